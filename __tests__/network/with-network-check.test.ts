/** When the network is looked at, and what follows from it. */

import { expect, it, jest } from '@jest/globals'
import type { AskModel } from '../../src/steps/probe-chain/chain-loop.ts'
import { withNetworkCheck } from '../../src/steps/probe-chain/with-network-check.ts'
import { classify, type NetworkProblem, type Verdict } from '../../src/verdict/index.ts'

jest.setTimeout(30_000)

const QUESTION = { model: 'gpt-5.5', form: 'lean', settings: {} } as const
const REFUSED: NetworkProblem = { kind: 'no-connection', failure: 'refused' }
const NO_ANSWER: NetworkProblem = { kind: 'no-connection', failure: 'no-answer' }

function failed(message: string): Verdict {
  const route = { kind: 'api-key', source: 'input' } as const
  return classify(
    { kind: 'failed', stage: 'turn.failed', message },
    { model: 'gpt-5.5', route, now: new Date(0) },
  )
}

const UNREACHABLE = failed('Connection failed: error sending request')
const ACCEPTED: Verdict = { kind: 'accepted' }

/** An ask and a check that answer from lists, and the order of their calls. */
function scripted(verdicts: Verdict[], problems: (NetworkProblem | undefined)[]) {
  const calls: string[] = []
  const controller = new AbortController()
  const ask: AskModel = async () => {
    calls.push('ask')
    return verdicts.shift() ?? ACCEPTED
  }
  const asked = withNetworkCheck(ask, async () => {
    calls.push('check')
    return problems.shift()
  })
  return { calls, next: () => asked(QUESTION, { timeoutMs: 60_000, signal: controller.signal }) }
}

it('an answer needs no look', async () => {
  const { calls, next } = scripted([ACCEPTED, failed('unexpected status 503 Service Unavailable: x')], [])
  expect(await next()).toEqual(ACCEPTED)
  expect(await next()).toMatchObject({ finding: { reason: 'server-error' } })
  expect(calls).toEqual(['ask', 'ask'])
})

it('while the problem lasts, a retry does not start the CLI; when it is gone, it does', async () => {
  const { calls, next } = scripted([UNREACHABLE, ACCEPTED], [REFUSED, REFUSED, undefined])
  expect(await next()).toMatchObject({ kind: 'unsettled', finding: { network: REFUSED } })
  expect(await next()).toMatchObject({ kind: 'unsettled', finding: { network: REFUSED } })
  expect(await next()).toEqual(ACCEPTED)
  expect(calls).toEqual(['ask', 'check', 'check', 'check', 'ask'])
})

it('a failure without a problem stays what it is', async () => {
  const { calls, next } = scripted([UNREACHABLE, UNREACHABLE], [undefined, undefined])
  expect(await next()).toEqual(UNREACHABLE)
  expect(await next()).toEqual(UNREACHABLE)
  expect(calls).toEqual(['ask', 'check', 'ask', 'check'])
})

it.each([
  ['a routing discovery that failed', 'workspace routing discovery failed', true],
  ['a request that timed out', 'request timed out', true],
  ['a server that fails by its own words', 'An error occurred while processing your request.', false],
])('%s', async (_name, message, isExplained) => {
  const { calls, next } = scripted([failed(message)], [REFUSED])
  const verdict = await next()
  expect('finding' in verdict && verdict.finding.reason === 'unreachable').toBe(isExplained)
  expect(calls).toEqual(isExplained ? ['ask', 'check'] : ['ask'])
})

/** An ask that ends only when it is told to. */
function endless(problem: NetworkProblem | undefined) {
  const job = new AbortController()
  const ended: string[] = []
  const ask: AskModel = (_question, { signal }) =>
    new Promise(resolve =>
      signal.addEventListener('abort', () => {
        ended.push('ask')
        resolve({ kind: 'cancelled' })
      }),
    )
  let onCheck = () => {}
  const checked = new Promise<void>(resolve => {
    onCheck = resolve
  })
  const asked = withNetworkCheck(ask, async () => {
    onCheck()
    return problem
  })
  const verdict = asked(QUESTION, { timeoutMs: 60_000, signal: job.signal })
  return { job, ended, checked, verdict }
}

it('a probe is ended where nothing comes back on the whole way', async () => {
  const { ended, verdict } = endless(NO_ANSWER)
  expect(await verdict).toMatchObject({
    kind: 'unsettled',
    finding: { reason: 'unreachable', lasting: 'temporary', network: NO_ANSWER },
  })
  expect(ended).toEqual(['ask'])
})

it.each([
  ['no problem', undefined],
  ['another problem', REFUSED],
  ['a refusal', { kind: 'proxy-refuses', status: 403 } as const],
])('a probe goes on where the look finds %s, until the job is cancelled', async (_name, problem) => {
  const { job, ended, checked, verdict } = endless(problem)
  await checked
  await new Promise(resolve => setImmediate(resolve))
  expect(ended).toEqual([])
  job.abort()
  expect(await verdict).toEqual({ kind: 'cancelled' })
})
