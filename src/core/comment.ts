/** The comment on the pull request: the state of all legs, rendered for people, with the state itself hidden in it. */

import { fitState } from './comment-fit.ts'
import { type CommentState, commentMarker, embedState, type Row } from './comment-state.ts'
import { alert, code, folded, link, plain, table } from './markdown.ts'
import { groupRows, type RowGroup } from './row-groups.ts'
import { COVERAGE, headline, noteList, reasonLabel, recovery, triedTable, whyText } from './sections.ts'
import { timeText } from './time-text.ts'

/** GitHub refuses a longer body, on create and on update. */
export const LONGEST_COMMENT = 65_536

/** What people read gets at most this much, so that the state of a full matrix has room behind it. */
const LONGEST_TEXT = 24_000

/** As many legs are named in a cell; the others are counted there and named in a folded list. */
const LEGS_IN_A_CELL = 8

/** The whole body: it begins with the marker, ends with the state, and always fits. */
export function renderComment(state: CommentState): string {
  const marker = commentMarker(state.key)
  const text = renderRows(state.rows)
  const room = LONGEST_COMMENT - marker.length - text.length - '\n\n\n'.length
  const fitted = fitState(state, room)
  const left = state.rows.length - fitted.rows.length
  const notice = left === 0 ? '' : `${left} more jobs did not fit into this comment. `
  return [marker, text.replace(LEFT_OUT, notice), embedState(fitted)].join('\n\n')
}

/** Where the number of rows that were left out goes; longer than any text that replaces it. */
const LEFT_OUT = '<!-- rows that were left out are counted here, in their place -->'

/** The rows for people alone, at the first level of detail that fits. */
export function renderRows(rows: readonly Row[]): string {
  for (const detail of [2, 1, 0] as const) {
    const groups = groupRows(rows, detail < 2)
    const text = groups.length > 1 ? manyText(rows, groups, detail) : oneText(rows, groups, detail)
    if (text.length <= LONGEST_TEXT) return text
  }
  return `### Codex models in this run\n\n${countLine(rows)}\n\n<sub>${LEFT_OUT}The details did not fit; they are in the job summaries.</sub>`
}

/** How much is told: 2 all, 1 without the endpoint's words and the names of many legs, 0 outcome alone. */
type Detail = 0 | 1 | 2

function oneText(rows: readonly Row[], groups: readonly RowGroup[], detail: Detail): string {
  const [group] = groups
  if (group === undefined) return '### Codex models in this run\n\nNo job has reported yet.'
  const { row, legs } = group
  const parts = [
    `### ${headline(row)}`,
    opening(row),
    isQuiet(row) ? '' : triedTable(detail === 2 ? row : withoutWords(row)),
    detail === 0 ? '' : recovery(row),
    detail === 0 ? '' : noteList(row.notes),
    legs.length > 1 ? legList(`All ${legs.length} jobs agree`, legs, detail) : '',
    closing(rows, row, legs.length > 1 ? undefined : row.leg),
  ]
  return parts.filter(part => part !== '').join('\n\n')
}

function manyText(rows: readonly Row[], groups: readonly RowGroup[], detail: Detail): string {
  const worst = groups[0]?.row
  const parts = [
    '### Codex models in this run',
    countLine(rows),
    groupTable(groups),
    ...(detail === 0 ? [] : [recoveries(groups)]),
    ...(detail === 2 ? [noteList([...new Set(rows.flatMap(row => row.notes))])] : []),
    ...(detail === 2 ? groups.filter(group => !isQuiet(group.row)).map(answersOf) : []),
    ...groups
      .filter(({ legs }) => legs.length > LEGS_IN_A_CELL)
      .map(group => legList(`The ${jobsOf(group)}`, group.legs, detail)),
    worst === undefined ? '' : closing(rows, worst, undefined),
  ]
  return parts.filter(part => part !== '').join('\n\n')
}

/** Nothing to tell but that it went as asked. */
function isQuiet(row: Row): boolean {
  return row.outcome === 'preferred' && row.reason === 'accepted' && row.served === undefined
}

function opening(row: Row): string {
  const text = whyText(row)
  if (text === '') return ''
  if (row.outcome === 'none') return alert('WARNING', text)
  return isQuiet(row) ? text : alert('NOTE', text)
}

function countLine(rows: readonly Row[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key =
      row.used === null
        ? 'no usable model'
        : `${code(row.used)}${row.outcome === 'fallback' ? ` instead of ${code(row.requested)}` : ''}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([what, count]) => `**${count}** ${count === 1 ? 'job' : 'jobs'}: ${what}`)
    .join(' · ')
}

function groupTable(groups: readonly RowGroup[]): string {
  return table(
    ['Jobs', 'Asked for', 'Used', 'Why'],
    groups.map(({ row, legs }) => [
      legs.length <= LEGS_IN_A_CELL ? legs.map(code).join('<br>') : `${legs.length} jobs`,
      code(row.requested),
      row.outcome === 'preferred' ? usedCell(row) : `**${usedCell(row)}**`,
      reasonLabel(row.reason) + (row.retryAt === undefined ? '' : `, until ${plain(timeText(row.retryAt))}`),
    ]),
  )
}

function usedCell(row: Row): string {
  const served = row.served === undefined ? '' : ` (answered by ${code(row.served)})`
  return (row.used === null ? 'none' : code(row.used)) + served
}

/** The recovery moves, each once. */
function recoveries(groups: readonly RowGroup[]): string {
  return [...new Set(groups.map(({ row }) => recovery(row)))].filter(text => text !== '').join('\n\n')
}

function answersOf({ row, legs }: RowGroup): string {
  return folded(`What the route answered to ${jobsOf({ row, legs })}`, triedTable(row))
}

/** A group in the label of a folded part, where Markdown is not read. */
function jobsOf({ row, legs }: RowGroup): string {
  const jobs = legs.length === 1 ? `the job ${plain(row.leg)}` : `${legs.length} jobs`
  return `${jobs} ${row.used === null ? 'without a model' : `on ${plain(row.used)}`}`
}

function legList(label: string, legs: readonly string[], detail: Detail): string {
  return detail === 0 ? '' : folded(label, legs.map(code).join(', '))
}

function withoutWords(row: Row): Row {
  return { ...row, tried: row.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason })) }
}

function closing(rows: readonly Row[], row: Row, leg: string | undefined): string {
  const versions = [...new Set(rows.flatMap(({ codex }) => (codex === undefined ? [] : [codex])))]
  const facts = [
    versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, 4).map(plain).join(', ')}`,
    leg === undefined || leg === '' ? '' : `job ${code(leg)}`,
    row.runUrl === undefined ? '' : link('run', row.runUrl),
  ].filter(fact => fact !== '')
  return `<sub>${LEFT_OUT}${COVERAGE}<br>${facts.join(' · ')}</sub>`
}
