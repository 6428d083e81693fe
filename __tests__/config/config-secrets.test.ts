import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readConfigFile, resolveSecrets } from '../../src/config/index.ts'

/** The secrets of a job with this config.toml and these variables. */
async function secretsOf(config: string, env: Readonly<Record<string, string>> = {}) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'config-secrets-'))
  const file = join(dir.path, 'config.toml')
  await writeFile(file, config)
  return resolveSecrets(readConfigFile(file, join(dir.path, 'no-system-config')).secrets, env)
}

const provider = (setting: string) => `[model_providers.gateway]\nname = "Gateway"\n${setting}\n`

describe('an address', () => {
  const address =
    'https://username:p%40ss-canary@gateway.example/v1?api-version=2025-04-01-preview&k=key-canary'
  const secrets = [
    'username:p%40ss-canary',
    'username:p@ss-canary',
    'p%40ss-canary',
    'p@ss-canary',
    'key-canary',
  ]

  it.each([
    ['openai_base_url', `openai_base_url = "${address}"`, {}],
    ['a provider', provider(`base_url = "${address}"`), {}],
    ['the variable of old CLIs', '', { OPENAI_BASE_URL: address }],
    ['a proxy', '', { https_proxy: address }],
    ['a proxy without a scheme', '', { ALL_PROXY: address.replace('https://', '') }],
  ])('has its user, password and key as secrets, from %s', async (_from, config, env) => {
    const found = await secretsOf(config, env)
    expect(found).toEqual(expect.arrayContaining(secrets))
    for (const word of ['preview', 'gateway', '/v1']) expect(found.join('\n')).not.toContain(word)
  })

  it.each([
    'http://127.0.0.1:8080/v1',
    'https://gateway.example/v1/@scope/long-enough-path',
    'https://me:short@gateway.example/v1?api-version=2025-04-01-preview&debug=true',
    'no-address-at-all',
    'https://%E0%A4%A@',
  ])('has no other secrets: %s', async base => {
    const secrets = await secretsOf(`openai_base_url = "${base}"`)
    expect(secrets.filter(secret => !base.includes(`//${secret}@`))).toEqual([])
  })
})

describe('a value of a provider', () => {
  it.each([
    ['env_key = "LLM_PAT"', 'pat-canary-1'],
    ['env_http_headers = { "x-id" = "GW_ID" }', 'id-canary-22'],
    ['env_http_headers = { authorization = "GW_LOGIN" }', 'login-canary'],
    ['experimental_bearer_token = "bearer-canary"', 'bearer-canary'],
    ['http_headers = { "x-caller" = "caller-canary" }', 'caller-canary'],
    ['http_headers = { authorization = "Bearer canary-0123" }', 'canary-0123'],
    ['query_params = { subscription-key = "query-canary" }', 'query-canary'],
    ['query_params = { u = "any-name-canary" }', 'any-name-canary'],
  ])(
    'is a secret in %s, whatever its name, also when the provider is not in use',
    async (setting, secret) => {
      const env = { LLM_PAT: 'pat-canary-1', GW_ID: 'id-canary-22', GW_LOGIN: 'Bearer login-canary' }
      expect(await secretsOf(provider(setting), env)).toContain(secret)
    },
  )

  it.each([
    'env_key = "UNSET"',
    'env_key = "SWITCH"',
    'env_http_headers = { "x-api-version" = "API_VERSION" }',
    'env_http_headers = { "x-from" = "GITHUB_REPOSITORY", "x-actor" = "GITHUB_ACTOR" }',
    'query_params = { api-version = "2025-04-01-preview" }',
    'query_params = { apiVersion = "2025-04-01-preview", v = "v1", debug = "true", n = 12345678 }',
    'http_headers = { x-model = "gpt-5.4-mini", "Content-Type" = "application/json" }',
    'http_headers = "no table at all"',
  ])('is not a secret where it is public or an ordinary word: %s', async setting => {
    const env = {
      SWITCH: 'true',
      API_VERSION: '2025-04-01-preview',
      OTHER: 'named-by-no-setting',
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_ACTOR: 'long-user-name',
    }
    expect(await secretsOf(provider(setting), env)).toEqual([])
  })
})
