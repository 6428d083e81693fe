import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { type GoldenCase, MODEL } from '../../loopback/golden/case.ts'
import { classifierFor, probeFor, startGoldenSetup } from '../../loopback/golden/setup.ts'
import { variantsOf } from '../../loopback/golden/variant.ts'
import { instructionsNotValid, unsupportedEffort } from '../../loopback/openai/network-answers.ts'
import type { StatusAnswer } from '../../loopback/openai/script.ts'
import type { Attempt } from '../../src/chain/index.ts'
import { probeChain } from '../../src/steps/probe-chain/chain-loop.ts'
import { fixedChain } from '../steps/fixed-chain.ts'

jest.setTimeout(120_000)

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }

/** Probes one model. The endpoint refuses the first turn and accepts the second. */
async function attemptsAfter(
  refusal: StatusAnswer,
  route: 'chatgpt' | 'api-key',
): Promise<readonly Attempt[]> {
  const golden: GoldenCase = {
    name: 'a refusal of the lean form',
    source: '',
    script: { models: { [MODEL]: [refusal, { kind: 'accept' }] } },
    routes: [route],
    channels: ['lean'],
    expected: { kind: 'accepted' },
  }
  const [variant] = variantsOf(golden)
  if (variant === undefined) throw new Error('The case has no variant.')
  await using setup = await startGoldenSetup(variant, cli)
  const probe = probeFor(setup)
  const classify = classifierFor(setup)
  return await probeChain(
    fixedChain({
      probe: 'live',
      chain: [MODEL],
      strategy: 'first',
      onUnsettled: 'fallback',
      retries: 0,
      timeoutMs: 60_000,
      budgetMs: 600_000,
      parallel: false,
    }),
    {
      ask: async (question, options) => classify(await probe(question, options)),
      now: Date.now,
      elapsedMs: () => 0,
      sleep: async () => {},
      random: () => 0,
      signal: new AbortController().signal,
      onAttempt: () => {},
      onExpectedRefusal: () => {},
    },
  )
}

describe('a refusal that only the lean form may get', () => {
  it.each(['chatgpt', 'api-key'] as const)(
    'leads to a probe in the plain form: an unknown 400, %s',
    async route => {
      const attempts = await attemptsAfter(instructionsNotValid(), route)
      expect(attempts.map(({ form, verdict }) => [form, verdict.kind])).toEqual([
        ['lean', 'unsettled'],
        ['plain', 'accepted'],
      ])
    },
  )

  it('leads to a probe with a supported value: the lowest effort', async () => {
    const attempts = await attemptsAfter(unsupportedEffort(MODEL, 'low', ['medium', 'high']), 'chatgpt')
    expect(attempts.map(({ form, settings, verdict }) => [form, settings, verdict.kind])).toEqual([
      ['lean', {}, 'unsettled'],
      ['lean', { effort: 'medium' }, 'accepted'],
    ])
  })
})
