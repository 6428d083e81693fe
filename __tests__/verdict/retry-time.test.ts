import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { CHATGPT, failureOf, MODEL } from './case.ts'

const NOW = new Date('2026-06-10T18:00:30.500Z')
const HOUR_MS = 3_600_000

/** The times in the finding of a turn that failed with this message. */
function timesIn(message: string, now: Date = NOW) {
  const { retryAt, retryAfterMs } = failureOf(message, { model: MODEL, route: CHATGPT, now })
  return { retryAt, retryAfterMs }
}

/** A server's error body, as JSON. */
const bodyOf = (error: object, headers: object = {}) =>
  JSON.stringify({ error: { message: 'm', ...error }, headers })

/** Any moment within three days. */
const anyMoment = fc
  .integer({ min: 0, max: 3 * 24 * HOUR_MS })
  .map(sinceMs => new Date(Date.UTC(2026, 5, 10) + sinceMs))

/** A time of day in the CLI's format, such as 7:32 PM. */
function timeOfDay(hours: number, minutes: number): string {
  const half = hours < 12 ? 'AM' : 'PM'
  return `${hours % 12 === 0 ? 12 : hours % 12}:${String(minutes).padStart(2, '0')} ${half}`
}

describe('the time of the next try in the words of a message', () => {
  it.each([
    ['Please try again in 1.2s.', { retryAfterMs: 1_200 }],
    ['Please try again in 300ms.', { retryAfterMs: 300 }],
    ['Please try again in 20 seconds.', { retryAfterMs: 20_000 }],
    ['try again in 6m0s', { retryAfterMs: 360_000, retryAt: '2026-06-10T18:06:30.500Z' }],
    ['Try again in 1h2m3s', { retryAt: '2026-06-10T19:02:33.500Z' }],
    ['Try again in 5 days 3 hours 2 minutes.', { retryAt: '2026-06-15T21:02:30.500Z' }],
    ['retry after 7 seconds', { retryAfterMs: 7_000 }],
    ['or try again at 7:32 PM.', { retryAt: '2026-06-10T19:32:00.000Z' }],
    ['or try again at 5:00 PM.', { retryAt: '2026-06-10T17:00:00.000Z' }],
    ['or try again at 12:01 PM.', { retryAt: '2026-06-10T12:01:00.000Z' }],
    ['or try again at 12:00 PM.', { retryAt: '2026-06-11T12:00:00.000Z' }],
    ['Try again at 7:32 AM.', { retryAt: '2026-06-11T07:32:00.000Z' }],
    ['Try again at 12:05 AM.', { retryAt: '2026-06-11T00:05:00.000Z' }],
    ['Try again at 6:00 PM.', { retryAt: '2026-06-10T18:00:00.000Z' }],
    ['or try again at Jun 11th, 2026 7:42 AM.', { retryAt: '2026-06-11T07:42:00.000Z' }],
    ['or try again at Jan 1st, 2027 12:00 PM.', { retryAt: '2027-01-01T12:00:00.000Z' }],
    ['or try again later.', {}],
    ['try again in a moment', {}],
    ['try again in 5 parsecs', {}],
    ['try again at Foo 11th, 2026 7:42 AM', {}],
    ['try again at Jun 11th, 9026 7:42 AM', {}],
    ['try again in 999999999 days', {}],
  ])('%s', (message, times) => {
    expect(timesIn(message)).toEqual(times)
  })

  it('is within a day, and at most hours ago, when it has no date', () => {
    fc.assert(
      fc.property(anyMoment, fc.nat(23), fc.nat(59), (now, hours, minutes) => {
        const { retryAt } = timesIn(`try again at ${timeOfDay(hours, minutes)}.`, now)
        const afterMs = Date.parse(retryAt ?? '') - now.getTime()
        expect(afterMs).toBeGreaterThanOrEqual(-6 * HOUR_MS)
        expect(afterMs).toBeLessThan(24 * HOUR_MS)
        expect(retryAt?.slice(11, 16)).toBe(
          `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
        )
      }),
    )
  })

  it('is the reset that the CLI printed, to the minute, even if it has just passed', () => {
    const offset = fc.integer({ min: -6 * 60 + 1, max: 24 * 60 })
    fc.assert(
      fc.property(anyMoment, offset, (now, minutes) => {
        const reset = new Date(now.getTime() + minutes * 60_000)
        // The CLI leaves out the date only when the reset is on the same day.
        fc.pre(reset.toISOString().slice(0, 10) === now.toISOString().slice(0, 10))
        const message = `or try again at ${timeOfDay(reset.getUTCHours(), reset.getUTCMinutes())}.`
        expect(timesIn(message, now).retryAt).toBe(`${reset.toISOString().slice(0, 16)}:00.000Z`)
      }),
    )
  })
})

describe('the time of the next try in the fields of an answer', () => {
  it.each([
    ['resets_at in seconds', { resets_at: 1781200000 }, {}, { retryAt: '2026-06-11T17:46:40.000Z' }],
    ['resets_at in milliseconds', { resets_at: 1781200000123 }, {}, { retryAt: '2026-06-11T17:46:40.123Z' }],
    ['resets_at that no limit has', { resets_at: 1e300 }, {}, {}],
    ['resets_at zero', { resets_at: 0 }, {}, {}],
    ['resets_in_seconds', { resets_in_seconds: 5 }, {}, { retryAfterMs: 5_000 }],
    ['retry_after', { retry_after: 2.5 }, {}, { retryAfterMs: 2_500 }],
    ['Retry-After in a list', {}, { 'Retry-After': ['7'] }, { retryAfterMs: 7_000 }],
    ['Retry-After-Ms', { retry_after: 9 }, { 'Retry-After-Ms': '2500' }, { retryAfterMs: 2_500 }],
    [
      'Retry-After with a date',
      {},
      { 'retry-after': 'Wed, 10 Jun 2026 20:00:00 GMT' },
      { retryAt: '2026-06-10T20:00:00.000Z' },
    ],
    ['Retry-After that is no time', {}, { 'retry-after': 'soon' }, {}],
    [
      'fields and words that differ',
      { message: 'try again in 1s or try again at 7:32 PM', resets_at: 1781200000, retry_after: 2.5 },
      {},
      { retryAt: '2026-06-11T17:46:40.000Z', retryAfterMs: 2_500 },
    ],
  ])('%s', (_name, error, headers, times) => {
    expect(timesIn(bodyOf(error, headers))).toEqual(times)
  })

  it('is in seconds for a Retry-After with digits only, even if they could be a year', () => {
    const seconds = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(seconds, fc.boolean(), (wait, asText) => {
        const { retryAt, retryAfterMs } = timesIn(bodyOf({}, { 'retry-after': asText ? `${wait}` : wait }))
        expect(retryAfterMs).toBe(wait <= 3_600 ? wait * 1_000 : undefined)
        expect(retryAt).toBe(wait < 60 ? undefined : new Date(NOW.getTime() + wait * 1_000).toISOString())
      }),
      {
        examples: [
          [2027, true],
          [2027, false],
          [3600, true],
        ],
      },
    )
  })

  it('is a valid time or absent for any values', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), fc.double({ min: 0 }), (text, resets_at, retry_after) => {
        const times = timesIn(bodyOf({ message: `try again in ${text}`, resets_at, retry_after }))
        if (times.retryAt !== undefined) expect(Number.isNaN(Date.parse(times.retryAt))).toBe(false)
        if (times.retryAfterMs !== undefined) expect(Number.isFinite(times.retryAfterMs)).toBe(true)
      }),
    )
  })
})
