import { describe, expect, it } from '@jest/globals'
import { decide, nextStep, type Policy } from '../../src/chain/index.ts'
import {
  type Answer,
  accepted,
  cancelled,
  doubted,
  hangs,
  policyOf,
  refused,
  runScriptedChain,
  type ScriptedRoute,
  unsettled,
} from './scripted-route.ts'

/** The models that were asked, in order. */
const askedOn = (route: ScriptedRoute, policy: Policy) =>
  runScriptedChain(route, policy).attempts.map(attempt => attempt.model)

describe('the order of the probes', () => {
  const notSupported = refused('not-supported-on-route')
  type Row = [name: string, route: ScriptedRoute, policy: Partial<Policy>, expected: string[]]
  const rows: Row[] = [
    ['stops at an accepted model', { a: [accepted()] }, {}, ['a']],
    ['goes on after a refusal', { a: [notSupported] }, {}, ['a', 'b']],
    ['goes on to the end of the chain', { a: [notSupported], b: [notSupported] }, {}, ['a', 'b', 'c']],
    ['stops at a failure of the route', { a: [refused('usage-limit')] }, {}, ['a']],
    [
      'stops at a failure of the route for a fallback',
      { a: [notSupported], b: [refused('usage-limit')] },
      {},
      ['a', 'b'],
    ],
    ['stops when there is no codex', { a: [refused('codex-missing')] }, {}, ['a']],
    ['stops when the configuration is refused', { a: [refused('config-invalid')] }, {}, ['a']],
    ['goes on when the CLI is too old for a model', { a: [refused('needs-newer-codex')] }, {}, ['a', 'b']],
    [
      'retries a temporary failure of the route with one model',
      { a: [unsettled('login-expired', { lasting: 'temporary' })] },
      {},
      ['a', 'a', 'a'],
    ],
    [
      'stops at an unconfirmed failure of the route',
      { a: [refused('workspace-blocked')] },
      { retries: 0 },
      ['a'],
    ],
    ['confirms an ambiguous refusal', { a: [doubted()] }, {}, ['a', 'a', 'b']],
    ['stops at a model that is accepted after a refusal', { a: [doubted(), accepted()] }, {}, ['a', 'a']],
    ['cannot confirm without retries', { a: [doubted()] }, { retries: 0 }, ['a', 'b']],
    [
      'confirms an ambiguous refusal after a server error',
      { a: [doubted(), unsettled('server-error'), doubted()] },
      { retries: 3 },
      ['a', 'a', 'a', 'b'],
    ],
    ['retries the same model first', { a: [unsettled('server-error')] }, {}, ['a', 'a', 'a', 'b']],
    ['does not retry a failure that lasts', { a: [unsettled('prompt-blocked')] }, {}, ['a', 'b']],
    [
      'asks no fallback when an unsettled model is kept',
      { a: [hangs()] },
      { onUnsettled: 'keep' },
      ['a', 'a'],
    ],
    [
      'asks no fallback when an unsettled model fails the run',
      { a: [unsettled('server-error')] },
      { onUnsettled: 'fail' },
      ['a', 'a', 'a'],
    ],
    [
      'goes on after an unsettled fallback, whatever on-unsettled is',
      { a: [notSupported], b: [unsettled('prompt-blocked')] },
      { onUnsettled: 'fail' },
      ['a', 'b', 'c'],
    ],
    ['keeps time for an untried model when one hangs', { a: [hangs()] }, {}, ['a', 'a', 'b']],
    ['stops after a cancel', { a: [cancelled()] }, {}, ['a']],
    ['asks all models with strategy all', { a: [accepted()] }, { strategy: 'all' }, ['a', 'b', 'c']],
    [
      'asks all models, even if the first is unsettled and kept',
      { a: [unsettled('prompt-blocked')] },
      { strategy: 'all', onUnsettled: 'keep' },
      ['a', 'b', 'c'],
    ],
    [
      'stops at a failure of the route with strategy all',
      { b: [refused('out-of-credits')] },
      { strategy: 'all' },
      ['a', 'b'],
    ],
  ]
  it.each(rows)('%s', (_name, route, changes, expected) => {
    expect(askedOn(route, policyOf({ chain: ['a', 'b', 'c'], ...changes }))).toEqual(expected)
  })
})

describe('the budget', () => {
  it('is used for the first probe, even if it is short', () => {
    const step = nextStep(policyOf({ budgetMs: 1_000 }), [], 0, 0)
    expect(step).toMatchObject({ kind: 'probe', afterMs: 0, timeoutMs: 1_000 })
  })

  it('is not used for another model when less is left than an answer needs', () => {
    const slow: Answer = { ...refused('no-access'), timeShare: 1 }
    expect(askedOn({ 'gpt-5.5': [slow] }, policyOf({ budgetMs: 64_000 }))).toEqual(['gpt-5.5'])
  })

  it('covers the wait that the server asks for', () => {
    const route: ScriptedRoute = {
      'gpt-5.5': [unsettled('rate-limited', { retryAfterMs: 20_000 }), accepted()],
    }
    const { steps } = runScriptedChain(route, policyOf(), [0])
    expect(steps.map(({ step }) => step.afterMs)).toEqual([0, 20_000])
  })

  it('is not used for a wait that it cannot cover, so the next model is asked', () => {
    const route: ScriptedRoute = { 'gpt-5.5': [unsettled('rate-limited', { retryAfterMs: 200_000 })] }
    expect(askedOn(route, policyOf())).toEqual(['gpt-5.5', 'gpt-5.4'])
  })

  it('is used for a retry of a model that fails fast', () => {
    const route: ScriptedRoute = { 'gpt-5.5': [doubted()] }
    expect(askedOn(route, policyOf({ budgetMs: 30_000 }))).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.4'])
  })

  it('is used for another try of a model that hangs, once the others are refused', () => {
    const route: ScriptedRoute = {
      'gpt-5.5': [hangs(), hangs(), accepted()],
      'gpt-5.4': [refused('no-access')],
    }
    expect(askedOn(route, policyOf())).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.4', 'gpt-5.5'])
  })

  it('is not used for another try once the route failed', () => {
    const route: ScriptedRoute = { 'gpt-5.5': [hangs()], 'gpt-5.4': [refused('usage-limit')] }
    expect(askedOn(route, policyOf())).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.4'])
  })
})

describe('parallel probes', () => {
  const parallel = policyOf({ chain: ['a', 'b', 'c'], strategy: 'all', parallel: true })

  it('ask the whole chain in one step', () => {
    expect(runScriptedChain({}, parallel).steps.map(({ step }) => step.questions.length)).toEqual([3])
  })

  it('start after the longest wait and share the shortest timeout', () => {
    const route: ScriptedRoute = {
      a: [unsettled('server-error'), accepted()],
      b: [unsettled('rate-limited', { retryAfterMs: 150_000 }), accepted()],
    }
    const [, second] = runScriptedChain(route, parallel, [0]).steps
    expect(second?.step.questions.map(question => question.model)).toEqual(['a', 'b'])
    expect(second?.step).toMatchObject({ afterMs: 150_000, timeoutMs: 29_400 })
  })

  it('run one at a time when parallel is off', () => {
    const { steps } = runScriptedChain({}, { ...parallel, parallel: false })
    expect(steps.map(({ step }) => step.questions.length)).toEqual([1, 1, 1])
  })
})

describe('a model that the route probably refuses', () => {
  const policy = policyOf({ chain: ['a', 'b', 'c', 'd'], parallel: true, expectedRefusals: ['a', 'b'] })
  const refusals: ScriptedRoute = { a: [refused('no-access')], b: [refused('no-access')] }
  const modelsOf = (route: ScriptedRoute, changes: Partial<Policy> = {}) =>
    runScriptedChain(route, { ...policy, ...changes }, [0]).steps.map(({ step }) =>
      step.questions.map(question => question.model).join(),
    )

  it('is asked together with those after it, up to the first likely one', () => {
    expect(modelsOf(refusals)).toEqual(['a,b,c'])
    expect(modelsOf({ ...refusals, c: [refused('no-access')] })).toEqual(['a,b,c', 'd'])
  })

  it('is asked alone where only one probe may run at a time', () => {
    expect(modelsOf(refusals, { parallel: false })).toEqual(['a', 'b', 'c'])
  })

  it('is used all the same when it is accepted', () => {
    const run = runScriptedChain({ a: [refused('no-access')] }, policy, [0])
    expect(decide(policy, run.attempts)).toMatchObject({ kind: 'fallback', model: 'b' })
  })

  it('is asked again after a failure that may pass, although a later model was accepted', () => {
    const route: ScriptedRoute = { ...refusals, a: [unsettled('server-error'), accepted()] }
    expect(modelsOf(route)).toEqual(['a,b,c', 'a'])
    const { attempts } = runScriptedChain(route, policy, [0])
    expect(decide(policy, attempts)).toMatchObject({ kind: 'preferred', model: 'a' })
  })

  it('is asked again alone, and the others are not asked twice', () => {
    const route: ScriptedRoute = { ...refusals, b: [doubted()], c: [refused('no-access')] }
    expect(modelsOf(route)).toEqual(['a,b,c', 'b', 'd'])
  })

  it('is not waited for when it is only a fallback and a later one was accepted', () => {
    expect(modelsOf({ ...refusals, b: [unsettled('server-error')] })).toEqual(['a,b,c'])
  })
})
