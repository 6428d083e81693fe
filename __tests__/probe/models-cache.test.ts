import { mkdtempDisposable, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readModelsCache, waitForModelsCache } from '../../src/probe/index.ts'
import type { Route } from '../../src/route/index.ts'

const START = Date.UTC(2026, 5, 10)
const MINUTE_MS = 60_000

const chatgpt: Route = { kind: 'chatgpt', refresh: 'fresh' }
const token: Route = { kind: 'access-token' }
const key: Route = { kind: 'api-key', source: 'auth.json' }
const provider: Route = { kind: 'provider', id: 'proxy' }
const none: Route = { kind: 'none', openaiApiKeyAlone: false }

async function readList(content: string, route: Route) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'models-cache-'))
  await writeFile(join(dir.path, 'models_cache.json'), content)
  return readModelsCache({ home: { dir: dir.path, explicit: true }, route }, START)
}

describe('the model list in models_cache.json', () => {
  it.each([
    [chatgpt, 1, 'used'],
    [chatgpt, -4, 'used'],
    [chatgpt, -6, 'ignored'],
    [token, -4, 'used'],
    [token, -6, 'ignored'],
    [key, 1, 'used'],
    [key, -1, 'ignored'],
    [provider, 1, 'used'],
    [provider, -1, 'ignored'],
    [none, -1, 'ignored'],
  ] as const)(
    'on the route %j, fetched %i minutes after the start of the probes, is %s',
    async (route, minutes, expected) => {
      const cache = {
        fetched_at: new Date(START + minutes * MINUTE_MS).toISOString(),
        models: [{ slug: 'gpt-6', visibility: 'list', priority: 0 }],
      }
      const list = await readList(JSON.stringify(cache), route)
      expect(list?.kind).toBe(expected === 'used' ? 'list' : undefined)
    },
  )

  it.each(['', '{', '{}', '{"models":[]}'])('is undefined when the file holds %j', async text => {
    expect(await readList(text, chatgpt)).toBeUndefined()
  })
})

describe('the wait for the model list', () => {
  const wait = (dir: string, signal: AbortSignal, startedAt: number) =>
    waitForModelsCache({ home: { dir, explicit: true }, route: chatgpt }, startedAt, signal)

  it('ends with the list that is written meanwhile, also after half a file', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'models-cache-'))
    const file = join(dir.path, 'models_cache.json')
    const startedAt = Date.now() - 1000
    const waiting = wait(dir.path, AbortSignal.timeout(5000), startedAt)
    const models = [{ slug: 'gpt-6', visibility: 'list', priority: 0 }]
    const text = JSON.stringify({ fetched_at: new Date().toISOString(), models })
    await writeFile(file, text.slice(0, 40))
    await new Promise(resolve => setTimeout(resolve, 50))
    await writeFile(file, text)
    expect(await waiting).toMatchObject({ kind: 'list', source: 'route', models: [{ slug: 'gpt-6' }] })
  })

  it('ends without a list when it is aborted, also where the file cannot be looked at', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'models-cache-'))
    await symlink('models_cache.json', join(dir.path, 'models_cache.json'))
    expect(await wait(dir.path, AbortSignal.timeout(60), Date.now())).toBeUndefined()
  })
})
