/** Which model to use, or none, and why. */

import { assertNever, optional } from '../base/index.ts'
import type { OutputReason, Reason, VerdictKind } from '../verdict/index.ts'
import type { Attempt, Settings } from './attempt.ts'
import { chainStatus, type ModelStatus, stopsChain, wasCancelled } from './model-status.ts'
import type { Policy } from './policy.ts'

/** The value of the `outcome` output. */
export type Outcome = Decision['kind']

/**
 * - `preferred`: the model asked for. Not `verified` if `on-unsettled: keep` uses it without proof.
 * - `fallback`: a later model of the chain, which was accepted.
 * - `none`: no model is used. `blockedBy`: the failure of the route or the missing CLI that ended the chain.
 *
 * `reason` is why the model asked for is not used. For a model that is used without proof it is why there is no proof.
 * `settings` are those that the used model needs.
 */
export type Decision =
  | {
      readonly kind: 'preferred'
      readonly model: string
      readonly verified: boolean
      readonly reason: OutputReason
      readonly settings: Settings
      readonly servedModel?: string
    }
  | {
      readonly kind: 'fallback'
      readonly model: string
      readonly reason: Reason
      readonly settings: Settings
      readonly servedModel?: string
    }
  | { readonly kind: 'none'; readonly reason: Reason; readonly blockedBy?: Reason }

/**
 * The decision after the attempts so far. After a cancel, an unsettled model asked for is neither kept nor replaced,
 * because it had retries left.
 */
export function decide(policy: Policy, attempts: readonly Attempt[]): Decision {
  const statuses = chainStatus(policy, attempts)
  const [preferred] = statuses
  if (preferred === undefined) throw new Error('The chain is empty.')
  switch (preferred.kind) {
    case 'accepted': {
      const { model, settings, servedModel } = preferred
      const used = { model, settings, ...optional('servedModel', servedModel) }
      return { kind: 'preferred', verified: true, reason: 'accepted', ...used }
    }
    case 'refused':
      return decideFallback(preferred.finding.reason, statuses)
    case 'unsettled': {
      const { model, finding } = preferred
      if (wasCancelled(attempts)) return decideNone(finding.reason, statuses)
      return decideUnsettled(policy, model, finding.reason, statuses)
    }
    case 'untried':
      // Only after a cancel. The contract has no code for it, but it is true that no answer came in time.
      return decideNone('timed-out', statuses)
    default:
      return assertNever(preferred)
  }
}

function decideUnsettled(
  { onUnsettled }: Policy,
  model: string,
  reason: Reason,
  statuses: readonly ModelStatus[],
): Decision {
  switch (onUnsettled) {
    case 'fallback':
      return decideFallback(reason, statuses)
    case 'keep':
      return { kind: 'preferred', model, verified: false, reason, settings: {} }
    case 'fail':
      return decideNone(reason, statuses)
    default:
      return assertNever(onUnsettled)
  }
}

/** Uses the first accepted model. The model asked for must not be accepted. */
function decideFallback(reason: Reason, statuses: readonly ModelStatus[]): Decision {
  const used = statuses.find(status => status.kind === 'accepted')
  if (used === undefined) return decideNone(reason, statuses)
  const { model, settings, servedModel } = used
  return { kind: 'fallback', model, reason, settings, ...optional('servedModel', servedModel) }
}

function decideNone(reason: Reason, statuses: readonly ModelStatus[]): Decision {
  const blocking = statuses.filter(status => 'finding' in status).find(stopsChain)
  return { kind: 'none', reason, ...optional('blockedBy', blocking?.finding.reason) }
}

/**
 * Whether a run without a model was cancelled. Then it is not known that no model can be used. Usually a newer run of
 * the same pull request has replaced it and reports its own result.
 */
export function wasCancelledEarly(outcome: Outcome, verdicts: readonly VerdictKind[]): boolean {
  return outcome === 'none' && (verdicts.length === 0 || verdicts.includes('cancelled'))
}
