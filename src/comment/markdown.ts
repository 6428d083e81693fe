/** Markdown for GitHub in which text from outside stays text. */

import { plainLine } from '../redact/index.ts'
import { vendorPageUrl } from '../report/index.ts'

/**
 * Text from outside as a code span: nothing in it is markup, a mention, a link or HTML. Made for one line: line breaks
 * become spaces, and characters that hide text or change its direction are removed.
 */
export function code(text: string): string {
  const line = plainLine(text)
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/**
 * Text from outside as plain text of one line. Characters that Markdown or HTML would act on, anywhere or at the
 * beginning of a line, become character references. GitHub looks for mentions, references, addresses and emoji names
 * after it has decoded these, so they also get an invisible joiner.
 */
export function escapeText(text: string): string {
  return escapeStart(plainLine(text))
}

/** A sign or number at the beginning could start a list, underline a heading, or make a table of the line above. */
function escapeStart(line: string): string {
  return escapeInline(line).replace(/^[-+=:]|(?<=^\d{0,9})\d(?=[.)](?: |$))/, toReference)
}

/** Like `escapeText`, with each whole word that is one of these names as a code span. */
export function escapeTextWithNames(text: string, names: readonly string[]): string {
  const known = new Set(names.map(plainLine))
  return plainLine(text)
    .split(' ')
    .map((word, index) => {
      const [, before = '', name = '', after = ''] = /^(\(?)(.*?)([.,;:)]*)$/.exec(word) ?? []
      if (name !== '' && known.has(name)) return before + code(name) + after
      return index === 0 ? escapeText(word) : escapeInline(word)
    })
    .join(' ')
}

/** A line to copy in a note of ours, such as `effort: high` in backticks. */
const LINE_TO_COPY = /`([a-z][a-z_-]*(?:: |=)[a-z0-9.-]+)`/

/** Like `escapeText`, with the lines to copy as code. */
export function escapeNote(text: string): string {
  return plainLine(text)
    .split(LINE_TO_COPY)
    .map((part, index) => {
      if (index % 2 === 1) return code(part)
      return index === 0 ? escapeStart(part) : escapeInline(part)
    })
    .join('')
}

/** An invisible character that keeps the text around it from being read as one word. */
const JOINER = '&#8288;'

/** Escapes the characters that are active anywhere in a line. */
function escapeInline(text: string): string {
  return text
    .replace(/[&<>*_`[\]\\|~#!$]/g, toReference)
    .replace(/@(?=\w)|&#35;(?=\w)|GH-(?=\d)|:(?=(?:[\w+-]|&#95;)+:)/gi, sign => sign + JOINER)
    .replace(/:\/\//g, `:${JOINER}//`)
    .replace(/www\./gi, sign => `${sign.slice(0, -1)}${JOINER}.`)
}

function toReference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/**
 * A sentence of our own as Markdown: its parts in backticks are code, a page of a vendor is a link, and `{model}` stands for a name from outside. A
 * command in it can be copied, since code gets no invisible characters. It is made one line, because a report file may
 * hold another text in its place.
 */
export function formatSentence(text: string, model: string): string {
  return plainLine(text)
    .split('`')
    .map((part, index) =>
      index % 2 === 0
        ? part.split('{model}').map(escapeInline).join(code(model))
        : codeOrLink(part.replaceAll('{model}', () => model)),
    )
    .join('')
}

/** Code, with a link where it is the address of a page that people can open. */
function codeOrLink(text: string): string {
  const url = vendorPageUrl(text)
  return url === undefined ? code(text) : link(code(text), url)
}

/** A link; only the label where the address is not plain http or https. */
export function link(label: string, url: string): string {
  return /^https?:\/\/[^\s()<>"'`|\\]+$/.test(url) ? `[${label}](${url})` : label
}

/** A table; each cell is Markdown of one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapePipes).join(' | ')} |`
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n')
}

/**
 * A cell with its pipes escaped; only code still has any. GitHub removes the escape before it reads the code. It would
 * read a backslash before it as an escaped backslash, so a space separates them.
 */
function escapePipes(cell: string): string {
  return cell.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|')
}

/** GitHub's alert box around one line of Markdown. */
export function alert(kind: 'NOTE' | 'IMPORTANT' | 'WARNING', line: string): string {
  return `> [!${kind}]\n> ${line}`
}

/** A block of one line that GitHub offers to copy. Nothing in a line can end the block. */
export function codeBlock(language: string, line: string): string {
  return `\`\`\`${language}\n${plainLine(line)}\n\`\`\``
}

/** A folded section; `label` is plain text, since Markdown is not read there. */
export function foldedSection(label: string, body: string): string {
  return `<details><summary>${label}</summary>\n\n${body}\n\n</details>`
}
