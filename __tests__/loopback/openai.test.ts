import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { WebSocket } from 'ws'
import { modelNotFound404, notSupportedOnChatGpt } from '../../loopback/openai/answers.ts'
import { fakeToken } from '../../loopback/openai/jwt.ts'
import { fieldOf, turnsOf } from '../../loopback/openai/recording.ts'
import { TEST_IDENTITY } from '../../loopback/openai/script.ts'
import { type OpenAi, startOpenAi } from '../../loopback/openai/server.ts'

describe('answers over HTTP', () => {
  it('are used one by one for each model, and the last one repeats', async () => {
    await using openai = await startOpenAi({
      models: { 'gpt-5.5': [modelNotFound404('gpt-5.5'), { kind: 'accept' }], '*': [{ kind: 'accept' }] },
    })
    const statuses: number[] = []
    for (const model of ['gpt-5.5', 'gpt-5.4', 'gpt-5.5', 'gpt-5.5']) {
      statuses.push((await turn(openai, { model })).status)
    }
    expect(statuses).toEqual([404, 200, 200, 200])
  })

  it('are a stream with a completed response, its usage and the serving model', async () => {
    await using openai = await startOpenAi({
      models: { '*': [{ kind: 'accept', servedBy: 'gpt-5.4', usage: { inputTokens: 7, outputTokens: 2 } }] },
    })
    const response = await turn(openai, { model: 'gpt-5.5' })
    expect(response.headers.get('openai-model')).toBe('gpt-5.4')
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const text = await response.text()
    expect(text).toContain('event: response.completed')
    expect(text).toContain('"total_tokens":9')
  })

  it.each([
    [{ kind: 'sse-failed', code: 'slow_down', message: 'm' } as const, 'event: response.failed'],
    [{ kind: 'sse-incomplete', reason: 'content_filter' } as const, 'content_filter'],
    [{ kind: 'sse-error', code: null, message: 'boom' } as const, 'event: error'],
  ])('end a stream: %j', async (answer, expected) => {
    await using openai = await startOpenAi({ models: { '*': [answer] } })
    const text = await (await turn(openai, { model: 'm' })).text()
    expect(text).toContain(expected)
    expect(text).not.toContain('response.completed')
  })

  it('can close a stream, cut it, or reset the connection', async () => {
    await using openai = await startOpenAi({
      models: { clean: [{ kind: 'close-clean' }], cut: [{ kind: 'cut' }], reset: [{ kind: 'reset' }] },
    })
    expect(await (await turn(openai, { model: 'clean' })).text()).toContain('response.created')
    await expect(turn(openai, { model: 'cut' }).then(response => response.text())).rejects.toThrow()
    await expect(turn(openai, { model: 'reset' })).rejects.toThrow()
  })

  it('can be missing, and the endpoint can still be closed', async () => {
    const openai = await startOpenAi({ models: { '*': [{ kind: 'hang', stage: 'headers' }] } })
    const unanswered = turn(openai, { model: 'm' })
    await openai.waitForRequest(request => request.model === 'm')
    await openai.close()
    await expect(unanswered).rejects.toThrow()
  })

  it('cannot come from an empty list', async () => {
    await expect(startOpenAi({ models: { m: [] } })).rejects.toThrow('empty list for m')
  })
})

describe('the record', () => {
  it.each([
    ['zstd', zstdCompressSync],
    ['gzip', gzipSync],
  ])('decodes %s and counts the bytes as sent', async (encoding, compress) => {
    await using openai = await startOpenAi({ models: {} })
    const body = JSON.stringify({ model: 'gpt-5.5', input: 'x'.repeat(5000) })
    const sent = compress(Buffer.from(body))
    await fetch(`${openai.origin}/v1/responses?q=1`, {
      method: 'POST',
      body: new Uint8Array(sent),
      headers: { 'content-encoding': encoding },
    })
    expect(turnsOf(openai.requests)).toMatchObject([
      { text: body, model: 'gpt-5.5', bytes: sent.length, path: '/v1/responses?q=1', transport: 'http' },
    ])
  })
})

describe('a bearer', () => {
  const good = 'sk-loopback-0123456789'

  it.each([
    ['no bearer', undefined, 401, null],
    ['a known key', good, 200, undefined],
    ['another key', 'sk-other-0123456789abcd', 401, 'invalid_api_key'],
    ['an expired token', fakeToken(TEST_IDENTITY, -60), 401, 'token_expired'],
  ])('is accepted or refused: %s', async (_, bearer, status, code) => {
    await using openai = await startOpenAi({ models: {}, auth: { kind: 'only', bearers: [good] } })
    const response = await turn(openai, { model: 'm' }, bearer)
    expect(response.status).toBe(status)
    if (status === 401) expect(fieldOf(fieldOf(await response.json(), 'error'), 'code')).toBe(code)
  })

  it('does not matter on a responses-only surface, which answers 403 to all but turns', async () => {
    await using openai = await startOpenAi({ models: {}, surface: 'responses-only' })
    expect((await fetch(`${openai.origin}/v1/models`)).status).toBe(403)
    expect((await turn(openai, { model: 'm' })).status).toBe(200)
  })
})

describe('the model list', () => {
  const models = [
    { slug: 'gpt-5.5', upgrade: 'gpt-6-sol' },
    { slug: 'gpt-x', supportedInApi: false, visibility: 'hide' as const },
  ]

  it('is that of Codex with a client version, and that of the API without one', async () => {
    await using openai = await startOpenAi({ models: {}, catalog: { kind: 'list', models } })
    const get = async (path: string) => await (await fetch(openai.origin + path)).json()
    expect(await get('/backend-api/codex/models?client_version=0.169.0')).toMatchObject({
      models: [
        { slug: 'gpt-5.5', visibility: 'list', upgrade: { model: 'gpt-6-sol' } },
        { slug: 'gpt-x', visibility: 'hide', supported_in_api: false },
      ],
    })
    expect(await get('/v1/models')).toMatchObject({ object: 'list', data: [{ id: 'gpt-5.5' }] })
    expect(await get('/v1/models/gpt-5.5')).toMatchObject({ id: 'gpt-5.5', object: 'model' })
    expect(await get('/v1/models/gpt-x')).toMatchObject({ error: { code: 'model_not_found' } })
  })
})

describe('the token refresh', () => {
  it('accepts each refresh token once', async () => {
    await using openai = await startOpenAi({ models: {} })
    const first = await refresh(openai, 'rt-1')
    expect(await refresh(openai, 'rt-1')).toMatchObject({ error: { code: 'refresh_token_reused' } })
    expect(await refresh(openai, String(fieldOf(first, 'refresh_token')))).toHaveProperty('access_token')
  })

  it('revokes the family on reuse, if the script says so', async () => {
    await using openai = await startOpenAi({
      models: {},
      auth: { kind: 'only', bearers: [] },
      refresh: { kind: 'rotate', reuse: 'revoke-family' },
    })
    const first = await refresh(openai, 'rt-1')
    const access = String(fieldOf(first, 'access_token'))
    expect((await turn(openai, { model: 'm' }, access)).status).toBe(200)
    await refresh(openai, 'rt-1')
    expect((await turn(openai, { model: 'm' }, access)).status).toBe(401)
    expect(await refresh(openai, String(fieldOf(first, 'refresh_token')))).toMatchObject({
      error: { code: 'refresh_token_invalidated' },
    })
    expect(openai.tokens.alive()).toEqual([])
  })

  it('can hang after the rotation, and the client then has only a used token', async () => {
    const openai = await startOpenAi({ models: {}, refresh: { kind: 'hang', stage: 'after-rotation' } })
    const lost = refresh(openai, 'rt-1')
    await openai.waitForRequest(request => request.path === '/oauth/token')
    expect(openai.tokens.alive()).not.toContain('rt-1')
    await openai.close()
    await expect(lost).rejects.toThrow()
  })
})

describe('answers over a WebSocket', () => {
  it('answer a prewarm without using an answer, and refuse in an error frame', async () => {
    await using openai = await startOpenAi({
      models: { m: [notSupportedOnChatGpt('m'), { kind: 'accept' }] },
    })
    const frames = await conversation(openai, [
      { type: 'response.create', model: 'm', generate: false },
      { type: 'response.create', model: 'm' },
      { type: 'response.create', model: 'm' },
    ])
    expect(frames.map(frame => fieldOf(frame, 'type')).filter(type => type !== 'response.created')).toEqual([
      'response.completed',
      'error',
      'response.in_progress',
      'response.output_item.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.output_item.done',
      'response.completed',
    ])
    expect(frames.find(frame => fieldOf(frame, 'type') === 'error')).toMatchObject({
      status: 400,
      error: { message: "The 'm' model is not supported when using Codex with a ChatGPT account." },
    })
    expect(turnsOf(openai.requests, 'm').map(request => request.transport)).toEqual(['ws', 'ws'])
  })

  it('come after the scripted number of refused handshakes', async () => {
    await using openai = await startOpenAi({
      models: {},
      handshakes: [{ kind: 'refuse', status: 403, body: { detail: 'no' } }, { kind: 'accept' }],
    })
    await expect(conversation(openai, [])).rejects.toThrow('403')
    await expect(conversation(openai, [{ type: 'response.create', model: 'm' }])).resolves.toHaveLength(7)
  })
})

async function turn(openai: OpenAi, body: object, bearer?: string): Promise<Response> {
  return await fetch(`${openai.origin}/v1/responses`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
  })
}

async function refresh(openai: OpenAi, token: string): Promise<unknown> {
  const response = await fetch(`${openai.origin}/oauth/token`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: token }),
  })
  return await response.json()
}

/** Sends each message after the answer to the previous one, and returns all received frames. */
async function conversation(openai: OpenAi, messages: readonly object[]): Promise<readonly unknown[]> {
  const socket = new WebSocket(`${openai.origin.replace('http', 'ws')}/v1/responses`)
  const frames: unknown[] = []
  const queue = [...messages]
  await new Promise<void>((resolve, reject) => {
    const next = () => {
      const message = queue.shift()
      if (message === undefined) resolve()
      else socket.send(JSON.stringify(message))
    }
    socket.on('error', reject)
    socket.on('open', next)
    socket.on('message', data => {
      const frame: unknown = JSON.parse(String(data))
      frames.push(frame)
      if (['response.completed', 'error'].includes(String(fieldOf(frame, 'type')))) next()
    })
  })
  socket.close()
  return frames
}
