/** Text from outside as one line of visible characters. */

const ESCAPE = String.fromCharCode(0x1b)
const CSI = `(?:${ESCAPE}\\[|${String.fromCharCode(0x9b)})`

/** Colours, cursor movements, and sequences that set a title or a link, up to their terminator. */
const TERMINAL_SEQUENCES = new RegExp(
  `${CSI}[0-?]{0,32}[ -/]{0,8}[@-~]|${ESCAPE}\\][^${ESCAPE}\\x07]{0,2000}(?:\\x07|${ESCAPE}\\\\)|${ESCAPE}[@-Z\\\\^_]`,
  'g',
)

/**
 * The text without terminal sequences, control characters and invisible characters (zero-width characters,
 * bidirectional controls, tags, fillers, variation selectors). Each run of white space becomes one space, and half a
 * surrogate pair becomes U+FFFD.
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
 * A line for the log that may contain text from outside. The runner reads `##[` anywhere in a line and `::` at its
 * beginning as a workflow command. A space inside both makes the line safe, whatever is printed before it.
 */
export function logLine(text: string): string {
  return plainLine(text)
    .replace(/:(?=:)/g, ': ')
    .replace(/##(?=\[)/g, '## ')
}
