import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { NO_JOB_ARGUMENTS, readJobArguments } from '../../src/cli/index.ts'
import { inspectCodex, secondRoute } from '../../src/route/index.ts'

const KEY = 'sk-canary-second'

const PROVIDER = `model_provider = "gateway"
[model_providers.gateway]
base_url = "https://gateway.example.com/v1"
requires_openai_auth = true
`

type Files = Readonly<Record<string, string>>

/** The second route of a CODEX_HOME with these files. */
async function secondRouteOf(
  files: Files,
  env: Files = {},
  { version = '0.171.0', codexArgs = NO_JOB_ARGUMENTS } = {},
) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'second-route-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir.path, name), text)
  const codex = {
    kind: 'found',
    executable: { kind: 'command', file: '/bin/false', args: [] },
    version,
    installed: false,
  } as const
  const options = { env, codexHome: dir.path, codexArgs, codex, apiKey: undefined, now: 0, budgetMs: 0 }
  return secondRoute(inspectCodex(options), KEY, env)
}

it.each<[string, Files, Files]>([
  ['a ChatGPT sign-in', { 'auth.json': '{"tokens":{"access_token":"a","refresh_token":"b"}}' }, {}],
  ['an access token', {}, { CODEX_ACCESS_TOKEN: 'at-canary-0123456789' }],
  ['workload identity', {}, { OPENAI_FEDERATION_RULE_ID: 'rule_1' }],
  ['another key', { 'auth.json': '{"OPENAI_API_KEY":"sk-canary-first"}' }, {}],
  // The CLI takes no variable of this kind from the file.
  ['a key in .env', { '.env': `CODEX_API_KEY=${KEY}` }, {}],
  ['no login', {}, {}],
])('is the route of the key beside %s', async (_, files, env) => {
  expect(await secondRouteOf(files, env)).toMatchObject({
    kind: 'ready',
    setup: { route: { kind: 'api-key', source: 'fallback' } },
  })
})

it('leaves a configured provider, and stays at the address of OpenAI that is configured', async () => {
  const address = 'openai_base_url = "https://eu.example.com/v1"\n'
  const route = await secondRouteOf(
    { 'config.toml': address + PROVIDER },
    { CODEX_API_KEY: 'sk-canary-first' },
  )
  expect(route).toMatchObject({
    kind: 'ready',
    setup: {
      route: { kind: 'api-key', source: 'fallback', host: 'eu.example.com' },
      config: { openaiBaseUrl: 'https://eu.example.com/v1' },
    },
  })
  expect(route.kind === 'ready' ? route.setup.config.provider : 'skipped').toBeUndefined()
})

it('leaves out --oss, which no setting could undo, and keeps the other arguments of the job', async () => {
  const codexArgs = readJobArguments(['--oss', '--local-provider', 'ollama', '--enable', 'x', '-c', 'a=1'])
  if ('kind' in codexArgs) throw new Error(codexArgs.kind)
  const route = await secondRouteOf({}, {}, { codexArgs })
  const setup = route.kind === 'ready' ? route.setup : undefined
  expect(setup?.config.provider).toBeUndefined()
  expect(setup?.config.arguments).toMatchObject({ settings: ['a=1'], options: ['--enable=x'] })
})

it.each<[string, Files, Files]>([
  ['CODEX_API_KEY', {}, { CODEX_API_KEY: ` ${KEY}\n` }],
  ['auth.json', { 'auth.json': JSON.stringify({ auth_mode: 'apikey', OPENAI_API_KEY: KEY }) }, {}],
])('is not tried with the key of the first route in %s', async (keySource, files, env) => {
  expect(await secondRouteOf(files, env)).toEqual({ kind: 'same-key', keySource })
})

it('is tried with the same key at another address than that of a provider', async () => {
  const route = await secondRouteOf({ 'config.toml': PROVIDER }, { CODEX_API_KEY: KEY })
  expect(route.kind).toBe('ready')
})

it('is not tried where .env makes the CLI sign in by workload identity', async () => {
  const files = { '.env': 'OPENAI_FEDERATION_RULE_ID=rule_1\n' }
  expect(await secondRouteOf(files)).toEqual({ kind: 'identity-in-dot-env' })
  // An older CLI does not know the variable.
  expect((await secondRouteOf(files, {}, { version: '0.142.0' })).kind).toBe('ready')
})
