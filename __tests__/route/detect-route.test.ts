import { describe, expect, it } from '@jest/globals'
import type { CodexConfig, Provider } from '../../src/config/config-file.ts'
import type { AuthFile } from '../../src/route/auth-file.ts'
import { detectRoute, type RouteFacts } from '../../src/route/detect-route.ts'
import type { Route } from '../../src/route/route.ts'

const NOW = Date.parse('2026-04-25T12:00:00Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const gateway: Provider = { id: 'gateway', builtIn: false, requiresOpenaiAuth: false, variables: [] }
const plain: CodexConfig = { mcpServers: [] }
const configured = (provider: Provider): CodexConfig => ({ mcpServers: [], provider })
const chatgpt = (more: Partial<Extract<AuthFile, { kind: 'chatgpt' }>> = {}): AuthFile => ({
  kind: 'chatgpt',
  plan: 'plus',
  expiresAt: NOW + DAY,
  lastRefreshAt: NOW - DAY,
  holdsKeyToo: false,
  ...more,
})

function route(signs: Partial<RouteFacts>): Route {
  return detectRoute({ env: {}, authFile: { kind: 'missing' }, config: plain, now: NOW, ...signs })
}

describe('the route that the CLI will take', () => {
  const cases: readonly (readonly [string, Partial<RouteFacts>, Route])[] = [
    ['nothing', {}, { kind: 'none', openaiApiKeyAlone: false }],
    ['OPENAI_API_KEY alone', { env: { OPENAI_API_KEY: 'sk' } }, { kind: 'none', openaiApiKeyAlone: true }],
    ['an empty CODEX_API_KEY', { env: { CODEX_API_KEY: '' } }, { kind: 'none', openaiApiKeyAlone: false }],
    [
      'a broken auth.json',
      { authFile: { kind: 'unusable', message: '' } },
      { kind: 'none', openaiApiKeyAlone: false },
    ],
    ['CODEX_API_KEY', { env: { CODEX_API_KEY: 'sk' } }, { kind: 'api-key', source: 'CODEX_API_KEY' }],
    [
      'CODEX_API_KEY before a stored login',
      { env: { CODEX_API_KEY: 'sk' }, authFile: chatgpt() },
      { kind: 'api-key', source: 'CODEX_API_KEY' },
    ],
    ['a stored key', { authFile: { kind: 'api-key' } }, { kind: 'api-key', source: 'auth.json' }],
    ['a stored sign-in', { authFile: chatgpt() }, { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }],
    ['a stored access token', { authFile: { kind: 'access-token' } }, { kind: 'access-token' }],
    [
      'CODEX_ACCESS_TOKEN before all other logins',
      { env: { CODEX_ACCESS_TOKEN: 'at-1', CODEX_API_KEY: 'sk' }, authFile: chatgpt() },
      { kind: 'access-token' },
    ],
    [
      'a CODEX_ACCESS_TOKEN that is none',
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
      'an empty input, as a fork’s pull request has',
      { apiKeyInput: '', authFile: chatgpt() },
      { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
    ],
    [
      'a configured provider before everything',
      { apiKeyInput: 'sk', env: { CODEX_API_KEY: 'sk' }, authFile: chatgpt(), config: configured(gateway) },
      { kind: 'provider', id: 'gateway' },
    ],
    [
      'a configured provider that takes the login',
      { authFile: { kind: 'api-key' }, config: configured({ ...gateway, requiresOpenaiAuth: true }) },
      { kind: 'api-key', source: 'auth.json' },
    ],
    [
      'a local provider that needs no table',
      { config: configured({ ...gateway, id: 'ollama', builtIn: true }) },
      { kind: 'provider', id: 'ollama' },
    ],
    [
      'a key beside tokens, on 0.77',
      { authFile: chatgpt({ holdsKeyToo: true }), codexVersion: '0.77.0' },
      { kind: 'api-key', source: 'auth.json' },
    ],
    [
      'a key beside tokens, later',
      { authFile: chatgpt({ holdsKeyToo: true }), codexVersion: '0.169.0' },
      { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
    ],
  ]
  it.each(cases)('by %s', (_name, signs, expected) => {
    expect(route(signs)).toEqual(expected)
  })
})

describe('the outlook for a refresh', () => {
  const cases = [
    ['fresh', 'with a day left', { expiresAt: NOW + DAY }, '0.169.0', 0],
    ['due', 'when expired', { expiresAt: NOW - MINUTE }, '0.169.0', 0],
    ['due', 'with nine minutes left', { expiresAt: NOW + 9 * MINUTE }, '0.169.0', 0],
    ['fresh', 'with eleven minutes left', { expiresAt: NOW + 11 * MINUTE }, '0.169.0', 0],
    [
      'due',
      'when the budget eats the eleven minutes',
      { expiresAt: NOW + 11 * MINUTE },
      '0.169.0',
      3 * MINUTE,
    ],
    ['fresh', 'with an old login and a new CLI', { lastRefreshAt: NOW - 9 * DAY }, '0.169.0', 0],
    ['due', 'with an old login and an old CLI', { lastRefreshAt: NOW - 9 * DAY }, '0.104.0', 0],
    ['fresh', 'with a young login and an old CLI', { lastRefreshAt: NOW - 7 * DAY }, '0.104.0', 0],
  ] as const
  it.each(cases)('is %s %s', (refresh, _name, more, codexVersion, budgetMs) => {
    expect(route({ authFile: chatgpt(more), codexVersion, budgetMs })).toMatchObject({
      refresh,
    })
  })

  it('is unknown when the token tells no time', () => {
    const authFile: AuthFile = { kind: 'chatgpt', holdsKeyToo: false }
    expect(route({ authFile })).toEqual({ kind: 'chatgpt', refresh: 'unknown' })
  })
})
