import type { Outcome } from '../chain/index.ts'
import type { OutputReason, Reason } from '../verdict/index.ts'
import type { Report } from './report.ts'

/**
 * - `preferred`: every leg uses the very model that it asked for, and that is one and the same. `reason` is `accepted`,
 *   or, as in a leg's own report, what stood in the way of the proof where a leg kept its model without one.
 * - `fallback`: all legs can use the model, and at least one of them asked for another.
 * - `none`: there is no single model for all.
 *
 * The `reason` of the latter two is that of the leg that stands in the way, see `obstacleOf`. It is null when no leg was
 * denied what it asked for: they asked for different models, which is nobody's refusal, and no code says so.
 */
export type MergedDecision =
  | { readonly kind: 'preferred'; readonly model: string; readonly reason: OutputReason }
  | { readonly kind: 'fallback'; readonly model: string; readonly reason: Reason | null }
  | { readonly kind: 'none'; readonly reason: Reason | null }

/** The decision for all legs; `reports` are one for each, in the order of the legs. */
export function decideForAll(reports: readonly Report[]): MergedDecision {
  const reason = obstacleOf(reports)
  const model = modelForAll(reports)
  if (model === null) return { kind: 'none', reason }
  const asked = reports.every(report => report.outcome === 'preferred' && report.requestedModel === model)
  return asked
    ? { kind: 'preferred', model, reason: reason ?? 'accepted' }
    : { kind: 'fallback', model, reason }
}

/**
 * The models that every leg accepts, the best first: in the order of the first leg's chain. A leg that stopped at its
 * first accepted model has not asked for the others, so `strategy: all` is what makes this list complete.
 */
export function acceptedByAll(reports: readonly Report[]): readonly string[] {
  const [first, ...others] = reports
  return (first?.availableModels ?? []).filter(model =>
    others.every(report => report.availableModels.includes(model)),
  )
}

/**
 * The model that all legs use, which may be one that is kept without proof; where they use different ones, the best
 * that all accept. A leg that uses none, by `on-unsettled: fail` perhaps, is not talked into another model.
 */
function modelForAll(reports: readonly Report[]): string | null {
  const used = new Set(reports.map(report => report.model))
  if (used.has(null)) return null
  const [only] = used
  return (used.size === 1 ? only : acceptedByAll(reports)[0]) ?? null
}

/** The worse a leg fares, the more it is in the way of the others. */
const WORST_FIRST: readonly Outcome[] = ['none', 'fallback', 'preferred']

/** The reason of the first leg that has no model; else of the first that uses another; else of one without proof. */
function obstacleOf(reports: readonly Report[]): Reason | null {
  for (const outcome of WORST_FIRST) {
    for (const report of reports) {
      if (report.outcome === outcome && report.reason !== 'accepted') return report.reason
    }
  }
  return null
}
