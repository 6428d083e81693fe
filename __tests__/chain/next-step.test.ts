import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { nextQuestion } from '../../src/chain/follow-up.ts'
import { modelStatus, stopsChain } from '../../src/chain/model-status.ts'
import { nextStep } from '../../src/chain/next-step.ts'
import type { Policy } from '../../src/chain/policy.ts'
import {
  type Answer,
  accepted,
  arbitraryRun,
  cancelled,
  doubted,
  hangs,
  policyOf,
  type RecordedStep,
  refused,
  runScriptedChain,
  type ScriptedRoute,
  unsettled,
} from './scripted-route.ts'

/** Effort, verbosity, and the plain form of the command. */
const MOST_ADJUSTMENTS = 3

const asked = (walked: { attempts: readonly { model: string }[] }) =>
  walked.attempts.map(attempt => attempt.model)

describe('the order of the probes', () => {
  const forbidden = refused('not-supported-on-route')
  type Row = [name: string, world: ScriptedRoute, policy: Partial<Policy>, expected: string[]]
  const rows: Row[] = [
    ['stops at the model asked for', { a: [accepted()] }, {}, ['a']],
    ['goes on after a refusal', { a: [forbidden] }, {}, ['a', 'b']],
    ['goes on to the end of the chain', { a: [forbidden], b: [forbidden] }, {}, ['a', 'b', 'c']],
    ['stops at a failure of the route', { a: [refused('usage-limit')] }, {}, ['a']],
    [
      'stops at a failure of the route further down',
      { a: [forbidden], b: [refused('usage-limit')] },
      {},
      ['a', 'b'],
    ],
    ['stops when there is no codex', { a: [refused('codex-missing')] }, {}, ['a']],
    ['goes on when the CLI is too old for one', { a: [refused('needs-newer-codex')] }, {}, ['a', 'b']],
    [
      'settles a temporary failure of the route with one model',
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
    ['believes an accept after a refusal', { a: [doubted(), accepted()] }, {}, ['a', 'a']],
    ['cannot confirm without retries', { a: [doubted()] }, { retries: 0 }, ['a', 'b']],
    [
      'confirms across a failure on the way',
      { a: [doubted(), unsettled('server-error'), doubted()] },
      { retries: 3 },
      ['a', 'a', 'a', 'b'],
    ],
    ['retries the same model first', { a: [unsettled('server-error')] }, {}, ['a', 'a', 'a', 'b']],
    ['does not retry what lasts', { a: [unsettled('prompt-blocked')] }, {}, ['a', 'b']],
    ['keeps an unsettled model without asking on', { a: [hangs()] }, { onUnsettled: 'keep' }, ['a', 'a']],
    [
      'fails on an unsettled model without asking on',
      { a: [unsettled('server-error')] },
      { onUnsettled: 'fail' },
      ['a', 'a', 'a'],
    ],
    [
      'goes past an unsettled fallback, whatever is done about the model asked for',
      { a: [forbidden], b: [unsettled('prompt-blocked')] },
      { onUnsettled: 'fail' },
      ['a', 'b', 'c'],
    ],
    ['leaves room for a model not asked yet when one hangs', { a: [hangs()] }, {}, ['a', 'a', 'b']],
    ['asks nothing more once cancelled', { a: [cancelled()] }, {}, ['a']],
    ['asks all of them', { a: [accepted()] }, { strategy: 'all' }, ['a', 'b', 'c']],
    [
      'asks all of them, though the one asked for stays unsettled',
      { a: [unsettled('prompt-blocked')] },
      { strategy: 'all', onUnsettled: 'keep' },
      ['a', 'b', 'c'],
    ],
    [
      'stops asking all at a failure of the route',
      { b: [refused('out-of-credits')] },
      { strategy: 'all' },
      ['a', 'b'],
    ],
  ]
  it.each(rows)('%s', (_name, world, changes, expected) => {
    const policy = policyOf({ chain: ['a', 'b', 'c'], ...changes })
    expect(asked(runScriptedChain(world, policy))).toEqual(expected)
  })
})

describe('the time of the probes', () => {
  it('gives the first probe what the budget has, though it is short', () => {
    const step = nextStep(policyOf({ budgetMs: 1_000 }), [], 0, 0)
    expect(step).toMatchObject({ kind: 'probe', afterMs: 0, timeoutMs: 1_000 })
  })

  it('asks no other model in less time than an answer needs', () => {
    const slow: Answer = { ...refused('no-access'), took: 1 }
    const policy = policyOf({ budgetMs: 64_000 })
    expect(asked(runScriptedChain({ 'gpt-5.5': [slow] }, policy))).toEqual(['gpt-5.5'])
  })

  it('waits as long as the server asks', () => {
    const world: ScriptedRoute = {
      'gpt-5.5': [unsettled('rate-limited', { retryAfterMs: 20_000 }), accepted()],
    }
    const { taken } = runScriptedChain(world, policyOf(), [0])
    expect(taken.map(({ step }) => step.afterMs)).toEqual([0, 20_000])
  })

  it('goes on instead of waiting for longer than the budget', () => {
    const world: ScriptedRoute = { 'gpt-5.5': [unsettled('rate-limited', { retryAfterMs: 200_000 })] }
    expect(asked(runScriptedChain(world, policyOf()))).toEqual(['gpt-5.5', 'gpt-5.4'])
  })

  it('asks again when a model that leaves room for others fails fast', () => {
    const world: ScriptedRoute = { 'gpt-5.5': [doubted()] }
    expect(asked(runScriptedChain(world, policyOf({ budgetMs: 30_000 })))).toEqual([
      'gpt-5.5',
      'gpt-5.5',
      'gpt-5.4',
    ])
  })

  it('doubles the waits', () => {
    const world: ScriptedRoute = { 'gpt-5.5': [unsettled('server-error')] }
    const { taken } = runScriptedChain(world, policyOf({ retries: 6, chain: ['gpt-5.5'] }), [0])
    expect(taken.map(({ step }) => step.afterMs)).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 10_000])
  })

  it('comes back to a model that had to make room, once the others are refused', () => {
    const world: ScriptedRoute = {
      'gpt-5.5': [hangs(), hangs(), accepted()],
      'gpt-5.4': [refused('no-access')],
    }
    expect(asked(runScriptedChain(world, policyOf()))).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.4', 'gpt-5.5'])
  })

  it('does not come back to it once another is accepted', () => {
    const world: ScriptedRoute = { 'gpt-5.5': [hangs()] }
    expect(asked(runScriptedChain(world, policyOf()))).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.4'])
  })

  it('does not come back to it once the route failed', () => {
    const world: ScriptedRoute = { 'gpt-5.5': [hangs()], 'gpt-5.4': [refused('usage-limit')] }
    expect(asked(runScriptedChain(world, policyOf()))).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.4'])
  })
})

describe('several at once', () => {
  const together = policyOf({ chain: ['a', 'b', 'c'], strategy: 'all', parallel: true })

  it('asks the whole chain in one step', () => {
    expect(runScriptedChain({}, together).taken.map(({ step }) => step.questions.length)).toEqual([3])
  })

  it('waits for the one that is due last, and asks it in time of its own', () => {
    const world: ScriptedRoute = {
      a: [unsettled('server-error'), accepted()],
      b: [unsettled('rate-limited', { retryAfterMs: 150_000 }), accepted()],
    }
    const [, second] = runScriptedChain(world, together, [0]).taken
    expect(second?.step.questions.map(question => question.model)).toEqual(['a', 'b'])
    expect(second?.step).toMatchObject({ afterMs: 150_000, timeoutMs: 29_400 })
  })

  it('asks one after another where the login might be refreshed', () => {
    const { taken } = runScriptedChain({}, { ...together, parallel: false })
    expect(taken.map(({ step }) => step.questions.length)).toEqual([1, 1, 1])
  })
})

describe('in any world', () => {
  const runs = { numRuns: 1_000 }
  const holds = (check: (walk: { policy: Policy } & ReturnType<typeof runScriptedChain>) => void) =>
    fc.assert(fc.property(arbitraryRun, check), runs)
  /** Each question of a walk, with what was known when it was asked. */
  const questions = ({ taken }: { taken: readonly RecordedStep[] }) =>
    taken.flatMap(({ step, ...known }) => step.questions.map(question => ({ question, step, ...known })))

  it('the walk ends, after few probes of each model', () =>
    holds(({ policy, attempts }) => {
      for (const model of policy.chain) {
        const own = attempts.filter(attempt => attempt.model === model)
        expect(own.length).toBeLessThanOrEqual(1 + policy.retries + MOST_ADJUSTMENTS)
      }
    }))

  it('the walk stays within the budget', () =>
    holds(({ policy, taken, elapsedMs }) => {
      for (const { step, elapsedMs: sofar } of taken) {
        expect(step.timeoutMs).toBeGreaterThanOrEqual(1)
        expect(step.timeoutMs).toBeLessThanOrEqual(policy.timeoutMs)
        expect(sofar + step.afterMs + step.timeoutMs).toBeLessThanOrEqual(policy.budgetMs)
        expect([step.afterMs, step.timeoutMs].every(Number.isSafeInteger)).toBe(true)
      }
      expect(elapsedMs).toBeLessThanOrEqual(policy.budgetMs)
    }))

  it('only the first step may be too short for an answer', () =>
    holds(({ policy, taken }) => {
      for (const { step } of taken.slice(1)) {
        expect(step.timeoutMs).toBeGreaterThanOrEqual(Math.min(policy.timeoutMs, 5_000))
      }
    }))

  it('nothing is asked after the route was refused, or after a cancel', () =>
    holds(walk => {
      for (const { before } of walk.taken) {
        expect(before.some(attempt => attempt.verdict.kind === 'cancelled')).toBe(false)
        for (const model of walk.policy.chain) {
          const standing = modelStatus(model, before)
          expect(standing.kind === 'refused' && stopsChain(standing)).toBe(false)
        }
      }
    }))

  it('no other model is asked while the route is in doubt', () =>
    holds(walk => {
      for (const { step, before } of walk.taken) {
        const doubtful = walk.policy.chain.filter(model => stopsChain(modelStatus(model, before)))
        if (doubtful.length === 0) continue
        expect(step.questions).toHaveLength(1)
        expect(doubtful).toContain(step.questions[0].model)
      }
    }))

  it('strategy first asks nothing after an accepted model', () =>
    holds(walk => {
      if (walk.policy.strategy !== 'first') return
      for (const { before } of walk.taken) {
        expect(before.some(attempt => attempt.verdict.kind === 'accepted')).toBe(false)
      }
    }))

  it('no settled model is asked again', () =>
    holds(walk => {
      for (const { question, before } of questions(walk)) {
        expect(['untried', 'unsettled']).toContain(modelStatus(question.model, before).kind)
      }
    }))

  it('no later model is asked while an earlier one has a try left that fits with room to spare', () =>
    holds(walk => {
      const { chain, retries, budgetMs, timeoutMs, strategy, parallel } = walk.policy
      if (strategy === 'all' && parallel) return
      for (const { question, before, elapsedMs, random } of questions(walk)) {
        if (stopsChain(modelStatus(question.model, before))) continue
        for (const earlier of chain.slice(0, chain.indexOf(question.model))) {
          const next = nextQuestion(earlier, before, retries, random)
          if (next.kind === 'settled') continue
          expect(budgetMs - elapsedMs - next.afterMs).toBeLessThan(2 * Math.max(timeoutMs, 5_000))
        }
      }
    }))

  it('a model asked again leaves the next one time for an answer', () =>
    holds(({ policy, attempts }) => {
      const { chain, timeoutMs, budgetMs } = policy
      const [first, second] = chain
      if (second === undefined || budgetMs < timeoutMs + 5_000) return
      const standing = modelStatus(first, attempts)
      const goesOn =
        standing.kind === 'refused' || (standing.kind === 'unsettled' && policy.onUnsettled === 'fallback')
      if (!goesOn || stopsChain(standing)) return
      if (attempts.some(attempt => attempt.verdict.kind === 'cancelled')) return
      expect(asked({ attempts })).toContain(second)
    }))

  it('one step never asks a model twice, and several at once only when that is wanted', () =>
    holds(({ policy, taken }) => {
      for (const { step } of taken) {
        const models = step.questions.map(question => question.model)
        expect(new Set(models).size).toBe(models.length)
        if (!(policy.strategy === 'all' && policy.parallel)) expect(models).toHaveLength(1)
      }
    }))

  it('a server is never asked sooner than it said', () =>
    holds(walk => {
      for (const { question, before, step } of questions(walk)) {
        const last = before.findLast(attempt => attempt.model === question.model)
        if (last === undefined || !('finding' in last.verdict)) continue
        const same =
          last.form === question.form && JSON.stringify(last.settings) === JSON.stringify(question.settings)
        if (same) expect(step.afterMs).toBeGreaterThanOrEqual(last.verdict.finding.retryAfterMs ?? 0)
      }
    }))

  it('no model is left behind on one ambiguous refusal alone, where a retry is allowed and fits', () =>
    holds(walk => {
      const { policy } = walk
      if (policy.retries === 0 || (policy.strategy === 'all' && policy.parallel)) return
      for (const { question, before, elapsedMs } of questions(walk)) {
        if (policy.budgetMs - elapsedMs < 3 * Math.max(policy.timeoutMs, 5_000)) continue
        for (const earlier of policy.chain.slice(0, policy.chain.indexOf(question.model))) {
          const own = before.filter(attempt => attempt.model === earlier)
          const [only] = own
          const doubtful =
            own.length === 1 &&
            only?.verdict.kind === 'refused' &&
            only.verdict.finding.lasting === 'ambiguous' &&
            (only.verdict.finding.retryAfterMs ?? 0) < 1_000
          expect(doubtful).toBe(false)
        }
      }
    }))
})
