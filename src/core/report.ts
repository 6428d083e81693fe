/** The one record from which outputs, summary and comment are made. Its JSON Schema is docs/report.schema.json. */

import type { Attempt, ProbeForm, Settings } from './attempt.ts'
import { type Decision, decide, type Outcome } from './decision.ts'
import type { Usage } from './evidence.ts'
import { explain } from './explain.ts'
import { type Note, notesOf, type RunFacts } from './notes.ts'
import type { Policy } from './policy.ts'
import type { Lasting, OutputReason, Reason, Scope } from './reason.ts'
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
  readonly quote: (text: string) => string
}

/** Builds the report; the decision in it is the one that the attempts lead to. */
export function buildReport(source: ReportSource): Report {
  const { policy, route, attempts, quote } = source
  const standings = standingsOf(policy, attempts)
  const decision = decide(policy, attempts)
  const requestedModel = policy.chain[0]
  const used = decision.kind === 'none' ? undefined : decision
  const retryAt = retryAtOf(decision, standings)
  return {
    version: REPORT_VERSION,
    leg: source.leg,
    requestedModel,
    model: used?.model ?? null,
    outcome: decision.kind,
    fallbackUsed: decision.kind === 'fallback',
    verified: decision.kind !== 'none' && (decision.kind === 'fallback' || decision.verified),
    reason: decision.reason,
    explanation: explain({ decision, requestedModel, route, standings, retryAt }),
    route: reportRoute(route, quote),
    servedModel: used === undefined || !('servedModel' in used) ? null : quote(used.servedModel ?? ''),
    settings: used?.settings ?? {},
    availableModels: standings
      .filter(standing => standing.kind === 'accepted')
      .map(standing => standing.model),
    retryAt,
    codexVersion: source.codexVersion,
    chain: standings.map(standing => reportModel(standing, source)),
    attempts: attempts.map(attempt => reportAttempt(attempt, quote)),
    notes: notesOf({ decision, requestedModel, route, standings, facts: source.facts }).map(note => ({
      ...note,
      text: quote(note.text),
    })),
    startedAt: new Date(source.startedAt).toISOString(),
    finishedAt: new Date(source.finishedAt).toISOString(),
    run: source.run,
  }
}

/** The reset that matters: of the failure that blocks everything, else of the model asked for. */
function retryAtOf(decision: Decision, standings: readonly Standing[]): string | null {
  if (decision.kind === 'preferred' && decision.verified) return null
  const blockedBy = decision.kind === 'none' ? decision.blockedBy : undefined
  const blocker = standings.find(
    standing => standing.kind === 'refused' && standing.finding.reason === blockedBy,
  )
  for (const standing of [blocker, standings[0]]) {
    if (standing !== undefined && 'finding' in standing && standing.finding.retryAt !== undefined) {
      return standing.finding.retryAt
    }
  }
  return null
}

function reportRoute(route: Route, quote: (text: string) => string): ReportedRoute {
  switch (route.kind) {
    case 'chatgpt':
      return route.plan === undefined ? { kind: route.kind } : { kind: route.kind, plan: quote(route.plan) }
    case 'api-key':
      return { kind: route.kind, source: route.source }
    case 'provider':
      return { kind: route.kind, provider: quote(route.id) }
    case 'access-token':
    case 'none':
      return { kind: route.kind }
  }
}

function reportModel(standing: Standing, source: ReportSource): ReportedModel {
  const listed = source.facts.listedModels?.includes(standing.model)
  return {
    model: standing.model,
    verdict: standing.kind,
    ...('finding' in standing ? { finding: reportFinding(standing.finding, source.quote) } : {}),
    ...(standing.kind === 'accepted' && standing.servedModel !== undefined
      ? { servedModel: source.quote(standing.servedModel) }
      : {}),
    ...(standing.kind === 'accepted' && standing.flapped ? { flapped: true } : {}),
    ...(listed === undefined ? {} : { listed }),
  }
}

function reportAttempt(attempt: Attempt, quote: (text: string) => string): ReportedAttempt {
  const { verdict } = attempt
  return {
    model: attempt.model,
    form: attempt.form,
    settings: attempt.settings,
    verdict: verdict.kind,
    ...('finding' in verdict ? { finding: reportFinding(verdict.finding, quote) } : {}),
    ...(verdict.kind === 'accepted' && verdict.servedModel !== undefined
      ? { servedModel: quote(verdict.servedModel) }
      : {}),
    ...(verdict.kind === 'accepted' && verdict.usage !== undefined ? { usage: verdict.usage } : {}),
    startedAt: new Date(attempt.startedAt).toISOString(),
    durationMs: attempt.durationMs,
  }
}

function reportFinding(finding: Finding, quote: (text: string) => string): ReportedFinding {
  const { reason, scope, lasting, status, code, retryAt } = finding
  return {
    reason,
    scope,
    lasting,
    said: quote(finding.said),
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code: quote(code) }),
    ...(retryAt === undefined ? {} : { retryAt }),
  }
}
