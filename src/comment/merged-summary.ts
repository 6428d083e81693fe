import type { MergedReport, Report } from '../report/index.ts'
import { renderRows } from './comment.ts'
import { code, folded, plain, table } from './markdown.ts'
import { rowOf } from './row.ts'

/** Characters of at most 3 bytes; GitHub drops a step's whole summary when it passes 1 MiB. */
const LONGEST_SUMMARY = 300_000

/** As many legs are listed; the others are counted. */
const MOST_LEGS = 300

/** The summary: what the comment says, then which models each leg accepts. */
export function renderMergedSummary(merged: MergedReport, reports: readonly Report[]): string {
  const common =
    merged.availableModels.length === 0
      ? 'No single model was accepted by all jobs.'
      : `Accepted by every job: ${merged.availableModels.map(code).join(', ')}`
  const rejected = merged.rejected.map(({ file, problem }) => `- ${code(file)}: ${plain(problem)}`)
  const parts = [
    reports.length === 0 ? '### Codex models\n\nNo job has left a report.' : renderRows(reports.map(rowOf)),
    reports.length === 0 ? '' : common,
    reports.length === 0 ? '' : folded('What each job accepts', legTable(merged)),
    rejected.length === 0 ? '' : `Left out:\n\n${rejected.slice(0, MOST_LEGS).join('\n')}`,
  ]
  const all = `${parts.filter(part => part !== '').join('\n\n')}\n`
  return all.length <= LONGEST_SUMMARY ? all : `${parts[0]}\n\nThe details did not fit.\n`
}

function legTable({ legs }: MergedReport): string {
  const rows = legs
    .slice(0, MOST_LEGS)
    .map(leg => [
      code(leg.leg),
      leg.model === null ? 'none' : code(leg.model),
      leg.availableModels.map(code).join(', '),
    ])
  const more = legs.length - rows.length
  return table(['Job', 'Uses', 'Accepts'], rows) + (more === 0 ? '' : `\n\n${more} more jobs are not listed.`)
}
