/** The job summaries: of one job, and in `mode: report` of several jobs. */

import {
  costText,
  describeRoute,
  failureLabel,
  isCancelled,
  type MergedReport,
  type Report,
  type ReportedAttempt,
} from '../report/index.ts'
import { renderRows } from './comment.ts'
import { chainDiagram } from './diagram.ts'
import type { RowGroup } from './group-rows.ts'
import { headline, longExplanation, whyBox } from './headline.ts'
import { code, escapeText, foldedSection, link, table } from './markdown.ts'
import { isModelReason, isPreferred, rowOf } from './row.ts'
import {
  answerList,
  COVERAGE,
  firstRecoveries,
  joinSections,
  noteList,
  otherRecoveries,
  reasonCodes,
} from './sections.ts'
import type { Row } from './state/state.ts'
import { triedTable } from './tables.ts'
import { NO_CONTEXT, type TextContext } from './text-context.ts'

/** A character takes at most 3 bytes. GitHub drops the whole summary of a step, other writers' text too, above 1 MiB. */
const MAX_SUMMARY_CHARS = 200_000
const MAX_MERGED_SUMMARY_CHARS = 300_000

/** A merged summary lists at most this many jobs and files. */
const MAX_LISTED = 300

/** The summary of one job, in the order of the comment; always shorter than GitHub's limit. */
export function renderSummary(report: Report, context: TextContext = NO_CONTEXT): string {
  if (isCancelled(report)) return `## Codex model fallback\n\n${escapeText(report.explanation)}\n`
  const row = rowOf(report)
  const group: RowGroup = { row, rows: [row], asked: [row.requested] }
  const beginning = [`## ${headline(row)}`, whyBox(row), firstRecoveries(group, [group], context)]
  const details = [
    otherRecoveries([group], context),
    longExplanation(row),
    answerList(row),
    noteList([row]),
    usageNote(report),
    everyProbe(report),
    report.cost === undefined ? '' : escapeText(costText(report.cost)),
    COVERAGE,
    summaryFooter(report, row, context.docsUrl),
  ]
  const summary = joinSections([
    ...beginning,
    isPreferred(row) && row.tried.length === 1 ? '' : triedTable(row, [row.requested], context.docsUrl),
    chainDiagram(report),
    foldedSection('Details', joinSections(details)),
  ])
  return `${summary.length < MAX_SUMMARY_CHARS ? summary : joinSections(beginning)}\n`
}

/** What is left of the plan. The rows of a comment leave it out. */
function usageNote({ notes }: Report): string {
  const text = notes.find(({ code }) => code === 'usage-left')?.text
  return text === undefined ? '' : `Left of the plan: ${escapeText(text)}`
}

/** The probes of both walks in their order, where there are two. */
function everyProbe(report: Report): string {
  const walks = [report.firstRoute ?? report, report.firstRoute === undefined ? report.secondRoute : report]
  const tables = walks.flatMap(walk => (walk === undefined || walk.attempts.length === 0 ? [] : [walk]))
  if (tables.length === 1 && report.attempts.length < 2) return ''
  const text = tables.map(walk =>
    tables.length === 1
      ? attemptTable(walk)
      : `Route: ${escapeText(describeRoute(walk.route))}\n\n${attemptTable(walk)}`,
  )
  return joinSections(text)
}

function attemptTable({ attempts, route }: Pick<Report, 'attempts' | 'route'>): string {
  return table(
    ['#', 'Model', 'Verdict', 'Reason', 'Seconds'],
    attempts.map((attempt, index) => [
      String(index + 1),
      code(attempt.model) + settingsText(attempt),
      verdictText(attempt),
      reasonText(attempt, route),
      (attempt.durationMs / 1000).toFixed(1),
    ]),
  )
}

/** A failure of the route or of the CLI is no refusal of the model. */
function verdictText({ verdict, finding }: ReportedAttempt): string {
  return finding !== undefined && verdict === 'refused' && !isModelReason(finding.reason)
    ? 'no answer'
    : verdict
}

/** The reason in words, and its code as outputs and pages have it. */
function reasonText({ finding, verdict }: ReportedAttempt, { kind }: Report['route']): string {
  if (finding === undefined) return ''
  const label = failureLabel({ ...finding, isUnsettled: verdict === 'unsettled' }, kind)
  return `${label} (${code(finding.reason)})`
}

function settingsText({ settings, form }: ReportedAttempt): string {
  const texts = Object.entries(settings).map(([name, value]) => `${name} ${code(value)}`)
  if (form === 'plain') texts.push('plain command')
  return texts.length === 0 ? '' : ` (${texts.join(', ')})`
}

function summaryFooter({ codexVersion, route, leg, run }: Report, row: Row, docsUrl: string): string {
  const cli = codexVersion === null ? 'Codex CLI not found' : `Codex CLI ${escapeText(codexVersion)}`
  const runLink = run === null ? '' : link('run', run.url)
  return [cli, escapeText(describeRoute(route)), `job ${code(leg)}`, reasonCodes([row], docsUrl), runLink]
    .filter(part => part !== '')
    .join(' · ')
}

/** The summary of several jobs: the visible text of the comment, then the models that each job accepts. */
export function renderMergedSummary(
  merged: MergedReport,
  reports: readonly Report[],
  context: TextContext = NO_CONTEXT,
): string {
  const beginning =
    reports.length === 0
      ? '### Codex models\n\nNo job has left a report.'
      : renderRows(reports.map(rowOf), context)
  const summary = joinSections([
    beginning,
    ...(reports.length === 0 ? [] : acceptedModels(merged)),
    rejectedFiles(merged),
  ])
  return `${summary.length < MAX_MERGED_SUMMARY_CHARS ? summary : `${beginning}\n\nThe details did not fit.`}\n`
}

function acceptedModels({ availableModels, legs }: MergedReport): readonly string[] {
  const common =
    availableModels.length === 0
      ? 'No single model was accepted by all jobs.'
      : `Accepted by every job: ${availableModels.map(code).join(', ')}`
  const rows = legs
    .slice(0, MAX_LISTED)
    .map(leg => [
      code(leg.leg),
      leg.model === null ? 'none' : code(leg.model),
      leg.availableModels.map(code).join(', '),
    ])
  const hidden = legs.length - rows.length
  const legTable = joinSections([
    table(['Job', 'Uses', 'Accepts'], rows),
    hidden === 0 ? '' : `${hidden} more jobs are not listed.`,
  ])
  return [common, foldedSection('What each job accepts', legTable)]
}

function rejectedFiles({ rejected }: MergedReport): string {
  if (rejected.length === 0) return ''
  const files = rejected
    .slice(0, MAX_LISTED)
    .map(({ file, problem }) => `- ${code(file)}: ${escapeText(problem)}`)
  return `Left out:\n\n${files.join('\n')}`
}
