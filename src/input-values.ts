/** One input's text to one value, for each kind of value that inputs have. */

import { nearest } from './core/nearest.ts'

/** An input holds something that is not allowed. The message says which, what came, and what is allowed. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly input: string

  constructor(input: string, came: string, allowed: string, hint = '') {
    super(`Input "${input}" is ${quoted(came)}, but must be ${allowed}.${hint}`)
    this.input = input
  }
}

/** One of a few words; an empty input means `otherwise`. */
export function oneOf<const Allowed extends string>(
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

/** A whole number in decimal digits within bounds; an empty input means `otherwise`. */
export function numberOf(
  input: string,
  raw: string,
  bounds: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = raw.trim()
  if (text === '') return bounds.otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < bounds.least || value > bounds.most) {
    throw new InputError(input, text, `a whole number from ${bounds.least} to ${bounds.most}`)
  }
  return value
}

/** A single line of text; undefined when empty. The value may be a secret, so an error does not repeat it. */
export function textOf(input: string, raw: string): string | undefined {
  const text = raw.trim()
  if (/[\r\n\0]/.test(text)) throw new InputError(input, '(not shown)', 'a single line')
  return text === '' ? undefined : text
}

/** A list separated by commas or lines, without empty items. */
export function listOf(raw: string): readonly string[] {
  return raw
    .split(/[,\r\n]/)
    .map(item => item.trim())
    .filter(item => item !== '')
}

/** What came, on one line and cut, since it is printed. */
function quoted(came: string): string {
  const line = JSON.stringify(came)
  return line.length > 100 ? `${line.slice(0, 100)}…"` : line
}
