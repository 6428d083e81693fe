/** Whom a probe asks: never another host than the CLI would by itself, and with no secret where processes are listed. */

import { describe, expect, it, jest } from '@jest/globals'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { CodexConfig } from '../../src/config/config-file.ts'
import { providerSettings } from '../../src/probe/provider-settings.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const settingsFor = (config: Partial<CodexConfig>) =>
  providerSettings({
    route: { kind: 'api-key', source: 'input' },
    config: { mcpServers: [], ...config },
    version: '0.169.0',
    env: {},
    home: { dir: '/h', explicit: true },
  }).join('\n')

describe('the settings of the provider', () => {
  it('clone the built-in one, at the address that is configured', () => {
    expect(settingsFor({})).toContain('supports_websockets=false')
    expect(settingsFor({ openaiBaseUrl: 'http://127.0.0.1:8/v1' })).toContain(
      'base_url="http://127.0.0.1:8/v1"',
    )
  })

  it.each(['http://somebody:pass@127.0.0.1:8/v1', 'http://127.0.0.1:8/v1?key=pass', '//somebody:pass@h/v1'])(
    'put no secret of an address into the arguments: %s',
    openaiBaseUrl => expect(settingsFor({ openaiBaseUrl })).toBe(''),
  )

  it('are none where it is not known which provider is configured', () => {
    expect(settingsFor({ isIncomplete: true })).toBe('')
  })
})

describe('a probe with the real CLI', () => {
  const login = { kind: 'api-key', key: 'sk-canary-0123456789' } as const

  it.each([
    ['a large integer', 'model_auto_compact_token_limit = 9223372036854775807', false],
    ['more than is read of it', `# ${'x'.repeat(1_100_000)}`, true],
  ])('asks the host of a config.toml with %s, and no other', async (_what, line, isIncomplete) => {
    await using runner = await startProbeFixture({ login, config: () => line })
    expect(runner.config.isIncomplete).toBe(isIncomplete)
    expect((await runner.ask()).kind).toBe('completed')
    expect(turnsOf(runner.openai.requests).length).toBeGreaterThan(0)
    expect(runner.openai.requests.filter(request => request.what === 'tunnel')).toEqual([])
  })
})
