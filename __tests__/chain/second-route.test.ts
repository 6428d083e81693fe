/** Which failures move a run to the second route. The list is that of the input's description, not of the code. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import {
  decide,
  movesToSecondRoute,
  type OnUnsettled,
  type Strategy,
  secondBudgetMs,
} from '../../src/chain/index.ts'
import { REASON_CODES } from '../../src/verdict/index.ts'
import {
  type Answer,
  accepted,
  arbitraryRun,
  attemptsAt,
  cancelled,
  policyOf,
  refused,
  unsettled,
} from './scripted-route.ts'

/** No usable login, or the allowance is spent. */
const MOVING: readonly string[] = [
  'not-signed-in',
  'login-expired',
  'auth-rejected',
  'usage-limit',
  'out-of-credits',
  'plan-excludes-codex',
  'workspace-blocked',
]

const STRATEGIES: readonly Strategy[] = ['first', 'all']
const ON_UNSETTLED: readonly OnUnsettled[] = ['fallback', 'keep', 'fail']
const POLICIES = STRATEGIES.flatMap(strategy =>
  ON_UNSETTLED.map(onUnsettled => policyOf({ strategy, onUnsettled })),
)

/** Whether a run moves in which the model asked for has these answers, and no other model was asked. */
function moves(answers: readonly Answer[]): readonly boolean[] {
  return POLICIES.map(policy => movesToSecondRoute(policy, attemptsAt('gpt-5.5', ...answers)))
}

const inAll = (isMoving: boolean): readonly boolean[] => POLICIES.map(() => isMoving)

describe.each(REASON_CODES)('after %s', reason => {
  it('a refusal moves only for a reason of the list', () => {
    // Twice, because an ambiguous refusal counts when it is confirmed.
    expect(moves([refused(reason), refused(reason)])).toEqual(inAll(MOVING.includes(reason)))
  })

  it('nothing moves that is not settled', () => {
    expect(moves([unsettled(reason)])).toEqual(inAll(false))
    expect(moves([refused(reason), refused(reason), unsettled(reason)])).toEqual(inAll(false))
    expect(moves([refused(reason, { lasting: 'ambiguous' })])).toEqual(inAll(false))
    expect(moves([refused(reason, { secondLook: true })])).toEqual(inAll(false))
  })

  it('nothing moves where the refusal is about one model, the request or the path', () => {
    for (const scope of ['model', 'request', 'infrastructure'] as const) {
      expect(moves([refused(reason, { scope }), refused(reason, { scope })])).toEqual(inAll(false))
    }
  })

  it('nothing moves after a cancellation', () => {
    expect(moves([refused(reason), refused(reason), cancelled()])).toEqual(inAll(false))
  })

  it('nothing moves where a model was accepted', () => {
    const attempts = [
      ...attemptsAt('gpt-5.5', refused(reason), refused(reason)),
      ...attemptsAt('gpt-5.4', accepted()),
    ]
    expect(POLICIES.map(policy => movesToSecondRoute(policy, attempts))).toEqual(inAll(false))
  })
})

describe('after a model that was not settled', () => {
  const attempts = [
    ...attemptsAt('gpt-5.5', unsettled('at-capacity')),
    ...attemptsAt('gpt-5.4', refused('usage-limit')),
  ]

  it('the limit that stopped the chain moves, unless on-unsettled has decided', () => {
    const byRule = ON_UNSETTLED.map(onUnsettled => movesToSecondRoute(policyOf({ onUnsettled }), attempts))
    expect(byRule).toEqual([true, false, false])
  })
})

it.each([
  ['what is left', 20_000, 160_000],
  ['whole milliseconds', 20_000.4, 159_999],
  ['the time of one probe where less is left', 170_000, 60_000],
  ['the same where nothing is left', 200_000, 60_000],
])('the second walk gets %s', (_, elapsedMs, expected) => {
  expect(secondBudgetMs({ budgetMs: 180_000, timeoutMs: 60_000 }, elapsedMs)).toBe(expected)
})

describe('any run', () => {
  it('moves only without a model, and only after a proven failure of the route from the list', () =>
    fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => {
        if (!movesToSecondRoute(policy, attempts)) return
        const decision = decide(policy, attempts)
        expect(decision).toMatchObject({ kind: 'none', blockedBy: expect.any(String) })
        expect(MOVING).toContain(decision.kind === 'none' ? decision.blockedBy : '')
        expect(attempts.map(({ verdict }) => verdict.kind)).not.toContain('cancelled')
        const blocked = attempts.filter(
          ({ verdict }) =>
            verdict.kind === 'refused' &&
            verdict.finding.scope === 'route' &&
            MOVING.includes(verdict.finding.reason),
        )
        expect(blocked.length).toBeGreaterThan(0)
      }),
      { numRuns: 2_000 },
    ))
})
