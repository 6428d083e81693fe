import { assertNever } from '../base/index.ts'
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
import { costOf } from './cost.ts'
import { explain } from './explain.ts'
import type { RunFacts } from './note.ts'
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
import { retryAtOf } from './retry-at.ts'
import { type Sanitize, sanitizeAttempt, sanitizeRoute } from './sanitize.ts'

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
  readonly sanitize: Sanitize
}

/**
 * Builds the report; the decision in it is the one that the attempts lead to. Text from outside is quoted once, before
 * anything is made of it, so that the explanation and the notes hold none that is not.
 */
export function buildReport(source: ReportSource): Report {
  const { policy, sanitize: quote } = source
  const route = sanitizeRoute(source.route, quote)
  const attempts = source.attempts.map(attempt => sanitizeAttempt(attempt, quote))
  const standings = chainStatus(policy, attempts)
  const decision = decide(policy, attempts)
  const cancelled = wasCancelledEarly(
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
    explanation: explain({
      probe: policy.probe,
      cancelled,
      decision,
      requestedModel,
      route,
      statuses: standings,
    }),
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
      statuses: standings,
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

function reportModel(standing: ModelStatus, facts: RunFacts): ReportedModel {
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
    ? findListed(catalog, model) !== undefined
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
