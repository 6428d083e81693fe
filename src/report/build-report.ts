/** Builds the report from the attempts and the facts of the run. */

import { assertNever, optional } from '../base/index.ts'
import { findListed } from '../catalog/index.ts'
import {
  type Attempt,
  chainStatus,
  type Decision,
  decide,
  type ModelStatus,
  type Policy,
  wasCancelledEarly,
} from '../chain/index.ts'
import type { Route } from '../route/index.ts'
import type { Finding } from '../verdict/index.ts'
import { adviceOf } from './advice/advice.ts'
import { failureRecovery } from './advice/failure-texts.ts'
import { retirementIn, retiresAt } from './advice/retirement.ts'
import { costOf } from './cost.ts'
import { explain } from './explain.ts'
import { notesOf } from './notes.ts'
import {
  REPORT_VERSION,
  type Report,
  type ReportedAttempt,
  type ReportedFinding,
  type ReportedModel,
  type ReportedRoute,
  type ReportedRun,
} from './report.ts'
import type { ReportContext, RunFacts } from './report-context.ts'
import { retryAtOf } from './retry-at.ts'
import { type Sanitize, sanitizeOutsideTexts } from './sanitize-texts.ts'
import { reportUsage, sanitizeReading, usageLeftOf } from './usage.ts'

/** What a report is made of. Times are milliseconds since the epoch. */
type ReportSource = {
  readonly policy: Policy
  readonly route: Route
  readonly attempts: readonly Attempt[]
  readonly facts: RunFacts
  readonly leg: string
  readonly run: ReportedRun | null
  readonly codexVersion: string | null
  readonly startedAt: number
  readonly finishedAt: number
  readonly sanitize: Sanitize
}

/** Builds the report of one run, with the decision that the attempts lead to. */
export function buildReport(source: ReportSource): Report {
  const { policy, codexVersion, sanitize } = source
  const context = contextOf(source)
  const { requestedModel, route, attempts, statuses, decision } = context
  const used = decision.kind === 'none' ? undefined : decision
  return {
    version: REPORT_VERSION,
    leg: source.leg,
    requestedModel,
    model: used?.model ?? null,
    outcome: decision.kind,
    fallbackUsed: decision.kind === 'fallback',
    verified: policy.probe === 'live' && isVerified(decision),
    reason: decision.reason,
    explanation: explain(context),
    route: reportRoute(route),
    servedModel: used?.servedModel ?? null,
    settings: used?.settings ?? {},
    effort: null,
    availableModels: statuses.filter(status => status.kind === 'accepted').map(status => status.model),
    retryAt: retryAtOf(context),
    usageLeft: usageLeftOf(context),
    ...optional('usage', reportUsage(context)),
    retiresAt: (used === undefined ? undefined : retiresAt(context, used.model)) ?? null,
    successor: retirementIn(context, used?.model ?? requestedModel).successor ?? null,
    ...optional('advice', adviceOf(context)),
    codexVersion: codexVersion === null ? null : sanitize(codexVersion, 'setting'),
    chain: statuses.map(status => reportModel(status, context)),
    attempts: attempts.map(reportAttempt),
    notes: notesOf(context),
    ...optional('cost', costOf(context)),
    startedAt: new Date(source.startedAt).toISOString(),
    finishedAt: new Date(source.finishedAt).toISOString(),
    run: source.run,
  }
}

/** Sanitizes before any sentence is made, so that no part of the report holds other text from outside. */
function contextOf({ policy, facts, sanitize, finishedAt, ...source }: ReportSource): ReportContext {
  const attempts = sanitizeOutsideTexts(source.attempts, sanitize)
  const decision = decide(policy, attempts)
  return {
    probe: policy.probe,
    requestedModel: policy.chain[0],
    route: sanitizeOutsideTexts(source.route, sanitize),
    attempts,
    statuses: chainStatus(policy, attempts),
    decision,
    isCancelled: wasCancelledEarly(
      decision.kind,
      attempts.map(attempt => attempt.verdict.kind),
    ),
    facts: { ...facts, ...optional('usage', facts.usage && sanitizeReading(facts.usage, sanitize)) },
    now: finishedAt,
  }
}

function isVerified(decision: Decision): boolean {
  return decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified)
}

function reportRoute(route: Route): ReportedRoute {
  switch (route.kind) {
    case 'chatgpt':
      return { kind: route.kind, ...optional('plan', route.plan) }
    case 'api-key':
      return { kind: route.kind, source: route.source }
    case 'provider':
      return { kind: route.kind, provider: route.id }
    case 'access-token':
    case 'workload-identity':
    case 'none':
      return { kind: route.kind }
    default:
      return assertNever(route)
  }
}

function reportModel(status: ModelStatus, { route, facts: { catalog } }: ReportContext): ReportedModel {
  const { model, kind } = status
  // The list built into the CLI is the same on every route.
  const isRouteList = catalog?.kind === 'list' && catalog.source === 'route'
  return {
    model,
    verdict: kind,
    ...('finding' in status ? { finding: withAdvice(status.finding, model, route) } : {}),
    ...(kind === 'accepted' ? optional('servedModel', status.servedModel) : {}),
    ...(kind === 'accepted' && status.flapped ? { flapped: true } : {}),
    ...(isRouteList ? { listed: findListed(catalog, model) !== undefined } : {}),
  }
}

function reportAttempt({ verdict, startedAt, durationMs, ...question }: Attempt): ReportedAttempt {
  const { model, form, settings } = question
  return {
    model,
    form,
    settings,
    verdict: verdict.kind,
    ...('finding' in verdict ? { finding: reportFinding(verdict.finding) } : {}),
    ...(verdict.kind === 'accepted' ? optional('servedModel', verdict.servedModel) : {}),
    ...('usage' in verdict ? optional('usage', verdict.usage) : {}),
    startedAt: new Date(startedAt).toISOString(),
    durationMs,
  }
}

function withAdvice(finding: Finding, model: string, route: Route): ReportedFinding {
  const advice = failureRecovery(finding, route).replaceAll('{model}', () => model)
  return { ...reportFinding(finding), advice }
}

/** Leaves out the fields that only the next probe needs. */
function reportFinding(finding: Finding): ReportedFinding {
  const { reason, scope, lasting, said, status, code, retryAt, detail } = finding
  return {
    reason,
    scope,
    lasting,
    said,
    ...optional('status', status),
    ...optional('code', code),
    ...optional('retryAt', retryAt),
    ...optional('detail', detail),
  }
}
