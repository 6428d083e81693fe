/** The request that asks the API about a model: the right key to the right host, and no key in the result. */

import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { startOpenAi } from '../../loopback/openai/server.ts'
import { checkApi } from '../../src/probe/index.ts'
import type { Route } from '../../src/route/index.ts'

type Context = Parameters<typeof checkApi>[0]
type Options = Parameters<typeof checkApi>[2]

const KEY = 'sk-proj-canary00000000000000000000000000check'
const CHATGPT: Route = { kind: 'chatgpt', refresh: 'fresh' }

/** Checks a model with the input's key on the API key route, unless the arguments say something else. */
function check(context: Partial<Context>, { model = 'gpt-5.5', ...options }: CheckOptions = {}) {
  return checkApi(
    {
      route: { kind: 'api-key', source: 'input' },
      config: { mcpServers: [] },
      env: {},
      apiKey: KEY,
      ...context,
    },
    model,
    { timeoutMs: 10_000, signal: new AbortController().signal, ...options },
  )
}

type CheckOptions = Partial<Options> & { readonly model?: string }

/** A server that answers every request with one listener. */
async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function startApi() {
  const { origin, requests, close } = await startOpenAi({ models: {} })
  return { env: { OPENAI_BASE_URL: `${origin}/v1` }, requests, [Symbol.asyncDispose]: () => close() }
}

describe('checkApi', () => {
  it.each([
    ['2027-04-01', { shutdownDate: '2027-04-01' }],
    [null, {}],
    ['soon', {}],
    ['2027-04-01 <script>', {}],
    [1_800_000_000, {}],
  ])('reads when the API shuts the model down: %j', async (shutdown_date, expected) => {
    await using api = await serve((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ id: 'gpt-5.5', object: 'model', shutdown_date }))
    })
    expect(await check({ env: api.env })).toEqual({ kind: 'known', model: 'gpt-5.5', ...expected })
  })

  it.each([
    ['gpt-5.5', 'known'],
    ['gpt-9', 'unknown'],
    ['openai/gpt-oss:120b', 'unknown'],
  ] as const)('finds that %s is %s', async (model, kind) => {
    await using api = await startApi()
    expect(await check({ env: api.env }, { model })).toEqual({ kind, model })
    expect(api.requests.map(request => [request.method, request.path])).toEqual([
      ['GET', `/v1/models/${encodeURIComponent(model)}`],
    ])
    expect(api.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`)
  })

  it.each([
    ['the input', { apiKey: KEY, env: { CODEX_API_KEY: 'sk-other', OPENAI_API_KEY: 'sk-third' } }],
    ['CODEX_API_KEY', { apiKey: undefined, env: { CODEX_API_KEY: KEY, OPENAI_API_KEY: 'sk-third' } }],
    ['OPENAI_API_KEY', { apiKey: undefined, env: { CODEX_API_KEY: '', OPENAI_API_KEY: KEY } }],
  ])('uses the key of %s', async (_name, { apiKey, env }) => {
    await using api = await startApi()
    await check({ apiKey, env: { ...env, ...api.env } })
    expect(api.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`)
  })

  it('sends no request when the configuration, which may name the key’s host, could not be read', async () => {
    await using api = await startApi()
    const config = { mcpServers: [], isIncomplete: true }
    expect(await check({ config, env: api.env })).toMatchObject({ kind: 'unclear' })
    expect(api.requests).toEqual([])
  })

  it('sends no request without a key', async () => {
    const fetch = () => Promise.reject(new Error('A request was sent.'))
    expect(await check({ apiKey: undefined }, { fetch })).toEqual({ kind: 'no-key', model: 'gpt-5.5' })
  })

  const eu = 'https://eu.example/v1'
  it.each<[string, Partial<Context>, string]>([
    ['the API itself', {}, 'https://api.openai.com/v1'],
    [
      'the configured address on the API key route',
      { config: { mcpServers: [], openaiBaseUrl: `${eu}/` } },
      eu,
    ],
    [
      'the API itself on the ChatGPT route, since Codex sends no key to the configured address there',
      { route: CHATGPT, config: { mcpServers: [], openaiBaseUrl: eu } },
      'https://api.openai.com/v1',
    ],
    ['the address of the environment', { route: CHATGPT, env: { OPENAI_BASE_URL: eu } }, eu],
  ])('asks %s', async (_name, context, base) => {
    const urls: string[] = []
    const fetch = async (url: string | URL | Request) => {
      urls.push(String(url))
      return Response.json({ id: 'gpt-5.5' })
    }
    expect(await check(context, { fetch })).toMatchObject({ kind: 'known' })
    expect(urls).toEqual([`${base}/models/gpt-5.5`])
  })

  it('sends the organization and the project as the CLI does', async () => {
    await using api = await startApi()
    await check({ env: { ...api.env, OPENAI_ORGANIZATION: 'org-1', OPENAI_PROJECT: 'proj-1' } })
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
    ['a huge answer', 200, 'x'.repeat(5_000_000), 'it answered with status 200'],
    ['a failure', 500, '', 'it answered with status 500'],
  ])('is unclear after %s', async (_name, status, body, why) => {
    await using server = await serve((_request, response) => response.writeHead(status).end(body))
    expect(await check({ env: server.env })).toEqual({ kind: 'unclear', model: 'gpt-5.5', why })
  })

  it('does not follow a redirect', async () => {
    await using api = await startApi()
    const location = `${api.env.OPENAI_BASE_URL}/models/gpt-5.5`
    await using server = await serve((_request, response) => response.writeHead(302, { location }).end())
    expect(await check({ env: server.env })).toMatchObject({
      kind: 'unclear',
      why: 'it answered with status 302',
    })
    expect(api.requests).toEqual([])
  })

  it.each<[string, RequestListener]>([
    ['before the answer', () => {}],
    ['in the middle of the answer', (_request, response) => response.writeHead(200).write('{')],
  ])('is unclear when the API hangs %s', async (_name, listener) => {
    await using server = await serve(listener)
    expect(await check({ env: server.env }, { timeoutMs: 300 })).toEqual({
      kind: 'unclear',
      model: 'gpt-5.5',
      why: 'no answer came in time',
    })
  })

  it('is unclear when the job is cancelled', async () => {
    await using server = await serve(() => {})
    expect(await check({ env: server.env }, { signal: AbortSignal.abort() })).toMatchObject({
      kind: 'unclear',
      why: 'the job was cancelled',
    })
  })

  it.each(['http://127.0.0.1:1/v1', 'not an address', 'file:///etc/passwd', 'http://'])(
    'does not reveal the key when it cannot reach %j',
    async base => {
      const result = await check({ env: { OPENAI_BASE_URL: base } })
      expect(result).toMatchObject({
        kind: 'unclear',
        why: expect.stringMatching(/^(it could not be reached|the configured base URL is not valid)$/),
      })
      expect(JSON.stringify(result)).not.toContain(KEY)
    },
  )

  it('asks nobody about the key of the endpoint in the inputs', async () => {
    await using api = await startApi()
    const route = { kind: 'api-key', source: 'input', isEndpoint: true } as const
    expect(await check({ route, env: api.env })).toEqual({
      kind: 'unclear',
      model: 'gpt-5.5',
      why: 'the key belongs to the endpoint in responses-api-endpoint',
    })
    expect(api.requests).toEqual([])
  })
})
