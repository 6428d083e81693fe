/** When to try again, from the fields or the text of an answer. */

import { optional } from '../base/index.ts'
import type { UnwrappedMessage } from './message/message.ts'
import type { Finding } from './verdict.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A longer wait is reported only as `retryAt`. */
const MAX_WAIT_MS = HOUR_MS

/** Limits reset within weeks. A time further from now is a mistake, or made up by a hostile endpoint. */
const MAX_DISTANCE_MS = 400 * DAY_MS

/** A time without a date means today unless it is further in the past than this; then it means tomorrow. */
const MAX_PAST_MS = 6 * HOUR_MS

/**
 * The times of a finding: `retryAfterMs` for waits of up to an hour, `retryAt` for times and for waits from a minute
 * on.
 */
export function readRetryTime(
  message: UnwrappedMessage,
  now: Date,
): Pick<Finding, 'retryAt' | 'retryAfterMs'> {
  const nowMs = now.getTime()
  const waitMs =
    message.retryAfterSeconds === undefined
      ? parseWaitMs(message.text)
      : Math.ceil(message.retryAfterSeconds * SECOND_MS)
  const retryAtMs =
    epochMs(message.resetsAt) ??
    parseTimeMs(message.text, nowMs) ??
    (waitMs === undefined || waitMs < MINUTE_MS ? undefined : nowMs + waitMs)
  const isNear = retryAtMs !== undefined && Math.abs(retryAtMs - nowMs) <= MAX_DISTANCE_MS
  return {
    ...optional('retryAt', isNear ? new Date(retryAtMs).toISOString() : undefined),
    ...optional('retryAfterMs', waitMs !== undefined && waitMs <= MAX_WAIT_MS ? waitMs : undefined),
  }
}

/** `resets_at` is in seconds (codex-api sse/responses.rs). A value as large as milliseconds is read as those. */
function epochMs(resetsAt: number | undefined): number | undefined {
  if (resetsAt === undefined) return undefined
  return resetsAt > 1e11 ? resetsAt : resetsAt * SECOND_MS
}

const UNITS: readonly (readonly [name: RegExp, ms: number])[] = [
  [/^(?:ms|milliseconds?)$/i, 1],
  [/^(?:s|secs?|seconds?)$/i, SECOND_MS],
  [/^(?:m|mins?|minutes?)$/i, MINUTE_MS],
  [/^(?:h|hrs?|hours?)$/i, HOUR_MS],
  [/^(?:d|days?)$/i, DAY_MS],
]

/** `try again in 1.2s`, `300ms`, `6m0s`, `5 days 3 hours 2 minutes`. Stops at the first part without a known unit. */
function parseWaitMs(text: string): number | undefined {
  const start = /\b(?:try again|retry|wait) (?:in|after) (?:about )?(?=\d)/i.exec(text)
  if (start === null) return undefined
  let rest = text.slice(start.index + start[0].length, start.index + start[0].length + 120)
  let totalMs: number | undefined
  for (;;) {
    const part = /^(?:,? ?(?:and )?)(\d{1,9}(?:\.\d{1,9})?) ?([a-z]{1,12})(?![a-z])/i.exec(rest)
    const unit = UNITS.find(([name]) => name.test(part?.[2] ?? ''))
    if (part === null || unit === undefined) return totalMs === undefined ? undefined : Math.ceil(totalMs)
    totalMs = (totalMs ?? 0) + Number(part[1]) * unit[1]
    rest = rest.slice(part[0].length)
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * `try again at 7:32 PM` and `at Jun 11th, 2026 7:42 AM`. The CLI prints local time (protocol/src/error.rs); the probe
 * runs it with TZ=UTC. It leaves out today's date, even if the time has just passed, as it may have in a late answer.
 * So a time without a date is today's, and the model may then be asked again at once; only a time that is hours past
 * is tomorrow's.
 */
function parseTimeMs(text: string, nowMs: number): number | undefined {
  const match =
    /\btry again at (?:([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? )?(\d{1,2}):(\d{2}) ?([ap])\.?m\b/i.exec(
      text,
    )
  if (match === null) return undefined
  const [, monthName, day, year, hour, minute, half] = match
  const timeOfDayMs =
    ((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * HOUR_MS + Number(minute) * MINUTE_MS
  if (monthName === undefined) {
    const todayMs = Math.floor(nowMs / DAY_MS) * DAY_MS + timeOfDayMs
    return todayMs < nowMs - MAX_PAST_MS ? todayMs + DAY_MS : todayMs
  }
  const month = MONTHS.indexOf(monthName.toLowerCase())
  return month < 0 ? undefined : Date.UTC(Number(year), month, Number(day)) + timeOfDayMs
}
