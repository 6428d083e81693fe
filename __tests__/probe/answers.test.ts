import { describe, expect, it, jest } from '@jest/globals'
import { fieldOf, type RecordedRequest, turnsOf } from '../../loopback/openai/recording.ts'
import type { StatusAnswer } from '../../loopback/openai/script.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'
import { startProbeFixture } from './probe-fixture.ts'

// The real CLI answers in half a second; a loaded machine may take many times that.
jest.setTimeout(90_000)

const NOT_SUPPORTED: StatusAnswer = {
  kind: 'status',
  status: 400,
  body: { detail: "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account." },
}

const BAD_KEY: StatusAnswer = {
  kind: 'status',
  status: 401,
  body: { error: { message: 'Incorrect API key provided: sk-x.', code: 'invalid_api_key' } },
}

/** Makes the CLI send its turn over HTTP instead of a WebSocket. */
const NO_WEBSOCKET = [{ kind: 'refuse', status: 426 }] as const

const KEY_LOGIN = { kind: 'api-key', key: 'sk-canary-0123456789' } as const

describe.each(['lean', 'plain'] as const)('a %s probe with the real CLI', form => {
  it.each([
    { login: { kind: 'chatgpt' }, route: 'chatgpt' },
    { login: KEY_LOGIN, route: 'api-key' },
    { login: { kind: 'access-token', token: 'at-canary-0123456789' }, route: 'access-token' },
  ] as const)(
    'completes on the $route route with the login that the CLI would use',
    async ({ login, route }) => {
      await using runner = await startProbeFixture({ login })
      expect(runner.route.kind).toBe(route)
      expect(await runner.ask({ form })).toEqual({
        kind: 'completed',
        usage: expect.objectContaining({ inputTokens: expect.any(Number) }),
      })
      const [turn] = turnsOf(runner.openai.requests)
      expect(turn?.model).toBe('gpt-5.5')
    },
  )

  it('returns the message of a refusal', async () => {
    await using runner = await startProbeFixture({ script: { models: { 'gpt-5.5': [NOT_SUPPORTED] } } })
    expect(await runner.ask({ form })).toEqual({
      kind: 'failed',
      stage: 'turn.failed',
      message: expect.stringContaining("The 'gpt-5.5' model is not supported when using Codex"),
    })
  })

  it('returns the model that answered instead', async () => {
    await using runner = await startProbeFixture({
      script: { models: { '*': [{ kind: 'accept', servedBy: 'gpt-5.4' }] } },
    })
    expect(await runner.ask({ form })).toMatchObject({ kind: 'completed', reroutedTo: 'gpt-5.4' })
  })

  it('sends the adjusted settings', async () => {
    await using runner = await startProbeFixture()
    await runner.ask({ form, settings: { effort: 'medium', verbosity: 'high' } })
    const [turn] = turnsOf(runner.openai.requests)
    expect(fieldOf(fieldOf(turn?.json, 'reasoning'), 'effort')).toBe('medium')
    expect(fieldOf(fieldOf(turn?.json, 'text'), 'verbosity')).toBe('high')
  })
})

describe('a probe of an endpoint that hangs', () => {
  it.concurrent.each(['lean', 'plain'] as const)('times out (%s)', async form => {
    await using runner = await startProbeFixture({
      script: { models: { '*': [{ kind: 'hang', stage: 'headers' }] } },
    })
    const evidence = await runner.ask({ form, timeoutMs: 2_500 })
    expect(evidence.kind).toBe('timed-out')
    expect(turnsOf(runner.openai.requests)).not.toEqual([])
  })
})

describe('a probe with the real CLI', () => {
  it('sends one request in the lean form, which switches the retries off', async () => {
    await using runner = await startProbeFixture({
      script: { models: { '*': [{ kind: 'status', status: 503, body: {} }] } },
    })
    expect(await runner.ask()).toMatchObject({ kind: 'failed', stage: 'turn.failed' })
    expect(turnsOf(runner.openai.requests)).toHaveLength(1)
    expect(runner.openai.requests.filter(request => request.what === 'handshake')).toEqual([])
  })

  it('stops at the first retry notice that is definitive', async () => {
    await using runner = await startProbeFixture({
      script: { models: { '*': [BAD_KEY] }, handshakes: NO_WEBSOCKET },
      login: KEY_LOGIN,
    })
    const evidence = await runner.ask({ form: 'plain', isDefinitive: message => message.includes('401') })
    expect(evidence).toMatchObject({ kind: 'failed', stage: 'retry-notice' })
    expect(turnsOf(runner.openai.requests).length).toBeLessThan(4)
  })

  it('continues after a retry notice that is not definitive', async () => {
    await using runner = await startProbeFixture({
      script: {
        models: { '*': [{ kind: 'close-clean' }, { kind: 'accept' }] },
        handshakes: NO_WEBSOCKET,
      },
      login: KEY_LOGIN,
    })
    const messages: string[] = []
    const evidence = await runner.ask({
      form: 'plain',
      isDefinitive: message => {
        messages.push(message)
        return false
      },
    })
    expect(messages.length).toBeGreaterThan(0)
    expect(evidence.kind).toBe('completed')
  })

  it.each(['--help', '-c', 'x; rm -rf ~', '../..', '$(id)'])(
    'sends the model name %j unchanged',
    async model => {
      await using runner = await startProbeFixture({
        login: KEY_LOGIN,
      })
      expect((await runner.ask({ model })).kind).toBe('completed')
      expect(turnsOf(runner.openai.requests).map(turn => turn.model)).toEqual([model])
    },
  )

  it('fails without a timeout when the connection is refused', async () => {
    await using runner = await startProbeFixture()
    await runner.openai.close()
    expect(await runner.ask()).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('Connection failed'),
    })
  })

  it('uses the key of the input instead of every other login', async () => {
    await using runner = await startProbeFixture({
      apiKey: 'sk-input-0123456789',
      env: { CODEX_ACCESS_TOKEN: 'at-other-0123456789', CODEX_API_KEY: 'sk-other-0123456789' },
    })
    expect(runner.route).toEqual({ kind: 'api-key', source: 'input' })
    expect((await runner.ask()).kind).toBe('completed')
    const [turn] = turnsOf(runner.openai.requests)
    expect(turn?.headers['authorization']).toBe('Bearer sk-input-0123456789')
  })

  it('sends a configured provider only its own key', async () => {
    await using runner = await startProbeFixture({
      script: { models: { '*': [{ kind: 'status', status: 503, body: {} }] } },
      env: { GATEWAY_KEY: 'gw-0123456789', CODEX_API_KEY: 'sk-other-0123456789' },
      config: (_dir, origin) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/gateway"
env_key = "GATEWAY_KEY"
wire_api = "responses"
`,
    })
    expect(runner.route).toMatchObject({ kind: 'provider', id: 'gateway', name: 'Gateway' })
    expect((await runner.ask()).kind).toBe('failed')
    const turns = turnsOf(runner.openai.requests)
    expect(turns.map(turn => [turn.path, turn.headers['authorization']])).toEqual([
      ['/gateway/responses', 'Bearer gw-0123456789'],
    ])
  })

  it('sends short instructions with a key, and the model’s own on the ChatGPT route', async () => {
    const sentWith = async (login: 'chatgpt' | 'api-key', form: 'lean' | 'plain') => {
      await using runner = await startProbeFixture({
        login: login === 'chatgpt' ? { kind: login } : KEY_LOGIN,
        script: { models: {}, handshakes: NO_WEBSOCKET },
      })
      await runner.ask({ form })
      const [turn] = turnsOf(runner.openai.requests)
      return { size: turn?.text.length ?? 0, instructions: instructionsOf(turn) }
    }
    const key = await sentWith('api-key', 'lean')
    expect(key.instructions).toBe('Reply briefly.')
    expect(key.size).toBeLessThan(5_000)
    const chatgpt = await sentWith('chatgpt', 'lean')
    expect(chatgpt.instructions).toBe((await sentWith('chatgpt', 'plain')).instructions)
    expect(chatgpt.size).toBeLessThan(28_000)
  })

  it('sends the same headers in both forms, except for the ids of the request', async () => {
    const headers = async (form: 'lean' | 'plain') => {
      await using runner = await startProbeFixture({
        login: KEY_LOGIN,
        env: { OPENAI_ORGANIZATION: 'org-loopback', OPENAI_PROJECT: 'proj-loopback' },
        script: { models: {}, handshakes: NO_WEBSOCKET },
      })
      await runner.ask({ form })
      const [turn] = turnsOf(runner.openai.requests)
      const { host: _host, 'content-length': _length, ...rest } = turn?.headers ?? {}
      const varying = new Set([
        'session-id',
        'thread-id',
        'x-client-request-id',
        'x-codex-window-id',
        'x-codex-turn-metadata',
      ])
      return Object.fromEntries(
        Object.entries(rest).map(([name, value]) => [name, varying.has(name) ? '' : value]),
      )
    }
    const lean = await headers('lean')
    expect(lean).toEqual(await headers('plain'))
    expect(lean).toMatchObject({ version: PINNED_CODEX, 'openai-organization': 'org-loopback' })
  })
})

/** The first text of the input: 0.169 sends the model's instructions as a developer message. */
function instructionsOf(turn: RecordedRequest | undefined): unknown {
  const [first] = Object.values(fieldOf(turn?.json, 'input') ?? {})
  const [content] = Object.values(fieldOf(first, 'content') ?? {})
  expect(fieldOf(first, 'role')).toBe('developer')
  return fieldOf(content, 'text')
}
