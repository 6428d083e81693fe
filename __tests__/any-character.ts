import * as fc from 'fast-check'

const LAST_SURROGATE = 0xdfff
const SURROGATES = 0x800
const CODE_POINTS = 0x110000 - SURROGATES

/**
 * Any Unicode character. fast-check's own unit `binary` gives the same characters, but builds a table of all of them,
 * which takes a second in each test file.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: CODE_POINTS - 1 }).map(
  index => String.fromCodePoint(index > LAST_SURROGATE - SURROGATES ? index + SURROGATES : index),
  character => {
    if (typeof character !== 'string') throw new TypeError('Not a character')
    const codePoint = character.codePointAt(0) ?? 0
    return codePoint > LAST_SURROGATE ? codePoint - SURROGATES : codePoint
  },
)
