/** Asking the API about a model: one request with the right key to the right place, and never a word of the key. */

import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { startOpenAi } from '../../loopback/openai/server.ts'
import { type ApiCheckContext, checkApi } from '../../src/probe/check-api.ts'
import type { Route } from '../../src/route/route.ts'

const KEY = 'sk-proj-canary00000000000000000000000000check'
const API_KEY: Route = { kind: 'api-key', source: 'input' }
const CHATGPT: Route = { kind: 'chatgpt', refresh: 'fresh' }

const options = { timeoutMs: 10_000, signal: new AbortController().signal }
const groundOf = (changes: Partial<ApiCheckContext> = {}): ApiCheckContext => ({
  route: API_KEY,
  config: { mcpServers: [] },
  env: {},
  apiKey: KEY,
  ...changes,
})

/** A server with one answer for everything, at an address under which nothing else listens. */
async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const openai = async () => {
  const endpoint = await startOpenAi({ models: {} })
  return { ...endpoint, base: `${endpoint.origin}/v1`, [Symbol.asyncDispose]: () => endpoint.close() }
}

describe('checkApi', () => {
  it.each([
    ['gpt-5.5', 'known'],
    ['gpt-9', 'unknown'],
    ['openai/gpt-oss:120b', 'unknown'],
  ] as const)('finds that %s is %s', async (model, kind) => {
    await using api = await openai()
    const ground = groundOf({ env: { OPENAI_BASE_URL: api.base } })
    expect(await checkApi(ground, model, options)).toEqual({ kind, model })
    expect(api.requests.map(request => [request.method, request.path])).toEqual([
      ['GET', `/v1/models/${encodeURIComponent(model)}`],
    ])
    expect(api.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`)
  })

  it.each([
    ['the input', { apiKey: KEY, env: { CODEX_API_KEY: 'sk-other', OPENAI_API_KEY: 'sk-third' } }],
    ['CODEX_API_KEY', { apiKey: undefined, env: { CODEX_API_KEY: KEY, OPENAI_API_KEY: 'sk-third' } }],
    ['OPENAI_API_KEY', { apiKey: undefined, env: { CODEX_API_KEY: '', OPENAI_API_KEY: KEY } }],
  ])('takes the key of %s', async (_name, { apiKey, env }) => {
    await using api = await openai()
    await checkApi(groundOf({ apiKey, env: { ...env, OPENAI_BASE_URL: api.base } }), 'gpt-5.5', options)
    expect(api.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`)
  })

  it('asks nobody while the configuration, which may name the key’s host, is not known', async () => {
    await using api = await openai()
    const config = { mcpServers: [], isIncomplete: true }
    const ground = groundOf({ config, env: { OPENAI_BASE_URL: api.base } })
    expect(await checkApi(ground, 'gpt-5.5', options)).toMatchObject({ kind: 'unclear' })
    expect(api.requests).toEqual([])
  })

  it('asks nobody without a key', async () => {
    const ground = groundOf({ apiKey: undefined })
    const fetch = () => Promise.reject(new Error('Asked.'))
    expect(await checkApi(ground, 'gpt-5.5', { ...options, fetch })).toEqual({
      kind: 'no-key',
      model: 'gpt-5.5',
    })
  })

  it.each([
    ['the API itself', groundOf(), 'https://api.openai.com/v1/models/gpt-5.5'],
    [
      'the address of the configuration, with an API key',
      groundOf({ config: { mcpServers: [], openaiBaseUrl: 'https://eu.example/v1/' } }),
      'https://eu.example/v1/models/gpt-5.5',
    ],
    [
      'no address of the configuration without one, since Codex sends no key there',
      groundOf({ route: CHATGPT, config: { mcpServers: [], openaiBaseUrl: 'https://eu.example/v1' } }),
      'https://api.openai.com/v1/models/gpt-5.5',
    ],
    [
      'the address of the environment',
      groundOf({ route: CHATGPT, env: { OPENAI_BASE_URL: 'https://eu.example/v1' } }),
      'https://eu.example/v1/models/gpt-5.5',
    ],
  ])('asks %s', async (_name, ground, address) => {
    const asked: string[] = []
    const fetch = async (url: string | URL | Request) => {
      asked.push(String(url))
      return Response.json({ id: 'gpt-5.5' })
    }
    expect(await checkApi(ground, 'gpt-5.5', { ...options, fetch })).toMatchObject({ kind: 'known' })
    expect(asked).toEqual([address])
  })

  it('names the organization and the project as the CLI does', async () => {
    await using api = await openai()
    const env = { OPENAI_BASE_URL: api.base, OPENAI_ORGANIZATION: 'org-1', OPENAI_PROJECT: 'proj-1' }
    await checkApi(groundOf({ env }), 'gpt-5.5', options)
    expect(api.requests[0]?.headers).toMatchObject({
      'openai-organization': 'org-1',
      'openai-project': 'proj-1',
    })
  })

  it.each<[string, number, string, string]>([
    ['a rejected key', 401, '{"error":{"code":"invalid_api_key"}}', 'it rejects the key'],
    ['a key without the permission', 403, '{}', 'the key may not read the model list'],
    ['a gateway’s own 404', 404, '<html>not here</html>', 'it answered with status 404'],
    ['a page', 200, '<html>welcome</html>', 'it answered with status 200'],
    ['another model', 200, '{"id":"gpt-5.4"}', 'it answered with status 200'],
    ['a list', 200, '[]', 'it answered with status 200'],
    ['a flood', 200, 'x'.repeat(5_000_000), 'it answered with status 200'],
    ['a failure', 500, '', 'it answered with status 500'],
  ])('draws nothing from %s', async (_name, status, body, why) => {
    await using server = await serve((_request, response) => response.writeHead(status).end(body))
    const check = await checkApi(groundOf({ env: { OPENAI_BASE_URL: server.base } }), 'gpt-5.5', options)
    expect(check).toEqual({ kind: 'unclear', model: 'gpt-5.5', why })
  })

  it('follows no redirect', async () => {
    await using api = await openai()
    await using server = await serve((_request, response) =>
      response.writeHead(302, { location: `${api.base}/models/gpt-5.5` }).end(),
    )
    const check = await checkApi(groundOf({ env: { OPENAI_BASE_URL: server.base } }), 'gpt-5.5', options)
    expect(check).toMatchObject({ kind: 'unclear', why: 'it answered with status 302' })
    expect(api.requests).toEqual([])
  })

  it.each([
    ['before it answers', () => {}],
    [
      'in the middle of it',
      (_: unknown, response: { writeHead: (status: number) => { write: (text: string) => void } }) =>
        response.writeHead(200).write('{'),
    ],
  ])('waits no longer than it may for one that hangs %s', async (_name, listener) => {
    await using server = await serve(listener as RequestListener)
    const ground = groundOf({ env: { OPENAI_BASE_URL: server.base } })
    const check = await checkApi(ground, 'gpt-5.5', { ...options, timeoutMs: 300 })
    expect(check).toEqual({ kind: 'unclear', model: 'gpt-5.5', why: 'no answer came in time' })
  })

  it('ends with the job', async () => {
    await using server = await serve(() => {})
    const ground = groundOf({ env: { OPENAI_BASE_URL: server.base } })
    const check = await checkApi(ground, 'gpt-5.5', { ...options, signal: AbortSignal.abort() })
    expect(check).toMatchObject({ kind: 'unclear', why: 'the job was cancelled' })
  })

  it.each(['http://127.0.0.1:1/v1', 'not an address', 'file:///etc/passwd', 'http://'])(
    'says nothing of the key or the address when it cannot ask %j',
    async base => {
      const check = await checkApi(groundOf({ env: { OPENAI_BASE_URL: base } }), 'gpt-5.5', options)
      expect(check).toMatchObject({
        kind: 'unclear',
        why: expect.stringMatching(/^(it could not be reached|the base URL)/),
      })
      expect(JSON.stringify(check)).not.toContain(KEY)
    },
  )
})
