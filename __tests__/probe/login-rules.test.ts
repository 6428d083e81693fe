/**
 * The stored login, byte for byte, where the configuration allows other logins only. The same table was played by hand
 * with CLI 0.77, 0.104, 0.125, 0.142, 0.148, 0.155, 0.160 and 0.169: each of them deletes the login where 0.171 does.
 */

import { lstat, readFile, readlink, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { workspacePolicies } from '../../loopback/golden/cases/config.ts'
import { TEST_IDENTITY } from '../../loopback/openai/script.ts'
import { classify, type Evidence } from '../../src/verdict/index.ts'
import { type ProbeFixture, type ProbeFixtureOptions, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const WORKSPACE = TEST_IDENTITY.accountId
const KEY = { kind: 'api-key', key: 'sk-canary-0123456789' } as const
const TOKEN = { CODEX_ACCESS_TOKEN: 'at-canary-0123456789abcdef' }
const PROVIDER = `model_provider = "gw"
[model_providers.gw]
name = "Gateway"
base_url = "http://127.0.0.1:9/v1"
wire_api = "responses"
`

/** A workspace as `forced_chatgpt_workspace_id`, which stands in line 4 of the fixture's config.toml. */
const workspace = (value: string) => `forced_chatgpt_workspace_id = ${value}\n`
const method = (value: string) => `forced_login_method = "${value}"\n`

function reasonOf(evidence: Evidence, runner: ProbeFixture): string {
  const verdict = classify(evidence, { model: 'gpt-5.5', route: runner.route, now: new Date() })
  return 'finding' in verdict ? `${verdict.kind} ${verdict.finding.reason}` : verdict.kind
}

/** Changes what auth.json says. */
function rewrite(change: (login: { [field: string]: unknown }) => unknown) {
  return async (home: string) => {
    const file = join(home, 'auth.json')
    await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')))))
  }
}

type Case = ProbeFixtureOptions & { readonly name: string; readonly rules: string }

const REFUSED: readonly Case[] = [
  { name: 'a ChatGPT login where a key is required', rules: method('api') },
  { name: 'the same with a provider that does not use it', rules: method('api') + PROVIDER },
  { name: 'an empty login where a key is required', rules: method('api'), prepare: rewrite(() => ({})) },
  { name: 'a key where ChatGPT is required', rules: method('chatgpt'), login: KEY },
  {
    name: 'a key next to tokens where ChatGPT is required',
    rules: method('chatgpt'),
    prepare: rewrite(({ auth_mode: _, ...login }) => ({ ...login, OPENAI_API_KEY: KEY.key })),
  },
  {
    name: 'a key in a variable where ChatGPT is required',
    rules: method('chatgpt'),
    env: { CODEX_API_KEY: KEY.key },
  },
  { name: 'an access token where a key is required', rules: method('api'), env: TOKEN },
  {
    name: 'a ChatGPT login next to a variable that is no token',
    rules: method('api'),
    env: { CODEX_ACCESS_TOKEN: 'none' },
  },
  { name: 'another workspace', rules: workspace('"other"') },
  { name: 'other workspaces', rules: workspace('["other", "third"]') },
  { name: 'the workspace in capital letters', rules: workspace(`"${WORKSPACE.toUpperCase()}"`) },
  { name: 'an access token of another workspace', rules: workspace('"other"'), env: TOKEN },
  {
    name: 'a login without a workspace',
    rules: workspace(`"${WORKSPACE}"`),
    prepare: rewrite(({ last_refresh: _, ...login }) => login),
  },
  {
    name: 'a workspace that stands only beside the id token',
    rules: workspace('"beside"'),
    prepare: rewrite(login => ({ ...login, tokens: { ...Object(login['tokens']), account_id: 'beside' } })),
  },
]

const ALLOWED: readonly Case[] = [
  { name: 'the workspace', rules: workspace(`"${WORKSPACE}"`) },
  { name: 'the workspace among spaces', rules: workspace(`"  ${WORKSPACE} "`) },
  { name: 'the workspace in a list', rules: workspace(`["other", " ${WORKSPACE} "]`) },
  { name: 'no workspace', rules: workspace('""') },
  { name: 'an empty list', rules: workspace('["", " "]') },
  { name: 'a key, which has no workspace', rules: workspace('"other"'), login: KEY },
  { name: 'a key in a variable', rules: workspace('"other"'), env: { CODEX_API_KEY: KEY.key } },
  { name: 'an access token of the workspace', rules: workspace(`"${WORKSPACE}"`), env: TOKEN },
  {
    name: 'tokens next to a key',
    rules: method('chatgpt'),
    prepare: rewrite(login => ({ ...login, OPENAI_API_KEY: KEY.key })),
  },
  {
    name: 'an ephemeral store, which is empty',
    rules: method('api'),
    prepare: home => store('ephemeral')(home),
  },
]

async function start({ name: _, rules, ...options }: Case) {
  const runner = await startProbeFixture({ ...options, config: () => rules })
  const before = await readFile(join(runner.home, 'auth.json'))
  return { runner, before, stored: () => readFile(join(runner.home, 'auth.json')) }
}

describe('a login that the configuration does not allow', () => {
  it.each(REFUSED)('is told, and not deleted: $name', async each => {
    const { runner, before, stored } = await start(each)
    await using _ = runner
    for (const form of ['lean', 'plain'] as const) {
      const evidence = await runner.ask({ form })
      expect({ evidence, reason: reasonOf(evidence, runner) }).toEqual({
        evidence: {
          kind: 'failed',
          stage: 'error',
          message: expect.stringMatching(
            /because of `forced_\w+` \(config\.toml, line 4\), the job's Codex would sign out/,
          ),
        },
        reason: 'refused not-signed-in',
      })
      // The CLI's own message has the id of the account.
      expect(JSON.stringify(evidence)).not.toContain(WORKSPACE)
      expect((await stored()).equals(before)).toBe(true)
    }
    await runner.models()
    expect((await stored()).equals(before)).toBe(true)
    expect(runner.openai.requests.filter(request => /responses|oauth/.test(request.path))).toEqual([])
  })
})

describe('a login that the configuration allows', () => {
  it.each(ALLOWED)('is used and stays as it is: $name', async each => {
    const { runner, before, stored } = await start(each)
    await using _ = runner
    expect((await runner.ask()).kind).toBe('completed')
    expect((await stored()).equals(before)).toBe(true)
  })
})

/** The store of the fixture's config.toml is the file. */
const store = (value: string) => async (home: string) => {
  const file = join(home, 'config.toml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('= "file"', `= "${value}"`))
}

describe('a login in another store', () => {
  it.each([
    {
      name: 'a file in place of the keyring, of another workspace',
      rules: workspace('"other"'),
      value: 'auto',
    },
    { name: 'a file in place of the keyring, of another kind', rules: method('api'), value: 'auto' },
  ])('is told, and not deleted: $name', async ({ value, ...each }) => {
    const { runner, before, stored } = await start({ ...each, prepare: store(value) })
    await using _ = runner
    expect(reasonOf(await runner.ask(), runner)).toBe('refused not-signed-in')
    expect((await stored()).equals(before)).toBe(true)
    expect(runner.openai.requests).toEqual([])
  })

  // Its login cannot be read here. The fixture's machine has no keyring, and the CLI says so.
  it.each([method('api'), workspace('"other"'), ''])('stays as it is: the keyring, with %j', async rules => {
    const { runner, before, stored } = await start({ name: '', rules, prepare: store('keyring') })
    await using _ = runner
    for (const form of ['lean', 'plain'] as const) await runner.ask({ form })
    await runner.models()
    expect((await stored()).equals(before)).toBe(true)
  })

  it('is not changed by an identity that the CLI would register with it', async () => {
    const { runner, before, stored } = await start({
      name: '',
      rules: '[features]\nuse_agent_identity = true\n',
    })
    await using _ = runner
    expect((await runner.ask()).kind).toBe('completed')
    expect((await stored()).equals(before)).toBe(true)
  })
})

/** This action reads no file of more than 1 MiB, and the CLI does. */
const UNREADABLE = `${method('api')}#${'x'.repeat(1024 * 1024)}\n`

describe('a rule that only the CLI can read', () => {
  it('does not cost the login, its mode and its owner', async () => {
    await using runner = await startProbeFixture({ config: () => UNREADABLE })
    expect(runner.config.isIncomplete).toBe(true)
    const file = join(runner.home, 'auth.json')
    const [before, old] = [await readFile(file), await stat(file)]
    const evidence = await runner.ask()
    expect(reasonOf(evidence, runner)).toBe('refused not-signed-in')
    expect((await readFile(file)).equals(before)).toBe(true)
    const { mode, uid, gid, birthtimeMs } = await stat(file)
    expect({ mode, uid, gid }).toEqual({ mode: old.mode, uid: old.uid, gid: old.gid })
    // Another file: the CLI had deleted the first one.
    expect(birthtimeMs).toBeGreaterThan(old.birthtimeMs)
    const names = [...(await runner.files('home')).keys()]
    expect(names.filter(name => /^auth\.json\.[\da-f]{8}-/.test(name))).toEqual([])
  })

  it.each([
    ['forced_login_method', 'forced_login_method = "api"'],
    ['forced_chatgpt_workspace_id', 'forced_chatgpt_workspace_id = ["other"]'],
  ])('does not cost the login where the policies of its workspace have it (%s)', async (name, contents) => {
    const script = workspacePolicies('config_toml', contents)
    const { runner, before, stored } = await start({
      ...{ name, rules: '', script },
      login: { kind: 'chatgpt', plan: 'enterprise' },
    })
    await using _ = runner
    const evidence = await runner.ask()
    expect(evidence).toMatchObject({
      message: expect.stringContaining(`because of \`${name}\` (in the policies of the workspace`),
    })
    expect(JSON.stringify(evidence)).not.toContain(WORKSPACE)
    await runner.models()
    expect((await stored()).equals(before)).toBe(true)
  })

  it('does not cost the login where two probes run at the same time', async () => {
    await using runner = await startProbeFixture({ config: () => UNREADABLE })
    const before = await readFile(join(runner.home, 'auth.json'))
    for (let count = 0; count < 3; count += 1)
      await Promise.all([runner.ask(), runner.ask(), runner.models()])
    expect((await readFile(join(runner.home, 'auth.json'))).equals(before)).toBe(true)
  })

  it('does not cost the symbolic link to the login', async () => {
    const prepare = async (home: string) => {
      await rename(join(home, 'auth.json'), join(home, '../stored.json'))
      await symlink('../stored.json', join(home, 'auth.json'))
    }
    await using runner = await startProbeFixture({ config: () => UNREADABLE, prepare })
    const file = join(runner.home, 'auth.json')
    const before = await readFile(file)
    await runner.ask()
    expect((await lstat(file)).isSymbolicLink()).toBe(true)
    expect(await readlink(file)).toBe('../stored.json')
    expect((await readFile(file)).equals(before)).toBe(true)
  })
})
