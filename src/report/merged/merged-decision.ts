/** The model that all jobs of a matrix can use, and why it is not the one they asked for. */

import type { Outcome } from '../../chain/index.ts'
import type { OutputReason, Reason } from '../../verdict/index.ts'
import type { Report } from '../report.ts'

/**
 * - `preferred`: every leg asked for the same model and uses it. `reason` is `accepted`; when a leg uses the model
 *   without proof, it is the reason in that leg's report.
 * - `fallback`: all legs can use the model, and at least one of them asked for another.
 * - `none`: no single model can be used by all legs.
 *
 * For `fallback` and `none`, `reason` is the failure of the leg with the worst outcome. It is null when no leg failed
 * and the legs only asked for different models: no reason code says that.
 */
export type MergedDecision =
  | { readonly kind: 'preferred'; readonly model: string; readonly reason: OutputReason }
  | { readonly kind: 'fallback'; readonly model: string; readonly reason: Reason | null }
  | { readonly kind: 'none'; readonly reason: Reason | null }

/** The decision for all legs; `reports` has one report for each, in the order of the legs. */
export function decideForAll(reports: readonly Report[]): MergedDecision {
  const reason = worstReason(reports)
  const model = modelForAll(reports)
  if (model === null) return { kind: 'none', reason }
  // A report file may contradict itself: a fallback that uses the model asked for.
  const isPreferred = reports.every(
    report => report.outcome === 'preferred' && report.requestedModel === model,
  )
  return isPreferred
    ? { kind: 'preferred', model, reason: reason ?? 'accepted' }
    : { kind: 'fallback', model, reason }
}

/**
 * The models that every leg accepts, in the order of the first leg's chain. A leg stops at its first accepted model
 * unless it runs with `strategy: all`, so only then is its list complete.
 */
export function acceptedByAll(reports: readonly Report[]): readonly string[] {
  const [first, ...others] = reports
  return (first?.availableModels ?? []).filter(model =>
    others.every(report => report.availableModels.includes(model)),
  )
}

/**
 * The model that all legs use, also without proof; when they use different ones, the first that all accept. Null when a
 * leg uses none: `on-unsettled: fail`, for example, rules out any other model for it.
 */
function modelForAll(reports: readonly Report[]): string | null {
  const used = new Set(reports.map(report => report.model))
  if (used.has(null)) return null
  const [model = null] = used.size === 1 ? used : acceptedByAll(reports)
  return model
}

const WORST_FIRST: readonly Outcome[] = ['none', 'fallback', 'preferred']

/** The reason of the first leg without a model; else of the first with a fallback; else of the first without proof. */
function worstReason(reports: readonly Report[]): Reason | null {
  const reasons = WORST_FIRST.flatMap(outcome =>
    reports.filter(report => report.outcome === outcome).map(report => report.reason),
  )
  return reasons.find(reason => reason !== 'accepted') ?? null
}
