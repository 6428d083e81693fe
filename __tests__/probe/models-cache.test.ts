import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readModelsCache } from '../../src/probe/models-cache.ts'
import type { Route } from '../../src/route/route.ts'

const START = Date.UTC(2026, 5, 10)
const MINUTE_MS = 60_000

const chatgpt: Route = { kind: 'chatgpt', refresh: 'fresh' }
const token: Route = { kind: 'access-token' }
const key: Route = { kind: 'api-key', source: 'auth.json' }
const provider: Route = { kind: 'provider', id: 'proxy' }
const none: Route = { kind: 'none', openaiApiKeyAlone: false }

describe('the list that a CLI has left behind', () => {
  it.each([
    [chatgpt, 1, true],
    [chatgpt, -4, true],
    [chatgpt, -6, false],
    [token, -4, true],
    [token, -6, false],
    [key, 1, true],
    [key, -1, false],
    [provider, 1, true],
    [provider, -1, false],
    [none, -1, false],
  ])(
    'on the route %j, %i minutes from the start of the probes, counts: %s',
    async (route, minutes, counts) => {
      await using dir = await mkdtempDisposable(join(tmpdir(), 'models-cache-'))
      const cache = {
        fetched_at: new Date(START + minutes * MINUTE_MS).toISOString(),
        models: [{ slug: 'gpt-6', visibility: 'list', priority: 0 }],
      }
      await writeFile(join(dir.path, 'models_cache.json'), JSON.stringify(cache))
      const list = readModelsCache({ home: { dir: dir.path, explicit: true }, route }, START)
      expect(list?.kind).toBe(counts ? 'list' : undefined)
    },
  )

  it.each(['', '{', '{}', '{"models":[]}'])('is none where the file holds %j', async text => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'models-cache-'))
    await writeFile(join(dir.path, 'models_cache.json'), text)
    const home = { dir: dir.path, explicit: true }
    expect(readModelsCache({ home, route: chatgpt }, START)).toBeUndefined()
  })
})
