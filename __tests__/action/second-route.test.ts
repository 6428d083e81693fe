/** What the transcripts of the second route do not show. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isTurn } from '../../loopback/openai/recording.ts'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { FALLBACK_KEY } from '../../loopback/scenarios/scenario.ts'

const SILENT = { comment: 'never' }
const KEY_HEADER = `Bearer ${FALLBACK_KEY}`

describe('the second walk', () => {
  it('begins when the login of the first route is free for other jobs', async () => {
    await using job = await startJob(scenarioOf('second-route-expired'))
    const file = realpathSync(join(job.codexHome, 'auth.json'))
    const before = readFileSync(file)
    const name = createHash('sha256').update(file).digest('hex').slice(0, 16)
    const lock = join(tmpdir(), `codex-login-${name}.lock`)
    const locked = {
      first: job.openai.waitForRequest(({ path }) => path === '/oauth/token').then(() => existsSync(lock)),
      second: job.openai.waitForRequest(isTurn).then(() => existsSync(lock)),
    }
    const { outputs } = await job.run({ inputs: SILENT })
    expect(outputs['route']).toBe('api-key')
    expect([await locked.first, await locked.second]).toEqual([true, false])
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('is asked about at the OpenAI API with its own key', async () => {
    await using job = await startJob(scenarioOf('second-route-fallback'))
    const { outputs } = await job.run({ inputs: { ...SILENT, 'check-api': 'true' } })
    expect(outputs).toMatchObject({ model: 'gpt-5.4', route: 'api-key' })
    const checks = job.openai.requests.filter(({ path }) => /\/models\/gpt/.test(path))
    expect(checks.length).toBeGreaterThan(0)
    expect(new Set(checks.map(({ headers }) => headers['authorization']))).toEqual(new Set([KEY_HEADER]))
  })

  it('writes its model into config.toml', async () => {
    await using job = await startJob(scenarioOf('second-route'))
    await job.run({ inputs: { ...SILENT, 'write-config': 'true' } })
    expect(readFileSync(join(job.codexHome, 'config.toml'), 'utf8')).toContain('model = "gpt-5.5"')
  })

  it('does not begin with the key that has failed, and says so', async () => {
    await using job = await startJob({
      ...scenarioOf('second-route-failed'),
      login: { kind: 'none' },
      env: { CODEX_API_KEY: FALLBACK_KEY },
    })
    const { outputs, annotations } = await job.run({ inputs: SILENT })
    expect(outputs).toMatchObject({ model: '', route: 'api-key', reason: 'auth-rejected' })
    expect(annotations.map(({ message }) => message)).toContain(
      'The key of fallback-openai-api-key was not tried: it is the same key as in CODEX_API_KEY, which has failed.',
    )
    expect(job.openai.requests.filter(isTurn)).toHaveLength(1)
  })

  it('that is cancelled leaves no result', async () => {
    const scenario = scenarioOf('second-route')
    const bearers = { [FALLBACK_KEY]: { models: { '*': [{ kind: 'hang', stage: 'headers' }] } } } as const
    await using job = await startJob({ ...scenario, script: { ...scenario.script, bearers } })
    const cancelled = job.openai.waitForRequest(
      request => isTurn(request) && request.headers['authorization'] === KEY_HEADER,
    )
    const { outputs } = await job.run({ cancelled })
    expect(outputs).toMatchObject({ model: '', route: 'chatgpt' })
    expect(outputs['explanation']).toMatch(/^The job was cancelled/)
    expect(job.comments()).toEqual([])
  })
})
