import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { incorrectApiKey, notSupportedOnChatGpt } from '../../loopback/openai/answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { accept, DEMO_KEY } from '../../loopback/scenarios/scenario.ts'
import {
  bearersOf,
  commentsOf,
  FIRST_REFUSED,
  modelsOf,
  startRepository,
  WITH_KEY,
} from './example-repository.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'
import { example } from './workflow.ts'

describe('codex-action.yml', () => {
  it('runs codex-action with the fallback, and explains it in one comment', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [leg] = await runExample('codex-action', repository, WITH_KEY)
    expect(outcomes(leg)).toEqual({
      'actions/checkout@v7': 'success',
      model: 'success',
      'openai/codex-action@v1': 'success',
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback', route: 'api-key' })
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(commentsOf(repository)).toEqual([
      expect.stringContaining('Codex uses `gpt-5.4` here instead of `gpt-5.5`'),
    ])
  })

  it('stops before codex-action when the key is rejected', async () => {
    await using repository = await startRepository({ models: { '*': [incorrectApiKey()] } })
    const [leg] = await runExample('codex-action', repository, WITH_KEY)
    expect(outcomes(leg)).toMatchObject({ model: 'failure', 'openai/codex-action@v1': 'skipped' })
    expect(modelsOf(repository)).toEqual(['gpt-5.5'])
  })
})

describe('access-token.yml', () => {
  it('uses the token for the probe and for the work, and only in these two steps', async () => {
    const token = 'at-canary00000000000000000000000000000000'
    await using repository = await startRepository(
      { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
      { login: { kind: 'access-token', token } },
    )
    const [leg] = await runExample('access-token', repository, {
      secrets: { CODEX_ACCESS_TOKEN: token },
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'access-token' })
    expect(outcomes(leg)).toMatchObject({ 'Run Codex': 'success' })
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(bearersOf(repository)).toEqual([`Bearer ${token}`])
  })
})

describe('azure.yml', () => {
  it('probes the endpoint that codex-action’s proxy asks later', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const path = '/openai/v1/responses'
    const [leg] = await runExample('azure', repository, {
      secrets: { AZURE_OPENAI_API_KEY: 'azure-canary-0001' },
      vars: { AZURE_RESPONSES_ENDPOINT: `${repository.openai.origin}${path}` },
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'api-key' })
    expect(leg?.steps.map(step => step.outcome)).toEqual(['success', 'success', 'success'])
    expect(turnsOf(repository.openai.requests).map(turn => `${turn.path} ${turn.model}`)).toEqual([
      `${path} gpt-5.5`,
      `${path} gpt-5.4`,
      // The stub of codex-action has this address in place of its proxy.
      '/v1/responses gpt-5.4',
    ])
    expect(bearersOf(repository)).toEqual(['Bearer azure-canary-0001'])
  })
})

describe('proxy.yml', () => {
  it('probes through the provider of codex-action, without a key of its own', async () => {
    await using repository = await startRepository({ ...FIRST_REFUSED, surface: 'responses-only' })
    const [leg] = await runExample('proxy', repository, WITH_KEY)
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'provider' })
    expect(leg?.steps.map(step => step.outcome)).toEqual(['success', 'success', 'success', 'success'])
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(bearersOf(repository)).toEqual([])
  })

  it('fails with the key in a second step, as its comment says', async () => {
    await using repository = await startRepository({ ...FIRST_REFUSED, surface: 'responses-only' })
    const workflow = structuredClone(await example('proxy'))
    const last = workflow.jobs['review']?.steps.at(-1)
    Object.assign(last?.with ?? {}, { 'openai-api-key': DEMO_KEY })
    const [leg] = await runExample(workflow, repository, WITH_KEY)
    expect(leg?.steps.map(step => step.outcome)).toEqual(['success', 'success', 'success', 'failure'])
  })
})

describe('codex-args.yml', () => {
  it('asks through the profile that the job uses', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [leg] = await runExample('codex-args', repository, {
      secrets: { GATEWAY_API_KEY: 'gateway-key-0123456789' },
      vars: { GATEWAY_BASE_URL: `${repository.openai.origin}/v1` },
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'provider' })
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(bearersOf(repository)).toEqual(['Bearer gateway-key-0123456789'])
  })
})

describe('provider.yml', () => {
  it('uses the provider and its key for the probe and for the work', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [leg] = await runExample('provider', repository, {
      secrets: { GATEWAY_API_KEY: 'gateway-canary-0001' },
      vars: { GATEWAY_BASE_URL: `${repository.openai.origin}/gateway/v1` },
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'provider' })
    expect(outcomes(leg)).toMatchObject({ 'Run Codex': 'success' })
    expect(turnsOf(repository.openai.requests).map(turn => turn.path)).toEqual(
      Array(3).fill('/gateway/v1/responses'),
    )
    expect(bearersOf(repository)).toEqual(['Bearer gateway-canary-0001'])
  })
})

describe('later-jobs.yml', () => {
  it('uses the result in the same job and in another one', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [model, review] = await runExample('later-jobs', repository, WITH_KEY)
    expect(outcomes(model)).toEqual({ model: 'success', 'Run Codex in this job': 'success' })
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4', 'gpt-5.4'])
    expect(review?.steps.at(-1)?.program?.summary).toContain('Reviewed with the fallback')
  })

  it('reports no fallback when there is none', async () => {
    await using repository = await startRepository({ models: { '*': [accept] } })
    const [, review] = await runExample('later-jobs', repository, WITH_KEY)
    expect(review?.steps.at(-1)?.outcome).toBe('skipped')
    expect(commentsOf(repository)).toEqual([])
  })
})

describe('write-config.yml', () => {
  it('makes the accepted model the default of later commands', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [leg] = await runExample('write-config', repository, WITH_KEY)
    expect(leg?.status).toBe('success')
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    const config = await readFile(join(leg?.machine.home ?? '', 'config.toml'), 'utf8')
    expect(config).toContain('model = "gpt-5.4"\n')
    expect(config).toContain(`openai_base_url = "${repository.openai.origin}`)
  })
})
