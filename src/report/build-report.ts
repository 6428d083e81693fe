/** Builds the report from the attempts and the facts of the run. */

import { optional } from '../base/index.ts'
import {
  type Attempt,
  chainStatus,
  type Decision,
  decide,
  type Policy,
  wasCancelledEarly,
} from '../chain/index.ts'
import type { Route } from '../route/index.ts'
import { adviceOf } from './advice/advice.ts'
import { effortOf } from './advice/effort.ts'
import { retirementIn, retiresAt } from './advice/retirement.ts'
import { costOf } from './cost.ts'
import { explain } from './explain.ts'
import { notesOf } from './notes.ts'
import { type Diagnostics, REPORT_VERSION, type Report, type ReportedRun } from './report.ts'
import type { ReportContext, RunFacts } from './report-context.ts'
import { reportAttempt, reportModel, reportRoute } from './report-parts.ts'
import { retryAtOf } from './retry-at.ts'
import { type Sanitize, sanitizeOutsideTexts } from './sanitize-texts.ts'
import { otherWalkOf } from './second-route/other-walk.ts'
import { reportUsage, sanitizeReading, usageLeftOf } from './usage.ts'

/** A walk of the chain on one route. */
type WalkSource = {
  readonly policy: Policy
  readonly route: Route
  readonly attempts: readonly Attempt[]
  readonly facts: RunFacts
}

/** What a report is made of. Times are milliseconds since the epoch. */
type ReportSource = WalkSource & {
  /** The walk on the route that is not used: the first one, or a second one that failed too. */
  readonly otherWalk?: (WalkSource & { readonly kind: 'first' | 'second' }) | undefined
  readonly leg: string
  readonly run: ReportedRun | null
  readonly codexVersion: string | null
  readonly diagnostics?: Diagnostics
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
    effort: effortOf(policy.effort, decision),
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
    ...otherWalkOf(context),
    notes: notesOf(context),
    ...optional('cost', costOf(context) ?? (context.otherWalk && costOf(context.otherWalk.context))),
    ...optional('diagnostics', source.diagnostics),
    startedAt: new Date(source.startedAt).toISOString(),
    finishedAt: new Date(source.finishedAt).toISOString(),
    run: source.run,
  }
}

/** Sanitizes before any sentence is made, so that no part of the report holds other text from outside. */
function contextOf({
  policy,
  facts,
  sanitize,
  finishedAt,
  otherWalk,
  ...source
}: ReportSource): ReportContext {
  const attempts = sanitizeOutsideTexts(source.attempts, sanitize)
  const decision = decide(policy, attempts)
  const { effort } = policy
  const other = otherWalk && {
    kind: otherWalk.kind,
    context: contextOf({ ...source, sanitize, finishedAt, ...otherWalk, otherWalk: undefined }),
  }
  return {
    probe: policy.probe,
    requestedModel: policy.chain[0],
    route: sanitizeOutsideTexts(source.route, sanitize),
    attempts,
    statuses: chainStatus(policy, attempts),
    decision,
    ...optional('effort', effort && { ...effort, value: sanitize(effort.value, 'setting') }),
    isCancelled:
      isCancelledWalk(decision, attempts) || (other?.kind === 'second' && other.context.isCancelled),
    facts: { ...facts, ...optional('usage', facts.usage && sanitizeReading(facts.usage, sanitize)) },
    ...optional('otherWalk', other),
    now: finishedAt,
  }
}

function isCancelledWalk({ kind }: Decision, attempts: readonly Attempt[]): boolean {
  return wasCancelledEarly(
    kind,
    attempts.map(attempt => attempt.verdict.kind),
  )
}

function isVerified(decision: Decision): boolean {
  return decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified)
}
