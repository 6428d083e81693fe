import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { type Decision, decide } from '../../src/chain/decision.ts'
import { modelStatus } from '../../src/chain/model-status.ts'
import type { Policy } from '../../src/chain/policy.ts'
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

const forbidden = refused('not-supported-on-route')

type Row = [name: string, answers: Record<string, Answer[]>, policy: Partial<Policy>, decision: Decision]
const rows: Row[] = [
  [
    'uses the model asked for',
    { a: [accepted()] },
    {},
    { kind: 'preferred', model: 'a', verified: true, reason: 'accepted', settings: {} },
  ],
  [
    'says which model answered',
    { a: [accepted('other')] },
    {},
    { kind: 'preferred', model: 'a', verified: true, reason: 'accepted', settings: {}, servedModel: 'other' },
  ],
  [
    'uses the first accepted fallback',
    { a: [forbidden], b: [refused('no-access')], c: [accepted()] },
    {},
    { kind: 'fallback', model: 'c', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'prefers the order of the chain to that of the answers',
    { c: [accepted()], b: [accepted()], a: [forbidden] },
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
    'keeps an unsettled model, and does not call it accepted',
    { a: [hangs()], b: [accepted()] },
    { onUnsettled: 'keep' },
    { kind: 'preferred', model: 'a', verified: false, reason: 'timed-out', settings: {} },
  ],
  [
    'keeps a model on one ambiguous refusal',
    { a: [doubted()] },
    { onUnsettled: 'keep' },
    { kind: 'preferred', model: 'a', verified: false, reason: 'model-not-found', settings: {} },
  ],
  [
    'does not keep a refused model',
    { a: [forbidden], b: [accepted()] },
    { onUnsettled: 'keep' },
    { kind: 'fallback', model: 'b', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'fails on an unsettled model, though another is accepted',
    { a: [hangs()], b: [accepted()] },
    { onUnsettled: 'fail', strategy: 'all' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'does not fail on a refused model',
    { a: [forbidden], b: [accepted()] },
    { onUnsettled: 'fail' },
    { kind: 'fallback', model: 'b', reason: 'not-supported-on-route', settings: {} },
  ],
  [
    'uses none of the unsettled fallbacks',
    { a: [forbidden], b: [hangs()] },
    { onUnsettled: 'keep' },
    { kind: 'none', reason: 'not-supported-on-route' },
  ],
  [
    'names the failure of the route that ended the walk',
    { a: [forbidden], b: [refused('usage-limit')] },
    {},
    { kind: 'none', reason: 'not-supported-on-route', blockedBy: 'usage-limit' },
  ],
  [
    'names the failure of the route that ended it at once',
    { a: [refused('auth-rejected')] },
    {},
    { kind: 'none', reason: 'auth-rejected', blockedBy: 'auth-rejected' },
  ],
  [
    'names the failure of the route that may pass',
    { a: [unsettled('workspace-blocked')] },
    {},
    { kind: 'none', reason: 'workspace-blocked', blockedBy: 'workspace-blocked' },
  ],
  [
    'keeps no unsettled model of a cancelled walk',
    { a: [hangs(), cancelled()] },
    { onUnsettled: 'keep' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'does not fall back from an unsettled model of a cancelled walk',
    { a: [hangs(), cancelled()], b: [accepted()] },
    { strategy: 'all' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'does not fall back from a model that a cancelled walk did not reach',
    { a: [cancelled()], b: [accepted()] },
    { strategy: 'all' },
    { kind: 'none', reason: 'timed-out' },
  ],
  [
    'uses the model that was accepted before the walk was cancelled',
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

  it('says which settings the used model needs', () => {
    const attempts = attemptsAt('a', accepted()).map(attempt => ({
      ...attempt,
      settings: { effort: 'medium' },
    }))
    expect(decide(policyOf({ chain: ['a'] }), attempts)).toMatchObject({ settings: { effort: 'medium' } })
  })
})

describe('the decision in any world', () => {
  const holds = (check: (policy: Policy, walked: Parameters<typeof decide>[1], decision: Decision) => void) =>
    fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => check(policy, attempts, decide(policy, attempts))),
      { numRuns: 1_000 },
    )

  it('uses a model only when its last probe accepted it, but for on-unsettled: keep', () =>
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

  it('falls back only from a refused model, or an unsettled one with on-unsettled: fallback', () =>
    holds((policy, attempts, decision) => {
      if (decision.kind !== 'fallback') return
      const { kind } = modelStatus(policy.chain[0], attempts)
      expect(policy.onUnsettled === 'fallback' ? ['refused', 'unsettled'] : ['refused']).toContain(kind)
    }))

  it('passes over no accepted model, but where on-unsettled or a cancel says so', () =>
    holds((policy, attempts, decision) => {
      const usable = policy.chain.find(model => modelStatus(model, attempts).kind === 'accepted')
      const proven = decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified)
      if (proven) expect(decision.model).toBe(usable)
      else if (usable !== undefined) {
        expect(modelStatus(policy.chain[0], attempts).kind).toMatch(/^(?:unsettled|untried)$/)
        const cancel = attempts.some(({ verdict }) => verdict.kind === 'cancelled')
        expect(cancel || policy.onUnsettled !== 'fallback').toBe(true)
      }
    }))

  it('calls the reason accepted exactly when the model asked for was', () =>
    holds((policy, attempts, decision) => {
      const { kind } = modelStatus(policy.chain[0], attempts)
      expect(decision.reason === 'accepted').toBe(kind === 'accepted')
    }))
})
