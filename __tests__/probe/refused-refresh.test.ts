import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { writeCodexHome } from '../../loopback/openai/login.ts'
import { isRefresh } from '../../loopback/openai/recording.ts'
import type { Script, StatusAnswer } from '../../loopback/openai/script.ts'
import { refreshRefused } from '../../loopback/openai/tokens.ts'
import { askShell } from './fake-cli.ts'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const ENDED = { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } as const

/** The CLI refreshes such a token, and may still use it. */
const NEAR_ITS_END = { ...ENDED, expiresInSeconds: 120 } as const

const tokenEndpoint = (status: number, body: object | string): StatusAnswer => ({
  kind: 'status',
  status,
  body,
})

const INVALID_GRANT = tokenEndpoint(400, { error: 'invalid_grant', error_description: 'Not valid.' })
const EMPTY_STRING = tokenEndpoint(400, { error: { message: 'Expected a token.', code: 'empty_string' } })
const UNAVAILABLE = tokenEndpoint(503, 'upstream connect error')

/** An endpoint that accepts only new tokens, and gives none. */
const refuses = (refresh: StatusAnswer): Script => ({
  models: {},
  auth: { kind: 'only', bearers: [] },
  refresh,
})

/** An endpoint that accepts any token, as a relay may, and gives no new one. */
const relay = (refresh: StatusAnswer): Script => ({ models: {}, refresh })

const PROVIDER = (_dir: string, origin: string) => `
model_provider = "relay"
[model_providers.relay]
name = "Relay"
base_url = "${origin}/v1"
wire_api = "responses"
requires_openai_auth = true
`

function refreshes({ openai }: ProbeFixture): number {
  return openai.requests.filter(isRefresh).length
}

describe('a refresh that is refused for good', () => {
  it.each([
    ['400 with a code that the CLI knows', INVALID_GRANT, 'could not be refreshed'],
    ['400 with another code', EMPTY_STRING, 'Failed to refresh token: 400'],
    ['401, used by another job', refreshRefused('refresh_token_reused'), 'already used'],
    ['401, expired', refreshRefused('refresh_token_expired'), 'has expired'],
    ['401, revoked', refreshRefused('refresh_token_invalidated'), 'was revoked'],
    ['401 with an unknown code', tokenEndpoint(401, { error: { code: 'new' } }), 'could not be refreshed'],
    [
      '403 for an account',
      tokenEndpoint(403, { error: { message: 'Deactivated.', code: 'account_deactivated' } }),
      'Failed to refresh token: 403',
    ],
    [
      '403 with a page',
      tokenEndpoint(403, '<html><title>Stop</title></html>'),
      'Failed to refresh token: 403',
    ],
    ['404', tokenEndpoint(404, ''), 'Failed to refresh token: 404'],
  ])('is not asked for again: %s', async (_name, answer, message) => {
    await using runner = await startProbeFixture({ script: refuses(answer), login: ENDED })
    for (const form of ['lean', 'plain'] as const) {
      const before = refreshes(runner)
      expect(await runner.ask({ form })).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining(message),
      })
      // 0.171 sends two before it has said anything, and a few more until it has ended, the busier the machine. Without
      // that end they are 19 in the lean form and 56 in the plain one, or 4 for a refusal that the CLI knows.
      expect(refreshes(runner) - before).toBeLessThanOrEqual(8)
    }
  })

  it('does not end a probe whose access token is still accepted', async () => {
    for (const answer of [INVALID_GRANT, EMPTY_STRING]) {
      await using runner = await startProbeFixture({ script: relay(answer), login: NEAR_ITS_END })
      expect((await runner.ask()).kind).toBe('completed')
      expect(refreshes(runner)).toBeGreaterThan(0)
    }
  })

  it('does not end a probe of a provider that may accept the old access token', async () => {
    await using runner = await startProbeFixture({
      script: relay(EMPTY_STRING),
      login: ENDED,
      config: PROVIDER,
    })
    expect(runner.route.kind).toBe('chatgpt')
    expect((await runner.ask()).kind).toBe('completed')
    expect(refreshes(runner)).toBeGreaterThan(0)
  })

  it('does not end a probe that another process gives a new login', async () => {
    // The answer comes late, so that the new login is there before it.
    const refresh = { kind: 'rotate', reuse: 'refuse', delayMs: 1_500 } as const
    await using runner = await startProbeFixture({
      script: { models: {}, auth: { kind: 'only', bearers: [] }, refresh },
      login: ENDED,
    })
    const issued = runner.openai.tokens.rotate('rt-first', { reuse: 'refuse', expiresInSeconds: 3_600 })
    const evidence = runner.ask()
    await runner.openai.waitForRequest(isRefresh)
    await storeTokens(join(runner.home, 'auth.json'), issued)
    expect((await evidence).kind).toBe('completed')
  })
})

it('leaves a failure that may pass to the CLI, which may be in the middle of its next try', async () => {
  await using runner = await startProbeFixture({ script: refuses(UNAVAILABLE), login: ENDED })
  expect(await runner.ask()).toEqual({
    kind: 'failed',
    stage: 'turn.failed',
    message: 'Failed to refresh token: 503 Service Unavailable',
  })
})

async function storeTokens(file: string, tokens: object): Promise<void> {
  const login = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...login, tokens: { ...login.tokens, ...tokens } }))
}

const LOG = '2026-11-28T11:14:12.150160Z ERROR codex_login::auth::manager: '

/** Runs a shell command instead of the CLI, with an ended ChatGPT login. `$HOME` is CODEX_HOME. */
async function askWithEndedLogin(command: string, expiresInSeconds = -60) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'ended-login-'))
  const login = { ...ENDED, expiresInSeconds }
  await writeCodexHome(dir.path, { login, origin: 'http://127.0.0.1:9' })
  return await askShell(command, '', {
    route: { kind: 'chatgpt', refresh: 'due' },
    home: { dir: dir.path, explicit: true },
    env: { PATH: process.env['PATH'], HOME: dir.path },
  })
}

/** Logs a line. A probe that ends there sees no event; any other sees the turn complete. */
const logThenComplete = (line: string) =>
  `printf '%s\\n' "${line}" >&2; sleep 0.5; echo '{"type":"turn.completed"}'`

describe("the CLI's log", () => {
  it.each([
    ['Failed to refresh token: Failed to refresh token: 400 Bad Request'],
    ['Failed to refresh token: Failed to refresh token: 403 Forbidden: <html>'],
    ['Failed to refresh token: Your access token could not be refreshed. Please log out and sign in again.'],
    ['Failed to refresh token: Your session could not be refreshed.'],
  ])('ends a probe: %s', async line => {
    const message = line.replace('Failed to refresh token: ', '')
    expect(await askWithEndedLogin(`echo '${LOG}${line}' >&2; sleep 60`)).toEqual({
      kind: 'failed',
      stage: 'error',
      message,
    })
  })

  it.each([
    [
      'a failure that may pass',
      `${LOG}Failed to refresh token: Failed to refresh token: 429 Too Many Requests`,
    ],
    ['a timeout', `${LOG}Failed to refresh token: Failed to refresh token: 408 Request Timeout`],
    ['an error of the server', `${LOG}Failed to refresh token: Failed to refresh token: 500 Internal`],
    [
      'the network',
      `${LOG}Failed to refresh token: error sending request for url (https://host/oauth/token)`,
    ],
    ['the status alone', `${LOG}Failed to refresh token status=400 Bad Request`],
    ['another part of the CLI', `${LOG.replace('login::auth', 'core')}Failed to refresh token: 400`],
    ['another program', 'Failed to refresh token: Failed to refresh token: 400 Bad Request'],
  ])('does not end a probe: %s', async (_name, line) => {
    expect((await askWithEndedLogin(logThenComplete(line))).kind).toBe('completed')
  })

  it('does not end a probe with a valid access token', async () => {
    const line = `${LOG}Failed to refresh token: Failed to refresh token: 400 Bad Request`
    expect((await askWithEndedLogin(logThenComplete(line), 120)).kind).toBe('completed')
  })

  it('is about an old login if another process stores a new one until the CLI has ended', async () => {
    const line = `${LOG}Failed to refresh token: Failed to refresh token: 400 Bad Request`
    const evidence = await askWithEndedLogin(`
      if [ -e "$CODEX_HOME/asked" ]; then echo '{"type":"turn.completed"}'; exit; fi
      touch "$CODEX_HOME/asked"
      trap 'sed -i s/rt-first/rt-second/ "$CODEX_HOME/auth.json"; exit' INT
      echo '${line}' >&2
      sleep 60 & wait
    `)
    expect(evidence.kind).toBe('completed')
  })
})
