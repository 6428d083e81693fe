/** The marker and the hidden state inside the body of a comment. */

import { decodeState, encodeState } from './codec.ts'
import type { CommentState } from './state.ts'

const STATE_START = '<!-- codex-model-fallback-state '
const COMMENT_END = ' -->'

/**
 * The first line of our comment. A body with the marker at another place is not ours: a bot that quotes a text from
 * outside may have it there.
 */
export function commentMarker(key: string): string {
  return `<!-- codex-model-fallback ${inertJson(key)}${COMMENT_END}`
}

/** Whether a body is that of the comment with this key; its state may be damaged. */
export function hasMarker(body: string, key: string): boolean {
  return body.startsWith(commentMarker(key))
}

/** The state as an HTML comment of one line, the last line of the body. */
export function embedState(state: CommentState): string {
  return `${STATE_START}${inertJson(encodeState(state))}${COMMENT_END}`
}

/**
 * The state in a body; `undefined` when the body has no marker or that of another key, or when the state is not valid.
 * Anyone with write access to the repository can edit a comment, so the state is untrusted.
 */
export function readState(body: string, key: string): CommentState | undefined {
  const trimmed = body.trimEnd()
  const start = trimmed.lastIndexOf(STATE_START)
  if (!hasMarker(trimmed, key) || start < 0 || !trimmed.endsWith(COMMENT_END)) return undefined
  let parsed: unknown
  try {
    parsed = JSON.parse(trimmed.slice(start + STATE_START.length, -COMMENT_END.length))
  } catch {
    return undefined
  }
  const state = decodeState(parsed)
  return state?.key === key ? state : undefined
}

/**
 * JSON for an HTML comment in a Markdown text: nothing in it ends the comment (`-->`, `--!>`), opens a tag, or reads as
 * a mention or as a reference to an issue.
 */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&@#`\u007f-\u009f\u2028\u2029]|-(?=-)/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
