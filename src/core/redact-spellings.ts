/** The forms in which one secret may turn up in a text. */

/** Below this a secret is replaced only where it stands alone, not inside a longer word. */
const SHORTEST_INSIDE_WORDS = 8

/** Base64 of fewer characters occurs by chance. */
const SHORTEST_BASE64 = 6

/** A pattern for the secret with each character as it is, percent-encoded, or escaped as in JSON. */
export function spellings(secret: string): string {
  const body = Array.from(secret.toWellFormed(), spellingsOf).join('')
  return secret.length >= SHORTEST_INSIDE_WORDS ? body : `(?<![A-Za-z0-9])${body}(?![A-Za-z0-9])`
}

const JSON_NAMES: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
}

function spellingsOf(character: string): string {
  const bytes = [...new TextEncoder().encode(character)]
  // A proxy that encodes an encoded URL again writes %25 for each percent sign.
  const percent = bytes.map(byte => `%(?:25){0,2}${hexPattern(byte, 2)}`).join('')
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  const escaped = units.map(unit => `\\\\{1,8}u${hexPattern(unit, 4)}`).join('')
  const name = JSON_NAMES[character]
  const raw = '"\\/'.includes(character)
    ? `\\\\{0,8}${escapePattern(character)}`
    : escapePattern(character) + (name === undefined ? '' : `|\\\\{1,8}${name}`)
  return `(?:${raw}|${percent}|${escaped}${character === ' ' ? '|\\+' : ''})`
}

function hexPattern(value: number, digits: number): string {
  return value
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`)
}

/** The secret inside a longer base64 or hexadecimal text. */
export function encodings(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  const base64 = [0, 1, 2]
    .map(offset => base64At(bytes, offset))
    .filter(text => text.length >= SHORTEST_BASE64)
    .flatMap(text => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
  return [...base64, hex, hex.toUpperCase()]
}

/** The characters of base64 that the bytes alone decide, when `offset` bytes modulo 3 stand before them. */
function base64At(bytes: Uint8Array, offset: number): string {
  const padded = [...new Array<number>(offset).fill(0), ...bytes]
  const text = btoa(padded.map(byte => String.fromCharCode(byte)).join(''))
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6))
}

export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
