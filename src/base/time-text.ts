/** An ISO 8601 UTC time for people, such as "2026-11-22 22:53 UTC". Any other text is returned as it is. */
export function timeText(iso: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso)
  return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`
}

/** The day of an ISO 8601 UTC time for people, such as "14 October 2026". Any other text is returned as it is. */
export function dateText(iso: string): string {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

/** A day of the week stands for one day only within this time. */
const WEEK_MS = 7 * 24 * 3_600_000

/**
 * A time that is not far away, for people, such as "Monday 09:00 UTC"; after a week with its date, "7 December 09:00
 * UTC". Any other text is returned as it is. `now` in milliseconds since the epoch.
 */
export function resetText(iso: string, now: number): string {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  const dayOf = (ms: number) => Math.floor(ms / (24 * 3_600_000))
  // On the same day of the next week, the name of the day would mean today.
  const isNear = Math.abs(time - now) < WEEK_MS && dayOf(time) < dayOf(now) + 7
  const form = isNear ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const)
  const date = new Date(time)
  const day = date.toLocaleDateString('en-GB', { ...form, timeZone: 'UTC' })
  return `${day} ${date.toISOString().slice(11, 16)} UTC`
}
