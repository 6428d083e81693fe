/** What is left of a plan: which figures count, for which model, and what they decide. */

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parsePlanUsage, usageVerdict, type Verdict } from '../../src/verdict/index.ts'

/** A Saturday. */
const NOW = Date.UTC(2026, 10, 28, 14)
const SECONDS = NOW / 1000
const MODEL = 'gpt-5.5'
const ACCEPTED = {
  kind: 'accepted',
  usage: { inputTokens: 11, cachedInputTokens: 0, outputTokens: 2 },
} as const satisfies Verdict

type Json = Readonly<Record<string, unknown>>

const hours = (usedPercent: unknown, more: Json = {}): Json => ({
  usedPercent,
  windowDurationMins: 300,
  resetsAt: SECONDS + 3600,
  ...more,
})
const weekly = (usedPercent: unknown, more: Json = {}): Json => ({
  usedPercent,
  windowDurationMins: 10_080,
  // Monday, 09:00.
  resetsAt: SECONDS + 43 * 3600,
  ...more,
})

/** The CLI's answer: the plan's own limit, and others by their ids. */
function answer(primary: unknown, secondary: unknown = null, more: Json = {}, others: Json = {}): Json {
  const codex = { limitId: 'codex', limitName: null, primary, secondary, credits: null, ...more }
  return { rateLimits: codex, rateLimitsByLimitId: { codex, ...others } }
}

const own = (name: string, primary: unknown, more: Json = {}): Json => ({
  own: { limitId: 'own', limitName: name, primary, secondary: null, credits: null, ...more },
})

const CREDITS = {
  some: { credits: { hasCredits: true, unlimited: false, balance: '12.50' } },
  unlimited: { credits: { hasCredits: true, unlimited: true, balance: null } },
  none: { credits: { hasCredits: false, unlimited: false, balance: '0' } },
}
const cap = (remainingPercent: unknown): Json => ({
  individualLimit: { limit: '5000', used: '4900', remainingPercent, resetsAt: SECONDS + 20 * 24 * 3600 },
})

/** The verdict on an accepted model, after the CLI's answer. */
function verdictOn(result: unknown, { minLeft = 10, model = MODEL } = {}): Verdict {
  const usage = parsePlanUsage(result, NOW)
  return usage === undefined ? ACCEPTED : usageVerdict(ACCEPTED, usage, { model, minLeft, now: NOW })
}

/** What the verdict says; "accepted" where it has not changed. */
function saidOn(result: unknown, options?: Parameters<typeof verdictOn>[1]): string {
  const verdict = verdictOn(result, options)
  if (!('finding' in verdict)) return verdict.kind
  const { reason, said } = verdict.finding
  return `${reason}: ${said}`
}

describe('too little left', () => {
  it('is a refusal that lasts until the reset, with the tokens of the probe', () => {
    expect(verdictOn(answer(hours(20), weekly(97)))).toEqual({
      kind: 'refused',
      finding: {
        reason: 'usage-limit',
        scope: 'route',
        lasting: 'until-reset',
        detail: 'below-minimum',
        said: '3 % of the weekly limit left until Monday 09:00 UTC; min-usage-left is 10 %.',
        isExplainedByMessage: true,
        retryAt: '2026-11-30T09:00:00.000Z',
      },
      usage: ACCEPTED.usage,
    })
  })

  it('in two windows lasts until the later reset', () => {
    const verdict = verdictOn(answer(hours(95), weekly(97)))
    expect(verdict).toMatchObject({
      finding: {
        said: '5 % of the 5-hour limit left until Saturday 15:00 UTC and 3 % of the weekly limit left until Monday 09:00 UTC; min-usage-left is 10 %.',
        retryAt: '2026-11-30T09:00:00.000Z',
      },
    })
  })

  it('with one reset that is not known has no time', () => {
    const verdict = verdictOn(answer(hours(95, { resetsAt: null }), weekly(97)))
    expect(verdict.kind === 'refused' && 'retryAt' in verdict.finding).toBe(false)
  })

  it.each<[string, unknown, number, string]>([
    ['as much as is asked for', answer(weekly(90)), 10, 'accepted'],
    ['one percent less', answer(weekly(91)), 10, 'usage-limit'],
    ['nothing', answer(weekly(100)), 1, 'usage-limit'],
    ['nothing, and nothing is asked for', answer(weekly(100)), 0, 'accepted'],
    ['all, and all is asked for', answer(weekly(0)), 100, 'accepted'],
    ['less than all, and all is asked for', answer(weekly(1)), 100, 'usage-limit'],
  ])('compares exactly: %s', (_, result, minLeft, expected) => {
    expect(saidOn(result, { minLeft }).split(':')[0]).toBe(expected)
  })
})

describe('bought credits', () => {
  it.each<[string, Json, string]>([
    ['some', CREDITS.some, 'accepted'],
    ['without a limit', CREDITS.unlimited, 'accepted'],
    ['none', CREDITS.none, 'usage-limit'],
    ['some, with enough left of the cap on them', { ...CREDITS.some, ...cap(50) }, 'accepted'],
    ['some, with too little left of the cap on them', { ...CREDITS.some, ...cap(2) }, 'usage-limit'],
    ['some, and the cap is reached', { ...CREDITS.some, spendControlReached: true }, 'usage-limit'],
    ['some, and the cap is no figure', { ...CREDITS.some, ...cap(-1) }, 'accepted'],
    ['in words', { credits: { hasCredits: 'true', unlimited: 1 } }, 'usage-limit'],
  ])('%s', (_, credits, expected) => {
    expect(saidOn(answer(weekly(97), null, credits)).split(':')[0]).toBe(expected)
  })

  it('of a plan without windows may have a cap, which then decides', () => {
    expect(saidOn(answer(null, null, { ...CREDITS.some, ...cap(2) }))).toBe(
      'usage-limit: 2 % of the spending limit left until 18 December 14:00 UTC; min-usage-left is 10 %.',
    )
    expect(saidOn(answer(null, null, { ...CREDITS.some, ...cap(20) }))).toBe('accepted')
    expect(saidOn(answer(null, null, { ...CREDITS.unlimited, ...cap(2) }))).toBe('accepted')
  })

  it('do not hide a cap where the plan itself has enough left', () => {
    expect(saidOn(answer(weekly(20), null, { ...CREDITS.some, ...cap(2) }))).toBe('accepted')
  })
})

describe("a limit of a model's own", () => {
  const spark = 'gpt-5.3-codex-spark'
  const spent = answer(weekly(20), null, {}, own('GPT-5.3-Codex-Spark', weekly(97)))

  it('decides for that model, and not for another', () => {
    expect(verdictOn(spent, { model: spark })).toMatchObject({
      kind: 'refused',
      finding: { reason: 'model-quota-spent', scope: 'model', retryAt: '2026-11-30T09:00:00.000Z' },
    })
    expect(saidOn(spent)).toBe('accepted')
  })

  it("is what that model draws on, instead of the plan's own limit", () => {
    const result = answer(weekly(97), null, {}, own('GPT-5.3-Codex-Spark', weekly(20)))
    expect(saidOn(result, { model: spark })).toBe('accepted')
    expect(saidOn(result)).toMatch(/^usage-limit/)
  })

  it('without a figure leaves the model to the limit of the plan', () => {
    const result = answer(weekly(97), null, {}, own('GPT-5.3-Codex-Spark', weekly(101)))
    expect(saidOn(result, { model: spark })).toMatch(/^usage-limit/)
  })

  it.each([
    ['a longer name', 'gpt-5.5-mini'],
    ['a shorter name', 'gpt-5'],
    ['another kind of work', 'code review'],
    ['no name', ''],
  ])('with %s belongs to another', (_, name) => {
    expect(saidOn(answer(weekly(20), null, {}, own(name, weekly(100))))).toBe('accepted')
  })

  it('is not that of the model whose name describes it', () => {
    const reserve = own('gpt-reserve', weekly(100), { normalModelSlug: 'gpt-5.6-luna' })
    expect(saidOn(answer(weekly(20), null, {}, reserve), { model: 'gpt-5.6-luna' })).toBe('accepted')
    expect(saidOn(answer(weekly(20), null, {}, reserve), { model: 'gpt-reserve' })).toMatch(/^model-quota/)
  })
})

describe('a figure that makes no sense', () => {
  const FAR = SECONDS + 400 * 24 * 3600
  it.each<[string, unknown]>([
    ...[
      -1,
      100.01,
      101,
      1e9,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '99',
      null,
      undefined,
      true,
      [99],
      {},
    ].map((used): [string, unknown] => [`${String(used)} percent used`, answer(weekly(used))]),
    ...[0, SECONDS, SECONDS - 1, FAR, NOW, -5, 1e300, Number.NaN, '2026-11-30', {}].map(
      (resetsAt): [string, unknown] => [`a reset at ${String(resetsAt)}`, answer(weekly(97, { resetsAt }))],
    ),
    ['a window that is a list', answer([weekly(97)])],
    ['no window', answer(null)],
    ['no limit', {}],
    ['null', null],
    ['a text', 'rateLimits'],
    ['a list', [answer(weekly(97))]],
    ['a single limit of another id', { rateLimits: { limitId: 'other', primary: weekly(97) } }],
    ['a limit that is a text', { rateLimitsByLimitId: { codex: 'weekly' } }],
    [
      'a limit under another id',
      { rateLimitsByLimitId: { Codex: { limitId: 'codex', primary: weekly(97) } } },
    ],
  ])('decides nothing: %s', (_, result) => {
    expect(verdictOn(result)).toBe(ACCEPTED)
  })

  it('does not hide another one', () => {
    expect(saidOn(answer(hours('99'), weekly(97)))).toMatch(/^usage-limit: 3 % of the weekly limit/)
  })

  it('of a length leaves the window without a name', () => {
    for (const windowDurationMins of [null, -300, 0, 1e12, '300', Number.NaN]) {
      expect(saidOn(answer(weekly(97, { windowDurationMins })))).toMatch(
        /^usage-limit: 3 % of the usage limit/,
      )
    }
  })
})

describe('an answer of an earlier CLI', () => {
  it('that has only the single limit is read', () => {
    expect(saidOn({ rateLimits: { primary: weekly(97), secondary: null } })).toMatch(/^usage-limit/)
    expect(
      saidOn({ rateLimits: { limitId: 'codex', primary: weekly(97) }, rateLimitsByLimitId: null }),
    ).toMatch(/^usage-limit/)
  })
})

describe('the names of windows', () => {
  it.each([
    [300, '5-hour'],
    [60, '1-hour'],
    [1440, 'daily'],
    [2880, '2-day'],
    [10_080, 'weekly'],
    [43_200, 'monthly'],
    [44_640, 'monthly'],
    [90, '90-minute'],
  ])('%i minutes: %s', (windowDurationMins, name) => {
    expect(saidOn(answer(hours(99, { windowDurationMins })))).toContain(`1 % of the ${name} limit left until`)
  })

  it.each([
    ['today', 3600, 'Saturday 15:00 UTC'],
    ['tomorrow', 24 * 3600, 'Sunday 14:00 UTC'],
    ['in six days', 6 * 24 * 3600, 'Friday 14:00 UTC'],
    ['on the same day of the next week', 7 * 24 * 3600 - 60, '5 December 13:59 UTC'],
    ['in a month', 30 * 24 * 3600, '28 December 14:00 UTC'],
  ])('and a reset %s', (_, seconds, text) => {
    expect(saidOn(answer(weekly(99, { resetsAt: SECONDS + seconds })))).toContain(` until ${text};`)
  })
})

describe('any answer', () => {
  const junk = fc.oneof(
    fc.anything(),
    fc.constantFrom(-1, 101, Number.NaN, Number.POSITIVE_INFINITY, '50', null, true),
  )
  const NO_PERCENT = junk.filter(value => !(typeof value === 'number' && value >= 0 && value <= 100))
  const windowOf = (used: fc.Arbitrary<unknown>) =>
    fc.oneof(
      fc.record({
        usedPercent: used,
        windowDurationMins: junk,
        resetsAt: fc.constantFrom(null, SECONDS + 60),
      }),
      fc.anything().filter(value => Object(value).usedPercent === undefined),
    )
  const limitOf = (used: fc.Arbitrary<unknown>) =>
    fc.record({
      limitId: fc.constantFrom('codex', null, 'own'),
      limitName: fc.constantFrom(MODEL, null, 'GPT-5.5', 3),
      primary: windowOf(used),
      secondary: windowOf(used),
      credits: junk,
    })
  const answerOf = (used: fc.Arbitrary<unknown>) =>
    fc.record({
      rateLimits: limitOf(used),
      rateLimitsByLimitId: fc.dictionary(
        fc.constantFrom('codex', 'own', 'other', '__proto__'),
        limitOf(used),
      ),
    })

  it('without a percentage in it changes no verdict', () => {
    fc.assert(
      fc.property(fc.oneof(answerOf(NO_PERCENT), junk), fc.nat(100), (result, minLeft) => {
        expect(verdictOn(result, { minLeft })).toBe(ACCEPTED)
      }),
    )
  })

  it('refuses only because of a figure in it that is below what is asked for', () => {
    const used = fc.oneof(fc.integer({ min: 0, max: 100 }), NO_PERCENT)
    fc.assert(
      fc.property(answerOf(used), fc.nat(100), (result, minLeft) => {
        const windows = [result.rateLimits, ...Object.values(result.rateLimitsByLimitId)].flatMap(
          ({ primary, secondary }) => [Object(primary).usedPercent, Object(secondary).usedPercent],
        )
        const lowest = Math.min(
          ...windows.filter(value => value >= 0 && value <= 100).map(value => 100 - value),
        )
        fc.pre(lowest >= minLeft)
        expect(verdictOn(result, { minLeft })).toBe(ACCEPTED)
      }),
    )
  })
})
