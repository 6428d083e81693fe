/** Reads a view as bytes in digits: hexadecimal, base64, and decimal numbers. */

import { addUtf8, type SourceByte } from './utf8.ts'
import { BREAK, buildView, type View } from './view.ts'

/** A kind of digits: how many bits each has, and at which bits of the first digits a byte may begin. */
type Digits = {
  readonly bits: number
  readonly shifts: readonly number[]
  readonly digitOf: (code: number) => number
}

const HEX: Digits = { bits: 4, shifts: [0, 4], digitOf: tableOf('0123456789abcdef', '0123456789ABCDEF') }

/** In base64url two marks are other ones. `=` at the end says nothing. */
const BASE64: Digits = {
  bits: 6,
  shifts: [0, 2, 4, 6],
  digitOf: tableOf(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  ),
}

const BREAK_CODE = BREAK.charCodeAt(0)

/** Fewer characters in a row are no text: any digits give some by chance. */
const MIN_TEXT_CHARS = 8

function tableOf(...alphabets: readonly string[]): (code: number) => number {
  const table = new Int8Array(128).fill(-1)
  for (const alphabet of alphabets) {
    for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value
  }
  return code => (code < 128 ? (table[code] ?? -1) : -1)
}

/** The texts that the hexadecimal digits stand for. It is not known where a byte begins, so there are two. */
export function hexViews(source: View): readonly View[] {
  return digitViews(source, HEX)
}

/** The texts that the base64 digits stand for. It is not known where a byte begins, so there are four. */
export function base64Views(source: View): readonly View[] {
  return digitViews(source, BASE64)
}

/**
 * Any other characters may stand between the digits. But ordinary words are digits too, which would change the first and
 * the last byte, so digits that are next to each other are also read alone.
 */
function digitViews(source: View, digits: Digits): readonly View[] {
  return [digitRuns(source.text, digits, true), digitRuns(source.text, digits, false)].flatMap(runs =>
    digits.shifts
      .map(shift =>
        textView(
          source,
          runs.flatMap(run => textIn(bytesOf(run, digits.bits, shift), run, digits.bits, shift)),
        ),
      )
      .filter(view => view.text !== ''),
  )
}

/** Digits in a row, and where each of them is. */
type Run = { readonly values: number[]; readonly at: number[] }

/** The runs of digits that are long enough; with `isSpaced`, all digits between two breaks are one run. */
function digitRuns(text: string, { bits, digitOf }: Digits, isSpaced: boolean): readonly Run[] {
  let run: Run = { values: [], at: [] }
  const runs = [run]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // In `0x73` the first digit only says what follows.
    if (bits === 4 && code === 0x30 && (text.charCodeAt(at + 1) | 0x20) === 0x78) continue
    const value = digitOf(code)
    if (value >= 0) {
      run.values.push(value)
      run.at.push(at)
    } else if ((!isSpaced || code === BREAK_CODE) && run.at.length > 0) {
      if (run.at.length * bits < MIN_TEXT_CHARS * 8) runs.pop()
      run = { values: [], at: [] }
      runs.push(run)
    }
  }
  return runs.filter(({ values }) => values.length * bits >= MIN_TEXT_CHARS * 8)
}

function bytesOf({ values }: Run, bits: number, shift: number): readonly number[] {
  const bytes: number[] = []
  let value = 0
  let held = -shift
  for (let index = 0; index < values.length; index++) {
    value = ((value << bits) | (values[index] ?? 0)) & 0xffff
    held += bits
    if (held < 8) continue
    held -= 8
    bytes.push((value >> held) & 0xff)
  }
  return bytes
}

/** The parts of the bytes that may be text. Ordinary words are digits too, and most of their bytes are none. */
function textIn(
  bytes: readonly number[],
  { at }: Run,
  bits: number,
  shift: number,
): readonly (readonly SourceByte[])[] {
  const runs: SourceByte[][] = []
  let start = 0
  for (let end = 0; end <= bytes.length; end++) {
    if (end < bytes.length && isTextAt(bytes, end)) continue
    if (end - start >= MIN_TEXT_CHARS) {
      const run: SourceByte[] = []
      for (let index = start; index < end; index++) {
        // The first and the last digit of a byte may also be those of its neighbors.
        const from = at[((shift + index * 8) / bits) | 0] ?? 0
        const last = at[((shift + index * 8 + 7) / bits) | 0] ?? from
        run.push({ byte: bytes[index] ?? 0, from, to: last + 1 })
      }
      runs.push(run)
    }
    start = end + 1
  }
  return runs
}

/**
 * Whether a byte may be of a text: in ASCII also white space and the zero bytes of UTF-16, and other bytes only beside
 * one another, as in UTF-8, or beside a zero.
 */
function isTextAt(bytes: readonly number[], at: number): boolean {
  const byte = bytes[at] ?? 0
  if (byte < 0x80)
    return byte >= 0x20 ? byte !== 0x7f : byte === 0 || byte === 9 || byte === 10 || byte === 13
  const before = at > 0 ? (bytes[at - 1] ?? 0) : 0x20
  const after = at + 1 < bytes.length ? (bytes[at + 1] ?? 0) : 0x20
  if (before === 0 || after === 0) return true
  return byte < 0xc0 ? before >= 0x80 : after >= 0x80 && after < 0xc0
}

/** The text of decimal numbers in a row, such as `115, 107, 45`. */
export function numberViews(source: View): readonly View[] {
  const runs: SourceByte[][] = [[]]
  for (const { 0: part, index } of source.text.matchAll(/\d+|\uffff/g)) {
    if (part === BREAK) runs.push([])
    else runs.at(-1)?.push({ byte: +part < 0x100 ? +part : 0x100, from: index, to: index + part.length })
  }
  const view = textView(
    source,
    runs.filter(run => run.length >= MIN_TEXT_CHARS),
  )
  return view.text === '' ? [] : [view]
}

/** The parts of the bytes that are text. Zero bytes stay in it, because UTF-16 has them between letters. */
function textView(source: View, runs: readonly (readonly SourceByte[])[]): View {
  const { add, view } = buildView(source)
  let text: (readonly [string, number, number])[] = []
  let count = 0
  const flush = (): void => {
    if (count >= MIN_TEXT_CHARS) {
      for (const part of text) add(...part)
      const [, from = 0, to = 1] = text.at(-1) ?? []
      add(BREAK, from, to)
    }
    text = []
    count = 0
  }
  for (const run of runs) {
    addUtf8(
      run,
      (character, from, to) => {
        if (character === BREAK || (character < ' ' && !/[\0\t\r\n]/.test(character))) return flush()
        text.push([character, from, to])
        if (character > ' ') count++
      },
      () => BREAK,
    )
    flush()
  }
  return view()
}
