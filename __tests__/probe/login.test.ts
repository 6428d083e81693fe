import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import { fieldOf } from '../../loopback/openai/recording.ts'
import type { Refresh, Script, StatusAnswer } from '../../loopback/openai/script.ts'
import { watchLogin } from '../../src/route/index.ts'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const EXPIRED = { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } as const

/** An endpoint that accepts only refreshed tokens. */
const needsRefresh = (refresh: Refresh): Script => ({
  models: {},
  auth: { kind: 'only', bearers: [] },
  refresh,
})

/** The endpoint stores the new refresh token, answers later, and revokes a login whose refresh token comes twice. */
const slowRefresh = (delayMs: number) =>
  needsRefresh({ kind: 'rotate', reuse: 'revoke-family', delayMs, delayed: 'after-rotation' })

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

/** Cancels a probe in the middle of the refresh, and waits until its process has ended. */
async function cancelInRefresh(runner: ProbeFixture): Promise<void> {
  const cancel = new AbortController()
  const evidence = runner.ask({ signal: cancel.signal })
  await untilRefresh(runner)
  cancel.abort()
  await evidence
}

/** auth.json must hold the only refresh token that the endpoint still accepts. */
async function expectUsableLogin(runner: ProbeFixture): Promise<void> {
  const token = await storedRefreshToken(runner)
  expect(token).not.toBe('rt-first')
  expect(runner.openai.tokens.alive()).toEqual([token])
}

describe('a login that the configuration forces', () => {
  const forced = (method: string) => () => `forced_login_method = "${method}"\n`

  it('is not deleted when the key of the input is probed', async () => {
    await using runner = await startProbeFixture({ apiKey: 'sk-input-0123456789', config: forced('chatgpt') })
    for (const form of ['lean', 'plain'] as const) expect((await runner.ask({ form })).kind).toBe('completed')
    expect((await runner.models()).kind).toBe('list')
    expect(await storedRefreshToken(runner)).toBeDefined()
  })

  it.each([
    { method: 'api', login: { kind: 'chatgpt' } },
    { method: 'chatgpt', login: { kind: 'api-key', key: 'sk-canary-0123456789' } },
  ] as const)(
    'does not make a probe delete a stored login of the other kind ($method)',
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

// The concurrent tests wait for the endpoint's slow answer or for a timeout of the product, so they wait together.
describe('a login that the CLI refreshes during a probe', () => {
  it.concurrent.each(['lean', 'plain'] as const)(
    'is accepted, and the rotation is noticed (%s)',
    async form => {
      await using runner = await startProbeFixture({ script: slowRefresh(2_500), login: EXPIRED })
      expect(runner.route).toMatchObject({ kind: 'chatgpt', plan: 'plus', refresh: 'due' })
      const watch = watchLogin(join(runner.home, 'auth.json'))
      expect(watch.rotated()).toBe(false)
      expect((await runner.ask({ form })).kind).toBe('completed')
      expect(watch.rotated()).toBe(true)
      await expectUsableLogin(runner)
    },
  )

  // Longer than the 3 s that a refresh gets which was not expected.
  it.concurrent('is usable after a cancel during the refresh', async () => {
    await using runner = await startProbeFixture({ script: slowRefresh(4_500), login: EXPIRED })
    await cancelInRefresh(runner)
    await expectUsableLogin(runner)
  })

  it.concurrent('is usable after a timeout during the refresh', async () => {
    await using runner = await startProbeFixture({ script: slowRefresh(2_500), login: EXPIRED })
    await runner.ask({ timeoutMs: 1_500 })
    expect(refreshes(runner)).toBeGreaterThan(0)
    await expectUsableLogin(runner)
  })

  // Not concurrent: here the CLI has only 3 s for its refresh.
  it('is usable after a cancel during a refresh that was not expected', async () => {
    const login = { kind: 'chatgpt', refreshToken: 'rt-first' } as const
    await using runner = await startProbeFixture({ script: slowRefresh(700), login })
    expect(runner.route).toMatchObject({ refresh: 'fresh' })
    await cancelInRefresh(runner)
    await expectUsableLogin(runner)
  })

  it('fails with the reason when another job has used the refresh token', async () => {
    const script = needsRefresh({ kind: 'rotate', reuse: 'refuse' })
    await using runner = await startProbeFixture({ script, login: EXPIRED })
    runner.openai.tokens.rotate('rt-first', { reuse: 'refuse', expiresInSeconds: 3_600 })
    expect(await runner.ask()).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('refresh token was already used'),
    })
  })

  it.each(['lean', 'plain'] as const)(
    'is refreshed at most once when the server refuses it again (%s)',
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

  it.concurrent('is not waited for without end when the refresh is never answered', async () => {
    const script = needsRefresh({ kind: 'hang', stage: 'before-rotation' })
    await using runner = await startProbeFixture({ script, login: EXPIRED })
    expect((await runner.ask({ timeoutMs: 1_500 })).kind).toBe('timed-out')
    expect(refreshes(runner)).toBe(1)
  })
})
