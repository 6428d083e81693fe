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
