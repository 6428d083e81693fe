/** The forms in which one secret may turn up in a text. */

/** Below this a secret is replaced only where it stands alone, not inside a longer word. */
const SHORTEST_INSIDE_WORDS = 8

/** Base64 of fewer characters occurs by chance. */
const SHORTEST_BASE64 = 6

/** So many backslashes may stand before an escaped character: each round of JSON doubles them. */
const MOST_BACKSLASHES = 8

/** A character of a secret with its UTF-8 bytes and UTF-16 units in hexadecimal. */
type Character = {
  readonly raw: string
  readonly bytes: readonly string[]
  readonly units: readonly string[]
  /** The letter that JSON has for it, as in `\n`. */
  readonly name: string | undefined
}

/** A secret taken apart, to be looked for with {@link spelledAt}. */
export type Spellable = { readonly characters: readonly Character[]; readonly alone: boolean }

const JSON_NAMES: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
}

/** Takes a secret apart. */
export function spellable(secret: string): Spellable {
  return {
    characters: Array.from(secret.toWellFormed(), raw => ({
      raw,
      bytes: Array.from(new TextEncoder().encode(raw), byte => hex(byte, 2)),
      units: Array.from({ length: raw.length }, (_, index) => hex(raw.charCodeAt(index), 4)),
      name: JSON_NAMES[raw],
    })),
    alone: secret.length < SHORTEST_INSIDE_WORDS,
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}

/** The characters that a spelling of the secret can begin with. */
export function beginningsOf({ characters }: Spellable): readonly string[] {
  const [first] = characters
  return first === undefined ? [] : [first.raw.charAt(0), '%', '\\', ...(first.raw === ' ' ? ['+'] : [])]
}

/**
 * Where the longest spelling that begins at `at` ends, each character of it as it is, percent-encoded or escaped as in
 * JSON; undefined where none begins. It is no regular expression, since one for a token of 1,500 characters takes the
 * engine most of a second to compile.
 */
export function spelledAt(text: string, at: number, { characters, alone }: Spellable): number | undefined {
  if (alone && isWordAt(text, at - 1)) return undefined
  let ends: readonly number[] = [at]
  for (const character of characters) {
    // A percent sign or a backslash in the secret can be read in more than one way; all ways are followed at once.
    ends = distinct(ends.flatMap(end => afterCharacter(text, end, character)))
    if (ends.length === 0) return undefined
  }
  const fitting = alone ? ends.filter(end => !isWordAt(text, end)) : ends
  return fitting.length === 0 ? undefined : Math.max(...fitting)
}

function isWordAt(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text.charAt(at))
}

function distinct(ends: readonly number[]): readonly number[] {
  return ends.length < 2 ? ends : [...new Set(ends)]
}

/** Where the spellings of one character that begin at `at` end. */
function afterCharacter(text: string, at: number, character: Character): readonly number[] {
  const { raw } = character
  const next = text.charAt(at)
  const ends = text.startsWith(raw, at) ? [at + raw.length] : []
  if (next === '+' && raw === ' ') ends.push(at + 1)
  if (next === '%') ends.push(...afterAll(text, at, character.bytes, afterPercent))
  if (next === '\\') ends.push(...afterBackslashes(text, at, character))
  return ends
}

function afterBackslashes(text: string, at: number, character: Character): readonly number[] {
  const { raw, name, units } = character
  const ends = [...afterAll(text, at, units, afterUnit)]
  const run = backslashesAt(text, at)
  if (name !== undefined && text.charAt(at + run) === name) ends.push(at + run + 1)
  if (!'"\\/'.includes(raw)) return ends
  for (let before = 1; before <= run; before++) {
    if (text.startsWith(raw, at + before)) ends.push(at + before + 1)
  }
  return ends
}

type After = (text: string, at: number, code: string) => readonly number[]

function afterAll(text: string, at: number, codes: readonly string[], after: After): readonly number[] {
  return codes.reduce<readonly number[]>((ends, code) => ends.flatMap(end => after(text, end, code)), [at])
}

/** One encoded byte. A proxy that encodes an encoded URL again writes %25 for each percent sign. */
function afterPercent(text: string, at: number, code: string): readonly number[] {
  if (text.charAt(at) !== '%') return []
  return ['', '25', '2525'].flatMap(again => {
    const end = at + 1 + again.length + code.length
    return text.slice(at + 1, end).toLowerCase() === again + code ? [end] : []
  })
}

/** One escaped UTF-16 unit. */
function afterUnit(text: string, at: number, code: string): readonly number[] {
  const from = at + backslashesAt(text, at)
  if (from === at || text.charAt(from) !== 'u') return []
  const end = from + 1 + code.length
  return text.slice(from + 1, end).toLowerCase() === code ? [end] : []
}

function backslashesAt(text: string, at: number): number {
  let run = 0
  while (run < MOST_BACKSLASHES && text.charAt(at + run) === '\\') run += 1
  return run
}

/** The secret inside a longer base64 or hexadecimal text. */
export function encodings(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const digits = Array.from(bytes, byte => hex(byte, 2)).join('')
  const base64 = [0, 1, 2]
    .map(offset => base64At(bytes, offset))
    .filter(text => text.length >= SHORTEST_BASE64)
    .flatMap(text => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
  return [...base64, digits, digits.toUpperCase()]
}

/** The characters of base64 that the bytes alone decide, when `offset` bytes modulo 3 stand before them. */
function base64At(bytes: Uint8Array, offset: number): string {
  const padded = [...new Array<number>(offset).fill(0), ...bytes]
  const text = btoa(padded.map(byte => String.fromCharCode(byte)).join(''))
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6))
}
