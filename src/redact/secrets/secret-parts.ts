/** Finds what is left of secrets in a text: any 12 characters of one that follow each other. */

import { type Content, type ContentKind, contentOf } from './content.ts'
import { hasMarks, type Located } from './marks.ts'
import { hasOnlyWords, isOrdinaryText, type Piece } from './ordinary-words.ts'
import { type Differ, indexParts, type Match } from './part-index.ts'
import { createWindows, PART_CHARS, type Places, sortWindows } from './secret-windows.ts'
import { BREAK, type Range, rangeOf, type View } from './view.ts'

/** The armor of a key, and points in time. They tell nothing, and ordinary texts have them. */
const PUBLIC_PARTS =
  /-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----|(?<!\d)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?(?!\d)/g

/** A function that finds parts of secrets in a view of a line. */
export type PartFinder = (view: View, line: string) => readonly Range[]

/** Whether a match says nothing about the secret. */
type IsHarmless = (view: View, said: Located, secret: Located, match: Match) => boolean

/**
 * A function that finds parts of these secrets in a view, forwards and backwards. Its memory and the time to make it are
 * linear in the length of all secrets, and the time of a search in the length of the view.
 */
export function createPartFinder(secrets: readonly string[]): PartFinder {
  const texts = secrets.flatMap(secret =>
    secret.replaceAll(BREAK, ' ').replace(PUBLIC_PARTS, BREAK).split(BREAK),
  )
  const text = texts.join(BREAK)
  const finders = [createWholeFinder(texts.filter(hasOnlyWords))]
  let windows = createWindows(text)
  // A part is compared by its letters if it has enough of them, and otherwise by more of its characters.
  for (const kind of ['letters', 'marks', 'visible'] as const) {
    if (windows.length === 0) break
    const content = contentOf(text, kind)
    const { places, rest } = sortWindows(text, content, windows, kind === 'letters')
    finders.push(createFinder(kind, text, content, places, kind === 'letters' ? isOrdinary : () => false))
    windows = rest
  }
  return (view, line) => finders.flatMap(find => find(view, line))
}

/** Finds secrets of words alone as a whole. Their parts may be ordinary texts. */
function createWholeFinder(texts: readonly string[]): PartFinder {
  const text = texts.join(BREAK)
  const content = contentOf(text, 'letters')
  const places: Places = new Map()
  let start = 0
  for (let place = 0; place <= content.codes.length; place++) {
    if ((content.codes[place] ?? -1) !== -1) continue
    if (place > start) places.set(place - start, [...(places.get(place - start) ?? []), start])
    start = place + 1
  }
  return createFinder('letters', text, content, places, () => false)
}

function createFinder(
  kind: ContentKind,
  text: string,
  content: Content,
  places: Places,
  isHarmless: IsHarmless,
): PartFinder {
  if (places.size === 0) return () => []
  const secret = { text, at: Int32Array.from(content.at), ends: Int32Array.from(content.ends) }
  const find = indexParts(Int32Array.from(content.codes), places, differentSeparators(secret))
  return (view, line) => {
    const said = { text: view.text, ...contentOf(view.text, kind) }
    const { codes, at, ends } = said
    const ranges: Range[] = []
    const add = (from: number, to: number): void => {
      const [start, end] = [at[from] ?? 0, ends[to - 1] ?? 0]
      const range = rangeOf(view, start, end)
      // Where the line has the same letters, it tells itself whether they are ordinary words.
      if (
        view.isRearranged !== true ||
        !hasLetters(line.slice(range.start, range.end), codes.slice(from, to))
      )
        ranges.push(range)
    }
    find(codes, match => {
      if (!isHarmless(view, said, secret, match)) add(match.from, match.to)
    })
    find(codes.toReversed(), ({ from, to }) => add(codes.length - to, codes.length - from))
    return ranges
  }
}

/** Ordinary words, or fewer than 12 letters without the marks that make them 12 characters of the secret. */
function isOrdinary(view: View, said: Located, secret: Located, { from, to, place }: Match): boolean {
  const size = to - from
  if (size < PART_CHARS && view.isRearranged !== true && !hasMarks(said, from, secret, place, size))
    return true
  return isOrdinaryText(pieceOf(said, from, to), pieceOf(secret, place, place + size))
}

function pieceOf({ text, at, ends }: Located, from: number, to: number): Piece {
  return { text, start: at[from] ?? 0, end: ends[to - 1] ?? 0 }
}

/** Where the same letters are separated in other places, they are other words. */
function differentSeparators({ text, at, ends }: Located): Differ {
  const separatorAfter = (place: number) => text.slice(ends[place], at[place + 1])
  return (place, other, size) => {
    for (let index = 0; index < size - 1; index++) {
      const [one, two] = [separatorAfter(place + index), separatorAfter(other + index)]
      if ((one === '') !== (two === '') || /\s/.test(one) !== /\s/.test(two)) return true
    }
    return false
  }
}

/** In either direction. */
function hasLetters(text: string, letters: readonly number[]): boolean {
  const { codes } = contentOf(text, 'letters')
  const isSame = (other: readonly number[]) => codes.every((code, index) => code === other[index])
  return codes.length === letters.length && (isSame(letters) || isSame(letters.toReversed()))
}
