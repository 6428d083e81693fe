/** The comment on the pull request: the state of all legs, rendered for people, with the state itself hidden in it. */

import { assertNever } from './assert-never.ts'
import { fitState } from './comment-fit.ts'
import { answeredByAnother, type CommentState, commentMarker, embedState, type Row } from './comment-state.ts'
import { code, folded, link, plain, table } from './markdown.ts'
import { groupRows, type RowGroup } from './row-groups.ts'
import { headline, opening } from './row-headline.ts'
import { rowStanding } from './row-standing.ts'
import { COVERAGE, noteList, reasonLabel, recovery, triedTable } from './sections.ts'
import { timeText } from './time-text.ts'

/** GitHub refuses a longer body, on create and on update. */
export const LONGEST_COMMENT = 65_536

/** What people read gets at most this much, so that the state of a full matrix has room behind it. */
const LONGEST_TEXT = 24_000

/** As many legs are named in a cell; of more, the number is, and a folded list has the names. */
const LEGS_IN_A_CELL = 8

/** As many groups are told of where not all fit; what wants attention comes first. */
const MOST_GROUPS = 40

/** The whole body: it begins with the marker, ends with the state, and always fits. */
export function renderComment(state: CommentState): string {
  const marker = commentMarker(state.key)
  const text = renderRows(state.rows)
  const room = LONGEST_COMMENT - [marker, text, leftOut(state.rows.length), ''].join('\n\n').length
  const fitted = fitState(state, room)
  const left = state.rows.length - fitted.rows.length
  return [marker, text, ...(left === 0 ? [] : [leftOut(left)]), embedState(fitted)].join('\n\n')
}

function leftOut(count: number): string {
  return `<sub>A later update may leave out ${count} of these jobs: there was no room to keep them.</sub>`
}

/** The rows for people alone, at the first level of detail that fits. */
export function renderRows(rows: readonly Row[]): string {
  for (const detail of [2, 1, 0] as const) {
    const groups = groupRows(rows, detail < 2)
    // So many do not fit in full, and hostile ones would take seconds to find that out.
    if (detail === 2 && groups.length > MOST_GROUPS) continue
    const text = groups.length > 1 ? manyText(rows, groups, detail) : oneText(rows, groups, detail)
    if (text.length <= LONGEST_TEXT) return text
  }
  return `### Codex models in this run\n\n${countLine(rows)}\n\n<sub>The details did not fit; they are in the job summaries.</sub>`
}

/** How much is told: 2 all, 1 without the endpoint's words and the notes, 0 outcomes alone. */
type Detail = 0 | 1 | 2

function oneText(rows: readonly Row[], groups: readonly RowGroup[], detail: Detail): string {
  const [group] = groups
  if (group === undefined) return '### Codex models in this run\n\nNo job has reported yet.'
  const { row, legs } = group
  return joined([
    `### ${headline(row)}`,
    opening(row),
    isQuiet(row) ? '' : triedTable(detail === 2 ? row : withoutWords(row)),
    detail === 0 ? '' : recovery(row),
    detail === 0 ? '' : noteList(row.notes),
    legs.length > 1 ? folded(`All ${legs.length} jobs agree`, legs.map(code).join(', ')) : '',
    closing(rows, row, legs.length > 1 ? undefined : row.leg),
  ])
}

function manyText(rows: readonly Row[], groups: readonly RowGroup[], detail: Detail): string {
  const shown = groups.slice(0, MOST_GROUPS)
  const more = groups.slice(shown.length).reduce((sum, { legs }) => sum + legs.length, 0)
  const notes = new Set(detail === 2 ? rows.flatMap(row => row.notes) : [])
  return joined([
    '### Codex models in this run',
    countLine(rows),
    groupTable(shown, detail),
    more === 0 ? '' : `${more} more jobs are not listed.`,
    detail === 0 ? '' : recoveries(shown),
    noteList([...notes]),
    ...(detail === 0 ? [] : shown.map(group => detailsOf(group, detail))),
    closing(rows, groups[0]?.row, undefined),
  ])
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}

/** Nothing to tell but that it went as asked. */
function isQuiet(row: Row): boolean {
  return rowStanding(row) === 'preferred'
}

/** What is used, why, and how many jobs it holds for, in one line. */
function countLine(rows: readonly Row[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = usedText(row)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([what, count]) => `**${jobs(count)}**: ${what}`)
    .join(' · ')
}

function usedText(row: Row): string {
  const used = code(row.used ?? '')
  const standing = rowStanding(row)
  switch (standing) {
    case 'none':
      return 'no model'
    case 'rerouted':
      return `${code(row.served ?? '')} answered instead of ${used}`
    case 'fallback':
      return `${used} instead of ${code(row.requested)}`
    case 'unverified':
      return `${used}, unverified`
    case 'preferred':
      return used
    default:
      return assertNever(standing)
  }
}

function jobs(count: number): string {
  return `${count} ${count === 1 ? 'job' : 'jobs'}`
}

function groupTable(groups: readonly RowGroup[], detail: Detail): string {
  const most = detail === 0 ? 2 : LEGS_IN_A_CELL
  return table(
    ['Jobs', 'Asked for', 'Used', 'Why'],
    groups.map(({ row, legs }) => [
      legs.length <= most ? legs.map(code).join('<br>') : jobs(legs.length),
      code(row.requested),
      isQuiet(row) ? usedCell(row) : `**${usedCell(row)}**`,
      whyCell(row),
    ]),
  )
}

function usedCell(row: Row): string {
  const used = row.used === null ? 'none' : code(row.used)
  return answeredByAnother(row) ? `${used}, but ${code(row.served ?? '')} answered` : used
}

function whyCell(row: Row): string {
  const standing = rowStanding(row)
  const until = row.retryAt === undefined ? '' : `, until ${plain(timeText(row.retryAt))}`
  if (standing === 'unverified') return `not settled: ${reasonLabel(row.reason)}${until}`
  if (standing !== 'rerouted') return reasonLabel(row.reason) + until
  const before = row.outcome === 'fallback' ? `${reasonLabel(row.reason)}${until}; ` : ''
  return `⚠️ ${before}another model answered`
}

/** The recovery moves, each once. */
function recoveries(groups: readonly RowGroup[]): string {
  return joined([...new Set(groups.map(({ row }) => recovery(row)))])
}

/** What a group was answered, and its jobs where the table only counts them; empty where the table tells it all. */
function detailsOf({ row, legs }: RowGroup, detail: Detail): string {
  const answers = detail === 2 && !isQuiet(row) ? triedTable(row) : ''
  const names = legs.length > LEGS_IN_A_CELL ? legs.map(code).join(', ') : ''
  // Markdown is not read in the label of a folded part.
  const which = legs.length === 1 ? `The job ${plain(row.leg)}` : `The ${jobs(legs.length)}`
  const whose = row.used === null ? 'without a model' : `on ${plain(row.used)}`
  const body = joined([answers, names])
  return body === '' ? '' : folded(`${which} ${whose}`, body)
}

function withoutWords(row: Row): Row {
  return { ...row, tried: row.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason })) }
}

function closing(rows: readonly Row[], row: Row | undefined, leg: string | undefined): string {
  const versions = [...new Set(rows.flatMap(({ codex }) => (codex === undefined ? [] : [codex])))]
  const facts = [
    versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, 4).map(plain).join(', ')}`,
    leg === undefined || leg === '' ? '' : `job ${code(leg)}`,
    row?.runUrl === undefined ? '' : link('run', row.runUrl),
  ].filter(fact => fact !== '')
  return `<sub>${[COVERAGE, facts.join(' · ')].filter(part => part !== '').join('<br>')}</sub>`
}
