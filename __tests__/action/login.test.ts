import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import type { Scenario } from '../../loopback/scenarios/scenario.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'

/** A login that is due for a refresh, at an endpoint that revokes it for good when a refresh token comes twice. */
function due(expiresInSeconds: number): Scenario {
  return {
    title: 'a login that is due',
    login: { kind: 'chatgpt', expiresInSeconds },
    script: { models: { '*': [accept] }, refresh: { kind: 'rotate', reuse: 'revoke-family' } },
  }
}

const refreshes = (stage: LoopbackJob) =>
  stage.openai.requests.filter(request => request.path === '/oauth/token')

/** The refresh token that later steps will find. */
async function storedToken(stage: LoopbackJob): Promise<string> {
  const file = JSON.parse(await readFile(join(stage.codexHome, 'auth.json'), 'utf8'))
  return file.tokens.refresh_token
}

/** Every file under a directory, with its text. */
async function filesIn(directory: string): Promise<readonly { path: string; text: string }[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return Promise.all(files.map(async path => ({ path, text: await readFile(path, 'latin1') })))
}

describe('a login that is due for a refresh', () => {
  it.each([
    ['expired', -60],
    ['near its expiry', 240],
  ])('%s: three models are asked one after the other, and the login is whole', async (_name, seconds) => {
    await using stage = await startJob(due(seconds))
    const result = await stage.run({
      inputs: { strategy: 'all', 'fallback-models': 'gpt-5.4, gpt-5.4-mini', comment: 'never' },
    })
    expect(result.outputs['available-models']).toBe('["gpt-5.5","gpt-5.4","gpt-5.4-mini"]')
    expect(refreshes(stage)).toHaveLength(1)
    expect(stage.openai.tokens.alive()).toContain(await storedToken(stage))
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('auth.json in CODEX_HOME now holds a new single-use refresh token'),
    ])
  })

  it('is refreshed once by three legs that share it, and no leg loses it', async () => {
    await using stage = await startJob(due(-60))
    const legs = [0, 1, 2].map(index =>
      stage.run({
        directory: join(stage.directory, `leg-${index}`),
        matrix: { index },
        inputs: { comment: 'never' },
      }),
    )
    const results = await Promise.all(legs)
    expect(results.map(result => result.outputs['model'])).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.5'])
    expect(refreshes(stage)).toHaveLength(1)
    expect(stage.openai.tokens.alive()).toContain(await storedToken(stage))
  })

  it('leaves the new tokens in auth.json and nowhere else', async () => {
    await using stage = await startJob(due(-60))
    const result = await stage.run({ inputs: { comment: 'never' } })
    const token = await storedToken(stage)
    const holders = (await filesIn(stage.directory)).filter(({ text }) => text.includes(token))
    expect(holders.map(({ path }) => path)).toEqual([join(stage.codexHome, 'auth.json')])
    expect(result.masks).toContain(token)
    expect(result.log).not.toContain(token)
  })
})
