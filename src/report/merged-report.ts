/** The merged report of several jobs. Its schema is docs/merged-report.schema.json. */

import type { Outcome } from '../chain/index.ts'
import type { RouteKind } from '../route/index.ts'
import type { OutputReason } from '../verdict/index.ts'
import { acceptedByAll, decideForAll, type MergedDecision } from './merged-decision.ts'
import type { Report } from './report.ts'

/** Raised when a field changes its meaning or goes away. */
const MERGED_REPORT_VERSION = 1

/** The result of one leg. */
type MergedLeg = {
  readonly leg: string
  readonly requestedModel: string
  readonly model: string | null
  readonly outcome: Outcome
  readonly reason: OutputReason
  readonly route: RouteKind
  readonly availableModels: readonly string[]
}

/**
 * The result for all legs. A field is null when legs differ in it, when it is not known, and when there is no leg.
 *
 * `model`, `outcome` and `reason`: see `MergedDecision`. `availableModels`: the models that every leg accepts, in the
 * order of the first leg's chain. `servedModel`: the other model that answered for `model` in every leg. `retryAt`: the
 * last reset of all legs, ISO 8601 UTC; earlier, at least one leg would fail again. `retiresAt`: when the first of the
 * models used leaves its route.
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
  readonly retiresAt: string | null
  readonly successor: string | null
  readonly codexVersion: string | null
  readonly effort: string | null
  /** The least that any leg has left. */
  readonly usageLeft: number | null
  readonly legs: readonly MergedLeg[]
  /** Files that matched the glob but are not valid reports. */
  readonly rejected: readonly { readonly file: string; readonly problem: string }[]
}

/** The newest report of each leg, sorted by leg. A re-run of failed legs leaves older files of the same leg behind. */
export function latestPerLeg(reports: readonly Report[]): readonly Report[] {
  const newest = new Map<string, Report>()
  for (const report of reports) {
    const previous = newest.get(report.leg)
    if (previous === undefined || Date.parse(previous.finishedAt) < Date.parse(report.finishedAt)) {
      newest.set(report.leg, report)
    }
  }
  return [...newest.values()].sort((a, b) => (a.leg < b.leg ? -1 : 1))
}

/** Merges reports, one for each leg, in the order of `latestPerLeg`. */
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
    retiresAt: firstRetirement(reports),
    successor: commonOf(reports.map(report => report.successor ?? null)),
    codexVersion: commonOf(reports.map(report => report.codexVersion)),
    effort: commonOf(reports.map(report => report.effort ?? null)),
    usageLeft: leastUsageLeft(reports),
    legs: reports.map(legOf),
    rejected,
  }
}

/** The value that all have; null when they differ or there is none. */
function commonOf<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values
  return values.every(value => value === first) ? first : null
}

/** The other model that answered for `model` in one leg. A leg that uses another model may have probed this one too. */
function servedFor(model: string | null, report: Report): string | null {
  if (model !== null && model === report.model) return report.servedModel
  return report.chain.find(entry => entry.model === model)?.servedModel ?? null
}

function firstRetirement(reports: readonly Report[]): string | null {
  const dates = reports.flatMap(report => report.retiresAt ?? [])
  return dates.toSorted()[0] ?? null
}

function leastUsageLeft(reports: readonly Report[]): number | null {
  const known = reports.flatMap(report => report.usageLeft ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

function lastReset(reports: readonly Report[]): string | null {
  const resets = reports.flatMap(report => report.retryAt ?? [])
  // All times of a report have the same format, so their order as text is their order in time.
  return resets.toSorted().at(-1) ?? null
}

function explainMerged(reports: readonly Report[], decision: MergedDecision): string {
  const jobs = reports.length
  if (jobs === 0) return 'No job has left a report.'
  const asked = new Set(reports.map(report => report.requestedModel))
  const cause = decision.reason === null && asked.size > 1 ? '; they asked for different models' : ''
  if (decision.kind === 'none') return explainNone(reports, cause)
  const { model } = decision
  const onSecond = secondRouteText(reports)
  if (reports.some(report => report.model !== model)) {
    return `${model} is the first model that all ${jobs} jobs accept${cause}${onSecond}.`
  }
  return jobs === 1 ? `The only job uses ${model}${onSecond}.` : `All ${jobs} jobs use ${model}${onSecond}.`
}

/** How many jobs use another account than they were set up for. */
function secondRouteText(reports: readonly Report[]): string {
  const count = reports.filter(report => report.firstRoute !== undefined).length
  if (count === 0) return ''
  const who = count === reports.length ? '' : `${count} of them `
  return `${who === '' ? '' : ','} ${who}with the fallback API key, billed per token`
}

function explainNone(reports: readonly Report[], cause: string): string {
  const jobs = reports.length
  const without = reports.filter(report => report.model === null).length
  if (jobs === 1) return 'The only job uses no model.'
  if (without === jobs) return `None of the ${jobs} jobs uses a model.`
  if (without === 0) return `No single model was accepted by all ${jobs} jobs${cause}.`
  return `${without} of the ${jobs} jobs ${without === 1 ? 'uses' : 'use'} no model, so no model can be used by all.`
}

function legOf(report: Report): MergedLeg {
  const { leg, requestedModel, model, outcome, reason, route, availableModels } = report
  return { leg, requestedModel, model, outcome, reason, route: route.kind, availableModels }
}
