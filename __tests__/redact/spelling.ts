/**
 * Spells a secret in other ways, and knows for each character of the result which characters of the secret it carries.
 * It shares nothing with the code that finds secrets.
 */

/** A text. Its unit number `i` (UTF-16) carries the characters `from[i]` to `to[i]` of the secret; none where from > to. */
export type Spelling = {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

type Piece = { readonly text: string; readonly from: number; readonly to: number }

/** Carries nothing. */
const NOTHING = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }

/** The characters `start` to `end` of a secret, as they are. */
export function spell(secret: readonly string[], start: number, end: number): Spelling {
  return join(
    secret.slice(start, end).map((text, index) => ({ text, from: start + index, to: start + index })),
  )
}

export function join(pieces: readonly Piece[]): Spelling {
  return {
    text: pieces.map(({ text }) => text).join(''),
    from: pieces.flatMap(({ text, from }) => Array.from({ length: text.length }, () => from)),
    to: pieces.flatMap(({ text, to }) => Array.from({ length: text.length }, () => to)),
  }
}

export const filler = (text: string): Piece => ({ text, ...NOTHING })

/** Its code points, with what each carries. */
export function piecesOf({ text, from, to }: Spelling): readonly Piece[] {
  let at = 0
  return Array.from(text, character => {
    const units = { from: from.slice(at, at + character.length), to: to.slice(at, at + character.length) }
    at += character.length
    return { text: character, from: Math.min(...units.from), to: Math.max(...units.to) }
  })
}

/** A part of the text. A character of the secret that was cut through is no longer carried. */
export function cutSpelling({ text, from, to }: Spelling, start: number, end: number): Spelling {
  const isOutside = (index: number) => index < start || index >= end
  const outside = from.flatMap((low, index) => (isOutside(index) ? [[low, to[index] ?? low] as const] : []))
  const lost = new Set(
    outside.flatMap(([low, high]) =>
      Array.from({ length: Math.max(0, high - low + 1) || 0 }, (_, i) => low + i),
    ),
  )
  const kept = from.map((low, index) => {
    let first = low
    let last = to[index] ?? low
    while (first <= last && lost.has(first)) first++
    while (last >= first && lost.has(last)) last--
    return first <= last ? { from: first, to: last } : NOTHING
  })
  return {
    text: text.slice(start, end),
    from: kept.slice(start, end).map(each => each.from),
    to: kept.slice(start, end).map(each => each.to),
  }
}

/** Replaces each character, alone. */
export const eachCharacter = (replace: (character: string) => string) => (spelling: Spelling) =>
  join(piecesOf(spelling).map(piece => ({ ...piece, text: replace(piece.text) })))

/** Puts a text after every `size` characters. */
export const separated = (size: number, separator: string) => (spelling: Spelling) =>
  join(
    piecesOf(spelling).flatMap((piece, index) =>
      index > 0 && index % size === 0 ? [filler(separator), piece] : [piece],
    ),
  )

export const reversed = (spelling: Spelling): Spelling => join(piecesOf(spelling).toReversed())

type Bytes = readonly { readonly byte: number; readonly from: number; readonly to: number }[]

const bytesOf = (spelling: Spelling, encoding: 'utf8' | 'utf16le'): Bytes =>
  piecesOf(spelling).flatMap(({ text, from, to }) =>
    Array.from(Buffer.from(text, encoding), byte => ({ byte, from, to })),
  )

export const eachByte = (spellByte: (byte: number) => string) => (spelling: Spelling) =>
  join(bytesOf(spelling, 'utf8').map(({ byte, from, to }) => ({ text: spellByte(byte), from, to })))

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Base64 of the text between two others. A digit carries each character of which it has a bit. */
export const base64 =
  (before: string, after: string, lastDigits: '+/' | '-_', encoding: 'utf8' | 'utf16le' = 'utf8') =>
  (spelling: Spelling): Spelling => {
    const bytes = bytesOf(join([filler(before), ...piecesOf(spelling), filler(after)]), encoding)
    const alphabet = DIGITS + lastDigits
    return join(
      Array.from({ length: Math.ceil((bytes.length * 8) / 6) }, (_, digit) => {
        const bits = Array.from({ length: 6 }, (__, bit) => digit * 6 + bit)
        const carried = bits.flatMap(bit => bytes[Math.floor(bit / 8)] ?? [])
        const value = bits.reduce((sum, bit) => {
          const { byte } = bytes[Math.floor(bit / 8)] ?? { byte: 0 }
          return sum * 2 + ((byte >> (7 - (bit % 8))) & 1)
        }, 0)
        return {
          text: alphabet.charAt(value),
          from: Math.min(...carried.map(({ from }) => from)),
          to: Math.max(...carried.map(({ to }) => to)),
        }
      }),
    )
  }

/** Every shortest part of the text that carries `count` characters of the secret which follow each other. */
export function partsThatCarry({ text, from, to }: Spelling, count: number): readonly string[] {
  const first = Math.min(...from)
  const last = Math.max(...to)
  if (!Number.isFinite(first)) return []
  const parts: string[] = []
  for (let start = first; start + count - 1 <= last; start++) {
    const carrying = from.flatMap((low, index) =>
      low <= start + count - 1 && (to[index] ?? 0) >= start ? [index] : [],
    )
    const complete = Array.from({ length: count }, (_, index) => start + index).every(wanted =>
      carrying.some(index => (from[index] ?? 0) <= wanted && wanted <= (to[index] ?? 0)),
    )
    if (complete) parts.push(text.slice(carrying[0], (carrying.at(-1) ?? 0) + 1))
  }
  return parts
}
