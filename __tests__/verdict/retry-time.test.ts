import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { retryTime } from '../../src/verdict/retry-time.ts'

const NOW = new Date('2026-06-10T18:00:30.500Z')
const HOUR_MS = 3_600_000

/** Any moment of some days. */
const moment = fc
  .integer({ min: 0, max: 3 * 24 * HOUR_MS })
  .map(sinceMs => new Date(Date.UTC(2026, 5, 10) + sinceMs))

function at(hours: number, minutes: number): string {
  const half = hours < 12 ? 'AM' : 'PM'
  return `${hours % 12 === 0 ? 12 : hours % 12}:${String(minutes).padStart(2, '0')} ${half}`
}

describe('when to come back', () => {
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
  ])('%s', (text, time) => {
    expect(retryTime({ text }, NOW)).toEqual(time)
  })

  it('takes the fields of the answer before the words', () => {
    const text = 'try again in 1s or try again at 7:32 PM'
    expect(retryTime({ text, resetsAt: 1781200000, retryAfterSeconds: 2.5 }, NOW)).toEqual({
      retryAt: '2026-06-11T17:46:40.000Z',
      retryAfterMs: 2_500,
    })
    expect(retryTime({ text: '', resetsAt: 1781200000123 }, NOW).retryAt).toBe('2026-06-11T17:46:40.123Z')
  })

  it('drops a reset that no limit has', () => {
    expect(retryTime({ text: '', resetsAt: 1e300 }, NOW)).toEqual({})
    expect(retryTime({ text: '', resetsAt: 0 }, NOW)).toEqual({})
  })

  it('is within a day, and at most hours ago, for a bare time', () => {
    fc.assert(
      fc.property(moment, fc.nat(23), fc.nat(59), (now, hours, minutes) => {
        const { retryAt } = retryTime({ text: `try again at ${at(hours, minutes)}.` }, now)
        const afterMs = Date.parse(retryAt ?? '') - now.getTime()
        expect(afterMs).toBeGreaterThanOrEqual(-6 * HOUR_MS)
        expect(afterMs).toBeLessThan(24 * HOUR_MS)
        expect(retryAt?.slice(11, 16)).toBe(
          `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
        )
      }),
    )
  })

  it('is the reset that the CLI meant, to the minute, also when that has just passed', () => {
    const offset = fc.integer({ min: -6 * 60 + 1, max: 24 * 60 })
    fc.assert(
      fc.property(moment, offset, (now, minutes) => {
        const reset = new Date(now.getTime() + minutes * 60_000)
        // The CLI leaves out the date only of a moment of the same day.
        fc.pre(reset.toISOString().slice(0, 10) === now.toISOString().slice(0, 10))
        const text = `or try again at ${at(reset.getUTCHours(), reset.getUTCMinutes())}.`
        expect(retryTime({ text }, now).retryAt).toBe(`${reset.toISOString().slice(0, 16)}:00.000Z`)
      }),
    )
  })

  it('is a moment or nothing for anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), fc.double({ min: 0 }), (text, resetsAt, retryAfterSeconds) => {
        const time = retryTime({ text: `try again in ${text}`, resetsAt, retryAfterSeconds }, NOW)
        if (time.retryAt !== undefined) expect(Number.isNaN(Date.parse(time.retryAt))).toBe(false)
        if (time.retryAfterMs !== undefined) expect(Number.isFinite(time.retryAfterMs)).toBe(true)
      }),
    )
  })
})
