/** Whether the chain is exhausted, so that `auto` is needed. */

import type { Attempt } from './attempt.ts'
import { chainStatus, stopsChain, wasCancelled } from './model-status.ts'
import type { Policy } from './policy.ts'

/**
 * Whether every model of the chain was tried and a further model could still be used. False if the run was cancelled,
 * if the route failed, if a model was accepted (except with strategy `all`), or if `onUnsettled` keeps the model asked
 * for or fails on it.
 */
export function isExhausted(policy: Policy, attempts: readonly Attempt[]): boolean {
  if (wasCancelled(attempts)) return false
  const statuses = chainStatus(policy, attempts)
  if (statuses[0]?.kind === 'unsettled' && policy.onUnsettled !== 'fallback') return false
  return statuses.every(
    status =>
      !stopsChain(status) &&
      status.kind !== 'untried' &&
      (policy.strategy === 'all' || status.kind !== 'accepted'),
  )
}
