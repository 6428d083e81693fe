/** The hidden state inside the body of a comment. */

import type { CommentState } from './state.ts'
import { decodeState, encodeState } from './state-codec.ts'

const opening = '<!-- codex-model-fallback-state '
const closing = ' -->'

/**
 * The first line of our comment. A comment that does not begin with it is not ours: some bot that quotes a stranger's
 * text may well carry it further down.
 */
export function commentMarker(key: string): string {
  return `<!-- codex-model-fallback ${inertJson(key)}${closing}`
}

/** Whether a body is that of the comment with this key, whatever became of its state. */
export function hasMarker(body: string, key: string): boolean {
  return body.startsWith(commentMarker(key))
}

/** The state as an HTML comment of one line. It goes last in the body, the marker first. */
export function embedState(state: CommentState): string {
  return `${opening}${inertJson(encodeState(state))}${closing}`
}

/**
 * The state that a body carries; `undefined` when the body has another key's marker or none, or when anything about
 * the state is off. Whoever may write to the repository may have edited it, so nothing in it is taken on trust.
 */
export function readState(body: string, key: string): CommentState | undefined {
  const trimmed = body.trimEnd()
  const start = trimmed.lastIndexOf(opening)
  if (!hasMarker(trimmed, key) || start < 0 || !trimmed.endsWith(closing)) return undefined
  let parsed: unknown
  try {
    parsed = JSON.parse(trimmed.slice(start + opening.length, -closing.length))
  } catch {
    return undefined
  }
  const state = decodeState(parsed)
  return state?.key === key ? state : undefined
}

/**
 * JSON that can stand inside an HTML comment and a Markdown text: nothing in it ends the comment (`-->`, `--!>`), opens
 * a tag, or reads as a mention or a reference to an issue.
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&@#`\u007f-\u009f\u2028\u2029]|-(?=-)/g, character => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
