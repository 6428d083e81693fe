/** The row of a leg: how it is made from the report, and the result that it shows. */

import { optional, textOf } from '../base/index.ts'
import {
  bringsModelBack,
  type Failure,
  failureLabel,
  failureRecovery,
  type Report,
  type ReportedModel,
} from '../report/index.ts'
import type { RouteKind } from '../route/index.ts'
import { factsOf, isReason, REASONS, type Reason } from '../verdict/index.ts'
import { isRouteKind, otherRouteOf } from './other-route.ts'
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
    ...optional('firstRoute', report.firstRoute && otherRouteOf(report.firstRoute)),
    ...optional('secondRoute', report.secondRoute && otherRouteOf(report.secondRoute)),
    tried: report.chain.flatMap(entry => triedOf(entry, route)),
    notes: notesOf(report),
    ...optional('runUrl', run?.url),
  }
}

/**
 * Figures differ between the jobs of a matrix, and are no news; the summary of each job has its own. The end of a model
 * that is used as asked is in the explanation and in the advice.
 */
function notesOf({ notes, outcome }: Report): readonly string[] {
  return notes
    .filter(({ code }) => code !== 'usage-left' && !(code === 'retiring' && outcome === 'preferred'))
    .map(({ text }) => text)
}

/**
 * Empty for a model without a probe that reached a verdict. An advice that the kind of the route alone gives is left out,
 * because the comment can have 256 rows.
 */
function triedOf(entry: ReportedModel, { kind, plan }: Report['route']): TriedModel[] {
  if (entry.verdict === 'untried') return []
  const { model, verdict, finding } = entry
  const usual =
    finding &&
    failureRecovery(finding, { kind, ...optional('plan', plan) }).replaceAll('{model}', () => model)
  return [
    {
      model,
      verdict,
      reason: finding?.reason ?? 'accepted',
      ...optional('said', textOf(finding?.said)),
      ...optional('detail', textOf(finding?.detail)),
      ...optional('advice', finding?.advice === usual ? undefined : textOf(finding?.advice)),
    },
  ]
}

/**
 * - `none`: no model is used.
 * - `rerouted`: a model is used, but another one answered when it was asked for.
 * - `fallback`: another model is used than the one asked for.
 * - `second-route`: the model asked for is used and was accepted, with the key of another account.
 * - `unverified`: the model asked for is used without proof.
 * - `preferred`: the model asked for is used, and was accepted.
 */
export type RowStatus = (typeof ROW_STATUSES)[number]

/** The most urgent first. */
export const ROW_STATUSES = [
  'none',
  'rerouted',
  'fallback',
  'unverified',
  'second-route',
  'preferred',
] as const

/** The result of the leg. */
export function rowStatus(row: Row): RowStatus {
  if (row.used === null || row.outcome === 'none') return 'none'
  if (isRerouted(row)) return 'rerouted'
  if (row.outcome === 'fallback') return 'fallback'
  if (row.reason !== 'accepted') return 'unverified'
  return row.firstRoute === undefined ? 'preferred' : 'second-route'
}

/** Whether the leg uses the model and the route it asked for, with proof. */
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

function routeKindOf({ route }: Row): RouteKind {
  return isRouteKind(route) ? route : 'none'
}

/** The model that failed for a reason: the one asked for, if it did. */
function triedFor(row: Row, reason: Reason): TriedModel | undefined {
  const failed = row.tried.filter(tried => tried.reason === reason)
  return failed.find(({ model }) => model === row.requested) ?? failed[0]
}

/** A reason of a row in a few words. */
export function labelOf(row: Row, reason: Reason): string {
  return triedLabel(row, triedFor(row, reason) ?? { reason, verdict: 'refused' })
}

/** The failure of one model in a few words; undefined for a code that is not known. */
export function triedLabel(row: Row, tried: Pick<TriedModel, 'reason' | 'verdict' | 'detail'>): string {
  const failure = failureOf(tried)
  return failure === undefined ? '' : failureLabel(failure, routeKindOf(row))
}

function failureOf({
  reason,
  verdict,
  detail,
}: Pick<TriedModel, 'reason' | 'verdict' | 'detail'>): Failure | undefined {
  return isReason(reason) ? { reason, detail, isUnsettled: verdict === 'unsettled' } : undefined
}

/** What to do first about a reason of a row. `{model}` stands for the model. */
export function adviceFor(row: Row, reason: Reason): string {
  const tried = triedFor(row, reason)
  if (tried?.advice !== undefined) return tried.advice
  const hasSecondKey = row.firstRoute !== undefined || row.secondRoute !== undefined
  const route = {
    kind: routeKindOf(row),
    ...optional('plan', row.plan),
    ...(hasSecondKey ? { hasSecondKey } : {}),
  }
  return failureRecovery({ reason, detail: tried?.detail }, route)
}

/** Whether what the advice says is a way to get the model asked for again. */
export function canComeBack(row: Row): boolean {
  if (row.outcome !== 'fallback' || row.advice !== undefined) return false
  const { reason } = row
  return isReason(reason) && bringsModelBack({ reason, detail: triedFor(row, reason)?.detail })
}
