/**
 * How two states become one. GitHub has no compare-and-set for comments, so jobs that write at the same time each merge
 * what they read with what they know; whatever the order, and however often, the outcome is the same: the merge is
 * commutative, associative and idempotent.
 */

import { type CommentState, type Row, type RunIdentity, withRows } from './state.ts'
import { MAX_ROWS } from './state-codec.ts'

/**
 * Both states together. A newer run's rows replace an older run's as a whole, whichever side they come from; within a
 * run, a leg's row of a later attempt replaces its earlier one. A run's id, unlike its number, grows across workflows.
 * That a replaced row had called for a comment is remembered for good, so that its recovery can be told.
 *
 * @throws Error when the states belong to different comments, which is a bug of the caller's.
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

/** Rows with one for each leg, ordered by leg; past {@link MAX_ROWS} the last legs are left out. */
export function dedupeRows(rows: readonly Row[]): readonly Row[] {
  const byLeg = new Map<string, Row>()
  for (const row of rows) {
    const known = byLeg.get(row.leg)
    byLeg.set(row.leg, known === undefined ? row : laterRow(known, row))
  }
  // The order is by code unit, the same on every runner; a locale's would not be.
  return [...byLeg.values()].sort((one, other) => (one.leg < other.leg ? -1 : 1)).slice(0, MAX_ROWS)
}

function mergeRuns(one: RunIdentity, other: RunIdentity): RunIdentity {
  const attempt = Math.max(one.attempt, other.attempt)
  const number = Math.max(one.number ?? 0, other.number ?? 0)
  return number === 0 ? { id: one.id, attempt } : { id: one.id, attempt, number }
}

/**
 * The greater of two rows in a total order. The shortened one wins over the full one of the same attempt: otherwise
 * each leg would put its own full row back into a comment that is full, and no two legs would ever agree on a body.
 */
function laterRow(one: Row, other: Row): Row {
  // Mostly both sides read the same comment, and this is many times cheaper than the order over hundreds of rows.
  if (JSON.stringify(one) === JSON.stringify(other)) return one
  const order =
    one.attempt - other.attempt || (one.cut ?? 0) - (other.cut ?? 0) || compare(text(one), text(other))
  return order >= 0 ? one : other
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** The row as text, the same for equal rows whatever the order of their fields. */
function text(row: Row): string {
  const { leg, attempt, tried, notes, ...flat } = row
  const fields = Object.entries(flat).sort(([a], [b]) => compare(a, b))
  return JSON.stringify([
    leg,
    attempt,
    fields,
    tried.map(one => [one.model, one.verdict, one.reason, one.said ?? null]),
    notes,
  ])
}
