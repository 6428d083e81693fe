/** Text from outside, as one line of visible characters. */

const ESCAPE = String.fromCharCode(0x1b)
const CSI = `(?:${ESCAPE}\\[|${String.fromCharCode(0x9b)})`

/** Colours and cursor moves, and the sequences that set titles or links up to their terminator. */
const TERMINAL_SEQUENCES = new RegExp(
  `${CSI}[0-?]{0,32}[ -/]{0,8}[@-~]|${ESCAPE}\\][^${ESCAPE}\\x07]{0,2000}(?:\\x07|${ESCAPE}\\\\)|${ESCAPE}[@-Z\\\\^_]`,
  'g',
)

/**
 * The text without terminal sequences, control characters, and what hides or turns text (zero-width characters,
 * bidirectional controls, tags, fillers, selectors of a variant); each run of white space is one space, and half a
 * surrogate pair is U+FFFD.
 */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(TERMINAL_SEQUENCES, '')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/**
 * A line of the log in which words from outside may stand. The runner takes `##[` for a command anywhere in a line, and
 * `::` at its beginning; both are parted, so that no line depends on what stands before such a word.
 */
export function logLine(text: string): string {
  return plainLine(text)
    .replace(/:(?=:)/g, ': ')
    .replace(/##(?=\[)/g, '## ')
}
