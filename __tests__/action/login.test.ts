import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isRefresh } from '../../loopback/openai/recording.ts'
import { type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import { accept, type Scenario } from '../../loopback/scenarios/scenario.ts'

/** A login with a token that expires soon, at an endpoint that revokes it when a refresh token is used twice. */
function expiringLogin(expiresInSeconds: number): Scenario {
  return {
    title: 'a login that needs a refresh',
    login: { kind: 'chatgpt', expiresInSeconds },
    script: { models: { '*': [accept] }, refresh: { kind: 'rotate', reuse: 'revoke-family' } },
  }
}

const refreshes = (job: LoopbackJob) => job.openai.requests.filter(isRefresh)

/** The refresh token that later steps find in auth.json. */
async function storedToken(job: LoopbackJob): Promise<string> {
  const file = JSON.parse(await readFile(join(job.codexHome, 'auth.json'), 'utf8'))
  return file.tokens.refresh_token
}

/** Every file under a directory that contains a text. */
async function filesWith(text: string, directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const found = await Promise.all(
    files.map(async file => ((await readFile(file, 'latin1')).includes(text) ? [file] : [])),
  )
  return found.flat()
}

describe('a login that needs a refresh', () => {
  it.each([
    ['expired', -60],
    ['expires soon', 240],
  ])('%s: three models are probed one after the other, and the login still works', async (_, seconds) => {
    await using job = await startJob(expiringLogin(seconds))
    const result = await job.run({
      inputs: { strategy: 'all', 'fallback-models': 'gpt-5.4, gpt-5.4-mini', comment: 'never' },
    })
    expect(result.outputs['available-models']).toBe('["gpt-5.5","gpt-5.4","gpt-5.4-mini"]')
    expect(refreshes(job)).toHaveLength(1)
    expect(job.openai.tokens.alive()).toContain(await storedToken(job))
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('auth.json in CODEX_HOME now holds a new single-use refresh token'),
    ])
  })

  it('is refreshed once by three jobs that share it, and works for all of them', async () => {
    await using job = await startJob(expiringLogin(-60))
    const results = await Promise.all(
      [0, 1, 2].map(index =>
        job.run({
          directory: join(job.directory, `leg-${index}`),
          matrix: { index },
          inputs: { comment: 'never' },
        }),
      ),
    )
    expect(results.map(result => result.outputs['model'])).toEqual(['gpt-5.5', 'gpt-5.5', 'gpt-5.5'])
    expect(refreshes(job)).toHaveLength(1)
    expect(job.openai.tokens.alive()).toContain(await storedToken(job))
  })

  it('has its new tokens in auth.json and nowhere else', async () => {
    await using job = await startJob(expiringLogin(-60))
    const result = await job.run({ inputs: { comment: 'never' } })
    const token = await storedToken(job)
    expect(await filesWith(token, job.directory)).toEqual([join(job.codexHome, 'auth.json')])
    expect(result.masks).toContain(token)
    expect(result.log).not.toContain(token)
  })
})
