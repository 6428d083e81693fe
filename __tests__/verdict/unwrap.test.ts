import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { UnwrappedMessage } from '../../src/verdict/message.ts'
import { unwrapMessage } from '../../src/verdict/unwrap.ts'

const TRAILER = ', url: https://u:p@proxy.internal/v1/responses, cf-ray: 9-AMS, request id: req_1'

describe('peeling', () => {
  const cases: readonly (readonly [string, UnwrappedMessage])[] = [
    ['plain words', { text: 'plain words' }],
    ['  You\u2019ve\u00a0hit \n your\tlimit ', { text: "You've hit your limit" }],
    ['\u001b[31mred\u001b[0m\u202e\u200b x', { text: 'red x' }],
    [`unexpected status 404 Not Found: gone${TRAILER}`, { status: 404, text: 'gone' }],
    ['unexpected status 401 Unauthorized: ', { status: 401, text: '' }],
    ['unexpected status 529 <unknown status code>: x', { status: 529, text: 'x' }],
    [
      `unexpected status 401 Unauthorized: x${TRAILER}, auth error: 401, auth error code: token_revoked`,
      { status: 401, code: 'token_revoked', text: 'x' },
    ],
    ['Reconnecting... 1/5', { text: '' }],
    ['Reconnecting... 2/5 (a (b) c)', { text: 'a (b) c' }],
    ['Reconnecting... waiting for network (x)', { text: 'x', waitingForNetwork: true }],
    ['stream disconnected before completion: x', { text: 'x', asStreamError: true }],
    [
      'exceeded retry limit, last status: 429 Too Many Requests, request id: r',
      { status: 429, text: 'exceeded retry limit, last status: 429 Too Many Requests' },
    ],
    [
      `Access blocked by Cloudflare. (status 403 Forbidden)${TRAILER}`,
      { status: 403, text: 'Access blocked by Cloudflare. (status 403 Forbidden)' },
    ],
    ['{"detail":"x"}', { text: 'x' }],
    ['{"detail":{"code":"Dead"}}', { text: 'Dead'.toLowerCase(), code: 'dead' }],
    [
      '{"detail":[{"loc":["body"],"msg":"field required","type":"missing"}]}',
      { text: 'field required', type: 'missing' },
    ],
    ['{"error":"x"}', { text: 'x' }],
    [
      '{"type":"error","status":400,"error":{"type":"T","message":"m","code":"C","param":"p"},"headers":{"Retry-After":"7"}}',
      { status: 400, type: 't', code: 'c', param: 'p', text: 'm', retryAfterSeconds: 7 },
    ],
    ['{"response":{"error":{"code":"c","message":"m"}}}', { code: 'c', text: 'm' }],
    ['{"error":{"message":"m","code":404}}', { status: 404, text: 'm' }],
    ['{"error":{"message":"m","code":"404"}}', { status: 404, text: 'm' }],
    [
      '{"error":{"message":"m","type":"usage_limit_reached","resets_at":1781200000}}',
      {
        text: 'm',
        type: 'usage_limit_reached',
        resetsAt: 1781200000,
      },
    ],
    [
      JSON.stringify(JSON.stringify({ error: { message: JSON.stringify({ detail: 'deep' }) } })),
      { text: 'deep' },
    ],
    ['http 400 Bad Request: Some("{\\"detail\\":\\"x\\"}")', { status: 400, text: 'x' }],
    ['Gateway said: {"error":{"message":"x","code":"c"}}', { text: 'Gateway said: x', code: 'c' }],
    [
      '{"error":{"message":"cut \\"in\\" the middle","code":"c","param":…12 chars trunc',
      {
        text: 'cut "in" the middle',
        code: 'c',
      },
    ],
    ['{}', { text: '{}' }],
    [
      '<html><script>{"message":"x"}</script></html>',
      { text: '<html><script>{"message":"x"}</script></html>' },
    ],
  ]
  it.each(cases)('%j', (raw, peeled) => {
    expect(unwrapMessage(raw)).toEqual(peeled)
  })

  it('takes digits for seconds in a Retry-After, whatever year they could be', () => {
    const inSeconds = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(inSeconds, fc.boolean(), (wait, asText) => {
        const headers = { 'retry-after': asText ? String(wait) : wait }
        const peeled = unwrapMessage(JSON.stringify({ error: { message: 'm' }, headers }))
        expect(peeled).toMatchObject({ text: 'm', retryAfterSeconds: wait })
        expect(peeled).not.toHaveProperty('resetsAt')
      }),
      {
        examples: [
          [2027, true],
          [2027, false],
          [3600, true],
        ],
      },
    )
  })

  it('reads a Retry-After that is a date', () => {
    const raw = '{"error":{"message":"m"},"headers":{"retry-after":"Wed, 10 Jun 2026 18:00:00 GMT"}}'
    expect(unwrapMessage(raw).resetsAt).toBe(Date.parse('2026-06-10T18:00:00Z') / 1000)
  })

  it('shows nothing of a private base URL', () => {
    expect(unwrapMessage(`unexpected status 500 X: {"error":{"message":"m"}}${TRAILER}`).text).toBe('m')
  })
})

const piece = fc.constantFrom(
  'Reconnecting... 1/5 (',
  'Reconnecting... waiting for network (',
  'unexpected status 404 Not Found: ',
  'stream disconnected before completion: ',
  'Error: ',
  '{"error":{"message":"',
  '{"detail":',
  '"}}',
  '"',
  ')',
  ', url: ',
  ', request id: r',
  'cloudflare ',
  '\\',
  '[',
  "'",
)

describe('peeling anything', () => {
  it('ends, in one line no longer than the cap', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), parts => {
        const { text, status } = unwrapMessage(parts.join(''))
        expect(text).not.toMatch(/\p{Cc}/u)
        expect(text.length).toBeLessThanOrEqual(16_384)
        expect(status === undefined || (status >= 100 && status <= 999)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('twice is the same as once, as long as the nesting is not a trick', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 6 }), parts => {
        const once = unwrapMessage(parts.join('')).text
        expect(unwrapMessage(once).text).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['nested notices', 'Reconnecting... 1/5 ('.repeat(20_000)],
    ['nested JSON', '{"detail":'.repeat(50_000)],
    ['nested strings', '"'.repeat(100_000)],
    ['trailers', ', url: x'.repeat(50_000)],
    ['backslashes', `{"message":"${'\\'.repeat(100_000)}`],
    ['the words of a sign', 'cloudflare '.repeat(20_000)],
    ['white space', ' \n\t'.repeat(50_000)],
    ['control characters', '\u001b['.repeat(50_000)],
  ])('gets through a megabyte of %s', (_, raw) => {
    expect(unwrapMessage(raw.repeat(5)).text.length).toBeLessThanOrEqual(16_384)
  })
})
