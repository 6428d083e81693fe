import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { EFFORT_REFUSALS, type EffortRefusal } from '../../loopback/golden/effort-refusals.ts'
import { readFieldAnswers } from '../../loopback/golden/field/field-answer.ts'
import {
  type Attempt,
  EFFORT_UNSET,
  type GivenEffort,
  modelStatus,
  nextStep,
  type Policy,
  type Question,
} from '../../src/chain/index.ts'
import type { Route } from '../../src/route/index.ts'
import { classify, EFFORTS } from '../../src/verdict/index.ts'
import { policyOf } from './scripted-route.ts'

const MODEL = 'gpt-5.5'

const PROVIDER: Route = { kind: 'provider', id: 'gateway' }

/** What a question asks with; undefined where the CLI chooses. */
function effortIn({ form, settings }: Question, given: GivenEffort | undefined): string | undefined {
  if (settings.effort === EFFORT_UNSET) return undefined
  return settings.effort ?? given?.value ?? (form === 'lean' ? 'low' : undefined)
}

/** Asks until nothing is left to ask. The server refuses in its words all efforts but those that it takes. */
function ask(
  { status, body }: Pick<EffortRefusal, 'status' | 'body'>,
  taken: readonly (string | undefined)[],
  policy: Policy,
  route: Route = PROVIDER,
): readonly Attempt[] {
  const message = `unexpected status ${status}: ${JSON.stringify(body)}, url: http://127.0.0.1/v1/responses`
  const context = { model: MODEL, route, now: new Date(0) }
  const refusal = classify({ kind: 'failed', stage: 'turn.failed', message }, context)
  const attempts: Attempt[] = []
  for (;;) {
    const step = nextStep(policy, attempts, 0, 0.5)
    if (step.kind === 'done') return attempts
    const [question] = step.questions
    const isTaken = taken.includes(effortIn(question, policy.effort))
    const verdict = isTaken ? ({ kind: 'accepted' } as const) : refusal
    attempts.push({ ...question, verdict, startedAt: 0, durationMs: 1 })
  }
}

const policyWith = (changes: Partial<Policy>) => policyOf({ chain: [MODEL], ...changes })
const given = (value: string, source: GivenEffort['source'] = 'input') => ({ effort: { value, source } })
const named = (name: string) => {
  const found = EFFORT_REFUSALS.find(refusal => refusal.name.startsWith(name))
  if (found === undefined) throw new Error(`There is no refusal of ${name}.`)
  return found
}
const effortsOf = (attempts: readonly Attempt[]) => attempts.map(({ settings }) => settings.effort)

describe('an effort that a server refuses', () => {
  it.each(EFFORT_REFUSALS.map(refusal => [refusal.name, refusal] as const))(
    'is known in the words of %s, with the values that they offer',
    (_, { status, body, offered }) => {
      const message = `unexpected status ${status}: ${JSON.stringify(body)}, url: http://127.0.0.1/v1/responses`
      const context = { model: MODEL, route: PROVIDER, now: new Date(0) }
      expect(classify({ kind: 'failed', stage: 'turn.failed', message }, context)).toMatchObject({
        kind: 'unsettled',
        finding: { reason: 'unsupported-setting', setting: { parameter: 'effort', offered } },
      })
    },
  )

  it.each([
    ['xhigh', 'high'],
    ['medium', 'low'],
    ['none', 'low'],
    ['ultra', 'high'],
    ['a word of the future', 'low'],
  ])('%s is replaced by the nearest that is offered, of two the lower: %s', (asked, used) => {
    const attempts = ask(named('OpenAI (openai'), ['low', 'high'], policyWith(given(asked)))
    expect(effortsOf(attempts)).toEqual([undefined, used])
    expect(modelStatus(MODEL, attempts)).toMatchObject({ kind: 'accepted', settings: { effort: used } })
  })

  it('is replaced by the nearest of the list where nothing is offered', () => {
    const policy = policyWith({ ...given('max'), listedEfforts: { [MODEL]: ['low', 'medium', 'xhigh'] } })
    expect(effortsOf(ask(named('a relay'), ['xhigh'], policy))).toEqual([undefined, 'xhigh'])
  })

  it('is replaced by a second value where the first is refused too', () => {
    const attempts = ask(named('Azure ('), ['medium'], policyWith(given('xhigh')))
    expect(effortsOf(attempts)).toEqual([undefined, 'high', 'medium'])
  })

  it('is left out where the model takes none, and the input gives it', () => {
    const attempts = ask(named('OpenAI for a model'), [undefined], policyWith(given('xhigh')))
    expect(effortsOf(attempts)).toEqual([undefined, 'high', EFFORT_UNSET])
    expect(modelStatus(MODEL, attempts).kind).toBe('accepted')
  })

  it('cannot be left out where the configuration gives it', () => {
    const attempts = ask(named('OpenAI for a model'), [undefined], policyWith(given('xhigh', 'config')))
    expect(effortsOf(attempts)).not.toContain(EFFORT_UNSET)
  })

  it('is replaced by the first that is offered where only the probe asked for it', () => {
    expect(effortsOf(ask(named('Mistral'), ['high', 'max'], policyWith({})))).toEqual([undefined, 'high'])
  })

  it('is left to the job’s own settings where only the probe asked for it and nothing is offered', () => {
    const attempts = ask(named('a relay'), [undefined], policyWith({}))
    expect(attempts).toMatchObject([{ form: 'lean' }, { form: 'plain', settings: {} }])
    expect(modelStatus(MODEL, attempts).kind).toBe('accepted')
  })
})

describe('any server that refuses efforts', () => {
  /** The answers of vendors in which an effort is at fault. */
  const ofField = (['first', 'found', 'made-up'] as const)
    .flatMap(readFieldAnswers)
    .filter(
      ({ body, reasons }) =>
        /\beffort\b/i.test(JSON.stringify(body)) && reasons.some(reason => reason === 'unsupported-setting'),
    )
  const answers = [
    ...EFFORT_REFUSALS,
    ...ofField.map(({ status, body }) => ({ status, body: fieldsOf(body) })),
  ]
  const efforts = fc.subarray([...EFFORTS])
  const anyCase = fc.record({
    answer: fc.constantFrom(...answers),
    taken: fc.subarray([undefined, ...EFFORTS]),
    effort: fc.option(
      fc.record({
        value: fc.oneof(fc.constantFrom(...EFFORTS), fc.stringMatching(/^[a-z]{1,8}$/)),
        source: fc.constantFrom<GivenEffort['source'][]>('input', 'arguments', 'config'),
      }),
      { nil: undefined },
    ),
    listed: fc.option(efforts, { nil: undefined }),
    route: fc.constantFrom<Route[]>(
      PROVIDER,
      { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
      { kind: 'api-key', source: 'input' },
    ),
  })

  function fieldsOf(body: object | string): object {
    return typeof body === 'string' ? { error: { message: body } } : body
  }

  it('has answers of vendors in it', () => {
    expect(ofField.length).toBeGreaterThan(2)
  })

  it('makes no model refused, is asked for no value twice, and a bounded number of times', () =>
    fc.assert(
      fc.property(anyCase, ({ answer, taken, effort, listed, route }) => {
        const policy = policyWith({
          retries: 0,
          ...(effort === undefined ? {} : { effort }),
          ...(listed === undefined ? {} : { listedEfforts: { [MODEL]: listed } }),
        })
        const attempts = ask(answer, taken, policy, route)
        expect(modelStatus(MODEL, attempts).kind).not.toBe('refused')
        // The first value, two others, and the last one again in the plain form.
        expect(attempts.length).toBeLessThanOrEqual(4)
        const adjusted = attempts.filter(({ form }) => form === 'lean').map(({ settings }) => settings.effort)
        expect(new Set(adjusted).size).toBe(adjusted.length)
        const values = attempts.flatMap(({ settings }) => settings.effort ?? [])
        expect([EFFORT_UNSET, ...EFFORTS]).toEqual(expect.arrayContaining(values))
        expect(adjusted.slice(1)).not.toContain(effort?.value ?? 'low')
      }),
      { numRuns: 500 },
    ))
})
