/** Decodes a line in every way in which a server may have encoded a secret, and keeps where each character came from. */

/**
 * A decoded form of a line. `starts[i]` and `ends[i]` are the offsets in the line, in UTF-16 units, of the part that
 * became `text[i]`. `BREAK` separates parts that are not next to each other in the line.
 */
export type View = {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

export const BREAK = '\0'

/** JSON inside JSON inside a URL is three levels. Deeper encodings have not been seen. */
const MAX_DEPTH = 3

const ESCAPES =
  /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[nrtbf"'\\/]|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
}

/** Runs of digits that may hold encoded bytes. Shorter ones hold fewer than 8 bytes and are frequent in ordinary text. */
const HEX_RUN = /[0-9a-f]{16,}/gi
const BASE64_RUN = /[A-Za-z0-9+/_-]{11,}/g

/**
 * The line itself, the line with its escapes resolved level by level, and each of these read as hexadecimal and base64.
 */
export function viewsOf(line: string): readonly View[] {
  const views: View[] = []
  const starts = Array.from({ length: line.length }, (_, index) => index)
  let view: View | undefined = { text: line, starts, ends: starts.map(start => start + 1) }
  for (let depth = 0; depth <= MAX_DEPTH && view !== undefined; depth++) {
    views.push(view, ...hexViews(view), ...base64Views(view))
    view = unescapedView(view)
  }
  return views
}

/** The view in which each character is replaced by what `replace` makes of it, which may be nothing. */
export function mapView(view: View, replace: (character: string) => string): View {
  const builder = buildView(view)
  let at = 0
  for (const character of view.text) {
    builder.add(replace(character), at, at + character.length)
    at += character.length
  }
  return builder.view
}

/** Builds a view from parts of another one: `add` takes the new text and the part of the source that it stands for. */
function buildView(source: View) {
  const view = { text: '', starts: [] as number[], ends: [] as number[] }
  const add = (text: string, from: number, to: number): void => {
    view.text += text
    for (let count = 0; count < text.length; count++) {
      view.starts.push(source.starts[from] ?? 0)
      view.ends.push(source.ends[to - 1] ?? 0)
    }
  }
  return { view, add }
}

/** One level of percent-encoding, JSON escapes and character references resolved; undefined when the view has none. */
function unescapedView(source: View): View | undefined {
  const { view, add } = buildView(source)
  let copied = 0
  const copyUntil = (end: number): void => {
    for (; copied < end; copied++) add(source.text.charAt(copied), copied, copied + 1)
  }
  for (const { 0: sequence, index } of source.text.matchAll(ESCAPES)) {
    copyUntil(index)
    copied = index + sequence.length
    if (sequence.startsWith('%')) {
      const bytes = Uint8Array.from(sequence.slice(1).split('%'), digits => Number.parseInt(digits, 16))
      addUtf8(bytes, add, byte => index + 3 * byte)
    } else add(characterOf(sequence), index, copied)
  }
  if (copied === 0) return undefined
  copyUntil(source.text.length)
  return view
}

/** The character that a JSON escape or a character reference stands for. */
function characterOf(sequence: string): string {
  const code = /^(?:\\[ux]|&#x)([0-9a-f]+)/i.exec(sequence)?.[1]
  if (code !== undefined) return fromCodePoint(Number.parseInt(code, 16))
  const decimal = /^&#(\d+)/.exec(sequence)?.[1]
  if (decimal !== undefined) return fromCodePoint(Number(decimal))
  const name = sequence.replace(/^\\/, '')
  return NAMED_ESCAPES[name.toLowerCase()] ?? name
}

function fromCodePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Two views, since it is not known with which digit of a run a byte begins. */
function hexViews(source: View): readonly View[] {
  return [0, 1].map(offset =>
    runView(source, HEX_RUN, offset, 2, digits =>
      Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16)),
    ),
  )
}

/** Four views, since it is not known with which digit of a run a group of three bytes begins. */
function base64Views(source: View): readonly View[] {
  return [0, 1, 2, 3].map(offset =>
    runView(source, BASE64_RUN, offset, 8 / 6, digits => {
      const usable = digits.length % 4 === 1 ? digits.slice(0, -1) : digits
      return Uint8Array.from(atob(usable.replaceAll('-', '+').replaceAll('_', '/')), byte =>
        byte.charCodeAt(0),
      )
    }),
  )
}

/** The bytes of all runs of digits, each read from its digit number `offset` on. */
function runView(
  source: View,
  runs: RegExp,
  offset: number,
  digitsPerByte: number,
  decode: (digits: string) => Uint8Array,
): View {
  const { view, add } = buildView(source)
  for (const { 0: run, index } of source.text.matchAll(runs)) {
    const first = index + offset
    // A byte of base64 shares its first and last digit with its neighbours.
    addUtf8(
      decode(run.slice(offset)),
      add,
      (byte, isEnd) => first + (isEnd ? Math.ceil(byte * digitsPerByte) : Math.floor(byte * digitsPerByte)),
    )
    add(BREAK, index, index + 1)
  }
  return view
}

/** Adds bytes as UTF-8 text. `offsetOf` gives the place in the source of the beginning, or the end, of so many bytes. */
function addUtf8(
  bytes: Uint8Array,
  add: (text: string, from: number, to: number) => void,
  offsetOf: (byte: number, isEnd: boolean) => number,
): void {
  const decoder = new TextDecoder()
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    // A continuation byte without its lead byte, where a run was cut, stands for itself.
    const size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const text = size === 1 ? String.fromCharCode(lead) : decoder.decode(bytes.subarray(at, at + size))
    add(text, offsetOf(at, false), offsetOf(Math.min(at + size, bytes.length), true))
    at += size
  }
}
