import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { MODEL } from '../../loopback/golden/case.ts'
import { classifierFor, probeFor, startGoldenSetup } from '../../loopback/golden/run-variant.ts'
import type { Variant } from '../../loopback/golden/variant.ts'
import { instructionsNotValid, unsupportedEffort } from '../../loopback/openai/network-answers.ts'
import type { Answer } from '../../loopback/openai/script.ts'
import type { Attempt } from '../../src/chain/attempt.ts'
import { probeChain } from '../../src/steps/chain-loop.ts'

jest.setTimeout(120_000)

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }

/** Walks a chain of one model past answers that are used up one a turn. */
async function attemptsPast(
  answers: readonly Answer[],
  route: 'chatgpt' | 'api-key',
): Promise<readonly Attempt[]> {
  const golden = {
    name: 'a refusal of the lean form',
    source: '',
    script: { models: { [MODEL]: answers } },
    routes: [route],
    channels: ['lean'],
    expected: { kind: 'accepted' },
  } as const
  const variant: Variant = { name: golden.name, golden, route, channel: 'lean', expected: golden.expected }
  await using stage = await startGoldenSetup(variant, cli)
  const ask = probeFor(stage)
  const judged = classifierFor(stage)
  return await probeChain(
    {
      probe: 'live',
      chain: [MODEL],
      strategy: 'first',
      onUnsettled: 'fallback',
      retries: 0,
      timeoutMs: 60_000,
      budgetMs: 600_000,
      parallel: false,
    },
    {
      ask: async (question, options) => judged(await ask(question, options)),
      now: Date.now,
      elapsedMs: () => 0,
      sleep: async () => {},
      random: () => 0,
      signal: new AbortController().signal,
      onAttempt: () => {},
    },
  )
}

describe('what only the lean form is refused for', () => {
  it.each(['chatgpt', 'api-key'] as const)(
    'is asked again in the plain form: a 400 that nobody knows, %s',
    async route => {
      const attempts = await attemptsPast([instructionsNotValid(), { kind: 'accept' }], route)
      expect(attempts.map(({ form, verdict }) => [form, verdict.kind])).toEqual([
        ['lean', 'unsettled'],
        ['plain', 'accepted'],
      ])
    },
  )

  it('is asked again with an offered value: the least effort', async () => {
    const effort = unsupportedEffort(MODEL, 'low', ['medium', 'high'])
    const attempts = await attemptsPast([effort, { kind: 'accept' }], 'chatgpt')
    expect(attempts.map(({ form, settings, verdict }) => [form, settings, verdict.kind])).toEqual([
      ['lean', {}, 'unsettled'],
      ['lean', { effort: 'medium' }, 'accepted'],
    ])
  })
})
