import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { inspectCodex, storedSecrets } from '../../src/route/index.ts'

it('a setup has the route, the configuration and all secrets of a CODEX_HOME', async () => {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'inspect-'))
  await writeFile(join(dir.path, 'auth.json'), '{"OPENAI_API_KEY":"sk-canary-stored"}')
  await writeFile(
    join(dir.path, 'config.toml'),
    'openai_base_url = "http://127.0.0.1:9/v1"\n[model_providers.gateway]\nenv_key = "GATEWAY_KEY"\n',
  )
  await writeFile(join(dir.path, '.env'), 'GATEWAY_KEY=gw-canary-dotenv\nOTHER=other-canary\n')
  const source = { env: { GATEWAY_KEY: 'gw-canary-0123' }, codexHome: dir.path }
  const codex = {
    kind: 'found',
    executable: { kind: 'command', file: '/bin/false', args: [] },
    version: '0.169.0',
    installed: false,
  } as const
  const setup = inspectCodex({ ...source, codex, apiKey: undefined, now: 0, budgetMs: 0 })
  expect(setup).toMatchObject({
    home: { dir: dir.path, explicit: true },
    config: { openaiBaseUrl: 'http://127.0.0.1:9/v1' },
    cli: codex,
    version: '0.169.0',
    route: { kind: 'api-key', source: 'auth.json' },
  })
  expect(setup.secrets).toEqual(
    expect.arrayContaining(['sk-canary-stored', 'gw-canary-dotenv', 'other-canary']),
  )
  expect(storedSecrets(source)).toEqual(setup.secrets)
})
