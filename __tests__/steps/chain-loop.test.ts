import { describe, expect, it } from '@jest/globals'
import type { Question } from '../../src/chain/attempt.ts'
import { decide } from '../../src/chain/decision.ts'
import { type ChainRuntime, probeChain } from '../../src/steps/chain-loop.ts'
import { accepted, policyOf, refused, unsettled } from '../chain/scripted-route.ts'

/** A walker whose clock only its own waits move, and which answers from a list for each model. */
function walkerFor(
  answers: Record<string, ReturnType<typeof accepted>[]>,
  changes: Partial<ChainRuntime> = {},
) {
  const asked: Question[] = []
  const waits: number[] = []
  let elapsed = 0
  const walker: ChainRuntime = {
    ask: async question => {
      const earlier = asked.filter(({ model }) => model === question.model).length
      asked.push(question)
      const given = answers[question.model] ?? [accepted()]
      return (given[Math.min(earlier, given.length - 1)] ?? accepted()).verdict
    },
    now: () => 1_000 + elapsed,
    elapsedMs: () => elapsed,
    sleep: async ms => {
      waits.push(ms)
      elapsed += ms
    },
    random: () => 0,
    signal: new AbortController().signal,
    onAttempt: () => {},
    ...changes,
  }
  return { walker, asked, waits }
}

describe('walk', () => {
  it('asks one model after the other and waits for nothing when none is in doubt', async () => {
    const { walker, asked, waits } = walkerFor({ 'gpt-5.5': [refused('not-supported-on-route')] })
    const attempts = await probeChain(policyOf(), walker)
    expect(asked.map(question => question.model)).toEqual(['gpt-5.5', 'gpt-5.4'])
    expect(attempts.map(attempt => attempt.verdict.kind)).toEqual(['refused', 'accepted'])
    expect(waits).toEqual([])
  })

  it('waits between the tries of one model, longer each time', async () => {
    const { walker, waits } = walkerFor({ 'gpt-5.5': [unsettled('server-error')] })
    await probeChain(policyOf({ chain: ['gpt-5.5'] }), walker)
    expect(waits).toHaveLength(2)
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0)
  })

  it('tells of each attempt as it is judged', async () => {
    const told: string[] = []
    const { walker } = walkerFor(
      { 'gpt-5.5': [refused('model-not-found')] },
      { onAttempt: attempt => told.push(`${attempt.model} ${attempt.verdict.kind}`) },
    )
    await probeChain(policyOf(), walker)
    expect(told).toEqual(['gpt-5.5 refused', 'gpt-5.4 accepted'])
  })

  it('goes on where an earlier walk of a shorter chain ended', async () => {
    const { walker, asked } = walkerFor({
      'gpt-5.5': [refused('model-not-found')],
      'gpt-5.4': [refused('model-not-found')],
    })
    const before = await probeChain(policyOf(), walker)
    const attempts = await probeChain(policyOf({ chain: ['gpt-5.5', 'gpt-5.4', 'gpt-6'] }), walker, before)
    expect(asked.map(question => question.model)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-6'])
    expect(attempts).toHaveLength(3)
  })

  it.each(['keep', 'fallback', 'fail'] as const)(
    'that is cancelled in a wait is no complete walk, so nothing is decided from it (on-unsettled: %s)',
    async onUnsettled => {
      const controller = new AbortController()
      const { walker, asked } = walkerFor(
        { 'gpt-5.5': [unsettled('server-error')] },
        { signal: controller.signal, sleep: async () => controller.abort() },
      )
      const policy = policyOf({ onUnsettled })
      const attempts = await probeChain(policy, walker)
      expect(asked).toHaveLength(1)
      expect(attempts.map(attempt => attempt.verdict.kind)).toEqual(['unsettled', 'cancelled'])
      expect(decide(policy, attempts).kind).toBe('none')
    },
  )

  it('that is cancelled before it begins asks nothing', async () => {
    const { walker, asked } = walkerFor({}, { signal: AbortSignal.abort() })
    const attempts = await probeChain(policyOf(), walker)
    expect(asked).toEqual([])
    expect(attempts.map(attempt => attempt.verdict.kind)).toEqual(['cancelled'])
  })
})
