import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { incorrectApiKey, modelNotFound404, notSupportedOnChatGpt } from '../../loopback/openai/answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { startSite } from './example-repository.ts'
import { bearersOf, commentsOn, modelsAsked, outcomes, outputsOf } from './results.ts'
import { runExample } from './run-example.ts'
import { example } from './workflow.ts'

const KEY = 'sk-proj-canary0000000000000000000000000000demo'
const WITH_KEY = { secrets: { OPENAI_API_KEY: KEY } }
const NO_LOGIN = { kind: 'none' } as const

const refusesIt: Script = { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } }

describe('codex-action.yml', () => {
  it('runs codex-action with the fallback, and says so in one comment', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const [leg] = await runExample(await example('codex-action'), site, WITH_KEY)
    expect(outcomes(leg)).toEqual({
      'actions/checkout@v7': 'success',
      model: 'success',
      'openai/codex-action@v1': 'success',
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback', route: 'api-key' })
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(commentsOn(site)).toEqual([
      expect.stringContaining('Codex uses `gpt-5.4` here instead of `gpt-5.5`'),
    ])
  }, 60_000)

  it('stops before codex-action when the key is rejected', async () => {
    await using site = await startSite({ models: { '*': [incorrectApiKey()] } }, NO_LOGIN)
    const [leg] = await runExample(await example('codex-action'), site, WITH_KEY)
    expect(outcomes(leg)).toMatchObject({ model: 'failure', 'openai/codex-action@v1': 'skipped' })
    expect(modelsAsked(site)).toEqual(['gpt-5.5'])
  }, 60_000)
})

describe('access-token.yml', () => {
  it('probes and works with the token, which stands in these two steps alone', async () => {
    const token = 'at-canary00000000000000000000000000000000'
    await using site = await startSite(
      { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
      { kind: 'access-token', token },
    )
    const [leg] = await runExample(await example('access-token'), site, {
      secrets: { CODEX_ACCESS_TOKEN: token },
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'access-token' })
    expect(outcomes(leg)).toMatchObject({ 'Run Codex': 'success' })
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(bearersOf(site)).toEqual([`Bearer ${token}`])
  }, 60_000)
})

describe.each(['proxy', 'azure'])('%s.yml', name => {
  const secrets = { secrets: { OPENAI_API_KEY: KEY, AZURE_OPENAI_API_KEY: KEY } }

  it('probes through the provider that codex-action has set up, without a key of its own', async () => {
    await using site = await startSite({ ...refusesIt, surface: 'responses-only' }, NO_LOGIN)
    const [leg] = await runExample(await example(name), site, secrets)
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'provider' })
    expect(leg?.steps.map(step => step.outcome)).toEqual(['success', 'success', 'success', 'success'])
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    expect(bearersOf(site)).toEqual([])
  }, 60_000)

  it('would fail with the key given once more, as its comment says', async () => {
    await using site = await startSite({ ...refusesIt, surface: 'responses-only' }, NO_LOGIN)
    const workflow = structuredClone(await example(name))
    const last = workflow.jobs['review']?.steps.at(-1)
    Object.assign(last?.with ?? {}, { 'openai-api-key': KEY })
    const [leg] = await runExample(workflow, site, secrets)
    expect(leg?.steps.map(step => step.outcome)).toEqual(['success', 'success', 'success', 'failure'])
  }, 60_000)
})

describe('provider.yml', () => {
  it('probes and works with the provider and its own key', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const [leg] = await runExample(await example('provider'), site, {
      secrets: { GATEWAY_API_KEY: 'gateway-canary-0001' },
      vars: { GATEWAY_BASE_URL: `${site.stage.openai.origin}/gateway/v1` },
    })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', route: 'provider' })
    expect(outcomes(leg)).toMatchObject({ 'Run Codex': 'success' })
    expect(turnsOf(site.stage.openai.requests).map(turn => turn.path)).toEqual(
      Array(3).fill('/gateway/v1/responses'),
    )
    expect(bearersOf(site)).toEqual(['Bearer gateway-canary-0001'])
  }, 60_000)
})

describe('later-jobs.yml', () => {
  it('uses the result in the same job and in another one', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const [model, review] = await runExample(await example('later-jobs'), site, WITH_KEY)
    expect(outcomes(model)).toEqual({ model: 'success', 'Run Codex in this job': 'success' })
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4', 'gpt-5.4'])
    expect(review?.steps.at(-1)?.ran?.summary).toContain('Reviewed with the fallback')
  }, 60_000)

  it('says nothing of a fallback where there is none', async () => {
    await using site = await startSite({ models: { '*': [accept] } }, NO_LOGIN)
    const [, review] = await runExample(await example('later-jobs'), site, WITH_KEY)
    expect(review?.steps.at(-1)?.outcome).toBe('skipped')
    expect(commentsOn(site)).toEqual([])
  }, 60_000)
})

describe('write-config.yml', () => {
  it('lets a command without a model use the one that was accepted', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const [leg] = await runExample(await example('write-config'), site, WITH_KEY)
    expect(leg?.status).toBe('success')
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-5.4'])
    const config = await readFile(join(leg?.ground.home ?? '', 'config.toml'), 'utf8')
    expect(config).toContain('model = "gpt-5.4"\n')
    expect(config).toContain(`openai_base_url = "${site.stage.openai.origin}`)
  }, 60_000)
})
