import { type Note, type Report, type ReportedModel, reroutedNote } from '../report/index.ts'
import type { Row, TriedModel } from './state.ts'

/** The row of a report. Models that were never probed are left out of `tried`. */
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
    ...(route.plan === undefined ? {} : { plan: route.plan }),
    ...(report.servedModel === null ? {} : { served: report.servedModel }),
    ...(report.codexVersion === null ? {} : { codex: report.codexVersion }),
    ...(report.retryAt === null ? {} : { retryAt: report.retryAt }),
    tried: report.chain.flatMap(triedOf),
    notes: report.notes.filter(note => !isInHeadline(note, report)).map(note => note.text),
    ...(run === null ? {} : { runUrl: run.url }),
  }
}

/** Heading and box say of the model used that another one answered; as a note it would be said twice. */
function isInHeadline(note: Note, { model, servedModel }: Report): boolean {
  return model !== null && servedModel !== null && note.text === reroutedNote(model, servedModel)
}

function triedOf(entry: ReportedModel): TriedModel[] {
  if (entry.verdict === 'untried') return []
  const said = entry.finding?.said ?? ''
  return [
    {
      model: entry.model,
      verdict: entry.verdict,
      reason: entry.finding?.reason ?? 'accepted',
      ...(said === '' ? {} : { said }),
    },
  ]
}
