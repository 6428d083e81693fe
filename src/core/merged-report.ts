/** The reports of a matrix taken together: what each leg may use, and what all of them may. */

import type { Outcome } from './decision.ts'
import type { OutputReason } from './reason.ts'
import type { Report } from './report.ts'

/** Raised when a field changes its meaning or goes away. */
export const MERGED_REPORT_VERSION = 1

/** What one leg found. */
export type MergedLeg = {
  readonly leg: string
  readonly requestedModel: string
  readonly model: string | null
  readonly outcome: Outcome
  readonly reason: OutputReason
  readonly route: string
  readonly availableModels: readonly string[]
}

/**
 * `availableModels`: the models that every leg accepts, in the order of the first leg's chain; `model` the first of
 * them, or the one that all legs use. A leg that stopped at its first accepted model has not asked for the others, so
 * `strategy: all` is what makes this list complete.
 */
export type MergedReport = {
  readonly version: typeof MERGED_REPORT_VERSION
  readonly kind: 'merged'
  readonly requestedModel: string
  readonly model: string | null
  readonly outcome: Outcome
  readonly reason: OutputReason
  readonly explanation: string
  readonly availableModels: readonly string[]
  readonly legs: readonly MergedLeg[]
  /** Files that matched and are no valid report, and why. */
  readonly rejected: readonly { readonly file: string; readonly problem: string }[]
}

/** The newest report of each leg, ordered by leg: a re-run of failed legs leaves the older files in place. */
export function newestByLeg(reports: readonly Report[]): readonly Report[] {
  const newest = new Map<string, Report>()
  for (const report of reports) {
    const known = newest.get(report.leg)
    if (known === undefined || Date.parse(known.finishedAt) < Date.parse(report.finishedAt)) {
      newest.set(report.leg, report)
    }
  }
  return [...newest.values()].sort((a, b) => (a.leg < b.leg ? -1 : 1))
}

/** Merges reports, one for each leg. */
export function mergeReports(reports: readonly Report[], rejected: MergedReport['rejected']): MergedReport {
  const [first] = reports
  const common = acceptedByAll(reports)
  const used = [...new Set(reports.map(report => report.model))]
  const model = used.length === 1 ? (used[0] ?? null) : (common[0] ?? null)
  const worst =
    reports.find(report => report.outcome === 'none') ?? reports.find(report => report.fallbackUsed)
  return {
    version: MERGED_REPORT_VERSION,
    kind: 'merged',
    requestedModel: sameOf(reports.map(report => report.requestedModel)) ?? '',
    model,
    outcome: outcomeOf(reports, model),
    reason: worst?.reason ?? first?.reason ?? 'unrecognized',
    explanation: explainMerged(reports, model),
    availableModels: common,
    legs: reports.map(legOf),
    rejected,
  }
}

function acceptedByAll(reports: readonly Report[]): readonly string[] {
  const [first, ...others] = reports
  return (first?.availableModels ?? []).filter(model =>
    others.every(report => report.availableModels.includes(model)),
  )
}

function outcomeOf(reports: readonly Report[], model: string | null): Outcome {
  if (model === null) return 'none'
  return reports.every(report => report.requestedModel === model) ? 'preferred' : 'fallback'
}

function explainMerged(reports: readonly Report[], model: string | null): string {
  const legs = `${reports.length} ${reports.length === 1 ? 'job' : 'jobs'}`
  if (reports.length === 0) return 'No job has left a report.'
  if (reports.every(report => report.model === model) && model !== null) return `All of ${legs} use ${model}.`
  if (model !== null) return `${model} is the first model that all of ${legs} accept.`
  return `No model was accepted by all of ${legs}.`
}

function legOf(report: Report): MergedLeg {
  const { leg, requestedModel, model, outcome, reason, route, availableModels } = report
  return { leg, requestedModel, model, outcome, reason, route: route.kind, availableModels }
}

function sameOf(values: readonly string[]): string | undefined {
  const [first] = values
  return values.every(value => value === first) ? first : undefined
}
