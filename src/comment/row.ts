/** The row of a leg: how it is made from the report, and the result that it shows. */

import { optional, textOf } from '../base/index.ts'
import type { Report, ReportedModel } from '../report/index.ts'
import { factsOf, isReason, REASONS, type Reason } from '../verdict/index.ts'
import { isRerouted, type Row, type TriedModel } from './state/state.ts'

/** The row of a report. `tried` has only the models that were probed. */
export function rowOf(report: Report): Row {
  const { route, run } = report
  return {
    leg: report.leg,
    attempt: run?.attempt ?? 1,
    requested: report.requestedModel,
    used: report.model,
    outcome: report.outcome,
    reason: report.reason,
    explanation: report.explanation,
    route: route.kind,
    ...optional('plan', route.plan),
    ...optional('served', report.servedModel ?? undefined),
    ...optional('codex', report.codexVersion ?? undefined),
    ...optional('retryAt', report.retryAt ?? undefined),
    ...optional('advice', report.advice),
    tried: report.chain.flatMap(triedOf),
    notes: report.notes.map(({ text }) => text),
    ...optional('runUrl', run?.url),
  }
}

/** Empty for a model without a probe that reached a verdict. */
function triedOf(entry: ReportedModel): TriedModel[] {
  if (entry.verdict === 'untried') return []
  const { model, verdict, finding } = entry
  return [
    {
      model,
      verdict,
      reason: finding?.reason ?? 'accepted',
      ...optional('said', textOf(finding?.said)),
    },
  ]
}

/**
 * - `none`: no model is used.
 * - `rerouted`: a model is used, but another one answered when it was asked for.
 * - `fallback`: another model is used than the one asked for.
 * - `unverified`: the model asked for is used without proof.
 * - `preferred`: the model asked for is used, and was accepted.
 */
export type RowStatus = (typeof ROW_STATUSES)[number]

/** The most urgent first. */
export const ROW_STATUSES = ['none', 'rerouted', 'fallback', 'unverified', 'preferred'] as const

/** The result of the leg. */
export function rowStatus(row: Row): RowStatus {
  if (row.used === null || row.outcome === 'none') return 'none'
  if (isRerouted(row)) return 'rerouted'
  if (row.outcome === 'fallback') return 'fallback'
  return row.reason === 'accepted' ? 'preferred' : 'unverified'
}

/** Whether the leg uses the model it asked for, with proof. */
export function isPreferred(row: Row): boolean {
  return rowStatus(row) === 'preferred'
}

/**
 * The failure of the route, or the missing CLI, because of which the leg has no model. Any other model would have
 * failed in the same way.
 */
export function blockerOf(row: Row): Reason | undefined {
  if (rowStatus(row) !== 'none') return undefined
  return reasonsOf(row).find(
    reason => REASONS[reason].scope === 'route' || factsOf(reason).stopsChain === true,
  )
}

/** Whether that failure is the only one, so that the row has no answer about any model. */
export function isBlockedFromStart(row: Row): boolean {
  return blockerOf(row) === row.reason && reasonsOf(row).length === 1
}

/** The failures of a leg, each once, first that of the model asked for. Unknown codes are left out. */
export function reasonsOf(row: Row): readonly Reason[] {
  return [...new Set([row.reason, ...row.tried.map(({ reason }) => reason)])].filter(isReason)
}

/** Whether a failure is an answer about the model. That the model needs a newer CLI is one. */
export function isModelReason(reason: Reason): boolean {
  return REASONS[reason].scope === 'model' || reason === 'needs-newer-codex'
}
