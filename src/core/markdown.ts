/** Markdown for GitHub, made so that text from outside stays text. */

/**
 * Text from outside as a code span: nothing in it is markup, a mention, a link or HTML. Made for one line; line breaks
 * become spaces. In a table a pipe would end the cell, so it is escaped the way GitHub's tables read it inside code.
 */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  // A backslash before the escaped pipe would be read as escaping the escape.
  const inner = line.replace(/\\\|/g, '\\ |').replaceAll('|', '\\|')
  return `${fence}${pad}${inner}${pad}${fence}`
}

/**
 * Text of our own that may hold names from outside, as plain text: what Markdown, HTML or GitHub would act on is
 * written as character references, and `@name` gets an invisible joiner, since mentions are looked for after
 * rendering.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>*_`[\]\\|~#!$]/g, character => `&#${character.charCodeAt(0)};`)
    .replace(/@(?=\w)/g, '@\u2060')
    .replace(/:\/\//g, ':&#8288;//')
    .replace(/\bwww\./gi, 'www&#8288;.')
}

/**
 * A sentence of our own, in which backticks stand around code and `{model}` for a name from outside. A command in it
 * can be copied: unlike in plain text, nothing invisible is put into it.
 */
export function prose(text: string, model: string): string {
  const named = (part: string): string => part.replaceAll('{model}', () => model)
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 0 ? part.split('{model}').map(plain).join(code(model)) : code(named(part)),
    )
    .join('')
}

/** A link to an address that we made ourselves; one that is not plain https or http is left out. */
export function link(label: string, url: string): string {
  return /^https?:\/\/[^\s()<>"'`|\\]+$/.test(url) ? `[${label}](${url})` : label
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n')
}

/** GitHub's alert box. */
export function alert(kind: 'NOTE' | 'TIP' | 'IMPORTANT' | 'WARNING', text: string): string {
  return [`> [!${kind}]`, ...text.split('\n').map(line => `> ${line}`.trimEnd())].join('\n')
}

/** A folded part; `label` is plain text of our own. */
export function folded(label: string, body: string): string {
  return `<details><summary>${label}</summary>\n\n${body}\n\n</details>`
}
