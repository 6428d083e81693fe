import { assertNever, timeText } from '../base/index.ts'
import { type RowGroup, rowOfGroup } from './groups.ts'
import { code, folded, plain, table } from './markdown.ts'
import { closing, type Detail, isQuiet, jobs, joined, notesOfRows, whose } from './parts.ts'
import { isBlockedAtOnce, type RowStatus, rowStatus } from './row-status.ts'
import { reasonLabel, recovery, triedTable } from './sections.ts'
import { isRerouted, type Row } from './state.ts'

/** As many legs are named in a cell; of more, the number is, and a folded list has the names. */
const LEGS_IN_A_CELL = 4

/** As many groups are told of where not all fit; what wants attention comes first. */
export const MOST_GROUPS = 40

/** The whole text; `again` when all rows are as asked and earlier ones were not. */
export function manyText(
  rows: readonly Row[],
  groups: readonly RowGroup[],
  detail: Detail,
  again: boolean,
): string {
  const shown = groups.slice(0, MOST_GROUPS)
  const more = groups.slice(shown.length).reduce((sum, group) => sum + group.rows.length, 0)
  return joined([
    `### ${title(rows, again)}`,
    again ? OVER : '',
    countLine(rows),
    groupTable(shown, detail),
    more === 0 ? '' : `${more} more jobs are not listed.`,
    detail === 0 ? '' : recoveries(shown),
    detail === 2 ? notesOfRows(rows) : '',
    ...(detail === 0 ? [] : shown.map(group => detailsOf(group, detail))),
    closing(rows, groups[0]?.rows[0]?.runUrl),
  ])
}

/** Said where all is as asked and an earlier state of the same comment was not. */
export const OVER = 'The fallback or failure that this comment told of before is over.'

/** What stands wrong, for one job and for several. */
const COUNTED = {
  none: ['has no model', 'have no model'],
  rerouted: ['was answered by another model', 'were answered by another model'],
  fallback: ['uses a fallback', 'use a fallback'],
  unverified: ['uses an unverified model', 'use an unverified model'],
} as const satisfies Record<Exclude<RowStatus, 'preferred'>, readonly [string, string]>

/** The answer in numbers, what wants attention first. */
export function title(rows: readonly Row[], again: boolean): string {
  const total = rows.length
  const parts = (['none', 'rerouted', 'fallback', 'unverified'] as const).flatMap(standing => {
    const count = rows.filter(row => rowStatus(row) === standing).length
    return count === 0 ? [] : [{ count, words: COUNTED[standing][count === 1 ? 0 : 1] }]
  })
  if (parts.length === 0) return `All ${jobs(total)} ${again ? 'are back on' : 'use'} the model they ask for`
  return parts
    .map(({ count, words }, place) => `${count}${place === 0 ? ` of ${jobs(total)}` : ''} ${words}`)
    .join('; ')
}

/** What is used, and how many jobs it holds for, in one line. */
export function countLine(rows: readonly Row[]): string {
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
  const standing = rowStatus(row)
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

function groupTable(groups: readonly RowGroup[], detail: Detail): string {
  const most = detail === 0 ? 2 : LEGS_IN_A_CELL
  return table(
    ['Jobs', 'Asked for', 'Used', 'Why'],
    groups.map(({ row, rows, asked }) => [
      rows.length <= most ? rows.map(({ leg }) => code(leg)).join('<br>') : jobs(rows.length),
      asked.length <= most ? asked.map(code).join('<br>') : `${asked.length} models`,
      isQuiet(row) ? usedCell(row) : `**${usedCell(row)}**`,
      whyCell(row),
    ]),
  )
}

function usedCell(row: Row): string {
  const used = row.used === null ? 'none' : code(row.used)
  if (!isRerouted(row)) return used
  const served = `${code(row.served ?? '')} answered`
  return row.used === row.requested ? served : `${used}, but ${served}`
}

function whyCell(row: Row): string {
  const standing = rowStatus(row)
  const until = row.retryAt === undefined ? '' : `, until ${plain(timeText(row.retryAt))}`
  if (standing === 'unverified') return `not settled: ${reasonLabel(row.reason)}${until}`
  if (standing !== 'rerouted') return reasonLabel(row.reason) + until
  const before = row.outcome === 'fallback' ? `${reasonLabel(row.reason)}${until}; ` : ''
  return `⚠️ ${before}another model answered`
}

/** The recovery moves, each once and with the jobs that they are for. */
function recoveries(groups: readonly RowGroup[]): string {
  const same = new Map<string, Row[]>()
  for (const { row, rows } of groups) {
    const key = recoveryKey(row)
    same.set(key, [...(same.get(key) ?? []), ...rows])
  }
  return joined([...same.values()].map(rows => (rows[0] === undefined ? '' : recovery(rows[0], whose(rows)))))
}

/** What the moves of a row are made from. */
function recoveryKey(row: Row): string {
  const { requested, used, reason, retryAt } = row
  if (isBlockedAtOnce(row)) return JSON.stringify(['blocked', reason, retryAt])
  const tried = used === null ? row.tried.map(one => [one.model, one.reason]) : []
  return JSON.stringify([rowStatus(row), row.outcome, requested, used, reason, retryAt, tried])
}

/** What a group was answered, and its jobs where the table only counts them; empty where the table tells it all. */
function detailsOf(group: RowGroup, detail: Detail): string {
  const { rows, asked } = group
  const row = rowOfGroup(group)
  const answers = detail === 2 && !isQuiet(row) ? triedTable(row, asked) : ''
  const names = rows.length > LEGS_IN_A_CELL ? rows.map(({ leg }) => code(leg)).join(', ') : ''
  // Markdown is not read in the label of a folded part.
  const which = rows.length === 1 ? `The job ${plain(row.leg)}` : `The ${jobs(rows.length)}`
  const fate = row.used === null ? 'without a model' : `on ${plain(row.used)}`
  const body = joined([answers, names])
  return body === '' ? '' : folded(`${which} ${fate}`, body)
}
