import { describe, expect, it } from '@jest/globals'
import { modelNotFound404 } from '../../loopback/openai/answers.ts'
import { unsupportedEffort } from '../../loopback/openai/network-answers.ts'
import { fieldOf, turnsOf } from '../../loopback/openai/recording.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { commentsOf, type ExampleRepository, startRepository, WITH_KEY } from './example-repository.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'

/** The model and the effort of each request. */
const askedIn = ({ openai }: ExampleRepository) =>
  turnsOf(openai.requests).map(({ model, json }) => [model, fieldOf(fieldOf(json, 'reasoning'), 'effort')])

describe('effort.yml', () => {
  it('probes and works with the effort', async () => {
    await using repository = await startRepository({ models: { '*': [accept] } })
    const [leg] = await runExample('effort', repository, WITH_KEY)
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.5', effort: 'xhigh' })
    expect(askedIn(repository)).toEqual([
      ['gpt-5.5', 'xhigh'],
      ['gpt-5.5', 'xhigh'],
    ])
  })

  it('works with the nearest effort that the fallback takes, and says so in the comment', async () => {
    await using repository = await startRepository({
      models: {
        'gpt-5.5': [modelNotFound404('gpt-5.5')],
        'gpt-5.4': [unsupportedEffort('gpt-5.4', 'xhigh', ['low', 'high']), accept],
      },
    })
    const [leg] = await runExample('effort', repository, WITH_KEY)
    expect(outcomes(leg)).toMatchObject({ model: 'success', 'openai/codex-action@v1': 'success' })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.4', effort: 'high' })
    expect(askedIn(repository)).toEqual([
      ['gpt-5.5', 'xhigh'],
      ['gpt-5.4', 'xhigh'],
      ['gpt-5.4', 'high'],
      ['gpt-5.4', 'high'],
    ])
    expect(commentsOf(repository)).toEqual([
      expect.stringContaining(
        'gpt-5.4 does not take the effort xhigh; use high: `effort: high` (the output effort has it).',
      ),
    ])
  })
})
