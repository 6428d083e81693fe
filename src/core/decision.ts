/** Which model to use, or none, and why. */

import type { Attempt, Settings } from './attempt.ts'
import type { Policy } from './policy.ts'
import type { OutputReason, Reason } from './reason.ts'
import { type Standing, standingsOf, stopsTheChain } from './standing.ts'

/** The value of the `outcome` output. */
export type Outcome = Decision['kind']

/**
 * - `preferred`: the model asked for. Not `verified` when `on-unsettled: keep` kept it without proof.
 * - `fallback`: a later model of the chain, which was accepted.
 * - `none`: no model can be used. `blockedBy` is the failure of the route or client that ended the walk, if one did.
 *
 * `reason` is why the model asked for is not the one used; for a model kept without proof it is what stood in the way
 * of the proof, since calling it accepted would be untrue. `settings` are what the used model needs.
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

/** The decision that the attempts so far lead to. */
export function decide(policy: Policy, attempts: readonly Attempt[]): Decision {
  const [asked, ...others] = standingsOf(policy, attempts)
  if (asked === undefined) throw new Error('The chain is empty.')
  if (asked.kind === 'accepted') {
    return { kind: 'preferred', model: asked.model, verified: true, reason: 'accepted', ...serving(asked) }
  }
  const reason = asked.kind === 'untried' ? 'timed-out' : asked.finding.reason
  const cancelled = attempts.some(attempt => attempt.verdict.kind === 'cancelled')
  if (asked.kind === 'unsettled' && policy.onUnsettled === 'keep' && !cancelled) {
    return { kind: 'preferred', model: asked.model, verified: false, reason, settings: {} }
  }
  if (asked.kind === 'unsettled' && policy.onUnsettled === 'fail') return { kind: 'none', reason }
  const used = others.find(standing => standing.kind === 'accepted')
  if (used !== undefined) return { kind: 'fallback', model: used.model, reason, ...serving(used) }
  const blocker = [asked, ...others].find(stopsTheChain)
  return blocker?.kind === 'refused'
    ? { kind: 'none', reason, blockedBy: blocker.finding.reason }
    : { kind: 'none', reason }
}

type Accepted = Extract<Standing, { kind: 'accepted' }>

function serving(standing: Accepted): Pick<Accepted, 'settings' | 'servedModel'> {
  const { settings, servedModel } = standing
  return servedModel === undefined ? { settings } : { settings, servedModel }
}
