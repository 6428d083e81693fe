import { describe, expect, it } from '@jest/globals'
import { decide, type Question } from '../../src/chain/index.ts'
import { type ChainRuntime, probeChain } from '../../src/steps/probe-chain/chain-loop.ts'
import { accepted, policyOf, refused, unsettled } from '../chain/scripted-route.ts'
import { fixedChain } from './fixed-chain.ts'

/** A runtime that answers from a list for each model. Its clock advances only when it waits. */
function runtimeFor(
  answers: Record<string, ReturnType<typeof accepted>[]>,
  changes: Partial<ChainRuntime> = {},
) {
  const asked: Question[] = []
  const waits: number[] = []
  let elapsed = 0
  const runtime: ChainRuntime = {
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
    onExpectedRefusal: () => {},
    ...changes,
  }
  return { runtime, asked, waits }
}

describe('the probes of a chain', () => {
  it('run one after the other, without a wait, when every answer is clear', async () => {
    const { runtime, asked, waits } = runtimeFor({ 'gpt-5.5': [refused('not-supported-on-route')] })
    const attempts = await probeChain(fixedChain(policyOf()), runtime)
    expect(asked.map(question => question.model)).toEqual(['gpt-5.5', 'gpt-5.4'])
    expect(attempts.map(attempt => attempt.verdict.kind)).toEqual(['refused', 'accepted'])
    expect(waits).toEqual([])
  })

  it('wait longer before each retry of a model', async () => {
    const { runtime, waits } = runtimeFor({ 'gpt-5.5': [unsettled('server-error')] })
    await probeChain(fixedChain(policyOf({ chain: ['gpt-5.5'] })), runtime)
    expect(waits).toHaveLength(2)
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0)
  })

  it('are reported one by one, as soon as each has a verdict', async () => {
    const reported: string[] = []
    const { runtime } = runtimeFor(
      { 'gpt-5.5': [refused('model-not-found')] },
      { onAttempt: attempt => reported.push(`${attempt.model} ${attempt.verdict.kind}`) },
    )
    await probeChain(fixedChain(policyOf()), runtime)
    expect(reported).toEqual(['gpt-5.5 refused', 'gpt-5.4 accepted'])
  })

  it('go on when the chain has become longer, after the end of the known part', async () => {
    const { runtime, asked } = runtimeFor({
      'gpt-5.5': [refused('model-not-found')],
      'gpt-5.4': [refused('model-not-found')],
    })
    const lengths: number[] = []
    let policy = policyOf()
    const attempts = await probeChain(
      {
        policy: () => policy,
        extend: async before => {
          lengths.push(before.length)
          if (lengths.length > 1) return false
          policy = policyOf({ chain: ['gpt-5.5', 'gpt-5.4', 'gpt-6'] })
          return true
        },
        changed: async () => false,
      },
      runtime,
    )
    expect(asked.map(question => question.model)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-6'])
    expect(attempts).toHaveLength(3)
    expect(lengths).toEqual([2, 3])
  })

  it('ask more while a probe runs, when the list shows that its model is probably refused', async () => {
    const route = { 'gpt-5.5': [refused('no-access')], 'gpt-5.4': [refused('no-access')] }
    let release = () => {}
    const listed = new Promise<void>(resolve => {
      release = resolve
    })
    const expected: string[] = []
    const { runtime, asked } = runtimeFor(route, { onExpectedRefusal: () => expected.push('expected') })
    let policy = policyOf({ parallel: true })
    const attempts = await probeChain(
      {
        policy: () => policy,
        extend: async () => false,
        changed: async () => {
          await listed
          policy = policyOf({
            parallel: true,
            chain: ['gpt-5.5', 'gpt-5.4', 'gpt-6', 'gpt-7'],
            expectedRefusals: ['gpt-5.5', 'gpt-5.4'],
          })
          return true
        },
      },
      {
        ...runtime,
        // The first model has no verdict before the list is there and the others were asked.
        ask: async (question, options) => {
          const verdict = runtime.ask(question, options)
          release()
          if (question.model === 'gpt-5.5') await new Promise(resolve => setTimeout(resolve, 20))
          return verdict
        },
      },
    )
    expect(asked.map(question => question.model)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-6'])
    expect(attempts.map(attempt => attempt.model)).toEqual(['gpt-5.5', 'gpt-5.4', 'gpt-6'])
    expect(expected).toEqual(['expected'])
  })

  it('keep within the budget when the list comes late', async () => {
    const timeouts: Record<string, number> = {}
    const { runtime } = runtimeFor({ 'gpt-5.5': [refused('no-access')] })
    let elapsedMs = 0
    let policy = policyOf({ parallel: true, timeoutMs: 60_000, budgetMs: 60_000 })
    await probeChain(
      {
        policy: () => policy,
        extend: async () => false,
        changed: async () => {
          elapsedMs = 20_000
          policy = { ...policy, expectedRefusals: ['gpt-5.5'] }
          return true
        },
      },
      {
        ...runtime,
        elapsedMs: () => elapsedMs,
        ask: async (question, options) => {
          timeouts[question.model] = options.timeoutMs
          await new Promise(resolve => setTimeout(resolve, 20))
          return runtime.ask(question, options)
        },
      },
    )
    expect(timeouts).toEqual({ 'gpt-5.5': 60_000, 'gpt-5.4': 40_000 })
  })

  it('ask nothing more when the list has the model, and never wait for a list', async () => {
    const { runtime, asked } = runtimeFor({})
    const never = new Promise<boolean>(() => {})
    const source = { policy: () => policyOf({ parallel: true }), extend: async () => false }
    await probeChain({ ...source, changed: async () => true }, runtime)
    await probeChain({ ...source, changed: () => never }, runtime)
    expect(asked.map(question => question.model)).toEqual(['gpt-5.5', 'gpt-5.5'])
  })

  it.each(['keep', 'fallback', 'fail'] as const)(
    'lead to no decision when the job is cancelled during a wait (on-unsettled: %s)',
    async onUnsettled => {
      const controller = new AbortController()
      const { runtime, asked } = runtimeFor(
        { 'gpt-5.5': [unsettled('server-error')] },
        { signal: controller.signal, sleep: async () => controller.abort() },
      )
      const policy = policyOf({ onUnsettled })
      const attempts = await probeChain(fixedChain(policy), runtime)
      expect(asked).toHaveLength(1)
      expect(attempts.map(attempt => attempt.verdict.kind)).toEqual(['unsettled', 'cancelled'])
      expect(decide(policy, attempts).kind).toBe('none')
    },
  )

  it('do not start when the job is cancelled before', async () => {
    const { runtime, asked } = runtimeFor({}, { signal: AbortSignal.abort() })
    const attempts = await probeChain(fixedChain(policyOf()), runtime)
    expect(asked).toEqual([])
    expect(attempts.map(attempt => attempt.verdict.kind)).toEqual(['cancelled'])
  })
})

describe('the report of a probe', () => {
  it('tells what is asked next about the same model', async () => {
    const reported: unknown[] = []
    const { runtime } = runtimeFor(
      { 'gpt-5.5': [unsettled('server-error'), refused('no-access')] },
      { onAttempt: ({ model }, next) => reported.push([model, next]) },
    )
    await probeChain(fixedChain(policyOf()), runtime)
    const question = { model: 'gpt-5.5', form: 'lean', settings: {} }
    expect(reported).toEqual([
      ['gpt-5.5', { question, afterMs: 500 }],
      ['gpt-5.5', undefined],
      ['gpt-5.4', undefined],
    ])
  })

  it('does not wait for those that run at the same time, and each is reported once', async () => {
    const reported: string[] = []
    const { runtime } = runtimeFor({}, { onAttempt: ({ model }) => reported.push(model) })
    const before: Readonly<Record<string, number>> = { a: 2, b: 1, c: 0 }
    await probeChain(fixedChain(policyOf({ chain: ['a', 'b', 'c'], strategy: 'all', parallel: true })), {
      ...runtime,
      ask: async (question, options) => {
        while (reported.length < (before[question.model] ?? 0)) await new Promise(setImmediate)
        return runtime.ask(question, options)
      },
    })
    expect(reported).toEqual(['c', 'b', 'a'])
  })
})
