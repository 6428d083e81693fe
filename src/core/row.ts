/** What one leg of a run says in the comment: the report, cut down to what a reader of a pull request needs. */

import type { Outcome } from './decision.ts'
import type { Note } from './notes.ts'
import type { OutputReason } from './reason.ts'
import type { Report, ReportedModel, ReportedRoute } from './report.ts'

/** One model that was tried. `said` is what the endpoint answered, redacted and cut. */
export type TriedModel = {
  readonly model: string
  readonly verdict: ReportedModel['verdict']
  readonly reason: OutputReason
  readonly said?: string
}

/** `used` is null when no model can be used. `attempt` is the run attempt that wrote the row. */
export type Row = {
  readonly leg: string
  readonly attempt: number
  readonly requested: string
  readonly used: string | null
  readonly outcome: Outcome
  readonly verified: boolean
  readonly reason: OutputReason
  readonly explanation: string
  readonly route: ReportedRoute
  readonly tried: readonly TriedModel[]
  readonly notes: readonly string[]
  readonly served?: string
  readonly codex?: string
  readonly retryAt?: string
}

/** The row of a report. Models that were never probed are left out of `tried`. */
export function rowOf(report: Report): Row {
  return {
    leg: report.leg,
    attempt: report.run?.attempt ?? 1,
    requested: report.requestedModel,
    used: report.model,
    outcome: report.outcome,
    verified: report.verified,
    reason: report.reason,
    explanation: report.explanation,
    route: report.route,
    tried: report.chain.filter(entry => entry.verdict !== 'untried').map(triedOf),
    notes: report.notes.map((note: Note) => note.text),
    ...(report.servedModel === null ? {} : { served: report.servedModel }),
    ...(report.codexVersion === null ? {} : { codex: report.codexVersion }),
    ...(report.retryAt === null ? {} : { retryAt: report.retryAt }),
  }
}

function triedOf(entry: ReportedModel): TriedModel {
  const said = entry.finding?.said ?? ''
  return {
    model: entry.model,
    verdict: entry.verdict,
    reason: entry.finding?.reason ?? 'accepted',
    ...(said === '' ? {} : { said }),
  }
}
