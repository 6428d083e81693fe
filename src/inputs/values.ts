/** One input's text to one value, for each kind of value that inputs have. */

import { nearest } from './nearest.ts'

/** An input holds something that is not allowed. The message says which, what came, and what is allowed. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly input: string

  /** `came` is null where it may be a secret. */
  constructor(input: string, came: string | null, allowed: string, hint = '') {
    super(`Input "${input}" ${came === null ? '' : `is ${quoted(came)}, but `}must be ${allowed}.${hint}`)
    this.input = input
  }
}

/** One of a few words; an empty input means `otherwise`. */
export function parseChoice<const Allowed extends string>(
  input: string,
  raw: string,
  allowed: readonly Allowed[],
  otherwise: NoInfer<Allowed>,
): Allowed {
  const text = raw.trim()
  if (text === '') return otherwise
  const match = allowed.find(value => value === text)
  if (match !== undefined) return match
  const meant = nearest(text, allowed)
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`
  throw new InputError(input, text, `one of ${allowed.map(value => `"${value}"`).join(', ')}`, hint)
}

/** A whole number in decimal digits within bounds; an empty input means `otherwise`. `unit` is for the message. */
export function parseNumber<Otherwise extends number | undefined>(
  input: string,
  raw: string,
  bounds: {
    readonly least: number
    readonly most: number
    readonly otherwise: Otherwise
    readonly unit?: 'seconds'
  },
): number | Otherwise {
  const text = raw.trim()
  if (text === '') return bounds.otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < bounds.least || value > bounds.most) {
    const unit = bounds.unit === undefined ? '' : ` of ${bounds.unit}`
    throw new InputError(input, text, `a whole number${unit} from ${bounds.least} to ${bounds.most}`)
  }
  return value
}

/** A single line of text; undefined when empty. The value may be a secret, so an error does not repeat it. */
export function parseText(input: string, raw: string): string | undefined {
  const text = raw.trim()
  if (/\p{Cc}/u.test(text)) throw new InputError(input, null, 'a single line without control characters')
  return text === '' ? undefined : text
}

/** A list separated by commas or lines, without empty items. */
export function parseList(raw: string): readonly string[] {
  return raw
    .split(/[,\r\n]/)
    .map(item => item.trim())
    .filter(item => item !== '')
}

const LONGEST_QUOTE = 80

/**
 * What came, on one line and cut, since it is printed. All that is not plain ASCII is written as its code point, so that
 * a dash or a letter that only looks like the right one can be told from it.
 */
function quoted(came: string): string {
  const characters = [...came]
  const shown = characters.slice(0, LONGEST_QUOTE).join('')
  const line = JSON.stringify(shown).replace(
    /[^\x20-\x7e]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  return characters.length > LONGEST_QUOTE
    ? `${line} and ${characters.length - LONGEST_QUOTE} more characters`
    : line
}
