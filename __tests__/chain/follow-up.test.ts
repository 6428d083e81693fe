import { describe, expect, it } from '@jest/globals'
import type { Attempt, Question } from '../../src/chain/attempt.ts'
import { nextQuestion } from '../../src/chain/follow-up.ts'
import { type Answer, accepted, attemptsAt, doubted, refused, unsettled } from './scripted-route.ts'

/** What a model needs after these answers; each attempt's question is the one that the attempts before it led to. */
function next(answers: readonly Answer[], { retries = 2, random = 0.5 } = {}) {
  const attempts: Attempt[] = []
  for (const answer of answers) {
    const due = nextQuestion('m', attempts, retries, random)
    if (due.kind !== 'ask') throw new Error('Nothing was asked that this could answer.')
    const [made] = attemptsAt('m', answer)
    if (made !== undefined) attempts.push({ ...made, ...due.question })
  }
  return nextQuestion('m', attempts, retries, random)
}

const ask = (question: Partial<Question>) => ({
  kind: 'ask',
  question: expect.objectContaining({ model: 'm', ...question }),
})
const settled = { kind: 'settled' }

const refusedEffort = (...offered: string[]) =>
  unsettled('unsupported-setting', { setting: { parameter: 'effort', offered } })

describe('followUp', () => {
  it('asks at once and in the lean form first', () => {
    expect(next([])).toEqual({
      kind: 'ask',
      question: { model: 'm', form: 'lean', settings: {} },
      afterMs: 0,
      lastMs: 0,
    })
  })

  it.each<[string, Answer[]]>([
    ['an accepted model', [accepted()]],
    ['a refused model', [refused('not-supported-on-route')]],
    ['a confirmed refusal', [doubted(), doubted()]],
    ['a failure that lasts', [unsettled('prompt-blocked')]],
    ['a limit that resets later', [unsettled('model-quota-spent')]],
    ['the last retry', [unsettled('server-error'), unsettled('server-error'), unsettled('server-error')]],
  ])('asks nothing more of %s', (_name, answers) => {
    expect(next(answers)).toEqual(settled)
  })

  it('asks again, without a wait, with the first value that is offered', () => {
    expect(next([refusedEffort('medium', 'high')], { retries: 0 })).toEqual({
      ...ask({ form: 'lean', settings: { effort: 'medium' } }),
      afterMs: 0,
      lastMs: 1_000,
    })
  })

  it('does so too when the verdict calls the setting refused', () => {
    const setting = { parameter: 'verbosity', offered: ['medium'] } as const
    expect(next([refused('unsupported-setting', { setting })])).toMatchObject(
      ask({ settings: { verbosity: 'medium' } }),
    )
  })

  it('adjusts both settings, one after the other', () => {
    const verbosity = unsettled('unsupported-setting', {
      setting: { parameter: 'verbosity', offered: ['medium'] },
    })
    expect(next([refusedEffort('high'), verbosity])).toMatchObject(
      ask({ settings: { effort: 'high', verbosity: 'medium' } }),
    )
  })

  it('tries the plain command, and no third value, when the offered value is refused too', () => {
    const twice = [refusedEffort('high'), refusedEffort('low')]
    expect(next(twice)).toMatchObject(ask({ form: 'plain', settings: { effort: 'high' } }))
    expect(next([...twice, refusedEffort('low')])).toEqual(settled)
  })

  it.each(['unrecognized', 'codex-failed', 'unsupported-setting'] as const)(
    'tries the plain command after %s, without a wait and without retries',
    reason => {
      expect(next([unsettled(reason)], { retries: 0 })).toMatchObject({
        ...ask({ form: 'plain' }),
        afterMs: 0,
      })
      expect(next([unsettled(reason), unsettled(reason)], { retries: 0 })).toEqual(settled)
    },
  )

  it('counts no adjustment as a retry', () => {
    const answers = [refusedEffort('high'), unsettled('unrecognized'), unsettled('unrecognized')]
    expect(next(answers, { retries: 1 })).toMatchObject(ask({ form: 'plain', settings: { effort: 'high' } }))
    expect(next([...answers, unsettled('unrecognized')], { retries: 1 })).toEqual(settled)
  })

  it('looks at an ambiguous refusal once more', () => {
    expect(next([doubted()])).toMatchObject(ask({ form: 'lean' }))
    expect(next([doubted()], { retries: 0 })).toEqual(settled)
  })

  it.each([
    [0, 500],
    [0.5, 750],
    [0.999, 1_000],
  ])('waits between half and all of a second first (random %d)', (random, afterMs) => {
    expect(next([unsettled('server-error')], { random })).toMatchObject({ afterMs })
  })

  it('never waits for longer than 20 s of its own accord', () => {
    const answers = Array.from({ length: 9 }, () => unsettled('server-error'))
    expect(next(answers, { retries: 10, random: 1 - Number.EPSILON })).toMatchObject({ afterMs: 20_000 })
  })

  it.each([
    [0, 30_000],
    [0.5, 31_500],
  ])('waits at least as long as the server asks (random %d)', (random, afterMs) => {
    expect(next([unsettled('rate-limited', { retryAfterMs: 30_000 })], { random })).toMatchObject({
      afterMs,
    })
  })
})
