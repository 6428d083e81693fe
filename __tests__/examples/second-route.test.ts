import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { tokenRejected, usageLimitReached } from '../../loopback/openai/answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { Answer, Script } from '../../loopback/openai/script.ts'
import { accept, DEMO_KEY, FALLBACK_KEY } from '../../loopback/scenarios/scenario.ts'
import { type ExampleRepository, startRepository } from './example-repository.ts'
import { interpolate } from './expressions.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'
import { example } from './workflow.ts'

const SCHEDULE = { name: 'schedule', payload: {} }
const SPENT = usageLimitReached({ planType: 'plus', resetsAt: Math.floor(Date.now() / 1000) + 3600 })

/** The plan gives these answers; the key has every model. */
const planGives = (...answers: readonly Answer[]): Script => ({
  models: { '*': answers },
  bearers: { [DEMO_KEY]: { models: { '*': [accept] } } },
})

async function runOn(repository: ExampleRepository) {
  const secrets = { CODEX_AUTH_JSON: repository.authFile ?? '', OPENAI_API_KEY: DEMO_KEY }
  const [leg] = await runExample('second-route', repository, { secrets, event: SCHEDULE })
  return leg
}

/** Whose credential each turn had, of probes and of the work. */
function payers({ openai }: ExampleRepository): readonly string[] {
  return turnsOf(openai.requests).map(({ headers }) =>
    headers['authorization'] === `Bearer ${DEMO_KEY}` ? 'key' : 'plan',
  )
}

describe('second-route.yml', () => {
  it('works on the plan while that can be used, and never sends the key', async () => {
    await using repository = await startRepository(planGives(accept), { login: { kind: 'chatgpt' } })
    const leg = await runOn(repository)
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-5.5', route: 'chatgpt' })
    expect(outcomes(leg)).toMatchObject({ model: 'success', 'Run Codex': 'success' })
    expect(payers(repository)).toEqual(['plan', 'plan'])
  })

  it.each([
    ['its limit is reached', SPENT],
    ['its login is rejected', tokenRejected()],
  ])('works with the key when %s', async (_, answer) => {
    await using repository = await startRepository(planGives(answer), { login: { kind: 'chatgpt' } })
    const leg = await runOn(repository)
    expect(outputsOf(leg, 'model')).toMatchObject({
      model: 'gpt-5.5',
      route: 'api-key',
      outcome: 'preferred',
    })
    expect(outcomes(leg)).toMatchObject({ model: 'success', 'Run Codex': 'success' })
    expect(payers(repository).slice(-2)).toEqual(['key', 'key'])
  })

  it('never runs twice at the same time with the login', async () => {
    expect((await example('second-route')).concurrency).toEqual({
      group: 'codex-login',
      'cancel-in-progress': false,
    })
  })
})

describe('the expression for a job whose first route is an API key too', () => {
  it.each([
    ['first', accept, DEMO_KEY],
    ['second', SPENT, FALLBACK_KEY],
  ])('gives the job the %s key', async (_, answer, key) => {
    const page = await readFile(join(import.meta.dirname, '../../docs/second-route.md'), 'utf8')
    const expression = /openai-api-key: (\$\{\{ fromJSON\(.*\}\})/.exec(page)?.[1] ?? ''
    await using repository = await startRepository({
      models: { '*': [answer] },
      bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } },
    })
    const { outputs } = await repository.run({
      inputs: { 'openai-api-key': DEMO_KEY, 'fallback-openai-api-key': FALLBACK_KEY, comment: 'never' },
    })
    expect(outputs).toMatchObject({ model: 'gpt-5.5', route: 'api-key' })
    const secrets = { OPENAI_API_KEY: DEMO_KEY, SECOND_OPENAI_API_KEY: FALLBACK_KEY }
    expect(interpolate(expression, { steps: { model: { outputs } }, secrets })).toBe(key)
  })
})
