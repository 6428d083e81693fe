/** No 12 characters of a secret survive, in whatever way they are spelled. */

import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createSanitizer } from '../../src/redact/index.ts'
import { cutSpelling, partsThatCarry, spell } from './spelling.ts'
import { canFollow, WAYS, type Way } from './spellings.ts'

const RUNS = 10_000
const MAX_CHARS = 10_000

/** So many characters of a secret in a row must not be seen. */
const PART_CHARS = 12

/** Each way can make a text six times longer. */
const MAX_SPELLED_CHARS = 400

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const textOf = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength, maxLength })

/** Keys, tokens and passwords of the usual kinds. */
const secrets = fc.oneof(
  textOf(`${LETTERS}-_`, 20, 120).map(text => `sk-proj-${text}`),
  textOf(LETTERS, 16, 60),
  textOf('0123456789abcdef', 32, 64),
  fc
    .tuple(...[8, 4, 4, 4, 12].map(length => textOf('0123456789abcdef', length)))
    .map(parts => parts.join('-')),
  textOf('abcdefghijklmnopqrstuvwxyz', 16, 40),
  textOf(`${LETTERS}!#$%&()+<=>?@[]^{}`, 12, 60),
  fc
    .tuple(textOf(`${LETTERS}-_`, 20), textOf(`${LETTERS}-_`, 40, 200), textOf(`${LETTERS}-_`, 43))
    .map(parts => parts.join('.')),
  textOf(`${LETTERS}éüß漢字ñø€😀-_`, 16, 40),
)

/** A part of a secret of 12 or more characters, spelled in up to three ways, and perhaps cut once more. */
const spelled = fc
  .record({
    secret: secrets,
    others: fc.array(secrets, { maxLength: 2 }),
    start: fc.nat(1000),
    more: fc.nat(36),
    ways: fc.array(fc.constantFrom(...WAYS), { maxLength: 3 }),
    cut: fc.option(
      fc.tuple(fc.double({ min: 0, max: 0.3, noNaN: true }), fc.double({ min: 0.6, max: 1, noNaN: true })),
    ),
  })
  .map(({ secret, others, start, more, ways, cut }) => {
    const characters = Array.from(secret)
    const from = start % (characters.length - PART_CHARS + 1)
    let spelling = spell(characters, from, Math.min(characters.length, from + PART_CHARS + more))
    const used: Way[] = []
    for (const way of ways) {
      if (spelling.text.length > MAX_SPELLED_CHARS || !canFollow(way, used, spelling)) continue
      spelling = way.spell(spelling)
      used.push(way)
    }
    const { length } = spelling.text
    if (cut !== null)
      spelling = cutSpelling(spelling, Math.floor(cut[0] * length), Math.ceil(cut[1] * length))
    return { secrets: [...others, secret], spelling, ways: used.map(({ name }) => name) }
  })

/** The sanitizer takes invisible characters away, and makes one space of each white space. */
const visible = (text: string) => text.replace(/[\s\p{Cf}\p{DI}]/gu, '')

it(`in ${RUNS} random spellings of parts of random secrets`, () => {
  fc.assert(
    fc.property(spelled, ({ secrets: known, spelling }) => {
      const text = `the server said zzzzzzzz "${spelling.text}" zzzzzzzz and refused it`
      const shown = createSanitizer(known, MAX_CHARS)(text)
      const parts = partsThatCarry(spelling, PART_CHARS)
      const seen = visible(shown)
      expect({
        leaks: parts.filter(part => seen.includes(visible(part))),
        // A word next to it may be lost, because its letters are read as digits of it.
        around: /^the server .* and refused it$|^the server .*\*\*\*nd refused it$/.test(shown),
      }).toEqual({ leaks: [], around: true })
    }),
    { numRuns: RUNS },
  )
})
