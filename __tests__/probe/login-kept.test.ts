/** The stored login when the CLI deletes it, or could not store a new one. */

import { execFileSync } from 'node:child_process'
import { link, mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { isRefresh } from '../../loopback/openai/recording.ts'
import { hasPrivateMounts } from '../../loopback/private-network/available.ts'
import { classify } from '../../src/verdict/index.ts'
import { askShell } from './fake-cli.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

/** Runs a shell command in place of the CLI in a CODEX_HOME with an auth.json. Returns what is there afterwards. */
async function afterCommand(command: string, loginStore?: string): Promise<string | undefined> {
  await using home = await mkdtempDisposable(join(tmpdir(), 'login-kept-'))
  await writeFile(join(home.path, 'auth.json'), 'first')
  await askShell(command, '', {
    home: { dir: home.path, explicit: true },
    config: { mcpServers: [], loginStore },
  })
  expect((await readdir(home.path)).filter(name => name !== 'auth.json')).toEqual([])
  return readFile(join(home.path, 'auth.json'), 'utf8').catch(() => undefined)
}

describe('auth.json after a probe', () => {
  it.each([
    ['is put back when the CLI has deleted it', 'rm "$CODEX_HOME/auth.json"', undefined, 'first'],
    ['is left with what the CLI wrote into it', 'printf next > "$CODEX_HOME/auth.json"', undefined, 'next'],
    [
      'is left to another job that wrote it anew',
      'rm "$CODEX_HOME/auth.json"; printf next > "$CODEX_HOME/auth.json"',
      undefined,
      'next',
    ],
    ['stays away when the login moved into the keyring', 'rm "$CODEX_HOME/auth.json"', 'auto', undefined],
  ])('%s', async (_what, command, loginStore, expected) => {
    expect(await afterCommand(command, loginStore)).toBe(expected)
  })
})

/**
 * 0.169 and 0.171 replace the file in one step, and refuse to where it has several hard links: they send the refresh
 * token, which the server then does not accept again, and keep the old one.
 */
describe('a login whose new tokens could not be stored', () => {
  const prepare = (home: string) => link(join(home, 'auth.json'), join(home, '../another-name.json'))
  const expired = { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } as const
  const needsRefresh = { models: {}, auth: { kind: 'only', bearers: [] } } as const

  it.each(['lean', 'plain'] as const)('is not asked while it is due for a refresh (%s)', async form => {
    await using runner = await startProbeFixture({ login: expired, script: needsRefresh, prepare })
    const before = await readFile(join(runner.home, 'auth.json'))
    const evidence = await runner.ask({ form })
    expect(evidence).toMatchObject({ message: expect.stringContaining('auth.json has several hard links') })
    const context = { model: 'gpt-5.5', route: runner.route, now: new Date() }
    expect(classify(evidence, context)).toMatchObject({
      kind: 'unsettled',
      finding: { reason: 'login-expired', scope: 'route' },
    })
    expect((await runner.models()).kind).toBe('unavailable')
    expect((await readFile(join(runner.home, 'auth.json'))).equals(before)).toBe(true)
    expect(runner.openai.requests).toEqual([])
  })

  it('is not refreshed after a 401 either', async () => {
    await using runner = await startProbeFixture({ script: needsRefresh, prepare })
    const before = await readFile(join(runner.home, 'auth.json'))
    await runner.ask({ isDefinitive: message => message.includes('401') })
    expect(runner.openai.requests.filter(isRefresh)).toEqual([])
    expect(runner.openai.requests).not.toEqual([])
    expect((await readFile(join(runner.home, 'auth.json'))).equals(before)).toBe(true)
  })

  it('is used while its access token is valid', async () => {
    await using runner = await startProbeFixture({ prepare })
    expect((await runner.ask()).kind).toBe('completed')
  })

  // These write into the file, and all its names show the new tokens.
  it('is refreshed by the versions that can store them', async () => {
    await using home = await mkdtempDisposable(join(tmpdir(), 'login-kept-'))
    await writeFile(join(home.path, 'auth.json'), '{}')
    await link(join(home.path, 'auth.json'), join(home.path, 'another-name.json'))
    const ask = (version: string) =>
      askShell('exit 3', '', {
        route: { kind: 'chatgpt', refresh: 'due' },
        home: { dir: home.path, explicit: true },
        version,
      })
    expect((await ask('0.165.0')).kind).toBe('silent')
    expect((await ask('0.169.0')).kind).toBe('failed')
  })
})

const withMounts = hasPrivateMounts('a login on a mount') ? describe : describe.skip

/** Root may write to a file without write permission, so the files are mounted as read-only. */
withMounts('a login on a mount', () => {
  const probe = (mount: string, token: string) => {
    const script = join(import.meta.dirname, 'fixtures/read-only.ts')
    const args = ['-rm', process.execPath, '--disable-warning=ExperimentalWarning', script, mount, token]
    return JSON.parse(execFileSync('unshare', args, { encoding: 'utf8' }))
  }
  const untouched = { isSame: true, refreshes: 0 }

  it.each(['file', 'read-only file', 'read-only home'])('is not refreshed when it is due (%s)', mount => {
    expect(probe(mount, 'expired')).toMatchObject({
      ...untouched,
      evidence: { message: expect.stringContaining('could not be stored') },
    })
  })

  it.each(['file', 'read-only file'])('is not refreshed after a 401 either (%s)', mount => {
    expect(probe(mount, 'refused')).toMatchObject({
      ...untouched,
      evidence: { message: expect.stringContaining('could not be stored') },
    })
  })

  it.each(['file', 'read-only file'])('is used while its access token is valid (%s)', mount => {
    expect(probe(mount, 'valid')).toMatchObject({ ...untouched, evidence: { kind: 'completed' } })
  })
})

/** With CODEX_API_KEY and with a provider that has its own key, 0.142 to 0.171 refresh a stored login that is due. */
describe('a stored login that the route does not use', () => {
  const login = { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } as const
  const script = { models: {}, refresh: { kind: 'rotate', reuse: 'revoke-family' } } as const
  const gateway = (_dir: string, origin: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
env_key = "GATEWAY_KEY"
`

  it.each([
    ['the input’s key', 'api-key', { apiKey: 'sk-canary-0123456789' }],
    ['CODEX_API_KEY', 'api-key', { env: { CODEX_API_KEY: 'sk-canary-0123456789' } }],
    ['a provider', 'provider', { env: { GATEWAY_KEY: 'gw-canary-0123456789' }, config: gateway }],
  ] as const)('is not refreshed with %s', async (_what, route, options) => {
    await using runner = await startProbeFixture({ login, script, ...options })
    const before = await readFile(join(runner.home, 'auth.json'), 'utf8')
    expect(runner.route.kind).toBe(route)
    for (const form of ['lean', 'plain'] as const) expect((await runner.ask({ form })).kind).toBe('completed')
    await runner.models()
    expect(runner.openai.requests.filter(isRefresh)).toEqual([])
    expect(await readFile(join(runner.home, 'auth.json'), 'utf8')).toBe(before)
  })
})
