/** The one record from which outputs, summary and comment are made. Its JSON Schema is docs/report.schema.json. */

import { assertNever } from './assert-never.ts'
import type { Attempt, ProbeForm, Settings } from './attempt.ts'
import { listedAs } from './catalog.ts'
import { wasCutShort } from './cut-short.ts'
import { type Decision, decide, type Outcome } from './decision.ts'
import type { Usage } from './evidence.ts'
import { explain } from './explain.ts'
import { type Cost, costOf } from './money.ts'
import { type Note, notesOf, type RunFacts } from './notes.ts'
import type { Policy } from './policy.ts'
import { type Quote, quotedAttempt, quotedRoute } from './quoted.ts'
import type { Lasting, OutputReason, Reason, Scope } from './reason.ts'
import { retryAtOf } from './reset.ts'
import type { Route, RouteKind } from './route.ts'
import { type Standing, standingsOf } from './standing.ts'
import type { Finding } from './verdict.ts'

/** Raised when a field changes its meaning or goes away; a new field does not raise it. */
export const REPORT_VERSION = 1

/** A failure as the report shows it: the endpoint's words are redacted and cut. */
export type ReportedFinding = {
  readonly reason: Reason
  readonly scope: Scope
  readonly lasting: Lasting
  readonly said: string
  readonly status?: number
  readonly code?: string
  readonly retryAt?: string
}

export type ReportedAttempt = {
  readonly model: string
  readonly form: ProbeForm
  readonly settings: Settings
  readonly verdict: 'accepted' | 'refused' | 'unsettled' | 'cancelled'
  readonly finding?: ReportedFinding
  readonly servedModel?: string
  readonly usage?: Usage
  readonly startedAt: string
  readonly durationMs: number
}

/** Where one model of the chain stands at the end. `listed`: whether the route's catalog names it, where known. */
export type ReportedModel = {
  readonly model: string
  readonly verdict: Standing['kind']
  readonly finding?: ReportedFinding
  readonly servedModel?: string
  readonly flapped?: boolean
  readonly listed?: boolean
}

/** The job that made the report. All of it comes from the runner. */
export type ReportedRun = {
  readonly repository: string
  readonly id: number
  /** What GitHub's pages call the run by. */
  readonly number?: number
  readonly attempt: number
  readonly job: string
  readonly sha: string
  readonly url: string
}

export type ReportedRoute = {
  readonly kind: RouteKind
  readonly plan?: string
  readonly source?: string
  readonly provider?: string
}

export type Report = {
  readonly version: typeof REPORT_VERSION
  readonly leg: string
  readonly requestedModel: string
  readonly model: string | null
  readonly outcome: Outcome
  readonly fallbackUsed: boolean
  /** False when the model is used without a probe having accepted it. */
  readonly verified: boolean
  readonly reason: OutputReason
  readonly explanation: string
  readonly route: ReportedRoute
  readonly servedModel: string | null
  readonly settings: Settings
  readonly availableModels: readonly string[]
  readonly retryAt: string | null
  readonly codexVersion: string | null
  readonly chain: readonly ReportedModel[]
  readonly attempts: readonly ReportedAttempt[]
  readonly notes: readonly Note[]
  readonly cost?: Cost
  readonly startedAt: string
  readonly finishedAt: string
  readonly run: ReportedRun | null
}

/** What a report is made of. Times are milliseconds since the epoch. `quote` redacts and cuts text from outside. */
export type ReportSource = {
  readonly policy: Policy
  readonly route: Route
  readonly attempts: readonly Attempt[]
  readonly facts: RunFacts
  readonly leg: string
  readonly run: ReportedRun | null
  readonly codexVersion: string | null
  readonly startedAt: number
  readonly finishedAt: number
  readonly quote: Quote
}

/**
 * Builds the report; the decision in it is the one that the attempts lead to. Text from outside is quoted once, before
 * anything is made of it, so that the explanation and the notes hold none that is not.
 */
export function buildReport(source: ReportSource): Report {
  const { policy, quote } = source
  const route = quotedRoute(source.route, quote)
  const attempts = source.attempts.map(attempt => quotedAttempt(attempt, quote))
  const standings = standingsOf(policy, attempts)
  const decision = decide(policy, attempts)
  const cancelled = wasCutShort(
    decision.kind,
    attempts.map(attempt => attempt.verdict.kind),
  )
  const requestedModel = policy.chain[0]
  const used = decision.kind === 'none' ? undefined : decision
  const cost = costOf({ requestedModel, decision, route }, attempts)
  return {
    version: REPORT_VERSION,
    leg: source.leg,
    requestedModel,
    model: used?.model ?? null,
    outcome: decision.kind,
    fallbackUsed: decision.kind === 'fallback',
    verified: policy.probe === 'live' && isProven(decision),
    reason: decision.reason,
    explanation: explain({ probe: policy.probe, cancelled, decision, requestedModel, route, standings }),
    route: reportRoute(route),
    servedModel: used?.servedModel ?? null,
    settings: used?.settings ?? {},
    availableModels: standings
      .filter(standing => standing.kind === 'accepted')
      .map(standing => standing.model),
    retryAt: retryAtOf(decision, standings),
    codexVersion: source.codexVersion === null ? null : quote(source.codexVersion),
    chain: standings.map(standing => reportModel(standing, source.facts)),
    attempts: attempts.map(reportAttempt),
    notes: notesOf({
      probe: policy.probe,
      cancelled,
      decision,
      requestedModel,
      route,
      standings,
      facts: source.facts,
    }),
    ...(cost === undefined ? {} : { cost }),
    startedAt: new Date(source.startedAt).toISOString(),
    finishedAt: new Date(source.finishedAt).toISOString(),
    run: source.run,
  }
}

/** Whether the model used was accepted by a probe. */
function isProven(decision: Decision): boolean {
  return decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified)
}

function reportRoute(route: Route): ReportedRoute {
  switch (route.kind) {
    case 'chatgpt':
      return route.plan === undefined ? { kind: route.kind } : { kind: route.kind, plan: route.plan }
    case 'api-key':
      return { kind: route.kind, source: route.source }
    case 'provider':
      return { kind: route.kind, provider: route.id }
    case 'access-token':
    case 'none':
      return { kind: route.kind }
    default:
      return assertNever(route)
  }
}

function reportModel(standing: Standing, facts: RunFacts): ReportedModel {
  const listed = isListed(standing.model, facts)
  return {
    model: standing.model,
    verdict: standing.kind,
    ...('finding' in standing ? { finding: reportFinding(standing.finding) } : {}),
    ...(standing.kind === 'accepted' && standing.servedModel !== undefined
      ? { servedModel: standing.servedModel }
      : {}),
    ...(standing.kind === 'accepted' && standing.flapped ? { flapped: true } : {}),
    ...(listed === undefined ? {} : { listed }),
  }
}

/** Only the route's own list says something; the CLI's own is the same on every route. */
function isListed(model: string, { catalog }: RunFacts): boolean | undefined {
  return catalog?.kind === 'list' && catalog.source === 'route'
    ? listedAs(catalog, model) !== undefined
    : undefined
}

function reportAttempt(attempt: Attempt): ReportedAttempt {
  const { verdict } = attempt
  return {
    model: attempt.model,
    form: attempt.form,
    settings: attempt.settings,
    verdict: verdict.kind,
    ...('finding' in verdict ? { finding: reportFinding(verdict.finding) } : {}),
    ...(verdict.kind === 'accepted' && verdict.servedModel !== undefined
      ? { servedModel: verdict.servedModel }
      : {}),
    ...(verdict.kind === 'accepted' && verdict.usage !== undefined ? { usage: verdict.usage } : {}),
    startedAt: new Date(attempt.startedAt).toISOString(),
    durationMs: attempt.durationMs,
  }
}

/** What is left out is of use to the walk alone. */
function reportFinding(finding: Finding): ReportedFinding {
  const { reason, scope, lasting, said, status, code, retryAt } = finding
  return {
    reason,
    scope,
    lasting,
    said,
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(retryAt === undefined ? {} : { retryAt }),
  }
}
