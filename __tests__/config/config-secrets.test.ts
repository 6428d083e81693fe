import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { storedSecrets } from '../../src/route/inspect.ts'

/** What is masked of a job with this config.toml and these variables. */
async function secretsOf(config: string, env: Readonly<Record<string, string>> = {}) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'config-secrets-'))
  const home = join(dir.path, '.codex')
  await mkdir(home)
  await writeFile(join(home, 'config.toml'), config)
  return storedSecrets({ env: { HOME: dir.path, ...env }, codexHome: undefined })
}

const provider = (setting: string) => `[model_providers.gateway]\nname = "Gateway"\n${setting}\n`

describe('an address', () => {
  const address =
    'https://somebody:p%40ss-canary@gateway.example/v1?api-version=2025-04-01-preview&k=key-canary'
  const held = [
    'somebody:p%40ss-canary',
    'somebody:p@ss-canary',
    'p%40ss-canary',
    'p@ss-canary',
    'key-canary',
  ]

  it.each([
    ['openai_base_url', `openai_base_url = "${address}"`, {}],
    ['a provider', provider(`base_url = "${address}"`), {}],
    ['the variable of old CLIs', '', { OPENAI_BASE_URL: address }],
  ])('gives away its user, password and key, from %s', async (_from, config, env) => {
    const secrets = await secretsOf(config, env)
    expect(secrets).toEqual(expect.arrayContaining(held))
    for (const open of ['preview', 'gateway', '/v1']) expect(secrets.join('\n')).not.toContain(open)
  })

  it.each([
    'http://127.0.0.1:8080/v1',
    'https://gateway.example/v1/@scope/long-enough-path',
    'https://me:short@gateway.example/v1?api-version=2025-04-01-preview&debug=true',
    'no-address-at-all',
    'https://%E0%A4%A@',
  ])('holds nothing secret else: %s', async base => {
    const secrets = await secretsOf(`openai_base_url = "${base}"`)
    expect(secrets.filter(secret => !base.includes(`//${secret}@`))).toEqual([])
  })
})

describe('what a provider is given', () => {
  it.each([
    ['env_key = "LLM_PAT"', 'pat-canary-1'],
    ['env_http_headers = { "x-id" = "GW_ID" }', 'id-canary-22'],
    ['env_http_headers = { authorization = "GW_LOGIN" }', 'login-canary'],
    ['experimental_bearer_token = "bearer-canary"', 'bearer-canary'],
    ['http_headers = { "x-caller" = "caller-canary" }', 'caller-canary'],
    ['http_headers = { authorization = "Bearer canary-0123" }', 'canary-0123'],
    ['query_params = { subscription-key = "query-canary" }', 'query-canary'],
    ['query_params = { u = "any-name-canary" }', 'any-name-canary'],
  ])('is a secret in %s, whatever its name, and whether or not it is in use', async (setting, secret) => {
    const env = { LLM_PAT: 'pat-canary-1', GW_ID: 'id-canary-22', GW_LOGIN: 'Bearer login-canary' }
    expect(await secretsOf(provider(setting), env)).toContain(secret)
  })

  it.each([
    'env_key = "UNSET"',
    'env_key = "SWITCH"',
    'env_http_headers = { "x-api-version" = "API_VERSION" }',
    'env_http_headers = { "x-from" = "GITHUB_REPOSITORY", "x-actor" = "GITHUB_ACTOR" }',
    'query_params = { api-version = "2025-04-01-preview" }',
    'query_params = { apiVersion = "2025-04-01-preview", v = "v1", debug = "true", n = 12345678 }',
    'http_headers = { x-model = "gpt-5.4-mini", "Content-Type" = "application/json" }',
    'http_headers = "no table at all"',
  ])('is none where it is public or an ordinary word: %s', async setting => {
    const env = {
      SWITCH: 'true',
      API_VERSION: '2025-04-01-preview',
      OTHER: 'not-named-by-it',
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_ACTOR: 'somebody-long',
    }
    expect(await secretsOf(provider(setting), env)).toEqual([])
  })
})
