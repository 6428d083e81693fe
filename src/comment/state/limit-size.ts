/** Limits the size of rows: of each row before it is stored, and of all rows to the size of a comment. */

import { optional } from '../../base/index.ts'
import { MAX_LEG_CHARS, MAX_NOTES, MAX_TEXT_CHARS, MAX_TRIED } from './codec.ts'
import { embedState } from './embed.ts'
import { type CommentState, isRerouted, type Row, withRows } from './state.ts'

/** The length of texts in a shortened row, and in a row of the last level. */
const SHORT_TEXT_CHARS = 120
const CORE_TEXT_CHARS = 40

/** A row within the limits that `readState` checks; a text that is too long ends in an ellipsis. */
export function limitRow(row: Row): Row {
  const limited = cutTexts(row, MAX_TEXT_CHARS)
  return {
    ...limited,
    leg: cutText(row.leg, MAX_LEG_CHARS),
    tried: limited.tried.slice(0, MAX_TRIED),
    notes: limited.notes.slice(0, MAX_NOTES),
  }
}

/**
 * The state, shortened until `embedState` of it has at most `maxChars` characters. All rows get the same level, the
 * first that fits; after the last level, rows are removed from the end. A state that fits is returned unchanged.
 */
export function fitState(state: CommentState, maxChars: number): CommentState {
  let fitted = state
  for (const level of [1, 2, 3] as const) {
    if (embedState(fitted).length <= maxChars) return fitted
    const rows = state.rows.map(row => shortenRow(row, level))
    fitted = withRows(state, rows)
  }
  return removeRows(fitted, maxChars)
}

function removeRows(state: CommentState, maxChars: number): CommentState {
  let fitted = state
  let length = embedState(fitted).length
  while (fitted.rows.length > 0 && length > maxChars) {
    // Rows have similar sizes, so a step in proportion to the excess nearly fits.
    const count = Math.min(fitted.rows.length - 1, Math.floor((fitted.rows.length * maxChars) / length))
    fitted = withRows(state, state.rows.slice(0, count))
    length = embedState(fitted).length
  }
  return fitted
}

/**
 * A row at a level. 1: short texts. 2: also without the endpoint's words, explanation, advice and notes. 3: only the outcome.
 * Shortening a shortened row gives the same row as shortening the whole one.
 */
function shortenRow(row: Row, level: 1 | 2 | 3): Row {
  if ((row.cut ?? 0) >= level) return row
  const short = cutTexts(withoutAdvice(row), level === 3 ? CORE_TEXT_CHARS : SHORT_TEXT_CHARS)
  if (level === 1) return { ...short, cut: 1 }
  if (level === 2) {
    const tried = short.tried.map(({ said, ...rest }) => rest)
    const { advice: _, ...rest } = short
    return { ...rest, explanation: '', tried, notes: [], cut: 2 }
  }
  const { plan, served, codex, retryAt, advice, runUrl, secondRoute, ...rest } = short
  const core = { ...rest, explanation: '', tried: [], notes: [] }
  // Without `firstRoute`, a leg with another account would look like one that uses its own.
  // Without `served`, a leg that another model answered for would look like one that got the model it asked for.
  return { ...core, ...optional('served', isRerouted(row) ? served : undefined), cut: 3 }
}

/** Without the advice for this route. The one for its kind, which is shown instead, is whole, and half of one misleads. */
function withoutAdvice({ firstRoute, secondRoute, ...row }: Row): Row {
  return {
    ...row,
    ...optional('firstRoute', firstRoute && withoutItsAdvice(firstRoute)),
    ...optional('secondRoute', secondRoute && withoutItsAdvice(secondRoute)),
    tried: row.tried.map(withoutItsAdvice),
  }
}

function withoutItsAdvice<T extends { readonly advice?: string }>({ advice, ...rest }: T) {
  return rest
}

/** The row with all texts but the leg's name cut. A URL or a time that is too long is removed: half of it is useless. */
function cutTexts(row: Row, maxChars: number): Row {
  return JSON.parse(JSON.stringify(row), (field, value) => {
    if (typeof value !== 'string' || field === 'leg') return value
    const text = cutText(value, maxChars)
    return text !== value && (field === 'runUrl' || field === 'retryAt') ? undefined : text
  })
}

/** A text cut between whole characters to a length in JSON, in which an escape counts with all its characters. */
function cutText(text: string, maxChars: number): string {
  const whole = text.toWellFormed()
  if (jsonLength(whole) <= maxChars) return whole
  let length = '…'.length
  let end = 0
  for (const character of whole) {
    length += jsonLength(character)
    if (length > maxChars) break
    end += character.length
  }
  return `${whole.slice(0, end)}…`
}

function jsonLength(text: string): number {
  return JSON.stringify(text).length - 2
}
