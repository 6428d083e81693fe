/** What counts in a text when it is compared with a secret. */

import { BREAK } from './view.ts'

/**
 * The characters of a text that count, as code points: `at[i]` and `ends[i]` are the offsets in the text, in UTF-16
 * units, of the character that became `codes[i]`.
 */
export type Content = {
  readonly codes: readonly number[]
  readonly at: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Which characters count.
 * - `letters`: letters and digits
 * - `marks`: also the marks of ASCII that rarely separate others, such as `$`
 * - `visible`: all but white space
 */
export type ContentKind = 'letters' | 'marks' | 'visible'

const IGNORED: Readonly<Record<ContentKind, RegExp>> = {
  letters: /[^\p{L}\p{N}]/gu,
  marks: /[^\p{L}\p{N}!"#$%&'()+<=>?@[\]^`{}]/gu,
  visible: /[\s\p{C}\p{M}]/gu,
}

/** The same letter in both cases, without an accent, and in another form such as full width, is one character. */
function foldCharacter(character: string): string {
  return character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD')
}

const foldCaches: Readonly<Record<ContentKind, Map<string, readonly number[]>>> = {
  letters: new Map(),
  marks: new Map(),
  visible: new Map(),
}

/** A text may contain any character, and the memory is to stay small. */
const MAX_CACHED = 10_000

/** What a character counts as: usually one code point or none. No secret has the number of a break. */
function codesOf(character: string, kind: ContentKind): readonly number[] {
  if (character === BREAK) return [-1]
  const cache = foldCaches[kind]
  const cached = cache.get(character)
  if (cached !== undefined) return cached
  const counted = foldCharacter(character).replace(IGNORED[kind], '')
  const codes = Array.from(counted, each => each.codePointAt(0) ?? 0)
  if (cache.size < MAX_CACHED) cache.set(character, codes)
  return codes
}

export function contentOf(text: string, kind: ContentKind): Content {
  const content = { codes: [] as number[], at: [] as number[], ends: [] as number[] }
  let at = 0
  for (const character of text) {
    for (const code of codesOf(character, kind)) {
      content.codes.push(code)
      content.at.push(at)
      content.ends.push(at + character.length)
    }
    at += character.length
  }
  return content
}
