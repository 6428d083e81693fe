/** Parses the text of one input into one value. */

import { closestMatch } from 'leven'

/** An input has a value that is not allowed. The message names the input, the value and what is allowed. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly input: string

  /**
   * @param value the text of the input; null when it may be a secret, which the message must not repeat
   * @param allowed what the input must be, such as "a whole number from 0 to 10"
   * @param hint one more sentence, with a space before it
   */
  constructor(input: string, value: string | null, allowed: string, hint = '') {
    super(`Input "${input}" ${value === null ? '' : `is ${quote(value)}, but `}must be ${allowed}.${hint}`)
    this.input = input
  }
}

/** One of a few words. An empty input means `defaultValue`. */
export function parseChoice<const Allowed extends string>(
  input: string,
  raw: string,
  allowed: readonly Allowed[],
  defaultValue: NoInfer<Allowed>,
): Allowed {
  const text = raw.trim()
  if (text === '') return defaultValue
  const match = allowed.find(value => value === text)
  if (match !== undefined) return match
  // Two letters swapped are two changes. In a word of three letters, two changes make another word.
  const maxDistance = text.length > 3 ? 2 : 1
  const similar = closestMatch(text.toLowerCase(), allowed, { maxDistance })
  const hint = similar === undefined ? '' : ` Did you mean "${similar}"?`
  throw new InputError(input, text, `one of ${allowed.map(value => `"${value}"`).join(', ')}`, hint)
}

/** One of a few words, or undefined for an empty input. The nearest word is suggested for any other. */
export function parseOptionalChoice<const Allowed extends string>(
  input: string,
  raw: string,
  allowed: readonly Allowed[],
  synonyms: Readonly<Record<string, Allowed>>,
): Allowed | undefined {
  const text = raw.trim()
  const match = allowed.find(value => value === text)
  if (text === '' || match !== undefined) return match
  const word = text.toLowerCase().replace(/[\s_]+/g, '-')
  const nearest = Object.hasOwn(synonyms, word) ? synonyms[word] : closestMatch(word, allowed)
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`
  throw new InputError(input, text, `one of ${allowed.map(value => `"${value}"`).join(', ')}`, hint)
}

/** The words "true" and "false". An empty input means `defaultValue`. */
export function parseBoolean(input: string, raw: string, defaultValue: boolean): boolean {
  return parseChoice(input, raw, ['true', 'false'], defaultValue ? 'true' : 'false') === 'true'
}

/** A whole number in decimal digits within bounds. An empty input means `defaultValue`. `unit` appears in the error. */
export function parseNumber<Default extends number | undefined>(
  input: string,
  raw: string,
  bounds: {
    readonly min: number
    readonly max: number
    readonly defaultValue: Default
    readonly unit?: 'seconds' | 'percent'
  },
): number | Default {
  const text = raw.trim()
  if (text === '') return bounds.defaultValue
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
    const unit = bounds.unit === undefined ? '' : ` of ${bounds.unit}`
    throw new InputError(input, text, `a whole number${unit} from ${bounds.min} to ${bounds.max}`)
  }
  return value
}

/** A single line of text; undefined when it is empty. The value may be a secret, so the error does not repeat it. */
export function parseText(input: string, raw: string): string | undefined {
  const text = raw.trim()
  if (/\p{Cc}/u.test(text)) throw new InputError(input, null, 'a single line without control characters')
  return text === '' ? undefined : text
}

/** The items of a list separated by commas or line breaks. Empty items are left out. */
export function parseList(raw: string): readonly string[] {
  return raw
    .split(/[,\r\n]/)
    .map(item => item.trim())
    .filter(item => item !== '')
}

const MAX_QUOTED_CHARS = 80

/**
 * The value for an error message: on one line, cut, and with every character outside of ASCII as its code point, so that
 * a dash or a letter that looks like the right one can be told from it.
 */
function quote(value: string): string {
  const characters = [...value]
  const shown = characters.slice(0, MAX_QUOTED_CHARS).join('')
  const line = JSON.stringify(shown).replace(
    /[^\x20-\x7e]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  const cut = characters.length - MAX_QUOTED_CHARS
  return cut > 0 ? `${line} and ${cut} more characters` : line
}
