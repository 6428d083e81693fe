/** Reads errors by their shape: an error of another realm is not an instance of this realm's `Error`. */

import { fieldsOf, textOf } from './fields.ts'

/** The code of a system error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return textOf(fieldsOf(error)['code'])
}

/** The message of an error, or the thrown value as text. */
export function messageOf(error: unknown): string {
  return textOf(fieldsOf(error)['message']) ?? String(error)
}
