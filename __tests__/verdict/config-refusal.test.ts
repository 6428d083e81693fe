import { describe, expect, it } from '@jest/globals'
import { classify, type Evidence } from '../../src/verdict/index.ts'

type Silent = Extract<Evidence, { kind: 'silent' }>

function verdictOn(stderr: string, more: Partial<Silent> = {}) {
  const evidence: Evidence = { kind: 'silent', exitCode: 1, signal: null, stderr, ...more }
  const verdict = classify(evidence, {
    model: 'gpt-5.5',
    route: { kind: 'none', openaiApiKeyAlone: false },
    now: new Date('2026-11-28T00:00:00Z'),
  })
  if (!('finding' in verdict)) throw new Error(verdict.kind)
  return { kind: verdict.kind, reason: verdict.finding.reason, said: verdict.finding.said }
}

const invalid = (said: string) => ({ kind: 'refused', reason: 'config-invalid', said })

const WARNING =
  'WARNING: proceeding, even though we could not create PATH aliases: Refusing to create helper binaries (codex_home: AbsolutePathBuf("/home/ci/.codex"))'

/** What the CLI wrote, and what is left of it. */
const MESSAGES: readonly (readonly [versions: string, stderr: string, said: string])[] = [
  [
    '0.104',
    'Error loading config.toml:\n/h/config.toml:8:10: `wire_api = "chat"` is no longer supported.\nHow to fix: set `wire_api = "responses"` in your provider config.\nMore info: https://github.com/openai/codex/discussions/7782\n  |\n8 | wire_api="chat"\n  |          ^^^^^^\n',
    'Error loading config.toml: /h/config.toml:8:10: `wire_api = "chat"` is no longer supported. How to fix: set `wire_api = "responses"` in your provider config. More info: https://github.com/openai/codex/discussions/7782',
  ],
  [
    '0.125 to 0.171',
    'Error loading config.toml: `wire_api = "chat"` is no longer supported.\nHow to fix: set `wire_api = "responses"` in your provider config.\nMore info: https://github.com/openai/codex/discussions/7782\nin `model_providers.gw.wire_api`\n\n\n',
    'Error loading config.toml: `wire_api = "chat"` is no longer supported. How to fix: set `wire_api = "responses"` in your provider config. More info: https://github.com/openai/codex/discussions/7782 in `model_providers.gw.wire_api`',
  ],
  [
    '0.142 to 0.171, with RUST_BACKTRACE',
    'Error: legacy `profile = "ci"` config is no longer supported; use `--profile ci` with `ci.config.toml` instead\n\nStack backtrace:\n   0: <unknown>\n   1: std::rt::lang_start\n',
    'legacy `profile = "ci"` config is no longer supported; use `--profile ci` with `ci.config.toml` instead',
  ],
  ['0.77 to 0.125', 'Error: config profile `ci` not found\n', 'config profile `ci` not found'],
  ['0.77 to 0.171', 'Error: Model provider `nope` not found\n', 'Model provider `nope` not found'],
  [
    '0.77',
    'Error loading config.toml: Error parsing user config file /h/config.toml: TOML parse error at line 4, column 15\n  |\n4 | note = "abc\n  |            ^\ninvalid basic string, expected `"`\n',
    'Error loading config.toml: Error parsing user config file /h/config.toml: TOML parse error at line 4, column 15 invalid basic string, expected `"`',
  ],
  [
    '0.142 to 0.171, debug models',
    'Error: /h/config.toml:4:6: unclosed array, expected `]`\n\nCaused by:\n    TOML parse error at line 4, column 6\n      |\n    4 | x = [\n      |      ^\n    unclosed array, expected `]`\n    \n',
    '/h/config.toml:4:6: unclosed array, expected `]`',
  ],
  [
    '0.142 to 0.171, a directory',
    'Error loading config.toml: Failed to read config file /h/config.toml: path `/h/config.toml` is not a file\n',
    'Error loading config.toml: Failed to read config file /h/config.toml: path `/h/config.toml` is not a file',
  ],
  [
    '0.104 to 0.171, rules',
    'Error loading rules:\n/h/rules/default.rules:1: starlark error: error: Parse error: cannot use reserved keyword `is`\n',
    'Error loading rules: /h/rules/default.rules:1: starlark error: error: Parse error: cannot use reserved keyword `is`',
  ],
  [
    '0.104 to 0.171, no home',
    'Error finding codex home: CODEX_HOME points to "/nope", but that path does not exist\n',
    'Error finding codex home: CODEX_HOME points to "/nope", but that path does not exist',
  ],
  [
    '0.142 to 0.171, policies of a workspace',
    'Error: field `allowed_approval_policies` cannot be empty\n',
    'field `allowed_approval_policies` cannot be empty',
  ],
  [
    '0.142 to 0.171, settings of a workspace',
    'Error: enterprise-managed (Policy One, f1):1:24: invalid type: string "x", expected i64\n\nCaused by:\n    invalid type: string "x", expected i64\n',
    'enterprise-managed (Policy One, f1):1:24: invalid type: string, expected i64',
  ],
  [
    '0.148 to 0.171, requirements',
    'Error loading config.toml: failed to parse requirements layer /etc/codex/requirements.toml: invalid type: integer `3`, expected a sequence\nin `allowed_approval_policies`\n',
    'Error loading config.toml: failed to parse requirements layer /etc/codex/requirements.toml: invalid type: integer `3`, expected a sequence in `allowed_approval_policies`',
  ],
]

describe('a CLI that refuses its configuration', () => {
  it.each(MESSAGES)('is told in its own words (%s)', (_versions, stderr, said) => {
    expect(verdictOn(`${WARNING}\n${stderr}`)).toEqual(invalid(said))
    expect(verdictOn(`${WARNING}\r\n${stderr.replaceAll('\n', '\r\n')}`)).toEqual(invalid(said))
    expect(verdictOn(`\u001b[31m${WARNING}\u001b[0m\n${stderr}`)).toEqual(invalid(said))
  })

  it('is told without the lines and the values of the file, which may hold a key', () => {
    const key = 'sk-canary-0123456789abcdef'
    const messages = [
      `Error loading config.toml:\n/h/config.toml:5:51: invalid basic string, expected \`"\`\n  |\n5 | experimental_bearer_token = "${key}\n  |            ^\n`,
      `Error loading config.toml: invalid type: string "${key}", expected a map\nin \`model_providers.gw.http_headers\`\n`,
      `Error loading config.toml: invalid type: string "Bearer \\"${key}\\"", expected a map\n`,
      `Error loading config.toml: unknown variant \`${key}\`, expected \`responses\`\n`,
    ]
    for (const stderr of messages) {
      const { reason, said } = verdictOn(stderr)
      expect(reason).toBe('config-invalid')
      expect(said).not.toContain('canary')
    }
  })

  it('keeps a word that is not allowed', () => {
    const stderr = 'Error loading config.toml: unknown variant `sometimes`, expected one of `never`\n'
    expect(verdictOn(stderr).said).toContain('unknown variant `sometimes`')
  })

  it('is told in at most a thousand characters', () => {
    const { said } = verdictOn(`Error loading config.toml: ${'x '.repeat(4_000)}\n`)
    expect(said.length).toBeLessThanOrEqual(1_000)
  })

  it("names the administrator's files where the message names no file", () => {
    const machineFiles = ['/etc/codex/requirements.toml']
    const silent = 'Error loading config.toml: field `allowed_approval_policies` cannot be empty\n'
    expect(verdictOn(silent, { machineFiles }).said).toContain('/etc/codex/requirements.toml')
    const named = 'Error loading config.toml: Failed to read config file /h/config.toml: not a file\n'
    expect(verdictOn(named, { machineFiles }).said).not.toContain('requirements')
  })
})

describe('another failure at the start', () => {
  it.each([
    [
      "a setting of the probe's own",
      'Error loading config.toml: invalid type: boolean\nin `features.goals`\n',
      {},
    ],
    ['a table of its own', 'Error loading config.toml: invalid type: boolean\nin `features`\n', {}],
    [
      'its file of instructions',
      'Error: failed to read model instructions file /tmp/p/i.md: not found\n',
      {},
    ],
    [
      'its provider',
      'Error loading config.toml: model_providers.own-clone: provider name must not be empty\nin `model_providers`\n',
      { probeSettings: ['model_providers.own-clone'] },
    ],
    ['its arguments', "error: unexpected argument '--ephemeral' found\n\n  tip: config\n", { exitCode: 2 }],
    ['a signal', 'Error loading config.toml: x\n', { exitCode: null, signal: 'SIGKILL' }],
    ['an exit without a failure', 'Error loading config.toml: x\n', { exitCode: 0 }],
    ['a log line', '2026-11-22T19:43:55Z ERROR codex: Error loading config.toml: x\n', {}],
    ['a full disk', 'Error: No space left on device (os error 28)\n', {}],
  ] as const)('is not a refused configuration: %s', (_what, stderr, more) => {
    const probeSettings = ['features', 'features.goals', '/tmp/p/i.md']
    expect(verdictOn(stderr, { probeSettings, ...more })).toMatchObject({
      kind: 'unsettled',
      reason: 'codex-failed',
    })
  })

  it('is one of the network, where the CLI could not load the policies of the workspace', () => {
    const stderr = 'Error: Failed to load cloud config bundle (workspace-managed policies).\n'
    expect(verdictOn(stderr)).toMatchObject({ kind: 'unsettled', reason: 'server-error' })
  })
})
