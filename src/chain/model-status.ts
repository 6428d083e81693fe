/** The status of each model after the attempts so far. */

import { optional } from '../base/index.ts'
import { type Finding, factsOf, type Verdict } from '../verdict/index.ts'
import type { Attempt, Settings } from './attempt.ts'
import type { Policy } from './policy.ts'

/**
 * - `accepted`: the last probe was accepted. `flapped`: an earlier one was refused.
 * - `refused`: the last probe was refused. If the refusal is ambiguous, or known only by its kind, a second probe has
 *   confirmed it.
 * - `unsettled`: no proof for or against the model.
 * - `untried`: no probe of the model has a verdict, because the run ended earlier or was cancelled.
 */
export type ModelStatus =
  | {
      readonly kind: 'accepted'
      readonly model: string
      readonly servedModel?: string
      readonly flapped: boolean
      readonly settings: Settings
    }
  | {
      readonly kind: 'refused'
      readonly model: string
      readonly finding: Finding
      readonly confirmed: boolean
    }
  | { readonly kind: 'unsettled'; readonly model: string; readonly finding: Finding }
  | { readonly kind: 'untried'; readonly model: string }

/** The status of one model. Attempts of other models and cancelled attempts have no effect. */
export function modelStatus(model: string, attempts: readonly Attempt[]): ModelStatus {
  const own = attemptsOf(model, attempts)
  const last = own.at(-1)
  if (last === undefined) return { kind: 'untried', model }
  const { verdict, settings } = last
  if (verdict.kind === 'accepted') {
    const flapped = own.some(attempt => refusalIn(attempt) !== undefined)
    return { kind: 'accepted', model, flapped, settings, ...optional('servedModel', verdict.servedModel) }
  }
  const refusal = refusalIn(last)
  if (refusal === undefined) return { kind: 'unsettled', model, finding: verdict.finding }
  const confirmed = own.slice(0, -1).some(attempt => refusalIn(attempt)?.scope === refusal.scope)
  const needsAnother = refusal.lasting === 'ambiguous' || refusal.secondLook === true
  return needsAnother && !confirmed
    ? { kind: 'unsettled', model, finding: refusal }
    : { kind: 'refused', model, finding: refusal, confirmed }
}

/** The statuses of all models, in the order of the chain. */
export function chainStatus(
  policy: Pick<Policy, 'chain'>,
  attempts: readonly Attempt[],
): readonly ModelStatus[] {
  return policy.chain.map(model => modelStatus(model, attempts))
}

type CompletedAttempt = Attempt & { readonly verdict: Exclude<Verdict, { kind: 'cancelled' }> }

/** The attempts of one model that were not cancelled, oldest first. */
export function attemptsOf(model: string, attempts: readonly Attempt[]): readonly CompletedAttempt[] {
  return attempts.filter(
    (attempt): attempt is CompletedAttempt => attempt.model === model && attempt.verdict.kind !== 'cancelled',
  )
}

/** Whether the job was cancelled during one of the attempts. */
export function wasCancelled(attempts: readonly Attempt[]): boolean {
  return attempts.some(attempt => attempt.verdict.kind === 'cancelled')
}

/**
 * The refusal in an attempt, if there is one. A failure of the request or of the infrastructure is no proof against the
 * model, even if the verdict is a refusal.
 */
function refusalIn({ verdict }: Attempt): Finding | undefined {
  if (verdict.kind !== 'refused') return undefined
  const { scope } = verdict.finding
  return scope === 'request' || scope === 'infrastructure' ? undefined : verdict.finding
}

/**
 * Whether a status stops the chain for all models once nothing more can be asked about its own model: after a failure
 * of the route, or if there is no CLI or it refuses its configuration. A CLI that is too old for one model may still run
 * the next.
 *
 * An unsettled failure of the route stops the chain too. The next model would fail the same way. And if the route
 * recovered in between, that model would wrongly look better than the model asked for.
 */
export function stopsChain(status: ModelStatus): boolean {
  if (!('finding' in status)) return false
  const { scope, reason } = status.finding
  return scope === 'route' || factsOf(reason).stopsChain === true
}
