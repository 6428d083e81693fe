import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { contentOf, failureOf } from './case.ts'

const TRAILER = ', url: https://u:p@proxy.internal/v1/responses, cf-ray: 9-AMS, request id: req_1'

const settingBody = (message: string, param?: string) =>
  JSON.stringify({ error: { message, param, code: 'unsupported_value' } })

describe('what a finding takes from a message', () => {
  it.each<[message: string, content: ReturnType<typeof contentOf>]>([
    ['plain words', { said: 'plain words' }],
    ['  You\u2019ve\u00a0hit \n your\tlimit ', { said: "You've hit your limit" }],
    ['\u001b[31mred\u001b[0m\u202e\u200b x', { said: 'red x' }],
    [`unexpected status 404 Not Found: gone${TRAILER}`, { status: 404, said: 'gone' }],
    ['unexpected status 401 Unauthorized: ', { status: 401, said: 'HTTP status 401' }],
    ['unexpected status 529 <unknown status code>: x', { status: 529, said: 'x' }],
    [
      `unexpected status 401 Unauthorized: x${TRAILER}, auth error: 401, auth error code: token_revoked`,
      { status: 401, code: 'token_revoked', said: 'x' },
    ],
    [
      'unexpected status 404 Not Found: {"error":{"message":"The model `gpt-5.5` does not exist","code":"model_not_found"}}, url: https://u:p@h/x',
      { status: 404, code: 'model_not_found', said: 'The model `gpt-5.5` does not exist' },
    ],
    [`unexpected status 500 X: {"error":{"message":"m"}}${TRAILER}`, { status: 500, said: 'm' }],
    ['Reconnecting... 1/5', { said: 'No reason given.' }],
    ['Reconnecting... 2/5 (a (b) c)', { said: 'a (b) c' }],
    ['Reconnecting... waiting for network (x)', { said: 'x' }],
    ['stream disconnected before completion: x', { said: 'x' }],
    [
      'Reconnecting... 2/5 (stream disconnected before completion: error sending request for url (https://u:p@gateway.internal/v1/responses))',
      { said: 'error sending request' },
    ],
    [
      'stream disconnected before completion: invalid peer certificate: certificate not valid for name "gateway.internal"; certificate is only valid for DnsName("other.internal")',
      { said: 'invalid peer certificate: certificate not valid for name' },
    ],
    [
      'error sending request for url (https://auth.openai.com/oauth/token)',
      { said: 'error sending request for url (https://auth.openai.com/oauth/token)' },
    ],
    [
      'error sending request for url (https://auth.openai.com.internal/oauth/token)',
      { said: 'error sending request' },
    ],
    [
      'exceeded retry limit, last status: 429 Too Many Requests, request id: r',
      { status: 429, said: 'exceeded retry limit, last status: 429 Too Many Requests' },
    ],
    [
      `Access blocked by Cloudflare. (status 403 Forbidden)${TRAILER}`,
      { status: 403, said: 'Access blocked by Cloudflare. (status 403 Forbidden)' },
    ],
    ['{"detail":"x"}', { status: 400, said: 'x' }],
    ['{"detail":{"code":"Dead"}}', { status: 400, said: 'dead', code: 'dead' }],
    [
      '{"detail":[{"loc":["body"],"msg":"field required","type":"missing"}]}',
      { status: 400, said: 'field required' },
    ],
    ['[{"error":{"message":"m"}}]', { status: 400, said: 'm' }],
    ['{"error":"x"}', { status: 400, said: 'x' }],
    [
      '{"type":"error","status":400,"error":{"type":"T","message":"m","code":"C","param":"p"},"headers":{"Retry-After":"7"}}',
      { status: 400, code: 'c', said: 'm', retryAfterMs: 7_000 },
    ],
    ['{"response":{"error":{"code":"c","message":"m"}}}', { status: 400, code: 'c', said: 'm' }],
    ['{"error":{"message":"m","code":404}}', { status: 404, said: 'm' }],
    ['{"error":{"message":"m","code":"404"}}', { status: 404, said: 'm' }],
    [
      '{"error":{"message":"m","type":"usage_limit_reached"}}',
      { status: 400, said: 'm', code: 'usage_limit_reached' },
    ],
    [
      JSON.stringify(JSON.stringify({ error: { message: JSON.stringify({ detail: 'deep' }) } })),
      { said: 'deep' },
    ],
    ['http 400 Bad Request: Some("{\\"detail\\":\\"x\\"}")', { status: 400, said: 'x' }],
    ['Gateway said: {"error":{"message":"x","code":"c"}}', { said: 'Gateway said: x', code: 'c' }],
    [
      '{"error":{"message":"cut \\"in\\" the middle","code":"c","param":…12 chars trunc',
      { status: 400, said: 'cut "in" the middle', code: 'c' },
    ],
    ['{}', { status: 400, said: '{}' }],
    [
      'unexpected status 403 Forbidden: <?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html><head><title>Access forbidden!</title></head></html>',
      { status: 403, said: 'A web page titled "Access forbidden!".', detail: 'page', secondLook: true },
    ],
    ['<html><script>{"message":"x"}</script></html>', { status: 400, said: 'A web page without a title.' }],
    [
      'unexpected status 403 Forbidden: <!--# Id: 1 --> <!DOCTYPE HTML> <html><head><style>body{color:red}</style><title>Blocked &amp; logged</title></head><body><h1>No',
      { status: 403, said: 'A web page titled "Blocked & logged".', detail: 'page', secondLook: true },
    ],
    [
      '{"error":{"message":"Upstream said: <html><style>b{x:y}</style><title>502 Bad Gateway</title></html>"}}',
      { status: 400, said: 'Upstream said: A web page titled "502 Bad Gateway".' },
    ],
  ])('%j', (message, content) => {
    expect(contentOf(message)).toEqual(content)
  })

  it.each([
    ['the parameter of the answer', settingBody("Supported values are: 'medium'.", 'reasoning.effort')],
    ['the words', "Unsupported effort. Supported values are: 'medium'."],
    ['a longer list, which only effort has', "Supported values are: 'Medium', 'high', 'medium'."],
  ])('is the refused effort, known from %s', (_name, message) => {
    expect(failureOf(message).setting).toMatchObject({ parameter: 'effort' })
  })

  it.each([
    ['the parameter of the answer', settingBody("Supported values are: 'low', 'high'.", 'text.verbosity')],
    ['the words', "Unsupported verbosity. Supported values are: 'low', 'high'."],
    ['the only value of some models', "Supported values are: 'medium'."],
  ])('is the refused verbosity, known from %s', (_name, message) => {
    expect(failureOf(message).setting).toMatchObject({ parameter: 'verbosity' })
  })

  it('is each offered value once, in lower case', () => {
    const message = "Supported values are: 'Medium', `high`, and 'medium'."
    expect(failureOf(message).setting?.offered).toEqual(['medium', 'high'])
  })

  it('is no setting when no value is offered', () => {
    expect(failureOf('Supported values are: none')).not.toHaveProperty('setting')
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

const anyMessage = (maxLength: number) =>
  fc.array(fc.oneof(piece, fc.string()), { maxLength }).map(parts => parts.join(''))

describe('any message', () => {
  it('becomes one line within the limit', () => {
    fc.assert(
      fc.property(anyMessage(60), message => {
        const { said, status } = failureOf(message)
        expect(said).not.toMatch(/\p{Cc}/u)
        expect(said.length).toBeLessThanOrEqual(16_384)
        expect(status === undefined || (status >= 100 && status <= 599)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is unwrapped completely, unless it is nested deeper than any real message', () => {
    fc.assert(
      fc.property(anyMessage(6), message => {
        const { said } = failureOf(message)
        expect(failureOf(said).said).toBe(said)
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
  ])('of a megabyte of %s is classified', (_name, message) => {
    expect(failureOf(message.repeat(5)).said.length).toBeLessThanOrEqual(16_384)
  })
})
