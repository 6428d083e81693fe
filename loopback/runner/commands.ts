/** Parsers for the workflow commands in a step's log and for the files that a step writes. */

/** A message on the summary page of a workflow run. */
export type Annotation = {
  readonly level: 'notice' | 'warning' | 'error'
  readonly title?: string
  readonly message: string
}

/** The names and values in a runner file: `name=value` lines, and `name<<delimiter` blocks as @actions/core writes them. */
export function parseKeyValueFile(text: string): Record<string, string> {
  const entry =
    /^(?<name>[^\n=]+?)<<(?<delimiter>[^\n]+)\n(?<value>[\s\S]*?)\n?^\k<delimiter>$|^(?<key>[^\n=]+)=(?<line>.*)$/gm
  return Object.fromEntries(
    [...text.matchAll(entry)].map(({ groups = {} }) => [
      groups['name'] ?? groups['key'] ?? '',
      groups['value'] ?? groups['line'] ?? '',
    ]),
  )
}

/** The annotations in a log. */
export function parseAnnotations(log: string): Annotation[] {
  return [...log.matchAll(/^::(notice|warning|error)(?: title=([^:,]*)[^:]*)?::(.*)$/gm)].map(
    ([, level, title, message]) => ({
      level: level === 'notice' || level === 'warning' ? level : 'error',
      ...(title === undefined ? {} : { title: unescapeCommand(title) }),
      message: unescapeCommand(message ?? ''),
    }),
  )
}

/** Reverts the escaping of a workflow command's text. */
export function unescapeCommand(text: string): string {
  return text
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
