import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createRedactor, truncate } from '../../src/redact/redact.ts'

const SECRET = 'p4ss/w0rd+"x"\\yé€😀&='

function percentAll(text: string): string {
  return Array.from(new TextEncoder().encode(text), byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

function base64(text: string, prefix: string): string {
  const bytes = new TextEncoder().encode(`${prefix}${text}tail`)
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
}

const SPELLINGS: readonly (readonly [string, (text: string) => string])[] = [
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

describe('a secret is gone', () => {
  const redact = createRedactor([SECRET])

  it.each(SPELLINGS)('%s', (_, spell) => {
    expect(redact(`a ${spell(SECRET)} z`)).toBe('a *** z')
  })

  it.each(['', 'a', 'ab', 'abc'])('base64 after %j', prefix => {
    for (const text of [
      base64(SECRET, prefix),
      Buffer.from(`${prefix}${SECRET}tail`).toString('base64url'),
    ]) {
      const redacted = redact(text)
      expect(redacted).toContain('***')
      const left = redacted.split('***').map(part => part.length)
      // The characters at the seams hold bits of the neighbours, so a few of them stay.
      expect(Math.max(...left)).toBeLessThanOrEqual(8)
    }
  })

  it.each([
    'U+200B U+00AD U+2060 U+FEFF U+202E U+E0041', // Cf
    'U+FE0F U+034F U+3164', // Default_Ignorable_Code_Point
    'U+1B U+5B U+30 U+6D', // A colour; parts of it are seen alone, so it stands as a whole.
  ])('when what nobody would see parts it: %s', names => {
    const points = names.split(' ').map(name => String.fromCodePoint(Number.parseInt(name.slice(2), 16)))
    for (const hidden of points[0] === '\u001b' ? [points.join('')] : [...points, points.join('')]) {
      expect(createRedactor(['canary-0123'])(`a c${hidden}anary-${hidden}012${hidden}3 z`)).toBe('a *** z')
      expect(redact(`a sk-proj-${hidden}abcDEF${hidden}123456 z`)).toBe('a *** z')
    }
  })

  it('when it holds what a plain line does not', () => {
    for (const secret of ['one  two\u200bthree', 'first\nsecond\n', 'tab\tand\u00a0space']) {
      expect(createRedactor([secret])(`a ${secret} z`)).toMatch(/^a \*\*\* z$/)
    }
    expect(createRedactor(['first\nsecond\n'])('a "first\\nsecond" z')).toBe('a "***" z')
  })

  it('for any secret of eight characters and more, in any spelling', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 8, maxLength: 60, unit: 'grapheme' })
          .filter(text => text.trim().length >= 8 && !text.includes('***')),
        fc.constantFrom(...SPELLINGS),
        fc.lorem(),
        (raw, [, spell], text) => {
          const secret = raw.toWellFormed().trim()
          const spelled = spell(secret)
          const redacted = createRedactor([secret])(`${text} ${spelled} ${text}`)
          expect(redacted).toContain('***')
          expect(redacted).not.toContain(spelled)
          expect(redacted).not.toContain(secret)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('for any secret in base64 at any alignment', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' }),
        fc.string({ maxLength: 5 }),
        (raw, prefix) => {
          const secret = raw.trim().padEnd(8, 'q')
          const encoded = base64(secret, prefix)
          const redacted = createRedactor([secret])(encoded)
          expect(redacted).toContain('***')
          const whole = redacted.replaceAll('***', '')
          expect(encoded.length - whole.length).toBeGreaterThanOrEqual(8)
          expect(atobLoose(redacted)).not.toContain(secret)
        },
      ),
    )
  })

  it('the longest first, each line of a long one, and twice in a text', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----'
    const redactBoth = createRedactor(['abcdefgh', 'abcdefgh-longer', key])
    expect(redactBoth('abcdefgh-longer abcdefgh abcdefgh')).toBe('*** *** ***')
    expect(redactBoth('line MIIEvQIBADANBg here')).toBe('line *** here')
  })

  it('but a short one only where it stands alone', () => {
    const redactShort = createRedactor(['cat5', 'a', '', '  '])
    expect(redactShort('cat5 concat5 a cat55')).toBe('*** concat5 a cat55')
  })
})

function atobLoose(text: string): string {
  return text
    .split('***')
    .map(part => Buffer.from(part, 'base64').toString())
    .join('')
}

describe('what looks like a secret is gone', () => {
  const redact = createRedactor([])
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
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
  })

  it.each([
    'The task-force risk-averse at-capacity at-least-once-delivery',
    'Missing bearer or basic authentication in header',
    'npm install -g @openai/codex@0.169.0',
    "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account.",
    'https://chatgpt.com/codex/settings/usage',
    'codex exec --model gpt-5.5-2026-04-23',
  ])('and nothing else: %s', text => {
    expect(redact(text)).toBe(text)
  })

  it('in a text built to waste time', () => {
    for (const part of ['a.', 'sk-', 'eyJ', 'Bearer ', 'x@', 'https://', '?key=', 'at-']) {
      expect(typeof redact(part.repeat(100_000))).toBe('string')
    }
  })
})

describe('a quoted line', () => {
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
    expect(truncate(text, max)).toBe(line)
  })

  it('is never longer, and is one line of visible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, max) => {
        const line = truncate(text, max)
        expect(Array.from(line).length).toBeLessThanOrEqual(max)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})
