/** Parses TOML. */

import { parse } from 'smol-toml'
import type { Fields } from '../../base/index.ts'

/**
 * Parses TOML; undefined when the text is not valid. The parser's own message is dropped, because it quotes the text,
 * which may hold keys. Integers become bigints, so that a large one, such as a token limit of i64::MAX, is no error.
 */
export function parseToml(text: string): Fields | undefined {
  try {
    return parse(text, { integersAsBigInt: true })
  } catch {
    return undefined
  }
}
