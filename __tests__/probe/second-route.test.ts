/**
 * Probes with the key of `fallback-openai-api-key`, on the real CLI: only this key is sent, to the address of OpenAI that
 * is configured, and nothing of the first route is used or changed.
 */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { FALLBACK_KEY } from '../../loopback/scenarios/scenario.ts'
import { createProbe, readCatalog } from '../../src/probe/index.ts'
import { type CodexSetup, inspectCodex, secondRoute } from '../../src/route/index.ts'
import { type ProbeFixture, type ProbeFixtureOptions, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const GATEWAY = (_: string, origin: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/gateway/v1"
env_key = "GATEWAY_KEY"
wire_api = "responses"
`

const FORMS = ['lean', 'plain'] as const

/** The second route of a fixture's CODEX_HOME. */
function setupOf({ env, executable, home }: ProbeFixture): CodexSetup {
  const { version } = executable
  const codex = { kind: 'found', executable, version, installed: false } as const
  const first = inspectCodex({ env, codexHome: home, codex, apiKey: undefined, now: Date.now(), budgetMs: 0 })
  const route = secondRoute(first, FALLBACK_KEY, env)
  if (route.kind !== 'ready') throw new Error(`No second route: ${route.kind}`)
  return route.setup
}

function contextOf(runner: ProbeFixture) {
  const { config, route, home } = setupOf(runner)
  const { env, executable, dir } = runner
  const { version } = executable
  const temporary = join(dir, 'temporary')
  return { config, route, home, env, executable, version, temporary, apiKey: FALLBACK_KEY }
}

/** Asks in both forms, and returns what the endpoint saw of the turns. */
async function turnsOn(options: ProbeFixtureOptions) {
  await using runner = await startProbeFixture(options)
  const file = join(runner.home, 'auth.json')
  const before = await readFile(file).catch(() => undefined)
  const probe = createProbe({ ...contextOf(runner), isDefinitive: () => false })
  const kinds = []
  for (const form of FORMS) {
    const question = { model: 'gpt-5.5', form, settings: {} }
    kinds.push((await probe(question, { timeoutMs: 40_000 })).kind)
  }
  // The same bytes, or still no file.
  expect(await readFile(file).catch(() => undefined)).toEqual(before)
  const turns = runner.openai.requests
    .filter(({ path }) => path.endsWith('/responses'))
    .map(({ path, headers }) => `${path} ${headers['authorization']}`)
  const others = runner.openai.requests.filter(
    ({ headers }) => headers['authorization'] !== `Bearer ${FALLBACK_KEY}`,
  )
  return { kinds, turns: [...new Set(turns)], others: others.map(({ method, path }) => `${method} ${path}`) }
}

const asked = (path: string) => ({
  kinds: ['completed', 'completed'],
  turns: [`${path} Bearer ${FALLBACK_KEY}`],
  others: [],
})

const ON_CHATGPT = asked('/backend-api/codex/v1/responses')
const WITHOUT = asked('/v1/responses')

describe('a probe on the second route', () => {
  it.each<[string, ProbeFixtureOptions, object]>([
    ['a ChatGPT sign-in', {}, ON_CHATGPT],
    ['an expired ChatGPT sign-in', { login: { kind: 'chatgpt', expiresInSeconds: -60 } }, ON_CHATGPT],
    ['another key in auth.json', { login: { kind: 'api-key', key: 'sk-canary-first-0123' } }, WITHOUT],
    ['another key in CODEX_API_KEY', { env: { CODEX_API_KEY: 'sk-canary-first-0123' } }, ON_CHATGPT],
    ['an access token', { env: { CODEX_ACCESS_TOKEN: 'at-canary-0123456789abcdef' } }, ON_CHATGPT],
    [
      'the variables of workload identity',
      { env: { OPENAI_FEDERATION_RULE_ID: 'rule_1', OPENAI_IDENTITY_TOKEN_FILE: '/nowhere' } },
      ON_CHATGPT,
    ],
    [
      'a key in .env, which the CLI does not read',
      {
        login: { kind: 'none' },
        prepare: home => writeFile(join(home, '.env'), 'CODEX_API_KEY=sk-canary-dot-env-0123\n'),
      },
      WITHOUT,
    ],
    ['no login', { login: { kind: 'none' } }, WITHOUT],
    [
      'a configured provider',
      { login: { kind: 'none' }, config: GATEWAY, env: { GATEWAY_KEY: 'gw-canary-0123456789' } },
      WITHOUT,
    ],
    [
      'a provider of the CLI itself',
      { login: { kind: 'none' }, config: () => 'model_provider = "amazon-bedrock"\n' },
      WITHOUT,
    ],
    ['a rule for ChatGPT only', { config: () => 'forced_login_method = "chatgpt"\n' }, ON_CHATGPT],
    ['a rule for another workspace', { config: () => 'forced_chatgpt_workspace_id = "other"\n' }, ON_CHATGPT],
  ])('sends its key alone, and leaves the login as it is, beside %s', async (_, options, expected) => {
    expect(await turnsOn(options)).toEqual(expected)
  })

  it('has a list of its own, and not the one that the ChatGPT sign-in has just left', async () => {
    await using runner = await startProbeFixture({
      script: { models: {}, catalog: { kind: 'list', models: [{ slug: 'chatgpt-only' }] } },
    })
    expect(await runner.models()).toMatchObject({ source: 'route', models: [{ slug: 'chatgpt-only' }] })
    const list = await readCatalog(contextOf(runner), { timeoutMs: 40_000 })
    expect(list).toMatchObject({ kind: 'list', source: 'bundled' })
    expect(JSON.stringify(list)).not.toContain('chatgpt-only')
  })
})
