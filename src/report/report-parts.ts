/** The parts that a report has of each walk: the route, the models and the probes. */

import { assertNever, optional } from '../base/index.ts'
import { findListed } from '../catalog/index.ts'
import type { Attempt, ModelStatus } from '../chain/index.ts'
import type { Route } from '../route/index.ts'
import type { Finding } from '../verdict/index.ts'
import { type Failure, failureRecovery } from './advice/failure-texts.ts'
import type { ReportedAttempt, ReportedFinding, ReportedModel, ReportedRoute } from './report.ts'
import type { ReportContext } from './report-context.ts'

/** A route as the report names it. */
export function reportRoute(route: Route): ReportedRoute {
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

/** The final status of one model. */
export function reportModel(status: ModelStatus, context: ReportContext): ReportedModel {
  const { catalog } = context.facts
  const { model, kind } = status
  // The list built into the CLI is the same on every route.
  const isRouteList = catalog?.kind === 'list' && catalog.source === 'route'
  return {
    model,
    verdict: kind,
    ...('finding' in status ? { finding: withAdvice(status.finding, model, context) } : {}),
    ...(kind === 'accepted' ? optional('servedModel', status.servedModel) : {}),
    ...(kind === 'accepted' && status.flapped ? { flapped: true } : {}),
    ...(isRouteList ? { listed: findListed(catalog, model) !== undefined } : {}),
  }
}

/** Only so many probes of a walk have a trace: a report with more must not become too long to be merged. */
const MAX_TRACES = 60

/** One probe. `index` is its place among those of the walk. */
export function reportAttempt(
  { verdict, startedAt, durationMs, waitedMs, ...question }: Attempt,
  index: number,
): ReportedAttempt {
  const { model, form, settings } = question
  return {
    model,
    form,
    settings,
    verdict: verdict.kind,
    ...('finding' in verdict ? { finding: reportFinding(verdict.finding) } : {}),
    ...(verdict.kind === 'accepted' ? optional('servedModel', verdict.servedModel) : {}),
    ...('usage' in verdict ? optional('usage', verdict.usage) : {}),
    ...optional('trace', index < MAX_TRACES ? verdict.trace : undefined),
    ...optional('waitedMs', waitedMs),
    startedAt: new Date(startedAt).toISOString(),
    durationMs,
  }
}

/** What to do first about a failure. */
export function adviceFor(failure: Failure, model: string, { route, facts }: ReportContext): string {
  const { hasSecondKey } = facts
  const words = { ...route, ...optional('hasSecondKey', hasSecondKey) }
  return failureRecovery(failure, words).replaceAll('{model}', () => model)
}

function withAdvice(finding: Finding, model: string, context: ReportContext): ReportedFinding {
  const advice = adviceFor(finding, model, context)
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
