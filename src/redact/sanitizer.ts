/** Makes text from outside fit to be written: one short line without secrets. */

import { BREAK, mapView, type View, viewsOf } from './decoded-views.ts'
import { plainLine } from './plain-line.ts'
import { maskSecretPatterns } from './secret-patterns.ts'

/** What replaces a secret, as in the runner's own masks. */
const MASK = '***'

/** A shorter secret occurs in any text by chance. Replacing it would hide the text and not the secret. */
const MIN_SECRET_CHARS = 4

/** A shorter secret is replaced only where it is not part of a longer word. */
const MIN_CHARS_INSIDE_WORDS = 8

/** So many letters and digits of a secret in a row are a part of it and not chance. */
const PART_CHARS = 12

/**
 * A function that makes a text one line of visible characters, at most `maxChars` code points long, in which `***`
 * replaces every secret.
 *
 * Secrets are found by content and not by spelling. The line is decoded (percent-encoding, JSON escapes, character
 * references, hexadecimal, base64, several levels deep), and each decoded form is searched for
 * - whole secrets, without regard to white space and invisible characters;
 * - parts of secrets: 12 letters and digits that follow each other in a secret, forwards or backwards, in upper or
 *   lower case, with any other characters between them.
 *
 * It also replaces what looks like a secret, because a server may echo a key that this action never saw. The result is
 * not escaped for any markup.
 */
export function createSanitizer(secrets: readonly string[], maxChars: number): (text: string) => string {
  const findSecrets = secretFinder(secrets)
  return text => {
    // Text far behind the limit is never shown.
    const line = plainLine(text.slice(0, maxChars * 8 + 4_000))
    return truncate(maskSecretPatterns(maskRanges(line, findSecrets(line)), MASK), maxChars)
  }
}

/** A part of a line, in UTF-16 units. */
type Range = { readonly start: number; readonly end: number }

function secretFinder(secrets: readonly string[]): (line: string) => readonly Range[] {
  const wholes = new Set(secrets.map(secret => visibleText(secret).trim()))
  const searched = [...wholes].filter(secret => secret.length >= MIN_SECRET_CHARS)
  if (searched.length === 0) return () => []
  const parts = new Set(searched.flatMap(secret => partsOf(lettersIn(secret))))
  const phrases = searched.map(secret => ` ${secret.replace(/[^A-Za-z0-9]+/g, ' ')} `)
  return line =>
    viewsOf(line).flatMap(view => [
      ...findWholes(view, searched),
      ...findParts(view, parts).filter(range => !isPhrase(line, range, phrases)),
    ])
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

/** The letters and digits in lower case; full-width and other compatibility forms as the usual characters. */
function lettersIn(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function lettersView(view: View): View {
  return mapView(view, character => (character === BREAK ? BREAK : lettersIn(character)))
}

/** Every part of a secret's letters that must not be seen, in both directions. */
function partsOf(letters: string): readonly string[] {
  const reversed = Array.from(letters).toReversed().join('')
  return [letters, reversed].flatMap(text =>
    Array.from({ length: Math.max(0, text.length - PART_CHARS + 1) }, (_, at) =>
      text.slice(at, at + PART_CHARS),
    ),
  )
}

function findWholes(view: View, secrets: readonly string[]): readonly Range[] {
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

/** Parts that overlap are one range, so that a longer part is found in its full length. */
function findParts(view: View, parts: ReadonlySet<string>): readonly Range[] {
  const letters = lettersView(view)
  const ranges: Range[] = []
  let start: number | undefined
  for (let at = 0; at <= letters.text.length; at++) {
    const isPart = parts.has(letters.text.slice(at, at + PART_CHARS))
    if (isPart) start ??= at
    else if (start !== undefined) {
      ranges.push(rangeOf(letters, start, at - 1 + PART_CHARS))
      start = undefined
    }
  }
  return ranges
}

/**
 * Whether a part is only words: a secret such as `my-refresh-token-0123` must not hide "refresh token" in a sentence.
 * The words have to be separated in the secret as well, which they are not in a random one.
 */
function isPhrase(line: string, { start, end }: Range, phrases: readonly string[]): boolean {
  const words = line.slice(start, end)
  return (
    /^[A-Z]?[a-z]+(?: [a-z]+)*$/.test(words) &&
    isWord(line, start, end) &&
    phrases.some(phrase => phrase.includes(` ${words.toLowerCase()} `))
  )
}

function rangeOf({ starts, ends }: View, from: number, to: number): Range {
  return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
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
