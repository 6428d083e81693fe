/** An ISO 8601 UTC time for people, such as "2026-11-22 22:53 UTC". Any other text is returned as it is. */
export function timeText(iso: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso)
  return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`
}
