import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { CodexConfig } from '../../src/config/index.ts'
import { detectRoute, inspectCodex } from '../../src/route/index.ts'

const RULE = { OPENAI_FEDERATION_RULE_ID: 'rule_1' }
const FILE = { OPENAI_IDENTITY_TOKEN_FILE: '/run/token' }
const provider: CodexConfig = {
  mcpServers: [],
  provider: { id: 'gateway', builtIn: false, requiresOpenaiAuth: false, variables: [], commands: [] },
}

type Facts = Parameters<typeof detectRoute>[0]

function kindOf(facts: Partial<Facts>): string {
  const authFile = { kind: 'api-key' } as const
  return detectRoute({
    env: {},
    authFile,
    config: { mcpServers: [] },
    now: 0,
    codexVersion: '0.171.0',
    ...facts,
  }).kind
}

describe('workload identity, by what each version of the CLI did', () => {
  const cases: readonly (readonly [string, Partial<Facts>, string])[] = [
    ['both variables', { env: { ...RULE, ...FILE } }, 'workload-identity'],
    ['the rule alone', { env: RULE }, 'workload-identity'],
    ['the file alone', { env: FILE }, 'workload-identity'],
    ['an empty rule', { env: { OPENAI_FEDERATION_RULE_ID: '' } }, 'workload-identity'],
    ['an empty file', { env: { OPENAI_IDENTITY_TOKEN_FILE: '' } }, 'workload-identity'],
    ['0.148, the first that knows them', { env: RULE, codexVersion: '0.148.0' }, 'workload-identity'],
    ['0.147, which ignores them', { env: { ...RULE, ...FILE }, codexVersion: '0.147.0' }, 'api-key'],
    ['an unknown version', { env: RULE, codexVersion: undefined }, 'workload-identity'],
    ['CODEX_API_KEY as well', { env: { ...RULE, CODEX_API_KEY: 'sk' } }, 'workload-identity'],
    ['CODEX_ACCESS_TOKEN as well', { env: { ...RULE, CODEX_ACCESS_TOKEN: 'at-1' } }, 'workload-identity'],
    ['the input openai-api-key as well', { env: RULE, apiKeyInput: 'sk' }, 'workload-identity'],
    ['a configured provider as well', { env: RULE, config: provider }, 'workload-identity'],
    ['the source alone', { env: { OPENAI_IDENTITY_TOKEN_SOURCE: 'spiffe' } }, 'workload-identity'],
    ['a SPIFFE id alone, even empty', { env: { OPENAI_SPIFFE_ID: '' } }, 'workload-identity'],
    [
      'the source alone with 0.169, which ignores it',
      { env: { OPENAI_IDENTITY_TOKEN_SOURCE: 'spiffe' }, codexVersion: '0.169.0' },
      'api-key',
    ],
    ['the socket of SPIFFE alone', { env: { SPIFFE_ENDPOINT_SOCKET: 'unix:///x' } }, 'api-key'],
    ['the context alone', { env: { OPENAI_WORKLOAD_IDENTITY_CONTEXT: 'x' } }, 'api-key'],
  ]

  it.each(cases)('%s', (_, facts, expected) => {
    expect(kindOf(facts)).toBe(expected)
  })
})

it('the variables also count in CODEX_HOME/.env, and the token in the file is masked', async () => {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'identity-'))
  const token = join(dir.path, 'token')
  await writeFile(token, 'head-canary.claims-canary.signature-canary\n')
  await writeFile(
    join(dir.path, '.env'),
    `OPENAI_FEDERATION_RULE_ID=rule_1\nOPENAI_IDENTITY_TOKEN_FILE=${token}\n`,
  )
  const executable = { kind: 'command', file: '/bin/false', args: [] } as const
  const setup = inspectCodex({
    env: { CODEX_API_KEY: 'sk-canary' },
    codexHome: dir.path,
    codex: { kind: 'found', executable, version: '0.171.0', installed: false },
    apiKey: undefined,
    now: 0,
    budgetMs: 0,
  })
  expect(setup.route).toEqual({ kind: 'workload-identity' })
  expect(setup.secrets).toEqual(
    expect.arrayContaining([
      'head-canary.claims-canary.signature-canary',
      'claims-canary',
      'signature-canary',
    ]),
  )
})
