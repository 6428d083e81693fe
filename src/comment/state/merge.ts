/**
 * Merges two states. GitHub has no compare-and-set for comments, so jobs that write at the same time each merge what
 * they read with what they know. The merge is commutative, associative and idempotent, so the order and the number of
 * merges make no difference.
 */

import { MAX_ROWS } from './codec.ts'
import { type CommentState, type Row, type RunIdentity, withRows } from './state.ts'

/**
 * The rows of a newer run replace all rows of an older one. Within a run, a leg's row of a later attempt replaces its
 * earlier one. Runs are compared by id, because ids grow across workflows and numbers do not. The state remembers that
 * a replaced row needed a comment, so that the comment can report the recovery.
 *
 * @throws Error when the states belong to different comments, which is a bug of the caller.
 */
export function mergeStates(one: CommentState, other: CommentState): CommentState {
  if (one.key !== other.key) throw new Error(`States of different comments: ${one.key}, ${other.key}`)
  if (one.run.id !== other.run.id) {
    const [older, newer] = one.run.id < other.run.id ? [one, other] : [other, one]
    return withRows(newer, newer.rows, older)
  }
  const both = { ...one, run: mergeRuns(one.run, other.run) }
  return withRows(both, dedupeRows([...one.rows, ...other.rows]), other)
}

/** One row for each leg, ordered by leg; legs past {@link MAX_ROWS} are left out. */
export function dedupeRows(rows: readonly Row[]): readonly Row[] {
  const byLeg = new Map<string, Row>()
  for (const row of rows) {
    const known = byLeg.get(row.leg)
    byLeg.set(row.leg, known === undefined ? row : laterRow(known, row))
  }
  // By code unit, which is the same on every runner. The order of a locale is not.
  return [...byLeg.values()].sort((one, other) => compareTexts(one.leg, other.leg)).slice(0, MAX_ROWS)
}

function mergeRuns(one: RunIdentity, other: RunIdentity): RunIdentity {
  const attempt = Math.max(one.attempt, other.attempt)
  const number = Math.max(one.number ?? 0, other.number ?? 0)
  return number === 0 ? { id: one.id, attempt } : { id: one.id, attempt, number }
}

/**
 * The greater of two rows in a total order. Of the same attempt, the shortened row wins over the whole one. Otherwise
 * each leg would put its own whole row back into a full comment, and the legs would never agree on a body.
 */
function laterRow(one: Row, other: Row): Row {
  // A fast path: usually both sides have read the same comment.
  if (JSON.stringify(one) === JSON.stringify(other)) return one
  const order =
    one.attempt - other.attempt ||
    (one.cut ?? 0) - (other.cut ?? 0) ||
    compareTexts(canonicalText(one), canonicalText(other))
  return order >= 0 ? one : other
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** The row as text, equal for equal rows with their fields in another order. */
function canonicalText(row: Row): string {
  // JSON.stringify writes the fields, nested ones too, in the order of the list.
  const { firstRoute = {}, secondRoute = {} } = row
  return JSON.stringify(row, [row, firstRoute, secondRoute, ...row.tried].flatMap(Object.keys).sort())
}
