import { describe, expect, it } from '@jest/globals'
import { type Attempt, nextStep, type Question } from '../../src/chain/index.ts'
import { type Answer, accepted, attemptsAt, doubted, policyOf, refused, unsettled } from './scripted-route.ts'

/** The next step of a chain with one model, after these answers and with enough budget. */
function stepAfter(answers: readonly Answer[], { retries = 2, random = 0.5 } = {}) {
  const policy = policyOf({ chain: ['m'], retries, budgetMs: 3_600_000 })
  const attempts: Attempt[] = []
  for (const answer of answers) {
    const step = nextStep(policy, attempts, 0, random)
    if (step.kind === 'done') throw new Error('There are more answers than questions.')
    attempts.push(...attemptsAt('m', answer).map(attempt => ({ ...attempt, ...step.questions[0] })))
  }
  return nextStep(policy, attempts, 0, random)
}

const asks = (question: Partial<Question>) => ({
  kind: 'probe',
  questions: [expect.objectContaining({ model: 'm', ...question })],
})
const done = { kind: 'done' }

const refusedEffort = (...offered: string[]) =>
  unsettled('unsupported-setting', { setting: { parameter: 'effort', offered } })

describe('the next question about a model', () => {
  it('is in the lean form and without a wait at first', () => {
    expect(stepAfter([])).toEqual({
      kind: 'probe',
      questions: [{ model: 'm', form: 'lean', settings: {} }],
      afterMs: 0,
      timeoutMs: 60_000,
    })
  })

  it.each<[string, Answer[]]>([
    ['an accepted model', [accepted()]],
    ['a refused model', [refused('not-supported-on-route')]],
    ['a confirmed refusal', [doubted(), doubted()]],
    ['a failure that lasts', [unsettled('prompt-blocked')]],
    ['a limit that resets later', [unsettled('model-quota-spent')]],
    ['the last retry', [unsettled('server-error'), unsettled('server-error'), unsettled('server-error')]],
  ])('is absent after %s', (_name, answers) => {
    expect(stepAfter(answers)).toEqual(done)
  })

  it('uses the first value that the server offers, without a wait', () => {
    expect(stepAfter([refusedEffort('medium', 'high')], { retries: 0 })).toMatchObject({
      ...asks({ form: 'lean', settings: { effort: 'medium' } }),
      afterMs: 0,
    })
  })

  it('uses it also when the verdict calls the setting refused', () => {
    const setting = { parameter: 'verbosity', offered: ['medium'] } as const
    expect(stepAfter([refused('unsupported-setting', { setting })])).toMatchObject(
      asks({ settings: { verbosity: 'medium' } }),
    )
  })

  it('adjusts both settings, one after the other', () => {
    const verbosity = unsettled('unsupported-setting', {
      setting: { parameter: 'verbosity', offered: ['medium'] },
    })
    expect(stepAfter([refusedEffort('high'), verbosity])).toMatchObject(
      asks({ settings: { effort: 'high', verbosity: 'medium' } }),
    )
  })

  it('is in the plain form, without a third value, when the offered value is refused too', () => {
    const twice = [refusedEffort('high'), refusedEffort('low')]
    expect(stepAfter(twice)).toMatchObject(asks({ form: 'plain', settings: { effort: 'high' } }))
    expect(stepAfter([...twice, refusedEffort('low')])).toEqual(done)
  })

  it.each(['unrecognized', 'codex-failed', 'unsupported-setting'] as const)(
    'is in the plain form after %s, without a wait and without retries',
    reason => {
      expect(stepAfter([unsettled(reason)], { retries: 0 })).toMatchObject({
        ...asks({ form: 'plain' }),
        afterMs: 0,
      })
      expect(stepAfter([unsettled(reason), unsettled(reason)], { retries: 0 })).toEqual(done)
    },
  )

  it('does not count as a retry when it was adjusted', () => {
    const answers = [refusedEffort('high'), unsettled('unrecognized'), unsettled('unrecognized')]
    expect(stepAfter(answers, { retries: 1 })).toMatchObject(
      asks({ form: 'plain', settings: { effort: 'high' } }),
    )
    expect(stepAfter([...answers, unsettled('unrecognized')], { retries: 1 })).toEqual(done)
  })

  it('confirms an ambiguous refusal, if retries are allowed', () => {
    expect(stepAfter([doubted()])).toMatchObject(asks({ form: 'lean' }))
    expect(stepAfter([doubted()], { retries: 0 })).toEqual(done)
  })
})

describe('the wait before a retry', () => {
  it.each([
    [0, 500],
    [0.5, 750],
    [0.999, 1_000],
  ])('is between half a second and a second at first (random %d)', (random, afterMs) => {
    expect(stepAfter([unsettled('server-error')], { random })).toMatchObject({ afterMs })
  })

  it('doubles with each retry', () => {
    const waits = [1, 2, 3, 4, 5, 6].map(count => {
      const answers = Array.from({ length: count }, () => unsettled('server-error'))
      return stepAfter(answers, { retries: 6, random: 0 })
    })
    expect(waits).toMatchObject(
      [500, 1_000, 2_000, 4_000, 8_000, 10_000].map(afterMs => ({ kind: 'probe', afterMs })),
    )
  })

  it('is at most 20 s, unless the server asks for more', () => {
    const answers = Array.from({ length: 9 }, () => unsettled('server-error'))
    expect(stepAfter(answers, { retries: 10, random: 1 - Number.EPSILON })).toMatchObject({ afterMs: 20_000 })
  })

  it.each([
    [0, 30_000],
    [0.5, 31_500],
  ])('is at least as long as the server asks (random %d)', (random, afterMs) => {
    const answer = unsettled('rate-limited', { retryAfterMs: 30_000 })
    expect(stepAfter([answer], { random })).toMatchObject({ afterMs })
  })
})
