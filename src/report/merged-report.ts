import type { Outcome } from '../chain/index.ts'
import type { RouteKind } from '../route/index.ts'
import type { OutputReason } from '../verdict/index.ts'
import { acceptedByAll, decideForAll, type MergedDecision } from './merged-decision.ts'
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
  readonly route: RouteKind
  readonly availableModels: readonly string[]
}

/**
 * What holds for all legs. A field is null when legs differ in it, when it is not known, and when there is no leg.
 *
 * `model`, `outcome` and `reason` are those of `MergedDecision`. `availableModels`: the models that every leg accepts,
 * in the order of the first leg's chain. `servedModel`: what answered for `model` in every leg, where that is another.
 * `retryAt`: the last of the legs' resets, ISO 8601 UTC; before it, one of the legs at least would be denied again.
 */
export type MergedReport = {
  readonly version: typeof MERGED_REPORT_VERSION
  readonly kind: 'merged'
  readonly requestedModel: string | null
  readonly model: string | null
  readonly outcome: Outcome
  readonly fallbackUsed: boolean
  readonly reason: OutputReason | null
  readonly explanation: string
  readonly route: RouteKind | null
  readonly servedModel: string | null
  readonly availableModels: readonly string[]
  readonly retryAt: string | null
  readonly codexVersion: string | null
  readonly legs: readonly MergedLeg[]
  /** Files that matched and are no valid report, and why. */
  readonly rejected: readonly { readonly file: string; readonly problem: string }[]
}

/** The newest report of each leg, ordered by leg: a re-run of failed legs leaves the older files in place. */
export function latestPerLeg(reports: readonly Report[]): readonly Report[] {
  const newest = new Map<string, Report>()
  for (const report of reports) {
    const known = newest.get(report.leg)
    if (known === undefined || Date.parse(known.finishedAt) < Date.parse(report.finishedAt)) {
      newest.set(report.leg, report)
    }
  }
  return [...newest.values()].sort((a, b) => (a.leg < b.leg ? -1 : 1))
}

/** Merges reports, one for each leg, as `newestByLeg` orders them. */
export function mergeReports(reports: readonly Report[], rejected: MergedReport['rejected']): MergedReport {
  const decision = decideForAll(reports)
  const model = decision.kind === 'none' ? null : decision.model
  return {
    version: MERGED_REPORT_VERSION,
    kind: 'merged',
    requestedModel: commonOf(reports.map(report => report.requestedModel)),
    model,
    outcome: decision.kind,
    fallbackUsed: decision.kind === 'fallback',
    reason: decision.reason,
    explanation: explainMerged(reports, decision),
    route: commonOf(reports.map(report => report.route.kind)),
    servedModel: commonOf(reports.map(report => servedFor(model, report))),
    availableModels: acceptedByAll(reports),
    retryAt: lastReset(reports),
    codexVersion: commonOf(reports.map(report => report.codexVersion)),
    legs: reports.map(legOf),
    rejected,
  }
}

/** The value that all have, null when they differ or there is none. */
function commonOf<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values
  return values.every(value => value === first) ? first : null
}

/** What answered for the model in one leg; a leg that uses another may have asked for this one too. */
function servedFor(model: string | null, report: Report): string | null {
  if (model !== null && model === report.model) return report.servedModel
  return report.chain.find(entry => entry.model === model)?.servedModel ?? null
}

/** All moments of a report are written alike, so their order as texts is that in time. */
function lastReset(reports: readonly Report[]): string | null {
  const resets = reports.flatMap(report => report.retryAt ?? [])
  return resets.toSorted().at(-1) ?? null
}

function explainMerged(reports: readonly Report[], decision: MergedDecision): string {
  const jobs = reports.length
  if (jobs === 0) return 'No job has left a report.'
  const asked = new Set(reports.map(report => report.requestedModel))
  const differ = decision.reason === null && asked.size > 1 ? '; they asked for different ones' : ''
  if (decision.kind === 'none') return explainNone(reports, differ)
  const { model } = decision
  if (reports.some(report => report.model !== model)) {
    return `${model} is the first model that all ${jobs} jobs accept${differ}.`
  }
  return jobs === 1 ? `The only job uses ${model}.` : `All ${jobs} jobs use ${model}.`
}

function explainNone(reports: readonly Report[], differ: string): string {
  const jobs = reports.length
  const without = reports.filter(report => report.model === null).length
  if (jobs === 1) return 'The only job uses no model.'
  if (without === jobs) return `None of the ${jobs} jobs uses a model.`
  if (without === 0) return `No single model was accepted by all ${jobs} jobs${differ}.`
  return `${without} of the ${jobs} jobs ${without === 1 ? 'uses' : 'use'} no model, so there is none for all.`
}

function legOf(report: Report): MergedLeg {
  const { leg, requestedModel, model, outcome, reason, route, availableModels } = report
  return { leg, requestedModel, model, outcome, reason, route: route.kind, availableModels }
}
