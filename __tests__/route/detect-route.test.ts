import { describe, expect, it } from '@jest/globals'
import type { CodexConfig } from '../../src/config/index.ts'
import { detectRoute, type Route } from '../../src/route/index.ts'

type RouteFacts = Parameters<typeof detectRoute>[0]
type AuthFile = RouteFacts['authFile']
type Provider = NonNullable<CodexConfig['provider']>

const NOW = Date.parse('2026-04-25T12:00:00Z')
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const gateway: Provider = {
  id: 'gateway',
  builtIn: false,
  requiresOpenaiAuth: false,
  variables: [],
  commands: [],
}
const configured = (provider: Provider): CodexConfig => ({ mcpServers: [], provider })
const chatgpt = (more: Partial<Extract<AuthFile, { kind: 'chatgpt' }>> = {}): AuthFile => ({
  kind: 'chatgpt',
  plan: 'plus',
  expiresAt: NOW + DAY_MS,
  lastRefreshAt: NOW - DAY_MS,
  hasApiKey: false,
  ...more,
})

const ENDPOINT = 'https://llm.example.com/responses'
const WITH_ENDPOINT = { apiKeyInput: 'sk', endpointInput: ENDPOINT }

function route(facts: Partial<RouteFacts>): Route {
  return detectRoute({ env: {}, authFile: { kind: 'none' }, config: { mcpServers: [] }, now: NOW, ...facts })
}

describe('the route that the CLI will use', () => {
  const cases: readonly (readonly [string, Partial<RouteFacts>, Route])[] = [
    ['nothing', {}, { kind: 'none', openaiApiKeyAlone: false }],
    ['OPENAI_API_KEY alone', { env: { OPENAI_API_KEY: 'sk' } }, { kind: 'none', openaiApiKeyAlone: true }],
    ['an empty CODEX_API_KEY', { env: { CODEX_API_KEY: '' } }, { kind: 'none', openaiApiKeyAlone: false }],
    ['CODEX_API_KEY', { env: { CODEX_API_KEY: 'sk' } }, { kind: 'api-key', source: 'CODEX_API_KEY' }],
    [
      'CODEX_API_KEY before a stored login',
      { env: { CODEX_API_KEY: 'sk' }, authFile: chatgpt() },
      { kind: 'api-key', source: 'CODEX_API_KEY' },
    ],
    ['a stored key', { authFile: { kind: 'api-key' } }, { kind: 'api-key', source: 'auth.json' }],
    [
      'a key for another endpoint',
      {
        apiKeyInput: 'sk',
        config: { mcpServers: [], openaiBaseUrl: 'https://u:p@llm.example.com:8443/v1?k=1' },
      },
      { kind: 'api-key', source: 'input', host: 'llm.example.com' },
    ],
    [
      'a key for a regional host of OpenAI',
      { apiKeyInput: 'sk', config: { mcpServers: [], openaiBaseUrl: 'https://us.api.openai.com/v1' } },
      { kind: 'api-key', source: 'input' },
    ],
    [
      'a key for a proxy on this machine',
      { apiKeyInput: 'sk', config: { mcpServers: [], openaiBaseUrl: 'http://127.0.0.1:9/v1' } },
      { kind: 'api-key', source: 'input' },
    ],
    [
      'a key for the endpoint of the inputs, over a provider in config.toml',
      {
        apiKeyInput: 'sk',
        endpointInput: 'https://example.openai.azure.com/openai/v1/responses?k=1',
        config: configured(gateway),
      },
      { kind: 'api-key', source: 'input', host: 'example.openai.azure.com', isEndpoint: true },
    ],
    [
      'a key for an endpoint on this machine, whose own endpoint is not known',
      { apiKeyInput: 'sk', endpointInput: 'http://127.0.0.1:9/v1/responses' },
      { kind: 'api-key', source: 'input', isEndpoint: true },
    ],
    [
      'an endpoint without a key',
      { apiKeyInput: '', endpointInput: ENDPOINT, config: configured(gateway) },
      { kind: 'provider', id: 'gateway' },
    ],
    [
      'the endpoint of the inputs before workload identity',
      { ...WITH_ENDPOINT, env: { OPENAI_FEDERATION_RULE_ID: 'r' }, codexVersion: '0.171.0' },
      { kind: 'api-key', source: 'input', host: 'llm.example.com', isEndpoint: true },
    ],
    [
      'a provider with its host and the variable of its key',
      { config: configured({ ...gateway, host: 'llm.example.com', keyVariable: 'GATEWAY_KEY' }) },
      { kind: 'provider', id: 'gateway', host: 'llm.example.com', keyVariable: 'GATEWAY_KEY' },
    ],
    ['a stored sign-in', { authFile: chatgpt() }, { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }],
    ['a stored access token', { authFile: { kind: 'access-token' } }, { kind: 'access-token' }],
    [
      'CODEX_ACCESS_TOKEN before all other logins',
      { env: { CODEX_ACCESS_TOKEN: 'at-1', CODEX_API_KEY: 'sk' }, authFile: chatgpt() },
      { kind: 'access-token' },
    ],
    [
      'an invalid CODEX_ACCESS_TOKEN',
      { env: { CODEX_ACCESS_TOKEN: 'garbage', CODEX_API_KEY: 'sk' } },
      { kind: 'api-key', source: 'CODEX_API_KEY' },
    ],
    [
      'CODEX_ACCESS_TOKEN with a CLI that does not know it',
      { env: { CODEX_ACCESS_TOKEN: 'at-1' }, authFile: { kind: 'api-key' }, codexVersion: '0.125.0' },
      { kind: 'api-key', source: 'auth.json' },
    ],
    [
      'the input before the environment',
      { apiKeyInput: 'sk', env: { CODEX_ACCESS_TOKEN: 'at-1', CODEX_API_KEY: 'sk' } },
      { kind: 'api-key', source: 'input' },
    ],
    [
      'an empty input, as in the pull request of a fork',
      { apiKeyInput: '', authFile: chatgpt() },
      { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
    ],
    [
      'a configured provider before everything',
      { apiKeyInput: 'sk', env: { CODEX_API_KEY: 'sk' }, authFile: chatgpt(), config: configured(gateway) },
      { kind: 'provider', id: 'gateway' },
    ],
    [
      'a configured provider that uses the login',
      { authFile: { kind: 'api-key' }, config: configured({ ...gateway, requiresOpenaiAuth: true }) },
      { kind: 'api-key', source: 'auth.json' },
    ],
    [
      'a built-in local provider',
      { config: configured({ ...gateway, id: 'ollama', builtIn: true }) },
      { kind: 'provider', id: 'ollama' },
    ],
    [
      'a key and tokens, on 0.77',
      { authFile: chatgpt({ hasApiKey: true }), codexVersion: '0.77.0' },
      { kind: 'api-key', source: 'auth.json' },
    ],
    [
      'a key and tokens, on later CLIs',
      { authFile: chatgpt({ hasApiKey: true }), codexVersion: '0.169.0' },
      { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
    ],
  ]
  it.each(cases)('is right with %s', (_name, facts, expected) => {
    expect(route(facts)).toEqual(expected)
  })
})

describe('the refresh status', () => {
  const cases = [
    ['fresh', 'with a day left', { expiresAt: NOW + DAY_MS }, '0.169.0', 0],
    ['due', 'when expired', { expiresAt: NOW - MINUTE_MS }, '0.169.0', 0],
    ['due', 'with nine minutes left', { expiresAt: NOW + 9 * MINUTE_MS }, '0.169.0', 0],
    ['fresh', 'with eleven minutes left', { expiresAt: NOW + 11 * MINUTE_MS }, '0.169.0', 0],
    [
      'due',
      'with eleven minutes left and a budget of three',
      { expiresAt: NOW + 11 * MINUTE_MS },
      '0.169.0',
      3 * MINUTE_MS,
    ],
    ['fresh', 'with an old login and a new CLI', { lastRefreshAt: NOW - 9 * DAY_MS }, '0.169.0', 0],
    ['due', 'with an old login and an old CLI', { lastRefreshAt: NOW - 9 * DAY_MS }, '0.104.0', 0],
    ['fresh', 'with a young login and an old CLI', { lastRefreshAt: NOW - 7 * DAY_MS }, '0.104.0', 0],
  ] as const
  it.each(cases)('is %s %s', (refresh, _name, more, codexVersion, budgetMs) => {
    expect(route({ authFile: chatgpt(more), codexVersion, budgetMs })).toMatchObject({
      refresh,
    })
  })

  it('is unknown without an expiry', () => {
    const authFile: AuthFile = { kind: 'chatgpt', hasApiKey: false }
    expect(route({ authFile })).toEqual({ kind: 'chatgpt', refresh: 'unknown' })
  })
})

describe('the endpoint of the inputs, beside arguments of the job', () => {
  const job = (changes: Partial<NonNullable<CodexConfig['arguments']>>) => ({
    arguments: { settings: [], options: [], leftOut: [], ...changes },
  })
  const atGateway = configured(gateway)

  it.each<[string, Partial<CodexConfig>]>([
    ['-c model_provider', job({ settings: ['model_provider="gateway"'] })],
    ['--oss', job({ options: ['--oss'] })],
    ['--local-provider', job({ options: ['--local-provider=ollama'] })],
    [
      'a profile with a provider',
      { ...job({ profile: 'ci' }), profileSettings: { model_provider: 'gateway' } },
    ],
    [
      'a profile of the old kind',
      { ...job({ profile: 'ci' }), settings: { 'profiles.ci.model_provider': 'string' } },
    ],
  ])('%s: the job uses another provider', (_, changes) => {
    expect(route({ ...WITH_ENDPOINT, config: { ...atGateway, ...changes } })).toEqual({
      kind: 'provider',
      id: 'gateway',
    })
  })

  it('--ignore-user-config: the job uses the key at OpenAI', () => {
    const config = { mcpServers: [], ...job({ options: ['--ignore-user-config'] }) }
    expect(route({ ...WITH_ENDPOINT, config })).toEqual({ kind: 'api-key', source: 'input' })
  })

  it.each<[string, Partial<CodexConfig>]>([
    ['none', {}],
    ['an effort', job({ settings: ['model_reasoning_effort="high"'] })],
    ['retries', job({ settings: ['model_providers.codex-action-responses-proxy.stream_max_retries=3'] })],
    ['a profile without a provider', { ...job({ profile: 'ci' }), profileSettings: {} }],
  ])('%s: the job uses the endpoint', (_, changes) => {
    expect(route({ ...WITH_ENDPOINT, config: { ...atGateway, ...changes } })).toEqual({
      kind: 'api-key',
      source: 'input',
      host: 'llm.example.com',
      isEndpoint: true,
    })
  })
})
