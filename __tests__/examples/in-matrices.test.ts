import { describe, expect, it } from '@jest/globals'
import { incorrectApiKey, modelNotFound404 } from '../../loopback/openai/answers.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { commentsOf, FIRST_REFUSED, modelsOf, startRepository, WITH_KEY } from './example-repository.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'
import { example } from './workflow.ts'

/** The first model of the list built into the CLI of the tests, which an API key has. */
const RECOMMENDED = 'gpt-6.2-sol'

const RECOMMENDED_REFUSED: Script = {
  models: { [RECOMMENDED]: [modelNotFound404(RECOMMENDED)], '*': [accept] },
}

describe('matrix-preflight.yml', () => {
  it('starts a job for each accepted model, in the order of the chain', async () => {
    await using repository = await startRepository(RECOMMENDED_REFUSED)
    const [preflight, ...reviews] = await runExample('matrix-preflight', repository, WITH_KEY)
    expect(outputsOf(preflight, 'models')['available-models']).toBe('["gpt-5.5","gpt-5.4-mini"]')
    expect(reviews.map(leg => [leg.matrix, leg.status])).toEqual([
      [{ model: 'gpt-5.5' }, 'success'],
      [{ model: 'gpt-5.4-mini' }, 'success'],
    ])
    expect(modelsOf(repository).slice(-2)).toEqual(['gpt-5.5', 'gpt-5.4-mini'])
    expect(commentsOf(repository)).toHaveLength(1)
  })

  it('starts no job when no model can be used', async () => {
    await using repository = await startRepository({ models: { '*': [incorrectApiKey()] } })
    const legs = await runExample('matrix-preflight', repository, WITH_KEY)
    expect(legs.map(leg => [leg.job, leg.status])).toEqual([['preflight', 'failure']])
  })
})

describe('matrix-legs.yml', () => {
  it('probes one model in each leg, works where it is accepted, and has all legs in one comment', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const legs = await runExample('matrix-legs', repository, WITH_KEY)
    expect(legs.map(leg => [leg.status, outputsOf(leg, 'model')['model']])).toEqual([
      ['success', 'gpt-6-sol'],
      ['success', 'gpt-5.4'],
      ['success', 'gpt-5.4-mini'],
    ])
    expect(legs.map(leg => outcomes(leg)['openai/codex-action@v1'])).toEqual(Array(3).fill('success'))
    const [comment, ...more] = commentsOf(repository)
    expect(more).toEqual([])
    for (const model of ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini']) expect(comment).toContain(`review (${model})`)
  })
})

describe('matrix-report.yml', () => {
  it('merges all reports into one comment, and works with a model that every leg may use', async () => {
    await using repository = await startRepository(RECOMMENDED_REFUSED)
    const legs = await runExample('matrix-report', repository, WITH_KEY)
    const report = legs.find(leg => leg.job === 'report')
    expect(legs.map(leg => leg.job)).toEqual([...Array(3).fill('probe'), 'report', 'review'])
    expect(outputsOf(report, 'report')['available-models']).toBe('["gpt-5.5","gpt-5.4-mini"]')
    expect(modelsOf(repository).at(-1)).toBe('gpt-5.5')
    const [comment, ...more] = commentsOf(repository)
    expect(more).toEqual([])
    expect(comment).toContain('probe (macos-latest)')
  })

  it('works with the requested model when every leg may use it', async () => {
    await using repository = await startRepository({ models: { '*': [accept] } })
    const legs = await runExample('matrix-report', repository, WITH_KEY)
    expect(legs.at(-1)?.job).toBe('review')
    expect(modelsOf(repository).at(-1)).toBe(RECOMMENDED)
  })

  it('starts no work when the report job fails', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const workflow = structuredClone(await example('matrix-report'))
    Object.assign(workflow.jobs['report']?.steps[0] ?? {}, { with: { name: 'not-there' } })
    const legs = await runExample(workflow, repository, WITH_KEY)
    expect(legs.map(leg => [leg.job, leg.status])).toEqual([
      ...Array(3).fill(['probe', 'success']),
      ['report', 'failure'],
    ])
  })

  it('comments and starts no work when no leg has a model', async () => {
    await using repository = await startRepository({ models: { '*': [incorrectApiKey()] } })
    const legs = await runExample('matrix-report', repository, WITH_KEY)
    expect(legs.map(leg => leg.job)).toEqual([...Array(3).fill('probe'), 'report'])
    expect(commentsOf(repository)).toHaveLength(1)
  })
})
