/** Tables of what action.yml describes, and their cells. */

import { parse } from 'yaml'
import { markdownTable } from '../base/markdown.ts'

export type Entry = { readonly description: string; readonly default?: string }
export type ActionFile = {
  readonly inputs: Readonly<Record<string, Entry>>
  readonly outputs: Readonly<Record<string, Entry>>
}

const NOT_FOR_USERS = 'Not for users.'

/** The inputs of action.yml that are for users, with the whole description. */
export function inputTable(action: string): string {
  return inputRows(action, entry => {
    const named = entry.default ? ` Default: ${code(entry.default)}.` : ''
    return `${cell(entry.description)}${named}`
  })
}

/** The same inputs, each with the first sentence of its description and its default in a few words. */
export function shortInputTable(action: string): string {
  return inputRows(action, entry => {
    const value = shortDefault(entry)
    const named = value === '' ? '' : ` Default: ${value}.`
    return `${cell(firstSentence(entry.description))}${named}`
  })
}

/** The outputs of action.yml, with the whole description. */
export function outputTable(action: string): string {
  return outputRows(action, description => description)
}

/** The outputs, each with the first sentence of its description. */
export function shortOutputTable(action: string): string {
  return outputRows(action, firstSentence)
}

/** The first sentence of a description. A full stop inside a version or a file name is followed by no space. */
export function firstSentence(description: string): string {
  return /^.*?\.(?=\s|$)/s.exec(description)?.[0] ?? description
}

/** The default that the runner sets, else the one that the description names, without its exceptions. */
export function shortDefault(entry: Entry): string {
  if (entry.default) return code(entry.default)
  const named = /Default: (.+?)\.(?=\s|$)/s.exec(entry.description)?.[1] ?? ''
  return cell(named.replace(/(?:, (?:or|else)\b|;).*/s, ''))
}

/** Two columns, which fit on a phone. */
function inputRows(action: string, textOf: (entry: Entry) => string): string {
  const { inputs }: ActionFile = parse(action)
  const forUsers = Object.entries(inputs).filter(
    ([, { description }]) => !description.startsWith(NOT_FOR_USERS),
  )
  return table(
    ['Input', 'Meaning'],
    forUsers.map(([name, entry]) => [code(name), textOf(entry)]),
  )
}

function outputRows(action: string, textOf: (description: string) => string): string {
  const { outputs }: ActionFile = parse(action)
  const rows = Object.entries(outputs).map(([name, { description }]) => [
    code(name),
    cell(textOf(description)),
  ])
  return table(['Output', 'Meaning'], rows)
}

/** A table with left-aligned columns. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(head, rows, ':--')
}

/** A code span. */
export function code(text: string): string {
  return `\`${text}\``
}

/** A text for a cell. It replaces the placeholder of a model, by MODEL in a command and by words elsewhere. */
export function cell(text: string): string {
  return withModelWords(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
}

/** A text without the placeholder of a model: MODEL in a command, words elsewhere. */
export function withModelWords(text: string): string {
  return text
    .replace(/`[^`]*`/g, span => span.replaceAll('{model}', 'MODEL'))
    .replaceAll('{model}', 'the model')
}
