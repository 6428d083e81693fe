import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { notSupportedOnChatGpt } from '../../loopback/openai/answers.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { type ExampleRepository, modelsOf, startRepository } from './example-repository.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'
import { example } from './workflow.ts'

const CHATGPT_REFUSES: Script = { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } }
const SCHEDULE = { name: 'schedule', payload: {} }

async function runOn(repository: ExampleRepository) {
  const secrets = { CODEX_AUTH_JSON: repository.authFile ?? '', SECRETS_WRITER_TOKEN: 'ghp_canary' }
  const [leg] = await runExample('chatgpt', repository, { secrets, event: SCHEDULE })
  return leg
}

function savedFile(repository: ExampleRepository, file: string): Promise<string | undefined> {
  return readFile(join(repository.directory, file), 'utf8').catch(() => undefined)
}

describe('chatgpt.yml', () => {
  it('works with a model that the restored login may use, and keeps a secret that is still valid', async () => {
    await using repository = await startRepository(CHATGPT_REFUSES, { login: { kind: 'chatgpt' } })
    const leg = await runOn(repository)
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'chatgpt' })
    expect(Object.values(outcomes(leg))).toEqual(Array(5).fill('success'))
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(await savedFile(repository, 'gh.txt')).toBeUndefined()
  })

  it('saves a refreshed login, even when the work fails', async () => {
    await using repository = await startRepository(
      {
        models: { 'gpt-5.5': [accept, { kind: 'status', status: 400, body: { detail: 'No.' } }] },
        auth: { kind: 'only', bearers: [] },
        refresh: { kind: 'rotate', reuse: 'revoke-family' },
      },
      { login: { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-canary-spent' } },
    )
    const leg = await runOn(repository)
    expect(outcomes(leg)).toMatchObject({ model: 'success', 'Run Codex': 'failure' })
    expect(await savedFile(repository, 'gh.txt')).toBe('secret set CODEX_AUTH_JSON --repo octo/hello\n')
    const saved = await savedFile(repository, 'secret-CODEX_AUTH_JSON')
    expect(saved).toContain('"refresh_token"')
    expect(saved).not.toContain('rt-canary-spent')
    expect(saved).toBe(await readFile(join(leg?.machine.home ?? '', 'auth.json'), 'utf8'))
  })

  it('never runs twice at the same time with the login', async () => {
    expect((await example('chatgpt')).concurrency).toEqual({
      group: 'codex-login',
      'cancel-in-progress': false,
    })
  })
})
