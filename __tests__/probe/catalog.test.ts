import { chmod, cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { findListed } from '../../src/catalog/index.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

describe('the model list of the real CLI', () => {
  it('comes from the endpoint on the ChatGPT route, and is requested once', async () => {
    await using runner = await startProbeFixture({
      script: {
        models: {},
        catalog: {
          kind: 'list',
          models: [
            { slug: 'gpt-5.5', priority: 1, upgrade: 'gpt-6' },
            { slug: 'gpt-6', priority: 0 },
            { slug: 'hidden', priority: 7, visibility: 'hide' },
          ],
        },
      },
    })
    const catalog = await runner.models()
    // The loopback list gives every model these.
    const efforts = ['low', 'medium', 'high', 'xhigh']
    expect(catalog).toEqual({
      kind: 'list',
      source: 'route',
      models: [
        { slug: 'gpt-6', shown: true, priority: 0, efforts },
        { slug: 'gpt-5.5', shown: true, priority: 1, efforts, upgrade: 'gpt-6' },
        { slug: 'hidden', shown: false, priority: 7, efforts },
      ],
    })
    expect(findListed(catalog, 'GPT-5.5')?.upgrade).toBe('gpt-6')
    await runner.models()
    expect(runner.openai.requests.map(request => request.path)).toEqual([
      `/backend-api/codex/v1/models?client_version=${PINNED_CODEX}`,
    ])
  })

  it.each([
    ['with a key', { login: { kind: 'api-key', key: 'sk-canary-0123456789' } }],
    [
      'when the endpoint fails',
      { script: { models: {}, catalog: { kind: 'status', status: 401, body: {} } } },
    ],
  ] as const)('is the bundled one %s', async (_name, options) => {
    await using runner = await startProbeFixture(options)
    const catalog = await runner.models()
    expect(catalog).toMatchObject({ kind: 'list', source: 'bundled' })
    expect(findListed(catalog, 'gpt-5.5')).toBeDefined()
    expect(findListed(catalog, 'gpt-5.4')).toBeUndefined()
  })

  it('is the bundled one with a key, although a ChatGPT login stored another list minutes ago', async () => {
    const catalog = { kind: 'list', models: [{ slug: 'gpt-6', priority: 0 }] } as const
    await using before = await startProbeFixture({ script: { models: {}, catalog } })
    await before.models()
    const login = { kind: 'api-key', key: 'sk-canary-0123456789' } as const
    await using runner = await startProbeFixture({ login })
    await cp(join(before.home, 'models_cache.json'), join(runner.home, 'models_cache.json'))
    expect(await runner.models()).toMatchObject({ kind: 'list', source: 'bundled' })
  })

  it('is unavailable from a wrapper that does not know the command', async () => {
    await using runner = await startProbeFixture()
    const cli = join(runner.dir, 'wrapper')
    await writeFile(cli, '#!/bin/sh\necho "{}"; echo "{"; exit 2\n')
    await chmod(cli, 0o755)
    await using wrapped = await startProbeFixture({ cli })
    expect(await wrapped.models()).toMatchObject({
      kind: 'unavailable',
      message: '`codex debug models` ended with exit code 2 and no list.',
      evidence: { kind: 'silent', exitCode: 2 },
    })
  })
})
