import { timeText } from '../base/index.ts'
import { isBlockedAtOnce, ROW_STATUSES, rowStatus } from './row-status.ts'
import type { Row } from './state.ts'

/**
 * Rows that agree in all that a reader would act on; `row`, the first of them, stands for all. `asked` are the models
 * that they asked for: more than one only where the route or the client failed, whatever was asked for.
 */
export type RowGroup = {
  readonly row: Row
  readonly rows: readonly Row[]
  readonly asked: readonly string[]
}

/**
 * The groups: what wants attention first, and of what stands alike the largest first. `coarse` takes rows together that
 * differ only in notes, in the CLI's version, or in what else was tried.
 */
export function groupRows(rows: readonly Row[], coarse = false): readonly RowGroup[] {
  const groups = new Map<string, { row: Row; rows: Row[] }>()
  for (const row of rows) {
    const key = agreementOf(row, coarse)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { row, rows: [row] })
    else group.rows.push(row)
  }
  return [...groups.values()]
    .map(group => ({ ...group, asked: [...new Set(group.rows.map(({ requested }) => requested))] }))
    .sort((a, b) => orderOf(a.row) - orderOf(b.row) || b.rows.length - a.rows.length)
}

/** The row of the group, with what each of the models asked for was answered. */
export function rowOfGroup({ row, rows, asked }: RowGroup): Row {
  if (asked.length === 1) return row
  const tried = new Map(rows.flatMap(one => one.tried.map(each => [each.model, each])))
  return { ...row, tried: [...tried.values()] }
}

function orderOf(row: Row): number {
  return ROW_STATUSES.indexOf(rowStatus(row))
}

/** What an endpoint said word for word may hold a request's id, so it does not keep rows apart. */
function agreementOf(row: Row, coarse: boolean): string {
  const { requested, used, outcome, reason, route, plan, served, codex, notes, retryAt } = row
  if (isBlockedAtOnce(row)) {
    // The route would have failed with any model, so which one was asked for, or was not tried, makes no difference.
    const until = retryAt === undefined ? '' : timeText(retryAt)
    return JSON.stringify(['blocked', reason, route, plan, until, coarse ? '' : codex])
  }
  const answer = [requested, used, outcome, reason, route, plan, served]
  const tried = row.tried.map(({ model, verdict, reason: why }) => [model, verdict, why])
  return JSON.stringify(coarse ? answer : [...answer, codex, notes, tried])
}
