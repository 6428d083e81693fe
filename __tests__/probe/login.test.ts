import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import { fieldOf } from '../../loopback/openai/recording.ts'
import type { Script, StatusAnswer } from '../../loopback/openai/script.ts'
import { watchLogin } from '../../src/route/index.ts'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const EXPIRED = { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } as const

/** A server that revokes a login whose refresh token comes twice, and takes its time to answer a refresh. */
const SLOW_REFRESH: Script = {
  models: {},
  auth: { kind: 'only', bearers: [] },
  refresh: { kind: 'rotate', reuse: 'revoke-family', delayMs: 2_500, delayed: 'after-rotation' },
}

const TOKEN_INVALID: StatusAnswer = {
  kind: 'status',
  status: 401,
  body: { error: { message: 'Your authentication token has been invalidated.', code: 'token_invalidated' } },
}

async function storedRefreshToken(runner: ProbeFixture): Promise<unknown> {
  const text = (await runner.files('home')).get('auth.json') ?? ''
  return fieldOf(fieldOf(JSON.parse(text), 'tokens'), 'refresh_token')
}

function refreshes(runner: ProbeFixture): number {
  return runner.openai.requests.filter(request => request.path === '/oauth/token').length
}

async function untilRefresh(runner: ProbeFixture): Promise<void> {
  while (refreshes(runner) === 0) await sleep(10)
}

describe('a login that the configuration forces', () => {
  const forced = (method: string) => () => `forced_login_method = "${method}"\n`

  it('stays where the key of the input is probed beside it', async () => {
    await using runner = await startProbeFixture({ apiKey: 'sk-input-0123456789', config: forced('chatgpt') })
    for (const form of ['lean', 'plain'] as const) expect((await runner.ask({ form })).kind).toBe('completed')
    expect((await runner.models()).kind).toBe('list')
    expect(await storedRefreshToken(runner)).toBeDefined()
  })

  it.each([
    { method: 'api', login: { kind: 'chatgpt' } },
    { method: 'chatgpt', login: { kind: 'api-key', key: 'sk-canary-0123456789' } },
  ] as const)(
    'stays where another one is stored, which the CLI would delete ($method)',
    async ({ method, login }) => {
      await using runner = await startProbeFixture({ login, config: forced(method) })
      expect(await runner.ask()).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining('login is required'),
      })
      expect((await runner.models()).kind).toBe('unavailable')
      expect((await runner.files('home')).has('auth.json')).toBe(true)
      expect(runner.openai.requests).toEqual([])
    },
  )

  it.each([
    { method: 'chatgpt', login: { kind: 'chatgpt' } },
    { method: 'api', login: { kind: 'api-key', key: 'sk-canary-0123456789' } },
  ] as const)('is used ($method)', async ({ method, login }) => {
    await using runner = await startProbeFixture({ login, config: forced(method) })
    expect((await runner.ask()).kind).toBe('completed')
  })
})

describe('a login that the CLI refreshes during a probe', () => {
  it.each(['lean', 'plain'] as const)('is accepted, and the rotation is seen (%s)', async form => {
    await using runner = await startProbeFixture({ script: SLOW_REFRESH, login: EXPIRED })
    expect(runner.route).toMatchObject({ kind: 'chatgpt', plan: 'plus', refresh: 'due' })
    const watch = watchLogin(join(runner.home, 'auth.json'))
    expect(watch.rotated()).toBe(false)
    expect((await runner.ask({ form })).kind).toBe('completed')
    expect(watch.rotated()).toBe(true)
    expect(runner.openai.tokens.alive()).toEqual([await storedRefreshToken(runner)])
  })

  it('is whole after a cancel in the middle of the refresh', async () => {
    await using runner = await startProbeFixture({ script: SLOW_REFRESH, login: EXPIRED })
    const cancel = new AbortController()
    const evidence = runner.ask({ signal: cancel.signal })
    await untilRefresh(runner)
    cancel.abort()
    await evidence
    expect(await storedRefreshToken(runner)).not.toBe('rt-first')
    expect(runner.openai.tokens.alive()).toEqual([await storedRefreshToken(runner)])
  })

  it('is whole after a deadline in the middle of the refresh', async () => {
    await using runner = await startProbeFixture({ script: SLOW_REFRESH, login: EXPIRED })
    const evidence = runner.ask({ timeoutMs: 1_500 })
    await untilRefresh(runner)
    await evidence
    expect(runner.openai.tokens.alive()).toEqual([await storedRefreshToken(runner)])
  })

  it('is whole after a cancel in the middle of a refresh that nothing foretold', async () => {
    const refresh = {
      kind: 'rotate',
      reuse: 'revoke-family',
      delayMs: 700,
      delayed: 'after-rotation',
    } as const
    await using runner = await startProbeFixture({
      script: { models: {}, auth: { kind: 'only', bearers: [] }, refresh },
      login: { kind: 'chatgpt', refreshToken: 'rt-first' },
    })
    expect(runner.route).toMatchObject({ refresh: 'fresh' })
    const cancel = new AbortController()
    const evidence = runner.ask({ signal: cancel.signal })
    await untilRefresh(runner)
    cancel.abort()
    await evidence
    expect(await storedRefreshToken(runner)).not.toBe('rt-first')
    expect(runner.openai.tokens.alive()).toEqual([await storedRefreshToken(runner)])
  })

  it('is given up in the end when the refresh is never answered', async () => {
    const refresh = { kind: 'hang', stage: 'before-rotation' } as const
    await using runner = await startProbeFixture({ script: { ...SLOW_REFRESH, refresh }, login: EXPIRED })
    expect((await runner.ask({ timeoutMs: 1_500 })).kind).toBe('timed-out')
    expect(refreshes(runner)).toBe(1)
  })

  it('says so when the refresh token was used by another job', async () => {
    const refresh = { kind: 'rotate', reuse: 'refuse' } as const
    await using runner = await startProbeFixture({ script: { ...SLOW_REFRESH, refresh }, login: EXPIRED })
    runner.openai.tokens.rotate('rt-first', { reuse: 'refuse', expiresInSeconds: 3_600 })
    expect(await runner.ask()).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('refresh token was already used'),
    })
  })

  it.each(['lean', 'plain'] as const)(
    'is rotated no more than needed when the server goes on refusing it (%s)',
    async form => {
      await using runner = await startProbeFixture({
        script: { models: { '*': [TOKEN_INVALID] }, handshakes: [{ kind: 'refuse', status: 426 }] },
      })
      expect(runner.route).toMatchObject({ refresh: 'fresh' })
      const evidence = await runner.ask({ form, isDefinitive: message => message.includes('401') })
      expect(evidence).toMatchObject({ kind: 'failed', message: expect.stringContaining('401') })
      expect(refreshes(runner)).toBeLessThanOrEqual(1)
      expect(runner.openai.tokens.alive()).toEqual(
        refreshes(runner) === 0 ? [] : [await storedRefreshToken(runner)],
      )
    },
  )
})
