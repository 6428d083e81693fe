/** Makes text from outside fit to be written: one short line without secrets. */

import { plainLine } from './plain-line.ts'
import { contentOf } from './secrets/content.ts'
import { normalizeCharacters, viewsOf } from './secrets/decoded-views.ts'
import { createPartFinder } from './secrets/secret-parts.ts'
import { maskSecretPatterns } from './secrets/secret-patterns.ts'
import { PART_CHARS } from './secrets/secret-windows.ts'
import { mapView, type Range, rangeOf, type View } from './secrets/view.ts'

/** What replaces a secret, as in the runner's own masks. */
const MASK = '***'

/** A shorter secret occurs in any text by chance. Replacing it would hide the text and not the secret. */
const MIN_SECRET_CHARS = 4

/** A shorter secret is replaced only where it is not part of a longer word. */
const MIN_CHARS_INSIDE_WORDS = 8

/** With so many of its characters, a secret has a part with enough content. */
const MIN_VISIBLE_SHARE = 0.75

/**
 * A function that makes a text one line of visible characters, at most `maxChars` code points long, in which `***`
 * replaces every secret.
 *
 * Secrets are found by content and not by spelling. The line is decoded (escapes, character references, hexadecimal,
 * base64, several levels deep), and each decoded form is searched for
 * - 12 characters that follow each other in a secret, forwards or backwards, in upper or lower case, with any other
 *   characters between them;
 * - short secrets as a whole.
 *
 * It also replaces what looks like a secret, because a server may echo a key that this action never saw. The result is
 * not escaped for any markup.
 */
export function createSanitizer(secrets: readonly string[], maxChars: number): (text: string) => string {
  const findSecrets = createSecretFinder(secrets)
  return text => {
    // Text far behind the limit is never shown.
    const line = plainLine(text.slice(0, maxChars * 8 + 4_000))
    return truncate(maskSecretPatterns(maskRanges(line, findSecrets(line)), MASK), maxChars)
  }
}

function createSecretFinder(secrets: readonly string[]): (line: string) => readonly Range[] {
  const normalized = new Set(secrets.map(secret => normalizeCharacters(plainLine(secret))))
  const searched = [...normalized].filter(secret => secret.length >= MIN_SECRET_CHARS)
  if (searched.length === 0) return () => []
  const short = searched.filter(isShort).map(visibleText)
  const findParts = createPartFinder(searched.filter(secret => !isShort(secret)))
  const minChars = short.length > 0 ? MIN_SECRET_CHARS : PART_CHARS
  return line =>
    line.length < minChars
      ? []
      : viewsOf(line).flatMap(view => [...findWholes(view, short), ...findParts(view, line)])
}

/** Whether a secret is too short for a part, or has parts of which too little counts, such as a row of accents. */
function isShort(secret: string): boolean {
  const { length } = Array.from(secret)
  return length < PART_CHARS || contentOf(secret, 'visible').codes.length < length * MIN_VISIBLE_SHARE
}

/** The text as a reader sees it: without invisible characters, white space (also `+`, as in forms) as one space. */
function visibleText(text: string): string {
  return text.replace(/[\p{Cf}\p{DI}]/gu, '').replace(/[\s+]+/g, ' ')
}

function visibleView(view: View): View {
  let last = ''
  return mapView(view, character => {
    const visible = visibleText(character)
    if (visible === '' || (visible === ' ' && last === ' ')) return ''
    last = visible
    return visible
  })
}

function findWholes(view: View, secrets: readonly string[]): readonly Range[] {
  if (secrets.length === 0) return []
  const visible = visibleView(view)
  return secrets.flatMap(secret => {
    const ranges: Range[] = []
    for (let at = visible.text.indexOf(secret); at !== -1; at = visible.text.indexOf(secret, at + 1)) {
      const end = at + secret.length
      if (secret.length >= MIN_CHARS_INSIDE_WORDS || isWord(visible.text, at, end))
        ranges.push(rangeOf(visible, at, end))
    }
    return ranges
  })
}

function isWord(text: string, start: number, end: number): boolean {
  return !/[A-Za-z0-9]/.test(text.charAt(start - 1) + text.charAt(end))
}

/** Replaces the ranges by masks. Ranges that overlap get one mask. */
function maskRanges(line: string, ranges: readonly Range[]): string {
  let masked = ''
  let copied = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= copied) masked += line.slice(copied, start) + MASK
    copied = Math.max(copied, end)
  }
  return masked + line.slice(copied)
}

/** At most `max` code points, an ellipsis included. */
function truncate(line: string, max: number): string {
  const points = Array.from(line)
  if (points.length <= max) return line
  if (max < 1) return ''
  const kept = points.slice(0, max - 1).join('')
  return `${kept.trimEnd()}…`
}
