/** Making rows fit: each alone on its way in, and all of them together into what a comment has room for. */

import { embedState } from './embed.ts'
import { type CommentState, isRerouted, type Row, withRows } from './state.ts'
import { MAX_LEG, MAX_NOTES, MAX_TEXT, MAX_TRIED } from './state-codec.ts'

/** A row within the limits that `readState` insists on; texts that are too long end in an ellipsis. */
export function limitRow(row: Row): Row {
  const limited = mapTexts(row, text => cutText(text, MAX_TEXT))
  return {
    ...limited,
    leg: cutText(row.leg, MAX_LEG),
    tried: limited.tried.slice(0, MAX_TRIED),
    notes: limited.notes.slice(0, MAX_NOTES),
  }
}

/**
 * The state, shortened until `embedState` of it has at most `room` characters: first what endpoints said and what is
 * explained becomes short, then it goes, then everything but the outcome, and only then rows from the end.
 * Fitting what fits already changes nothing.
 */
export function fitState(state: CommentState, room: number): CommentState {
  for (const level of [0, 1, 2, 3] as const) {
    const shorter = withRows(
      state,
      state.rows.map(row => shortenRow(row, level)),
    )
    if (embedState(shorter).length <= room) return shorter
    if (level === 3) return dropRows(shorter, room)
  }
  return state
}

function dropRows(state: CommentState, room: number): CommentState {
  let kept = state.rows.length
  let most = state
  while (kept > 0 && embedState(most).length > room) {
    // Sizes are close to even, so a proportional step comes near and few steps follow.
    kept = Math.min(kept - 1, Math.floor((kept * room) / embedState(most).length))
    most = withRows(state, state.rows.slice(0, kept))
  }
  return most
}

function shortenRow(row: Row, level: 0 | 1 | 2 | 3): Row {
  if ((row.cut ?? 0) >= level || level === 0) return row
  const short = level === 1 ? briefRow(row) : level === 2 ? bareRow(row) : coreRow(row)
  return { ...short, cut: level }
}

function briefRow(row: Row): Row {
  return mapTexts(row, text => cutText(text, 120))
}

function bareRow(row: Row): Row {
  const brief = briefRow(row)
  const tried = brief.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason }))
  return { ...brief, explanation: cutText(row.explanation, 60), tried, notes: [] }
}

function coreRow(row: Row): Row {
  const { leg, attempt, outcome, served } = row
  const name = (text: string): string => cutText(text, 40)
  return {
    ...{ leg, attempt, outcome, requested: name(row.requested), used: row.used && name(row.used) },
    // Without it a model that another one answered for would look like one that is used as asked.
    ...(served !== undefined && isRerouted(row) ? { served: name(served) } : {}),
    ...{ reason: name(row.reason), explanation: '', route: name(row.route), tried: [], notes: [] },
  }
}

function mapTexts(row: Row, change: (text: string) => string): Row {
  const { plan, served, codex, retryAt, runUrl } = row
  const { retryAt: _time, runUrl: _address, ...rest } = row
  const extras = Object.entries({ plan, served, codex }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, change(text)]],
  )
  // Half an address or a time is worse than none.
  const wholes = Object.entries({ retryAt, runUrl }).filter(
    ([, text]) => text !== undefined && change(text) === text,
  )
  return {
    ...rest,
    ...Object.fromEntries([...extras, ...wholes]),
    requested: change(row.requested),
    used: row.used === null ? null : change(row.used),
    reason: change(row.reason),
    explanation: change(row.explanation),
    route: change(row.route),
    tried: row.tried.map(one => ({
      ...one,
      model: change(one.model),
      reason: change(one.reason),
      ...(one.said === undefined ? {} : { said: change(one.said) }),
    })),
    notes: row.notes.map(change),
  }
}

/** A text cut at whole characters to a length counted as JSON does, so that escapes count for what they take. */
export function cutText(text: string, longest: number): string {
  const whole = text.toWellFormed()
  if (JSON.stringify(whole).length - 2 <= longest) return whole
  let length = 1
  let cut = ''
  for (const character of whole) {
    length += JSON.stringify(character).length - 2
    if (length > longest) break
    cut += character
  }
  return `${cut}…`
}
