/** The settings that a probe gives to the CLI as arguments. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { CodexConfig } from '../../src/config/index.ts'
import { askShell } from './fake-cli.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

/** The arguments of a lean probe, one per line, for a configuration. */
async function argumentsFor(config: Partial<CodexConfig>): Promise<string> {
  const evidence = await askShell('printf "%s\\n" "$@" >&2', '', {
    config: { mcpServers: [], ...config },
  })
  if (evidence.kind !== 'silent') throw new Error(JSON.stringify(evidence))
  expect(evidence.stderr).toMatch(/^exec\n.*\n--model=gpt-5\.5\n--\nReply with OK\.\n$/s)
  return evidence.stderr
}

describe('the settings for OpenAI’s own provider', () => {
  it('define a clone of it at the configured address', async () => {
    expect(await argumentsFor({})).toContain('supports_websockets=false')
    const openaiBaseUrl = 'http://127.0.0.1:8/v1'
    expect(await argumentsFor({ openaiBaseUrl })).toContain('base_url="http://127.0.0.1:8/v1"')
  })

  it.each(['http://user:pass@127.0.0.1:8/v1', 'http://127.0.0.1:8/v1?key=pass', '//user:pass@h/v1'])(
    'define no clone for the address %s, since arguments are no place for its secret',
    async openaiBaseUrl => {
      const args = await argumentsFor({ openaiBaseUrl })
      expect(args).not.toContain('pass')
      expect(args).not.toContain('model_provider')
    },
  )

  it('define no clone when the configuration could not be read', async () => {
    expect(await argumentsFor({ isIncomplete: true })).not.toContain('model_provider')
  })
})

describe('the real CLI', () => {
  const login = { kind: 'api-key', key: 'sk-canary-0123456789' } as const

  it.each([
    ['a large integer', 'model_auto_compact_token_limit = 9223372036854775807', false],
    ['more bytes than this action reads', `# ${'x'.repeat(1_100_000)}`, true],
  ])('asks only the configured host when config.toml has %s', async (_what, line, isIncomplete) => {
    await using runner = await startProbeFixture({ login, config: () => line })
    expect(runner.config.isIncomplete).toBe(isIncomplete)
    expect((await runner.ask()).kind).toBe('completed')
    expect(turnsOf(runner.openai.requests).length).toBeGreaterThan(0)
    expect(runner.openai.requests.filter(request => request.what === 'tunnel')).toEqual([])
  })

  it('does not unpack its own skills into a new CODEX_HOME', async () => {
    await using runner = await startProbeFixture()
    expect(await runner.ask()).toMatchObject({ kind: 'completed' })
    expect(await runner.ask({ form: 'plain' })).toMatchObject({ kind: 'completed' })
    const files = [...(await runner.files('home')).keys()]
    expect(files).toContain('installation_id')
    expect(files.filter(file => file.startsWith('skills'))).toEqual([])
  })

  it('keeps its own skills where an earlier run has unpacked them', async () => {
    await using runner = await startProbeFixture()
    const skill = join(runner.home, 'skills/.system/theirs/SKILL.md')
    await mkdir(dirname(skill), { recursive: true })
    await writeFile(skill, 'unpacked by an earlier run')
    await runner.ask()
    const files = [...(await runner.files('home')).keys()].filter(file => file.startsWith('skills'))
    // Without the setting, the CLI updates its skills as it would in the job.
    expect(files.length).toBeGreaterThan(1)
  })
})
