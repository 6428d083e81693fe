import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createSanitizer } from '../../src/redact/index.ts'
import { anyCharacter } from '../any-character.ts'

/** Long enough for every text of these tests. */
const MAX_CHARS = 10_000

const sanitizerFor = (...secrets: readonly string[]) => createSanitizer(secrets, MAX_CHARS)

const SECRET = 'p4ss/w0rd+"x"\\yé€😀&='

function percentAll(text: string): string {
  return Array.from(new TextEncoder().encode(text), byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

function base64(text: string, prefix: string): string {
  const bytes = new TextEncoder().encode(`${prefix}${text}tail`)
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
}

const ENCODINGS: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', text => text],
  ['JSON', text => JSON.stringify(text).slice(1, -1)],
  ['JSON in JSON', text => JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  [
    'JSON, ASCII only',
    text =>
      JSON.stringify(text)
        .slice(1, -1)
        .replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['percent', text => encodeURIComponent(text)],
  ['percent, lower case', text => encodeURIComponent(text).replace(/%../g, code => code.toLowerCase())],
  ['percent, every byte', percentAll],
  ['percent, twice', text => encodeURIComponent(encodeURIComponent(text))],
  ['form', text => encodeURIComponent(text).replaceAll('%20', '+')],
  ['URI', text => encodeURI(text)],
  ['hexadecimal', text => Buffer.from(text).toString('hex')],
]

describe('a known secret is replaced', () => {
  const sanitize = sanitizerFor(SECRET)

  it.each(ENCODINGS)('%s', (_, encode) => {
    expect(sanitize(`a ${encode(SECRET)} z`)).toBe('a *** z')
  })

  it.each(['', 'a', 'ab', 'abc'])('base64 after %j', prefix => {
    for (const text of [
      base64(SECRET, prefix),
      Buffer.from(`${prefix}${SECRET}tail`).toString('base64url'),
    ]) {
      const sanitized = sanitize(text)
      expect(sanitized).toContain('***')
      const left = sanitized.split('***').map(part => part.length)
      // The characters at the seams hold bits of the neighbours, so a few of them stay.
      expect(Math.max(...left)).toBeLessThanOrEqual(8)
    }
  })

  it.each([
    'U+200B U+00AD U+2060 U+FEFF U+202E U+E0041', // Cf
    'U+FE0F U+034F U+3164', // Default_Ignorable_Code_Point
    'U+1B U+5B U+30 U+6D', // A terminal colour, which is invisible only as a whole.
  ])('with invisible characters inside: %s', names => {
    const points = names.split(' ').map(name => String.fromCodePoint(Number.parseInt(name.slice(2), 16)))
    for (const hidden of points[0] === '\u001b' ? [points.join('')] : [...points, points.join('')]) {
      expect(sanitizerFor('canary-0123')(`a c${hidden}anary-${hidden}012${hidden}3 z`)).toBe('a *** z')
      expect(sanitize(`a sk-proj-${hidden}abcDEF${hidden}123456 z`)).toBe('a *** z')
    }
  })

  it('when it holds white space or invisible characters itself', () => {
    for (const secret of ['one  two\u200bthree', 'first\nsecond\n', 'tab\tand\u00a0space']) {
      expect(sanitizerFor(secret)(`a ${secret} z`)).toMatch(/^a \*\*\* z$/)
    }
    expect(sanitizerFor('first\nsecond\n')('a "first\\nsecond" z')).toBe('a "***" z')
  })

  it('in every encoding, whatever its characters are', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 8, maxLength: 60, unit: 'grapheme' })
          .filter(text => text.trim().length >= 8 && !text.includes('***')),
        fc.constantFrom(...ENCODINGS),
        fc.lorem(),
        (raw, [, encode], text) => {
          const secret = raw.toWellFormed().trim()
          const encoded = encode(secret)
          const sanitized = sanitizerFor(secret)(`${text} ${encoded} ${text}`)
          expect(sanitized).toContain('***')
          expect(sanitized).not.toContain(encoded)
          expect(sanitized).not.toContain(secret)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('in base64 at any alignment, whatever its characters are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' }),
        fc.string({ maxLength: 5 }),
        (raw, prefix) => {
          const secret = raw.trim().padEnd(8, 'q')
          const encoded = base64(secret, prefix)
          const sanitized = sanitizerFor(secret)(encoded)
          expect(sanitized).toContain('***')
          const whole = sanitized.replaceAll('***', '')
          expect(encoded.length - whole.length).toBeGreaterThanOrEqual(8)
          expect(atobLoose(sanitized)).not.toContain(secret)
        },
      ),
    )
  })

  it('as a whole where another secret is a part of it, and each time it occurs', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----'
    const sanitize = sanitizerFor('abcdefgh', 'abcdefgh-longer', key)
    expect(sanitize('abcdefgh-longer abcdefgh abcdefgh')).toBe('*** *** ***')
    expect(sanitize('line MIIEvQIBADANBg here')).toBe('line *** here')
  })

  it('only as a whole word when it is short', () => {
    const sanitize = sanitizerFor('cat5', 'a', '', '  ')
    expect(sanitize('cat5 concat5 a cat55')).toBe('*** concat5 a cat55')
  })
})

function atobLoose(text: string): string {
  return text
    .split('***')
    .map(part => Buffer.from(part, 'base64').toString())
    .join('')
}
const KEY = 'AbC1dEf2GhI3jKl4MnO5pQr6StU7'

const FORMS: readonly (readonly [string, string])[] = [
  ['cut at the end', KEY.slice(0, 14)],
  ['cut at the beginning', KEY.slice(-14)],
  ['in upper case', KEY.toUpperCase()],
  ['backwards', Array.from(KEY).toReversed().join('')],
  ['with a space between all characters', Array.from(KEY).join(' ')],
  ['with dashes', (KEY.match(/.{1,4}/g) ?? []).join('-')],
  ['over several lines', (KEY.match(/.{1,10}/g) ?? []).join('\n')],
  [
    'in full-width characters',
    KEY.replace(/[!-~]/g, each => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  ],
  ['as decimal character references', KEY.replace(/./g, each => `&#${each.charCodeAt(0)};`)],
  [
    'as hexadecimal character references',
    KEY.replace(/./g, each => `&#x${each.charCodeAt(0).toString(16)};`),
  ],
  ['percent-encoded in JSON', JSON.stringify({ key: percentAll(KEY) })],
  ['cut, and in base64', Buffer.from(`key=${KEY.slice(3, 20)}`).toString('base64')],
  ['cut, and in hexadecimal', Buffer.from(KEY.slice(3, 20)).toString('hex')],
]

describe('a part of a known secret is replaced', () => {
  it.each(FORMS)('%s', (_, form) => {
    const sanitized = sanitizerFor(KEY)(`the server got ${form} and refused it`)
    expect(sanitized).toMatch(/^the server got .*\*\*\*.* and refused it$/)
    // The words around the key stay; of an encoded form, a few characters that also hold bits of its neighbours.
    expect(sanitized.length).toBeLessThanOrEqual('the server got "key":" *** " and refused it'.length + 8)
  })

  it('but an ordinary sentence keeps its words', () => {
    const sentence =
      'Your input exceeds the context window of this model. Please adjust your input and try again.'
    const secrets = ['sk-proj-canary0123456789', 'rt_0123456789abcdef', 'correct-horse-battery', KEY]
    expect(sanitizerFor(...secrets)(sentence)).toBe(sentence)
  })

  it('also those that stand in a secret, but not a whole secret of words', () => {
    const sanitize = sanitizerFor('my-refresh-token-0123', 'organization-key-77', 'correct horse battery')
    const sentence = 'Refresh token: your refresh token and organization key are wrong'
    expect(sanitize(sentence)).toBe(sentence)
    expect(sanitize('a refresh-token z')).toBe('a *** z')
    expect(sanitize('a r e f r e s h t o k e n z')).toBe('a *** z')
    expect(sanitize('a correct horse battery z')).toBe('a *** z')
  })
})

describe('what looks like a secret is replaced', () => {
  const sanitize = sanitizerFor()
  it.each([
    ['key sk-proj-abcDEF123456_x.', 'key ***.'],
    ['Incorrect API key provided: sk-env-S****CRET.', 'Incorrect API key provided: ***.'],
    ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_ end', 'token *** end'],
    ['at-0123456789abcdefABCDEF', '***'],
    ['rt_Zm9vYmFyYmF6MTIzNDU2', '***'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer ***'],
    ['ghp_0123456789abcdefghij ghs_0123456789abcdefghij github_pat_11ABCDEFG0123456789', '*** *** ***'],
    ['https://user:pa55@proxy.internal:8080/v1', 'https://***@proxy.internal:8080/v1'],
    ['https://h/x?a=1&api_key=abc&b=2', 'https://h/x?a=1&api_key=***&b=2'],
    ['mail jane.doe+x@mail.example.co.uk now', 'mail *** now'],
  ])('%s', (text, sanitized) => {
    expect(sanitize(text)).toBe(sanitized)
  })

  it.each([
    'The task-force risk-averse at-capacity at-least-once-delivery',
    'Missing bearer or basic authentication in header',
    'npm install -g @openai/codex@0.169.0',
    "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account.",
    'https://chatgpt.com/codex/settings/usage',
    'codex exec --model gpt-5.5-2026-04-23',
  ])('but not in an ordinary text: %s', text => {
    expect(sanitize(text)).toBe(text)
  })

  it('in bounded time, also in a text built to cost time', () => {
    for (const part of ['a.', 'sk-', 'eyJ', 'Bearer ', 'x@', 'https://', '?key=', 'at-']) {
      expect(typeof sanitize(part.repeat(100_000))).toBe('string')
    }
  })
})

describe('the length of the line', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly10!', 10, 'exactly10!'],
    ['much longer than that', 10, 'much long…'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['a\r\nb\tc', 10, 'a b c'],
    ['\u001b[1;31mred\u001b[0m', 10, 'red'],
    ['\u001b]0;title\u0007x', 10, 'x'],
    ['list:\n]x\n[a]', 20, 'list: ]x [a]'],
    ['a\u202eb\u2066c\u200dd', 10, 'abcd'],
    ['x', 0, ''],
  ])('%j in %d', (text, max, line) => {
    expect(createSanitizer([], max)(text)).toBe(line)
  })

  it('never passes the limit, and the line has visible characters alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.nat(40), (text, max) => {
        const line = createSanitizer([], max)(text)
        expect(Array.from(line).length).toBeLessThanOrEqual(max)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})
