/** Compares the marks between letters: `sk-abcdefghi` are 12 characters, and only 11 of them are letters. */

import { PART_CHARS } from './secret-windows.ts'
import { BREAK } from './view.ts'

/** A text, and where each of its characters that count is. */
export type Located = {
  readonly text: string
  readonly at: ArrayLike<number>
  readonly ends: ArrayLike<number>
}

/**
 * Whether a text that has `size` letters of a secret also has the marks that make them 12 characters: all marks between
 * the letters, and enough of those on both sides. Other characters may stand between them.
 */
export function hasMarks(said: Located, from: number, secret: Located, place: number, size: number): boolean {
  let missing = PART_CHARS - size
  for (let index = 0; index < size - 1; index++) {
    const marks = Array.from(gapAfter(secret, place + index))
    if (countFound(marks, gapAfter(said, from + index)) < marks.length) return false
    missing -= marks.length
  }
  if (missing <= 0) return true
  // The marks that are nearest to the letters come first.
  const before = countFound(
    reversed(gapAfter(secret, place - 1)),
    reversed(gapAfter(said, from - 1)).join(''),
  )
  const after = countFound(Array.from(gapAfter(secret, place + size - 1)), gapAfter(said, from + size - 1))
  return before + after >= missing
}

/** What stands between a character that counts and the next one. */
function gapAfter({ text, at, ends }: Located, index: number): string {
  const end = at[index + 1] ?? text.length
  return text.slice(Math.max(ends[index] ?? 0, end - MAX_GAP_UNITS), end)
}

/** No more marks are compared. */
const MAX_GAP_UNITS = 200

function reversed(text: string): string[] {
  return Array.from(text).toReversed()
}

/** How many of the marks a gap has, in their order. White space may be missing. */
function countFound(marks: readonly string[], gap: string): number {
  let at = 0
  for (const [index, mark] of marks.entries()) {
    if (/\s/.test(mark)) continue
    const found = mark === BREAK ? -1 : gap.indexOf(mark, at)
    if (found === -1) return index
    at = found + mark.length
  }
  return marks.length
}
