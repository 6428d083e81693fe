/** Legs that say the same, taken together, so that a reader sees the answer at once and what differs stands out. */

import type { Row } from './comment-state.ts'
import { ROW_STANDINGS, rowStanding } from './row-standing.ts'

/** Rows that agree in all that a reader would act on; `row` stands for all of them. Never empty. */
export type RowGroup = { readonly row: Row; readonly legs: readonly string[] }

/**
 * The groups: what wants attention first, and of what stands alike the largest first. `coarse` takes rows
 * together that differ only in notes, in the CLI's version, or in what else was tried.
 */
export function groupRows(rows: readonly Row[], coarse = false): readonly RowGroup[] {
  const groups = new Map<string, { row: Row; legs: string[] }>()
  for (const row of rows) {
    const key = agreementOf(row, coarse)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { row, legs: [row.leg] })
    else group.legs.push(row.leg)
  }
  return [...groups.values()].sort((a, b) => orderOf(a.row) - orderOf(b.row) || b.legs.length - a.legs.length)
}

function orderOf(row: Row): number {
  return ROW_STANDINGS.indexOf(rowStanding(row))
}

/** What an endpoint said word for word may hold a request's id, so it does not keep rows apart. */
function agreementOf(row: Row, coarse: boolean): string {
  const { requested, used, outcome, reason, route, plan, served, codex, notes } = row
  const answer = [requested, used, outcome, reason, route, plan, served]
  const tried = row.tried.map(({ model, verdict, reason: why }) => [model, verdict, why])
  return JSON.stringify(coarse ? answer : [...answer, codex, notes, tried])
}
