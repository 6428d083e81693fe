/** Reads a view as bytes in digits: hexadecimal, base64, and decimal numbers. */

import { addUtf8, type SourceByte } from './utf8.ts'
import { BREAK, buildView, type View } from './view.ts'

/** A kind of digits: how many bits each has, and with how many digits the byte limits may be shifted. */
type Digits = { readonly bits: number; readonly shifts: number; readonly digitOf: (code: number) => number }

/** Any other characters may stand between the digits, such as the colons in `73:6b:2d`. */
const HEX: Digits = { bits: 4, shifts: 2, digitOf: tableOf('0123456789abcdef', '0123456789ABCDEF') }

/** In base64url two marks are other ones. `=` at the end says nothing. */
const BASE64: Digits = {
  bits: 6,
  shifts: 4,
  digitOf: tableOf(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  ),
}

/** Fewer characters in a row are no text: any digits give some by chance. */
const MIN_TEXT_CHARS = 8

/** White space, and the zero bytes of UTF-16. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0, 9, 10, 13])

function tableOf(...alphabets: readonly string[]): (code: number) => number {
  const table = new Int8Array(128).fill(-1)
  for (const alphabet of alphabets) {
    for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value
  }
  return code => (code < 128 ? (table[code] ?? -1) : -1)
}

/** The texts that the hexadecimal digits stand for. It is not known which digit begins a byte, so there are two. */
export function hexViews(source: View): readonly View[] {
  return digitViews(source, HEX)
}

/** The texts that the base64 digits stand for. It is not known which digit begins a group of bytes, so there are four. */
export function base64Views(source: View): readonly View[] {
  return digitViews(source, BASE64)
}

function digitViews(source: View, digits: Digits): readonly View[] {
  const runs = digitRuns(source.text, digits)
  return Array.from({ length: digits.shifts }, (_, shift) =>
    textView(
      source,
      runs.map(run => bytesOf(run, digits.bits, shift)),
    ),
  ).filter(view => view.text !== '')
}

type Digit = { readonly value: number; readonly at: number }

/** All digits between two breaks are one run. */
function digitRuns(text: string, { bits, digitOf }: Digits): readonly (readonly Digit[])[] {
  const runs: Digit[][] = [[]]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // In `0x73` the first digit only says what follows.
    if (bits === 4 && code === 0x30 && (text.charCodeAt(at + 1) | 0x20) === 0x78) continue
    const value = digitOf(code)
    if (value >= 0) runs.at(-1)?.push({ value, at })
    else if (text[at] === BREAK) runs.push([])
  }
  return runs.filter(run => run.length * bits >= MIN_TEXT_CHARS * 8)
}

function bytesOf(run: readonly Digit[], bits: number, shift: number): readonly SourceByte[] {
  const bytes: SourceByte[] = []
  let value = 0
  let held = 0
  for (let index = shift; index < run.length; index++) {
    const { value: digit, at } = run[index] ?? { value: 0, at: 0 }
    value = ((value << bits) | digit) & 0xffff
    held += bits
    if (held < 8) continue
    held -= 8
    // The first digit of this byte may also be the last one of the byte before.
    const first = shift + Math.floor((bytes.length * 8) / bits)
    bytes.push({ byte: (value >> held) & 0xff, from: run[first]?.at ?? at, to: at + 1 })
  }
  return bytes
}

/** The text of decimal numbers in a row, such as `115, 107, 45`. */
export function numberViews(source: View): readonly View[] {
  const runs: SourceByte[][] = [[]]
  for (const { 0: part, index } of source.text.matchAll(/\d+|\uffff/g)) {
    if (part === BREAK) runs.push([])
    else runs.at(-1)?.push({ byte: Math.min(Number(part), 256), from: index, to: index + part.length })
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
  for (const run of runs.flatMap(textRunsIn)) {
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

/** The parts of the bytes that may be text. Most bytes from ordinary words are not, which are left out early. */
function textRunsIn(bytes: readonly SourceByte[]): readonly (readonly SourceByte[])[] {
  const runs: (readonly SourceByte[])[] = []
  let start = 0
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at]?.byte ?? 1
    const isText = (byte >= 0x20 && byte !== 0x7f) || TEXT_CONTROLS.has(byte)
    if (isText) continue
    if (at - start >= MIN_TEXT_CHARS) runs.push(bytes.slice(start, at))
    start = at + 1
  }
  return runs
}
