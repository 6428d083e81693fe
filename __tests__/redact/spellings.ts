/** The ways to spell a text that the property test combines. */

import {
  base64,
  eachByte,
  eachCharacter,
  filler,
  join,
  piecesOf,
  reversed,
  type Spelling,
  separated,
} from './spelling.ts'

/**
 * A way to spell. A `keepsCase` spelling can only be read in its own case. An `isNumbers` spelling is read from the places of
 * its numbers or names, so that only white space may be put between its characters.
 */
export type Way = {
  readonly name: string
  readonly spell: (spelling: Spelling) => Spelling
  readonly keepsCase?: true
  readonly changesCase?: true
  readonly isNumbers?: true
  readonly putsSeparators?: true
  readonly needsLatin1?: true
}

const hex = (byte: number, size = 2) => byte.toString(16).padStart(size, '0')
const units = (character: string) =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
const point = (character: string) => character.codePointAt(0) ?? 0

const NAMES: Readonly<Record<string, string>> = {
  ...{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '/': 'sol', '+': 'plus', '=': 'equals' },
  ...{ _: 'lowbar', '.': 'period', ':': 'colon', ',': 'comma', '-': 'hyphen', '#': 'num', '%': 'percnt' },
}

const shifted = (character: string, offset: number) =>
  /^[!-~]$/.test(character) ? String.fromCodePoint(character.charCodeAt(0) + offset) : character

/** Mathematical letters and digits, which are the usual ones by their meaning. */
function styled(character: string): string {
  if (/^[A-Z]$/.test(character)) return String.fromCodePoint(0x1d400 + point(character) - 0x41)
  if (/^[a-z]$/.test(character)) return String.fromCodePoint(0x1d41a + point(character) - 0x61)
  return /^\d$/.test(character) ? String.fromCodePoint(0x1d7ce + Number(character)) : character
}

const json = (text: string) => JSON.stringify(text).slice(1, -1)

const PLAIN_SEPARATORS = [' ', '\n', '\u200b', '\u00ad', '  ', '\t', '\u2060']
const OTHER_SEPARATORS = ['-', '.', ':', '_', ', ', ' - ', '|', '\u00b7', '*', '/']

const SEPARATED: readonly Way[] = [...PLAIN_SEPARATORS, ...OTHER_SEPARATORS].flatMap(separator =>
  [1, 4, 7].map(size => ({
    name: `${JSON.stringify(separator)} after every ${size}`,
    spell: separated(size, separator),
    ...(PLAIN_SEPARATORS.includes(separator) ? {} : { putsSeparators: true as const }),
  })),
)

export const WAYS: readonly Way[] = [
  { name: 'upper case', spell: eachCharacter(text => text.toUpperCase()), changesCase: true },
  { name: 'lower case', spell: eachCharacter(text => text.toLowerCase()), changesCase: true },
  { name: 'backwards', spell: reversed },
  ...SEPARATED,
  { name: 'full width', spell: eachCharacter(text => shifted(text, 0xfee0)) },
  { name: 'mathematical letters', spell: eachCharacter(styled) },
  { name: 'decimal references', spell: eachCharacter(text => `&#${point(text)};`) },
  {
    name: 'padded decimal references',
    spell: eachCharacter(text => `&#${String(point(text)).padStart(7, '0')};`),
  },
  { name: 'decimal references without ;', spell: eachCharacter(text => `&#${point(text)}`), isNumbers: true },
  { name: 'hexadecimal references', spell: eachCharacter(text => `&#x${hex(point(text))};`) },
  {
    name: 'hexadecimal references without ;',
    spell: eachCharacter(text => `&#X${hex(point(text))}`),
    isNumbers: true,
  },
  {
    name: 'named references',
    isNumbers: true,
    spell: eachCharacter(text => (NAMES[text] === undefined ? text : `&${NAMES[text]};`)),
  },
  { name: 'percent', spell: eachByte(byte => `%${hex(byte)}`) },
  { name: 'percent where needed', spell: eachCharacter(text => encodeURIComponent(text)) },
  {
    name: 'percent u',
    spell: eachCharacter(text =>
      units(text)
        .map(unit => `%u${hex(unit, 4)}`)
        .join(''),
    ),
  },
  {
    name: 'percent u of every third',
    spell: everyThird(text =>
      units(text)
        .map(unit => `%u${hex(unit, 4)}`)
        .join(''),
    ),
  },
  { name: 'JSON', spell: eachCharacter(json) },
  {
    name: 'JSON escapes',
    spell: eachCharacter(text =>
      units(text)
        .map(unit => `\\u${hex(unit, 4)}`)
        .join(''),
    ),
  },
  {
    name: 'JSON escapes of every third',
    spell: everyThird(text =>
      units(text)
        .map(unit => `\\u${hex(unit, 4)}`)
        .join(''),
    ),
  },
  { name: 'braced escapes', spell: eachCharacter(text => `\\u{${hex(point(text))}}`) },
  {
    name: 'octal escapes',
    spell: eachByte(byte => `\\${byte.toString(8).padStart(3, '0')}`),
    isNumbers: true,
  },
  { name: 'quoted-printable', spell: eachByte(byte => `=${hex(byte).toUpperCase()}`) },
  { name: 'hexadecimal', spell: eachByte(byte => hex(byte)) },
  { name: 'hexadecimal in capitals', spell: eachByte(byte => hex(byte).toUpperCase()) },
  ...[':', ' ', '-', ', '].map(separator => ({
    name: `hexadecimal with ${JSON.stringify(separator)}`,
    spell: eachByte(byte => hex(byte) + separator),
  })),
  { name: '\\x escapes', spell: eachByte(byte => `\\x${hex(byte)}`) },
  { name: '0x numbers', spell: eachByte(byte => `0x${hex(byte)}, `) },
  { name: 'decimal numbers', spell: eachByte(byte => `${byte}, `), isNumbers: true },
  ...['', 'a', 'bc'].flatMap(before =>
    (['+/', '-_'] as const).map(
      (digits): Way => ({
        name: `base64 after ${before.length} bytes, ${digits}`,
        spell: base64(before, before, digits),
        keepsCase: true,
      }),
    ),
  ),
  { name: 'base64 of UTF-16', spell: base64('', '', '+/', 'utf16le'), keepsCase: true, needsLatin1: true },
]

function everyThird(replace: (character: string) => string) {
  return (spelling: Spelling) =>
    join(
      piecesOf(spelling).map((piece, index) =>
        index % 3 === 0 ? { ...piece, text: replace(piece.text) } : piece,
      ),
    )
}

/** Whether one way can follow others so that the result can still be read. */
export function canFollow(way: Way, earlier: readonly Way[], { text }: Spelling): boolean {
  if (way.needsLatin1 && /[^\0-\xff]/.test(text)) return false
  if (way.changesCase && earlier.some(({ keepsCase }) => keepsCase)) return false
  // Letters and digits around it would be read as more digits of the last number.
  if (way.keepsCase && earlier.some(({ isNumbers }) => isNumbers)) return false
  return !(way.putsSeparators && earlier.some(({ isNumbers, keepsCase }) => isNumbers || keepsCase))
}

export { filler }
