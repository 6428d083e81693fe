/** What a step tells the runner: workflow commands in its log, and the files for outputs, state and variables. */

/** A message that the run's page shows. */
export type Annotation = {
  readonly level: 'notice' | 'warning' | 'error'
  readonly title?: string
  readonly message: string
}

/** What stands in one of the runner's files, as @actions/core writes it: `name<<delimiter` blocks. */
export function parseKeyValueFile(text: string): Record<string, string> {
  const block = /^(?<name>[^\n=]+?)<<(?<mark>[^\n]+)\n(?<value>[\s\S]*?)\n?^\k<mark>$/gm
  return Object.fromEntries(
    [...text.matchAll(block)].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']),
  )
}

/** The annotations that a log would show on the run's page. */
export function parseAnnotations(log: string): Annotation[] {
  return [...log.matchAll(/^::(notice|warning|error)(?: title=([^:,]*)[^:]*)?::(.*)$/gm)].map(
    ([, level, title, message]) => ({
      level: level === 'notice' || level === 'warning' ? level : 'error',
      ...(title === undefined ? {} : { title: unescapeCommand(title) }),
      message: unescapeCommand(message ?? ''),
    }),
  )
}

/** A workflow command's text as it was before it was escaped for a single line. */
export function unescapeCommand(text: string): string {
  return text
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
