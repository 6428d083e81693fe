import { wasCancelledEarly } from '../chain/index.ts'
import { costText, describeRoute, type Report, type ReportedAttempt } from '../report/index.ts'
import { REASONS, type Reason } from '../verdict/index.ts'
import { chainDiagram, timelineDiagram } from './diagram.ts'
import { headline, opening } from './headline.ts'
import { code, folded, link, plain, table } from './markdown.ts'
import { reasonCodes } from './parts.ts'
import { rowOf } from './row.ts'
import { COVERAGE, noteList, recovery, triedTable } from './sections.ts'
import type { Row } from './state.ts'

/** Characters of at most 3 bytes. GitHub drops a step's whole summary when it passes 1 MiB, other writers' text too. */
const LONGEST_SUMMARY = 200_000

/** The summary; always shorter than what GitHub shows. */
export function renderSummary(report: Report): string {
  const verdicts = report.attempts.map(attempt => attempt.verdict)
  if (wasCancelledEarly(report.outcome, verdicts))
    return `## Codex model fallback\n\n${plain(report.explanation)}\n`
  const row = rowOf(report)
  const parts = [
    `## ${headline(row)}`,
    opening(row),
    triedTable(row),
    recovery(row),
    noteList(row.notes),
    chainDiagram(report),
    timelineDiagram(report.attempts),
    report.attempts.length > 1 ? folded('Every probe', attemptTable(report.attempts)) : '',
    report.cost === undefined ? '' : plain(costText(report.cost)),
    `<sub>${COVERAGE}</sub>`,
    `<sub>${footer(report, row)}</sub>`,
  ]
  const summary = `${parts.filter(part => part !== '').join('\n\n')}\n`
  return summary.length <= LONGEST_SUMMARY ? summary : `## ${headline(row)}\n\n${opening(row)}\n`
}

function attemptTable(attempts: readonly ReportedAttempt[]): string {
  return table(
    ['#', 'Model', 'Verdict', 'Reason', 'Seconds'],
    attempts.map((attempt, index) => [
      String(index + 1),
      code(attempt.model) + settingsOf(attempt),
      attempt.verdict,
      attempt.finding === undefined ? '' : reasonText(attempt.finding.reason),
      (attempt.durationMs / 1000).toFixed(1),
    ]),
  )
}

/** In words, and by the code that README and outputs have. */
function reasonText(reason: Reason): string {
  return `${REASONS[reason].label} (${code(reason)})`
}

function settingsOf(attempt: ReportedAttempt): string {
  const settings = Object.entries(attempt.settings).map(([name, value]) => `${name} ${code(value)}`)
  const form = attempt.form === 'plain' ? ['plain command'] : []
  const all = [...settings, ...form]
  return all.length === 0 ? '' : ` (${all.join(', ')})`
}

function footer(report: Report, row: Row): string {
  const cli = report.codexVersion === null ? 'Codex CLI not found' : `Codex CLI ${plain(report.codexVersion)}`
  const run = report.run === null ? '' : link('run', report.run.url)
  return [cli, plain(describeRoute(report.route)), `job ${code(report.leg)}`, reasonCodes([row]), run]
    .filter(part => part !== '')
    .join(' · ')
}
