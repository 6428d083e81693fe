import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { notSupportedOnChatGpt } from '../../loopback/openai/answers.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { type Site, startSite } from './example-repository.ts'
import { modelsAsked, outcomes, outputsOf } from './results.ts'
import { runExample } from './run-example.ts'
import { example } from './workflow.ts'

const refusesIt: Script = { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } }
const SCHEDULE = { name: 'schedule', payload: {} }

async function playOn(site: Site) {
  const secrets = { CODEX_AUTH_JSON: site.authFile ?? '', SECRETS_WRITER_TOKEN: 'ghp_canary' }
  const [leg] = await runExample(await example('chatgpt'), site, { secrets, event: SCHEDULE })
  return leg
}

function leftBehind(site: Site, file: string): Promise<string | undefined> {
  return readFile(join(site.directory, file), 'utf8').catch(() => undefined)
}

describe('chatgpt.yml', () => {
  it('works with the model that the restored login may use, and leaves a secret alone that is still good', async () => {
    await using site = await startSite(refusesIt, { kind: 'chatgpt' })
    const leg = await playOn(site)
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'chatgpt' })
    expect(Object.values(outcomes(leg))).toEqual(Array(5).fill('success'))
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(await leftBehind(site, 'gh.txt')).toBeUndefined()
  }, 60_000)

  it('saves the login back when it was refreshed, also when the work failed', async () => {
    await using site = await startSite(
      {
        models: { 'gpt-5.5': [accept, { kind: 'status', status: 400, body: { detail: 'No.' } }] },
        auth: { kind: 'only', bearers: [] },
        refresh: { kind: 'rotate', reuse: 'revoke-family' },
      },
      { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-canary-spent' },
    )
    const leg = await playOn(site)
    expect(outcomes(leg)).toMatchObject({ model: 'success', 'Run Codex': 'failure' })
    expect(await leftBehind(site, 'gh.txt')).toBe('secret set CODEX_AUTH_JSON --repo octo/hello\n')
    const saved = await leftBehind(site, 'secret-CODEX_AUTH_JSON')
    expect(saved).toContain('"refresh_token"')
    expect(saved).not.toContain('rt-canary-spent')
    expect(saved).toBe(await readFile(join(leg?.ground.home ?? '', 'auth.json'), 'utf8'))
  }, 60_000)

  it('lets no two runs use the login at once', async () => {
    expect((await example('chatgpt')).concurrency).toEqual({
      group: 'codex-login',
      'cancel-in-progress': false,
    })
  })
})
