/** Whether the chain is walked again on a second route, and for how long. */

import { factsOf } from '../verdict/index.ts'
import type { Attempt } from './attempt.ts'
import { chainStatus, stopsChain, wasCancelled } from './model-status.ts'
import type { Policy } from './policy.ts'

/**
 * Whether the walk ended without a model because the route refused its login or has no allowance left. The second route
 * is billed to another account, so it is never taken for a failure that may pass or that is about a model: the failure
 * that stopped the chain has to be proven and of a reason that is meant for it.
 */
export function movesToSecondRoute(policy: Policy, attempts: readonly Attempt[]): boolean {
  const statuses = chainStatus(policy, attempts)
  const [asked] = statuses
  if (wasCancelled(attempts) || statuses.some(status => status.kind === 'accepted')) return false
  // Here `on-unsettled` has decided, and not the route.
  if (asked?.kind === 'unsettled' && policy.onUnsettled !== 'fallback') return false
  const blocking = statuses.find(stopsChain)
  return blocking?.kind === 'refused' && factsOf(blocking.finding.reason).movesToSecondRoute === true
}

/**
 * The budget of the second walk, milliseconds: what the first one has left, and at least the time of one probe, which
 * shows whether the key works.
 */
export function secondBudgetMs(
  { budgetMs, timeoutMs }: Pick<Policy, 'budgetMs' | 'timeoutMs'>,
  elapsedMs: number,
): number {
  return Math.max(Math.floor(budgetMs - elapsedMs), timeoutMs)
}
