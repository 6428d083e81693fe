import { describe, expect, it } from '@jest/globals'
import { incorrectApiKey, modelNotFound404 } from '../../loopback/openai/answers.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { startSite } from './example-repository.ts'
import { commentsOn, modelsAsked, outcomes, outputsOf } from './results.ts'
import { runExample } from './run-example.ts'
import { example } from './workflow.ts'

const WITH_KEY = { secrets: { OPENAI_API_KEY: 'sk-proj-canary0000000000000000000000000000demo' } }
const NO_LOGIN = { kind: 'none' } as const
const refusesIt: Script = { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } }

describe('matrix-preflight.yml', () => {
  it('starts a job for each model that is accepted, in the order of the chain', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const [preflight, ...reviews] = await runExample(await example('matrix-preflight'), site, WITH_KEY)
    expect(outputsOf(preflight, 'models')['available-models']).toBe('["gpt-5.4","gpt-5.4-mini"]')
    expect(reviews.map(leg => [leg.matrix, leg.status])).toEqual([
      [{ model: 'gpt-5.4' }, 'success'],
      [{ model: 'gpt-5.4-mini' }, 'success'],
    ])
    expect(modelsAsked(site).slice(-2)).toEqual(['gpt-5.4', 'gpt-5.4-mini'])
    expect(commentsOn(site)).toHaveLength(1)
  }, 60_000)

  it('starts none when no model can be used', async () => {
    await using site = await startSite({ models: { '*': [incorrectApiKey()] } }, NO_LOGIN)
    const legs = await runExample(await example('matrix-preflight'), site, WITH_KEY)
    expect(legs.map(leg => [leg.job, leg.status])).toEqual([['preflight', 'failure']])
  }, 60_000)
})

describe('matrix-legs.yml', () => {
  it('lets each leg ask for its own model, works where it is accepted, and tells of all in one comment', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const legs = await runExample(await example('matrix-legs'), site, WITH_KEY)
    expect(legs.map(leg => [leg.status, outputsOf(leg, 'model')['model']])).toEqual([
      ['success', ''],
      ['success', 'gpt-5.4'],
      ['success', 'gpt-5.4-mini'],
    ])
    expect(legs.map(leg => outcomes(leg)['openai/codex-action@v1'])).toEqual([
      'skipped',
      'success',
      'success',
    ])
    const [comment, ...more] = commentsOn(site)
    expect(more).toEqual([])
    for (const model of ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini']) expect(comment).toContain(`review (${model})`)
  }, 90_000)
})

describe('matrix-report.yml', () => {
  it('makes one comment of all reports, and works with a model that every leg may use', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const legs = await runExample(await example('matrix-report'), site, WITH_KEY)
    const report = legs.find(leg => leg.job === 'report')
    expect(legs.map(leg => leg.job)).toEqual([...Array(3).fill('probe'), 'report', 'review'])
    expect(outputsOf(report, 'report')['available-models']).toBe('["gpt-5.4","gpt-5.4-mini"]')
    expect(modelsAsked(site).at(-1)).toBe('gpt-5.4')
    const [comment, ...more] = commentsOn(site)
    expect(more).toEqual([])
    expect(comment).toContain('probe (macos-latest)')
  }, 120_000)

  it('works with the model asked for where every leg may use it', async () => {
    await using site = await startSite({ models: { '*': [accept] } }, NO_LOGIN)
    const legs = await runExample(await example('matrix-report'), site, WITH_KEY)
    expect(legs.at(-1)?.job).toBe('review')
    expect(modelsAsked(site).at(-1)).toBe('gpt-5.5')
  }, 120_000)

  it('starts no work when the job that reports has failed', async () => {
    await using site = await startSite(refusesIt, NO_LOGIN)
    const workflow = structuredClone(await example('matrix-report'))
    Object.assign(workflow.jobs['report']?.steps[0] ?? {}, { with: { name: 'not-there' } })
    const legs = await runExample(workflow, site, WITH_KEY)
    expect(legs.map(leg => [leg.job, leg.status])).toEqual([
      ...Array(3).fill(['probe', 'success']),
      ['report', 'failure'],
    ])
  }, 120_000)

  it('still comments when no leg has a model, and starts no work then', async () => {
    await using site = await startSite({ models: { '*': [incorrectApiKey()] } }, NO_LOGIN)
    const legs = await runExample(await example('matrix-report'), site, WITH_KEY)
    expect(legs.map(leg => leg.job)).toEqual([...Array(3).fill('probe'), 'report'])
    expect(commentsOn(site)).toHaveLength(1)
  }, 120_000)
})
