import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import {
  type Attempt,
  type Decision,
  decide,
  modelStatus,
  type Outcome,
  type Policy,
  wasCancelledEarly,
} from '../../src/chain/index.ts'
import type { VerdictKind } from '../../src/verdict/index.ts'
import {
  type Answer,
  accepted,
  arbitraryRun,
  attemptsAt,
  cancelled,
  doubted,
  hangs,
  policyOf,
  refused,
  unsettled,
} from './scripted-route.ts'

const notSupported = refused('not-supported-on-route')

type Row = [name: string, answers: Record<string, Answer[]>, policy: Partial<Policy>, decision: Decision]
const rows: Row[] = [
  [
    'uses the model asked for',
    { a: [accepted()] },
    {},
    { kind: 'preferred', model: 'a', verified: true, reason: 'accepted', settings: {} },
  ],
  [
    'reports which model answered',
    { a: [accepted('other')] },
    {},
    { kind: 'preferred', model: 'a', verified: true, reason: 'accepted', settings: {}, servedModel: 'other' },
  ],
  [
    'uses the first accepted fallback',
    { a: [notSupported], b: [refused('no-access')], c: [accepted()] },
    {},
    { kind: 'fallback', model: 'c', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'follows the order of the chain, not of the answers',
    { c: [accepted()], b: [accepted()], a: [notSupported] },
    { strategy: 'all' },
    { kind: 'fallback', model: 'b', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'falls back from an unsettled model',
    { a: [hangs()], b: [accepted()] },
    {},
    { kind: 'fallback', model: 'b', reason: 'timed-out', settings: {} },
  ],
  [
    'keeps an unsettled model without calling it verified',
    { a: [hangs()], b: [accepted()] },
    { onUnsettled: 'keep' },
    { kind: 'preferred', model: 'a', verified: false, reason: 'timed-out', settings: {} },
  ],
  [
    'keeps a model after one ambiguous refusal',
    { a: [doubted()] },
    { onUnsettled: 'keep' },
    { kind: 'preferred', model: 'a', verified: false, reason: 'model-not-found', settings: {} },
  ],
  [
    'does not keep a refused model',
    { a: [notSupported], b: [accepted()] },
    { onUnsettled: 'keep' },
    { kind: 'fallback', model: 'b', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'uses no model when the first is unsettled, even if another is accepted',
    { a: [hangs()], b: [accepted()] },
    { onUnsettled: 'fail', strategy: 'all' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'does not fail on a refused model',
    { a: [notSupported], b: [accepted()] },
    { onUnsettled: 'fail' },
    { kind: 'fallback', model: 'b', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'does not use an unsettled fallback',
    { a: [notSupported], b: [hangs()] },
    { onUnsettled: 'keep' },
    { kind: 'none', reason: 'not-supported-on-route' },
  ],
  [
    'names the failure of the route that ended the chain',
    { a: [notSupported], b: [refused('usage-limit')] },
    {},
    { kind: 'none', reason: 'not-supported-on-route', blockedBy: 'usage-limit' },
  ],
  [
    'names the failure of the route that ended the chain at its first model',
    { a: [refused('auth-rejected')] },
    {},
    { kind: 'none', reason: 'auth-rejected', blockedBy: 'auth-rejected' },
  ],
  [
    'names an unsettled failure of the route',
    { a: [unsettled('workspace-blocked')] },
    {},
    { kind: 'none', reason: 'workspace-blocked', blockedBy: 'workspace-blocked' },
  ],
  [
    'does not keep an unsettled model when the run was cancelled',
    { a: [hangs(), cancelled()] },
    { onUnsettled: 'keep' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'does not fall back from an unsettled model when the run was cancelled',
    { a: [hangs(), cancelled()], b: [accepted()] },
    { strategy: 'all' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'does not fall back from a model that the cancelled run did not try',
    { a: [cancelled()], b: [accepted()] },
    { strategy: 'all' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'uses the model that was accepted before the run was cancelled',
    { a: [accepted()], b: [cancelled()] },
    { strategy: 'all' },
    { kind: 'preferred', model: 'a', verified: true, reason: 'accepted', settings: {} },
  ],
]

describe('decide', () => {
  it.each(rows)('%s', (_name, answers, changes, decision) => {
    const attempts = Object.entries(answers).flatMap(([model, given]) => attemptsAt(model, ...given))
    expect(decide(policyOf({ chain: ['a', 'b', 'c'], ...changes }), attempts)).toEqual(decision)
  })

  it('returns the settings that the used model needs', () => {
    const attempts = attemptsAt('a', accepted()).map(attempt => ({
      ...attempt,
      settings: { effort: 'medium' },
    }))
    expect(decide(policyOf({ chain: ['a'] }), attempts)).toMatchObject({ settings: { effort: 'medium' } })
  })
})

describe('the decision on any run', () => {
  const holds = (check: (policy: Policy, attempts: readonly Attempt[], decision: Decision) => void) =>
    fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => check(policy, attempts, decide(policy, attempts))),
      { numRuns: 1_000 },
    )

  it('uses a model only if its last probe accepted it, except with on-unsettled: keep', () =>
    holds((policy, attempts, decision) => {
      if (decision.kind === 'none') return
      const last = attempts.findLast(({ model }) => model === decision.model)
      if (decision.kind === 'preferred' && !decision.verified) {
        expect(policy.onUnsettled).toBe('keep')
        expect(modelStatus(decision.model, attempts).kind).toBe('unsettled')
      } else {
        expect(last?.verdict.kind).toBe('accepted')
      }
    }))

  it('falls back only from a refused model, or from an unsettled one with on-unsettled: fallback', () =>
    holds((policy, attempts, decision) => {
      if (decision.kind !== 'fallback') return
      const { kind } = modelStatus(policy.chain[0], attempts)
      expect(policy.onUnsettled === 'fallback' ? ['refused', 'unsettled'] : ['refused']).toContain(kind)
    }))

  it('uses the first accepted model, unless on-unsettled or a cancel prevents it', () =>
    holds((policy, attempts, decision) => {
      const usable = policy.chain.find(model => modelStatus(model, attempts).kind === 'accepted')
      const verified = decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified)
      if (verified) expect(decision.model).toBe(usable)
      else if (usable !== undefined) {
        expect(modelStatus(policy.chain[0], attempts).kind).toMatch(/^(?:unsettled|untried)$/)
        const wasCancelled = attempts.some(({ verdict }) => verdict.kind === 'cancelled')
        expect(wasCancelled || policy.onUnsettled !== 'fallback').toBe(true)
      }
    }))

  it('has the reason accepted exactly if the first model was accepted', () =>
    holds((policy, attempts, decision) => {
      const { kind } = modelStatus(policy.chain[0], attempts)
      expect(decision.reason === 'accepted').toBe(kind === 'accepted')
    }))
})

describe('wasCancelledEarly', () => {
  it.each<[name: string, outcome: Outcome, verdicts: VerdictKind[], expected: boolean]>([
    ['no probe ended', 'none', [], true],
    ['a probe was cancelled', 'none', ['refused', 'cancelled'], true],
    ['all probes ended', 'none', ['refused', 'unsettled'], false],
    ['a model is used all the same', 'preferred', ['accepted', 'cancelled'], false],
  ])('when %s', (_name, outcome, verdicts, expected) => {
    expect(wasCancelledEarly(outcome, verdicts)).toBe(expected)
  })
})
