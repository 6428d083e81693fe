import type { UnwrappedMessage } from './message.ts'
import type { Finding } from './verdict.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A wait up to this long may be worth waiting; a longer one is told as a moment. */
const LONGEST_WAIT_MS = HOUR_MS

/** Limits reset within weeks; a moment further off than this is a mistake or an attack on the reader's patience. */
const FURTHEST_MS = 400 * DAY_MS

/** How long ago a bare time may have been; with one further back, the next day's is meant. */
const LATEST_PAST_MS = 6 * HOUR_MS

/** The times of a finding: `retryAt` for moments and long waits, `retryAfterMs` for waits short enough to sit out. */
export function retryTime(peeled: UnwrappedMessage, now: Date): Pick<Finding, 'retryAt' | 'retryAfterMs'> {
  const nowMs = now.getTime()
  const waitMs =
    peeled.retryAfterSeconds === undefined
      ? waitIn(peeled.text)
      : Math.ceil(peeled.retryAfterSeconds * SECOND_MS)
  const momentMs =
    (peeled.resetsAt === undefined ? undefined : epochMs(peeled.resetsAt)) ??
    momentIn(peeled.text, nowMs) ??
    (waitMs === undefined || waitMs < MINUTE_MS ? undefined : nowMs + waitMs)
  return {
    ...(momentMs !== undefined && Math.abs(momentMs - nowMs) <= FURTHEST_MS
      ? { retryAt: new Date(momentMs).toISOString() }
      : {}),
    ...(waitMs !== undefined && waitMs <= LONGEST_WAIT_MS ? { retryAfterMs: waitMs } : {}),
  }
}

/** `resets_at` is in seconds (codex-api sse/responses.rs); a gateway that counts milliseconds is understood too. */
function epochMs(resetsAt: number): number {
  return resetsAt > 1e11 ? resetsAt : resetsAt * SECOND_MS
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, SECOND_MS],
  [/^(?:m|mins?|minutes?)$/, MINUTE_MS],
  [/^(?:h|hrs?|hours?)$/, HOUR_MS],
  [/^(?:d|days?)$/, DAY_MS],
]

/** `try again in 1.2s`, `300ms`, `6m0s`, `5 days 3 hours 2 minutes`. */
function waitIn(text: string): number | undefined {
  const start = /\b(?:try again|retry|wait) (?:in|after) (?:about )?(?=\d)/i.exec(text)
  if (start === null) return undefined
  let rest = text.slice(start.index + start[0].length, start.index + start[0].length + 120)
  let total: number | undefined
  for (;;) {
    const part = /^(?:,? ?(?:and )?)(\d{1,9}(?:\.\d{1,9})?) ?([a-z]{1,12})(?![a-z])/i.exec(rest)
    const unit = UNITS.find(([pattern]) => pattern.test(part?.[2]?.toLowerCase() ?? ''))
    if (part === null || unit === undefined) return total === undefined ? undefined : Math.ceil(total)
    total = (total ?? 0) + Number(part[1]) * unit[1]
    rest = rest.slice(part[0].length)
  }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * `try again at 7:32 PM` and `at Jun 11th, 2026 7:42 AM` (protocol/src/error.rs prints local time, and the probe runs
 * the CLI with TZ=UTC). The CLI leaves out the date when it is today's, also when the reset has just passed, which a
 * stale answer may say. So a bare time is today's, and then the model may be asked again at once; tomorrow's is meant
 * only where today's is hours past.
 */
function momentIn(text: string, nowMs: number): number | undefined {
  const match =
    /\btry again at (?:([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? )?(\d{1,2}):(\d{2}) ?([ap])\.?m\b/i.exec(
      text,
    )
  if (match === null) return undefined
  const [, monthName, day, year, hour, minute, half] = match
  const timeMs =
    ((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * HOUR_MS + Number(minute) * MINUTE_MS
  if (monthName === undefined) {
    const today = Math.floor(nowMs / DAY_MS) * DAY_MS + timeMs
    return today < nowMs - LATEST_PAST_MS ? today + DAY_MS : today
  }
  const month = MONTHS.indexOf(monthName.toLowerCase())
  return month < 0 ? undefined : Date.UTC(Number(year), month, Number(day)) + timeMs
}
