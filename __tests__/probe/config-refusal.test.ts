/** A configuration that the real CLI refuses, where more than a line of config.toml is wrong. */

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { classify, type Evidence } from '../../src/verdict/index.ts'
import { type ProbeFixture, type ProbeFixtureOptions, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

function verdictOn(evidence: Evidence | undefined, runner: ProbeFixture) {
  if (evidence === undefined) throw new Error('There is no evidence.')
  return classify(evidence, { model: 'gpt-5.5', route: runner.route, now: new Date() })
}

const CASES: readonly (readonly [what: string, options: ProbeFixtureOptions, words: string])[] = [
  [
    'config.toml is a directory',
    {
      prepare: async home => {
        await rm(join(home, 'config.toml'))
        await mkdir(join(home, 'config.toml'))
      },
    },
    'is not a file',
  ],
  [
    'config.toml is not UTF-8',
    { prepare: home => writeFile(join(home, 'config.toml'), Buffer.from('model = "\xff"', 'latin1')) },
    'invalid utf-8',
  ],
  [
    "the environment's CODEX_HOME does not exist",
    { env: { CODEX_HOME: '/nonexistent/home' } },
    'does not exist',
  ],
  ["the environment's CODEX_HOME is a file", { env: { CODEX_HOME: '/etc/passwd' } }, 'is not a directory'],
  ['a file of instructions is missing', { config: () => 'model_instructions_file = "/no.md"' }, '/no.md'],
  // The CLI names neither the file nor the setting.
  [
    'a list of models is missing',
    { config: () => 'model_catalog_json = "/no.json"' },
    '`model_catalog_json`',
  ],
  [
    'a file of instructions is missing that the lean form would replace',
    {
      login: { kind: 'api-key', key: 'sk-canary-0123456789' },
      config: () => 'model_instructions_file = "no.md"',
    },
    'no.md',
  ],
  ['a profile is a legacy one', { config: () => 'profile = "ci"' }, 'use `--profile ci`'],
  [
    'a provider speaks the chat protocol',
    { config: () => '[model_providers.x]\nname = "x"\nbase_url = "http://x"\nwire_api = "chat"' },
    'How to fix: set `wire_api = "responses"`',
  ],
]

describe('a refused configuration', () => {
  it.each(CASES)('is told where %s', async (_what, options, words) => {
    await using runner = await startProbeFixture({ login: { kind: 'none' }, ...options })
    const expected = {
      kind: 'refused',
      finding: { reason: 'config-invalid', said: expect.stringContaining(words) },
    }
    expect(verdictOn(await runner.ask(), runner)).toMatchObject(expected)
    const catalog = await runner.models()
    expect(verdictOn('evidence' in catalog ? catalog.evidence : undefined, runner)).toMatchObject(expected)
    expect(runner.openai.requests).toEqual([])
  })

  it('is none where the probe replaces a setting of the right type', async () => {
    const config = () => 'model_context_window = 1000\n[features]\nshell_tool = false\n'
    await using runner = await startProbeFixture({ config })
    for (const form of ['lean', 'plain'] as const) expect((await runner.ask({ form })).kind).toBe('completed')
  })
})
