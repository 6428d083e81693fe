/** Groups the jobs that have the same result. */

import { timeText } from '../base/index.ts'
import { isBlockedFromStart, ROW_STATUSES, rowStatus } from './row.ts'
import type { Row, TriedModel } from './state/state.ts'

/**
 * How much the comment shows.
 * - `full`: everything.
 * - `brief`: with coarse groups, without the endpoint's words, and without the notes of several groups.
 * - `outcomes`: only titles and tables.
 */
export type DetailLevel = 'full' | 'brief' | 'outcomes'

/**
 * Rows with the same result. `asked` are the models that they asked for: several only where the route or the CLI failed
 * for any model. `row` represents all: it is the first row, and where they asked for several models, it has the models
 * tried of all.
 */
export type RowGroup = {
  readonly row: Row
  readonly rows: readonly Row[]
  readonly asked: readonly string[]
}

/**
 * The groups, ordered by urgency and then by size. Except in `full`, rows that differ only in notes, in the CLI version
 * or in the models tried are in one group.
 */
export function groupRows(rows: readonly Row[], detail: DetailLevel): readonly RowGroup[] {
  return [...Map.groupBy(rows, row => groupKey(row, detail)).values()]
    .flatMap(toGroup)
    .sort((a, b) => orderOf(a) - orderOf(b) || b.rows.length - a.rows.length)
}

function toGroup(rows: readonly Row[]): RowGroup[] {
  const [row] = rows
  if (row === undefined) return []
  const asked = [...new Set(rows.map(({ requested }) => requested))]
  if (asked.length === 1) return [{ row, rows, asked }]
  const tried = new Map(rows.flatMap(one => one.tried.map(each => [each.model, each])))
  return [{ row: { ...row, tried: [...tried.values()] }, rows, asked }]
}

function orderOf({ row }: RowGroup): number {
  return ROW_STATUSES.indexOf(rowStatus(row))
}

/** The endpoint's exact words may hold a request id, so they do not separate groups. */
function groupKey(row: Row, detail: DetailLevel): string {
  const { requested, used, outcome, reason, route, plan, served, codex, notes, retryAt } = row
  const { firstRoute: first, secondRoute: second } = row
  const other = [first?.route, first?.reason, second?.reason]
  if (isBlockedFromStart(row)) {
    // The route fails with any model, so the models asked for and tried make no difference.
    const until = retryAt === undefined ? '' : timeText(retryAt)
    const words = row.tried.map(tried => [tried.detail, adviceKey(tried)])
    return JSON.stringify([
      'blocked',
      reason,
      route,
      plan,
      until,
      words,
      other,
      detail === 'full' ? codex : '',
    ])
  }
  const result = [requested, used, outcome, reason, route, plan, served, other]
  const tried = row.tried.map(one => [one.model, one.verdict, one.reason, one.detail, adviceKey(one)])
  return JSON.stringify(detail === 'full' ? [...result, codex, notes, tried] : result)
}

/** Two models that fail in the same way have the same advice but for their names. */
function adviceKey({ advice, model }: TriedModel): string | undefined {
  return advice?.replaceAll(model, '{model}')
}
