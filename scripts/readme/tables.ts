/** Tables of what action.yml describes, and their cells. */

import { parse } from 'yaml'
import { markdownTable } from '../base/markdown.ts'

export type Entry = { readonly description: string; readonly default?: string }
export type ActionFile = {
  readonly inputs: Readonly<Record<string, Entry>>
  readonly outputs: Readonly<Record<string, Entry>>
}

const NOT_FOR_USERS = 'Not for users.'

/** The inputs of action.yml that are for users. */
export function inputTable(action: string): string {
  const { inputs }: ActionFile = parse(action)
  const rows = Object.entries(inputs)
    .filter(([, { description }]) => !description.startsWith(NOT_FOR_USERS))
    .map(([name, entry]) => [code(name), entry.default ? code(entry.default) : '', cell(entry.description)])
  return table(['Input', 'Default', 'Meaning'], rows)
}

/** The outputs of action.yml. */
export function outputTable(action: string): string {
  const { outputs }: ActionFile = parse(action)
  return table(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)]),
  )
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
  return text
    .replace(/`[^`]*`/g, span => span.replaceAll('{model}', 'MODEL'))
    .replaceAll('{model}', 'the model')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
}
