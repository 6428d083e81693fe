/** Reading errors of the system, which are told apart by their code. */

import { fieldsOf, textOf } from './fields.ts'

/** The code of an error, such as ENOENT. Goes by shape: an error of another realm is no instance of our `Error`. */
export function codeOf(error: unknown): string | undefined {
  return textOf(fieldsOf(error)['code'])
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return textOf(fieldsOf(error)['message']) ?? String(error)
}
