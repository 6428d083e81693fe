import { plainLine } from '../redact/index.ts'

/**
 * Text from outside as a code span: nothing in it is markup, a mention, a link or HTML. Made for one line; line breaks
 * become spaces, and what hides or turns text is left out.
 */
export function code(text: string): string {
  const line = plainLine(text)
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** An invisible character that keeps what stands around it from being read as one word. */
const JOINER = '&#8288;'

/**
 * Text that may hold names from outside, as plain text: what Markdown or HTML would act on, anywhere or at the
 * beginning of a line, is written as character references. GitHub looks for mentions, references, addresses and emoji
 * names only after that, in the text as it is shown, so these get an invisible joiner.
 */
export function plain(text: string): string {
  // A sign or number that would begin a list, underline a heading, or make a table of the line above.
  return inert(plainLine(text)).replace(/^[-+=:]|(?<=^\d{0,9})\d(?=[.)](?: |$))/, reference)
}

/** The part of it that holds anywhere in a line. */
function inert(text: string): string {
  return text
    .replace(/[&<>*_`[\]\\|~#!$]/g, reference)
    .replace(/@(?=\w)|&#35;(?=\w)|GH-(?=\d)|:(?=(?:[\w+-]|&#95;)+:)/gi, sign => sign + JOINER)
    .replace(/:\/\//g, `:${JOINER}//`)
    .replace(/www\./gi, sign => `${sign.slice(0, -1)}${JOINER}.`)
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
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
      index % 2 === 0 ? part.split('{model}').map(inert).join(code(model)) : code(named(part)),
    )
    .join('')
}

/** A link to an address that we made ourselves; one that is not plain https or http is left out. */
export function link(label: string, url: string): string {
  return /^https?:\/\/[^\s()<>"'`|\\]+$/.test(url) ? `[${label}](${url})` : label
}

/** A table; cells are Markdown already, of one line each. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n')
}

/**
 * A cell in which a pipe is none of the table's; only code holds one. GitHub takes the escape away before it reads the
 * code, but a backslash before it would be read as escaping the escape, so that one is kept apart.
 */
function cell(markdown: string): string {
  return markdown.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|')
}

/** GitHub's alert box. */
export function alert(kind: 'NOTE' | 'TIP' | 'IMPORTANT' | 'WARNING', text: string): string {
  return [`> [!${kind}]`, ...text.split('\n').map(line => `> ${line}`.trimEnd())].join('\n')
}

/** A folded part; `label` is plain text of our own. */
export function folded(label: string, body: string): string {
  return `<details><summary>${label}</summary>\n\n${body}\n\n</details>`
}
