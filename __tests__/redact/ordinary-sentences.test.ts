/** An error message keeps all its words, also where a secret has some of them. */

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { GOLDEN_CASES } from '../../loopback/golden/cases/all.ts'
import { createSanitizer } from '../../src/redact/index.ts'
import { CLOUD_CASES } from '../verdict/cases-cloud.ts'
import { MODEL_CASES } from '../verdict/cases-model.ts'
import { NETWORK_CASES } from '../verdict/cases-network.ts'
import { ROUTE_CASES } from '../verdict/cases-route.ts'

const MAX_CHARS = 10_000

/** Every text in a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const withoutSecrets = createSanitizer([], MAX_CHARS)

/** The answers of servers and of the CLI in all other tests, but those that hold something like a key. */
const SENTENCES = [
  ...new Set(textsIn([GOLDEN_CASES, CLOUD_CASES, MODEL_CASES, NETWORK_CASES, ROUTE_CASES])),
].filter(text => /[a-z]{2} [a-z]+ [a-z]+/.test(text) && withoutSecrets(text) === text)

const randomEnd = fc.string({ unit: fc.constantFrom(...'0123456789abcdefXYZ'), minLength: 4, maxLength: 30 })

/** Ways to make a secret of words. */
const SECRETS: readonly ((words: readonly string[], random: string) => string)[] = [
  (words, random) => `my-${words.join('-')}-q7${random}`,
  (words, random) => `${random}7q_${words.join('_')}`,
  (words, random) => `https://${words.join('.')}.example.com/v1?key=q9${random}`.toLowerCase(),
  (words, random) => `https://gateway.example.com/${words.join('/')}/q7${random}`,
  (words, random) => JSON.stringify({ [words.join('_')]: `q5${random}`, [words[0] ?? '']: null }),
]

/** One to four words of a sentence with single spaces between them, and a secret that has them too. */
const cases = fc
  .record({
    sentence: fc.constantFrom(...SENTENCES),
    start: fc.nat(),
    count: fc.integer({ min: 1, max: 4 }),
    makeSecret: fc.constantFrom(...SECRETS),
    random: randomEnd,
  })
  .map(({ sentence, start, count, makeSecret, random }) => {
    const phrases = sentence.match(/(?<![\w.'/-])[A-Za-z]+(?: [A-Za-z]+)*(?![\w'/-]|\.\w)/g) ?? []
    const words = phrases[start % phrases.length]?.split(' ') ?? []
    const first = start % Math.max(1, words.length - count + 1)
    return { sentence, secret: makeSecret(words.slice(first, first + count), random) }
  })
  .filter(({ sentence, secret }) => !hasPart(sentence, secret))

/** Whether a text has 12 characters of a secret, perhaps with other marks, and not only of one word. Then it is not ordinary. */
function hasPart(text: string, secret: string): boolean {
  const [lowerText = '', lowerSecret = ''] = [text, secret].map(each =>
    each.toLowerCase().replace(/[./_]/g, '-'),
  )
  return Array.from(secret, (_, start) => lowerSecret.slice(start, start + 12)).some(
    part => part.length === 12 && /[^a-z]/.test(part) && lowerText.includes(part),
  )
}

describe('an ordinary sentence', () => {
  it('is one of many from other tests', () => {
    expect(SENTENCES.length).toBeGreaterThan(200)
  })

  it('stays as it is, whatever words of it a secret has', () => {
    fc.assert(
      fc.property(cases, ({ sentence, secret }) => {
        expect(createSanitizer([secret], MAX_CHARS)(sentence)).toBe(sentence)
      }),
      { numRuns: 2000 },
    )
  })

  it('stays as it is beside many random secrets', () => {
    const token = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
      minLength: 2000,
      maxLength: 2000,
    })
    const [secrets = []] = fc.sample(fc.array(token, { minLength: 40, maxLength: 40 }), 1)
    const sanitize = createSanitizer(secrets, MAX_CHARS)
    expect(SENTENCES.map(sanitize)).toEqual(SENTENCES)
  })

  it.each([
    [
      'my-refresh-token-0123',
      'Your refresh tokens have expired. Refresh token: invalid. See the refresh token.',
    ],
    [
      'https://gateway.example.com/v1',
      'The gateway has no example. See https://api.openai.com/v1/responses.',
    ],
    [
      '{"OPENAI_API_KEY":null,"tokens":{"refresh_token":"rt0123456789abcdef"}}',
      'Set OPENAI_API_KEY, or send a refresh_token.',
    ],
    ['x-authentication-organization-7', 'Authentication failed: the organization has no authentication.'],
    ['{"last_refresh":"2026-11-20T10:00:00.123Z"}', 'Try again at 2026-11-20T10:30:00Z.'],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n', 'No line -----BEGIN PRIVATE KEY----- in the file.'],
  ])('stays beside %s', (secret, sentence) => {
    expect(createSanitizer([secret], MAX_CHARS)(sentence)).toBe(sentence)
  })

  it.each([
    ['correct-horse-battery', 'a correct horse battery z', 'a *** z'],
    ['abcd efgh ijkl mnop', 'a abcd efgh ijkl z', 'a *** z'],
    ['my-refresh-token-0123', 'a refresh-token z', 'a *** z'],
    ['myauthenticationkey9', 'a authenticationk z', 'a *** z'],
    ['a-b-c-d-e-f-g-h-i-j-k-l-m', 'z a b c d e f g h i j k l z', 'z *** z'],
  ])('is not what looks like one and holds the secret: %s', (secret, text, shown) => {
    expect(createSanitizer([secret], MAX_CHARS)(text)).toBe(shown)
  })
})
