/** Decodes a line in every way in which a server may have encoded a secret, one inside the other. */

import { base64Views, hexViews, numberViews } from './digits.ts'
import { unescapeViews } from './escapes.ts'
import { BREAK, mapView, reverseView, type View, viewOf, withoutUnits } from './view.ts'

/** JSON inside base64 inside JSON inside a URL is four levels. Deeper encodings have not been seen. */
const MAX_DEPTH = 4

/** All views together are at most so many times longer than the line, and a constant. No text needs so much by accident. */
const MAX_GROWTH = 60
const MIN_BUDGET_CHARS = 20_000

/** The line itself, and what its parts are when they are decoded once, twice and so on. */
export function viewsOf(line: string): readonly View[] {
  const views: View[] = []
  const isNewText = createNewsCheck()
  const isNewContent = createNewsCheck()
  let budget = MIN_BUDGET_CHARS + MAX_GROWTH * line.length
  const isNew = (view: View): boolean => {
    // Without its separators, a rearranged view is often the same as another one.
    const hasNewContent = isNewContent(withoutUnits(view, isSeparator))
    if (view.isRearranged === true && !hasNewContent) return false
    if (view.text.length > budget || !isNewText(view)) return false
    budget -= view.text.length
    return true
  }
  let level: readonly View[] = [viewOf(line)]
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const found = level.map(normalizeView).filter(isNew)
    views.push(...found)
    if (depth < MAX_DEPTH) level = found.flatMap(view => decodeView(view, isNewText))
  }
  return views
}

/** A function that tells whether a view has a text that no other one had before, or the same in another place. */
function createNewsCheck(): (view: View) => boolean {
  const seen = new Set<string>([''])
  return ({ text, starts }) => {
    const key = text === '' ? '' : `${starts[0]} ${starts.at(-1)} ${text}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  }
}

/** Each character as the usual one. Characters together would make others. */
export function normalizeCharacters(text: string): string {
  return Array.from(text, character => character.normalize('NFKC')).join('')
}

/** Compatibility forms, such as full-width letters, as the usual characters. Invisible characters are left out. */
function normalizeView(view: View): View {
  if (/^[ -~\s\0\uffff]*$/.test(view.text)) return view
  return mapView(view, character =>
    character < '\x7f' || character === BREAK
      ? character
      : normalizeCharacters(character).replace(/[\p{Cf}\p{DI}\uffff]/gu, ''),
  )
}

/**
 * Everything that a view may stand for. White space, other separators and a change of direction may hide an encoding
 * from its decoder, so they are also taken away before.
 */
function decodeView(view: View, isNew: (view: View) => boolean): readonly View[] {
  return [view, reverseView(view)].flatMap(source => {
    const unspaced = withoutUnits(source, isSpace)
    const bare = withoutUnits(source, isSeparator)
    return [
      ...decodeEscapes(source),
      ...decodeDigits(source),
      ...(isNew(unspaced) ? decodeEscapes(unspaced) : []),
      ...(isNew(bare) ? [...decodeEscapes(bare), ...decodeDigits(bare)] : []),
    ]
  })
}

function decodeEscapes(view: View): readonly View[] {
  return [...unescapeViews(view), ...numberViews(view)]
}

function decodeDigits(view: View): readonly View[] {
  return [...hexViews(view), ...base64Views(view)]
}

function isSpace(unit: number): boolean {
  return unit <= 0x20 || (unit > 0x7f && /\s/.test(String.fromCharCode(unit)))
}

/** What often separates others, and is no part of an escape. Halves of surrogate pairs stay. */
function isSeparator(unit: number): boolean {
  return unit < 0x80
    ? ASCII_SEPARATORS[unit] === 1
    : /[^\p{L}\p{N}\p{Cs}\uffff]/u.test(String.fromCharCode(unit))
}

const ASCII_SEPARATORS = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  /[A-Za-z0-9!"#$%&'()+;<=>?@[\\\]^`{}]/.test(String.fromCharCode(unit)) ? 0 : 1,
)
