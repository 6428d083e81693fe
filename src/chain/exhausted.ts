/** Whether a walk came to the end of its chain, so that what stands behind the last model has its turn. */

import type { Attempt } from './attempt.ts'
import { chainStatus, stopsChain } from './model-status.ts'
import type { Policy } from './policy.ts'

/**
 * True when every model was tried, the route still stands, and a further model could still be used: none was accepted
 * (or all were to be tried), and the model asked for is not one to keep or to fail on.
 */
export function isExhausted(policy: Policy, attempts: readonly Attempt[]): boolean {
  if (attempts.some(attempt => attempt.verdict.kind === 'cancelled')) return false
  const standings = chainStatus(policy, attempts)
  const [asked] = standings
  if (asked?.kind === 'unsettled' && policy.onUnsettled !== 'fallback') return false
  return standings.every(
    standing =>
      !stopsChain(standing) &&
      standing.kind !== 'untried' &&
      (policy.strategy === 'all' || standing.kind !== 'accepted'),
  )
}
