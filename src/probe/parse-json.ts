/** Parses JSON that may be broken. */

import { type Fields, fieldsOf } from '../base/index.ts'

/** Parses a JSON object; no fields when the text is not valid JSON or not an object. */
export function parseFields(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return {}
  }
}
