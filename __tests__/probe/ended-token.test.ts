import { mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { writeCodexHome } from '../../loopback/openai/login.ts'
import { isRefresh } from '../../loopback/openai/recording.ts'
import { askShell } from './fake-cli.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const REFUSED = {
  kind: 'status',
  status: 400,
  body: { error: { message: "Invalid 'refresh_token': empty string.", code: 'empty_string' } },
} as const

/** Changes the tokens of an auth.json. */
const withTokens =
  (changes: Readonly<Record<string, unknown>>) =>
  async (home: string): Promise<void> => {
    const file = join(home, 'auth.json')
    const login = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...login, tokens: { ...login.tokens, ...changes } }))
  }

const WITHOUT = withTokens({ refresh_token: '' })

const loginFor = (expiresInSeconds: number) => ({ kind: 'chatgpt', expiresInSeconds }) as const

describe('an ended access token without a refresh token', () => {
  it.each([
    ['empty', WITHOUT],
    ['null', withTokens({ refresh_token: null })],
    ['missing', withTokens({ refresh_token: undefined })],
  ])('is told without a request (%s)', async (_name, prepare) => {
    await using runner = await startProbeFixture({ login: loginFor(-3_600), prepare })
    const message = expect.stringMatching(
      /^The stored login has no refresh token, and its access token ended on \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\. /,
    )
    for (const form of ['lean', 'plain'] as const) {
      expect(await runner.ask({ form })).toEqual({ kind: 'failed', stage: 'error', message })
    }
    expect(await runner.models()).toMatchObject({
      kind: 'unavailable',
      evidence: { kind: 'failed', message },
    })
    expect(runner.openai.requests).toEqual([])
  })

  it.each([
    ['no process after the end of the token', -60, []],
    // The same command leaves its file here.
    ['a process before', 3_600, ['started']],
  ])('starts %s', async (_name, expiresInSeconds, files) => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'ended-token-'))
    await writeCodexHome(dir.path, { login: loginFor(expiresInSeconds), origin: 'http://127.0.0.1:9' })
    await WITHOUT(dir.path)
    await askShell('touch "$CODEX_HOME/started"', '', {
      route: { kind: 'chatgpt', refresh: 'due' },
      home: { dir: dir.path, explicit: true },
    })
    expect((await readdir(dir.path)).filter(name => name === 'started')).toEqual(files)
  })
})

describe('a plan with policies', () => {
  // The CLI reports the policies, and not the login.
  const BUNDLE = { '/wham/config/bundle': { kind: 'status', status: 401, body: '' } } as const

  it('is told that its login was not refreshed', async () => {
    await using runner = await startProbeFixture({
      script: { models: {}, refresh: REFUSED, account: BUNDLE },
      login: { ...loginFor(-60), plan: 'enterprise' },
    })
    expect(await runner.ask()).toEqual({
      kind: 'failed',
      stage: 'error',
      message: expect.stringMatching(/^The stored login was not refreshed: its access token ended on \d{4}-/),
    })
  })

  it('is not told so while its access token is valid', async () => {
    const failed = { '/wham/config/bundle': { kind: 'status', status: 500, body: '' } } as const
    await using runner = await startProbeFixture({
      script: { models: {}, account: failed },
      login: { ...loginFor(3_600), plan: 'enterprise' },
    })
    expect(await runner.ask()).toMatchObject({
      kind: 'silent',
      stderr: expect.stringContaining('Failed to load cloud config bundle'),
    })
  })

  it('is not told so after a refresh', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'ended-token-'))
    const origin = 'http://127.0.0.1:9'
    await writeCodexHome(join(dir.path, 'fresh'), { login: loginFor(3_600), origin })
    await writeCodexHome(dir.path, { login: loginFor(-60), origin })
    const evidence = await askShell(
      'cp "$0" "$CODEX_HOME/auth.json"; echo "Error: Failed to load cloud config bundle" >&2; exit 1',
      await readFile(join(dir.path, 'fresh/auth.json'), 'utf8'),
      { route: { kind: 'chatgpt', refresh: 'due' }, home: { dir: dir.path, explicit: true } },
    )
    expect(evidence.kind).toBe('silent')
  })
})

describe('a login without a refresh token is used', () => {
  it.each([
    ['while its access token is valid', 3_600, 0],
    ['minutes before its access token ends, when the CLI would refresh it', 120, 1],
  ])('%s', async (_name, expiresInSeconds, refreshes) => {
    await using runner = await startProbeFixture({
      script: { models: {}, refresh: REFUSED },
      login: loginFor(expiresInSeconds),
      prepare: WITHOUT,
    })
    for (const form of ['lean', 'plain'] as const) expect((await runner.ask({ form })).kind).toBe('completed')
    expect(runner.openai.requests.filter(isRefresh).length).toBeGreaterThanOrEqual(refreshes)
  })

  it('if its access token has no end', async () => {
    const claims = Buffer.from('{"https://api.openai.com/auth":{}}').toString('base64url')
    const access_token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.c2ln`
    await using runner = await startProbeFixture({
      prepare: withTokens({ refresh_token: '', access_token }),
    })
    expect((await runner.ask()).kind).toBe('completed')
  })

  it('at a provider of its own, which may accept an old access token', async () => {
    await using runner = await startProbeFixture({
      script: { models: {}, refresh: REFUSED },
      login: loginFor(-60),
      prepare: WITHOUT,
      config: (_dir, origin) => `
model_provider = "relay"
[model_providers.relay]
name = "Relay"
base_url = "${origin}/v1"
wire_api = "responses"
requires_openai_auth = true
`,
    })
    expect((await runner.ask()).kind).toBe('completed')
  })

  it('if another login may be in a keyring', async () => {
    await using runner = await startProbeFixture({
      login: loginFor(-60),
      prepare: async home => {
        await WITHOUT(home)
        const file = join(home, 'config.toml')
        const config = await readFile(file, 'utf8')
        await writeFile(file, config.replace('store = "file"', 'store = "auto"'))
      },
    })
    await runner.ask()
    expect(runner.openai.requests.length).toBeGreaterThan(0)
  })
})
