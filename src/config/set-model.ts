/**
 * Sets the top-level `model` of a config.toml and leaves every other byte as it is.
 *
 * A syntax tree gives the position of the value in the text, and only that range is replaced. Libraries that edit TOML
 * also reformat the text around the edit; docs/adr/0007-write-config.md has the measurements. A second parser, the one
 * that reads the file for the probe, checks the result: it must find the new model and every other value as it was, or
 * nothing is written.
 */

import { isDeepStrictEqual } from 'node:util'
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import { type Fields, fieldsOf, optional, textOf } from '../base/index.ts'
import { parseToml } from './layers/parse-toml.ts'

/**
 * - `written`: `text` is the new content of the file.
 * - `unchanged`: the file has this model already.
 * - `refused`: `why` is a clause about the file. It quotes nothing from the file, which may hold keys.
 *
 * `note` is a sentence that says why the CLI may use another model all the same.
 */
export type ModelEdit =
  | { readonly kind: 'written'; readonly text: string; readonly note?: string }
  | { readonly kind: 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Byte order mark. The CLI accepts one (0.169). */
const BOM = '\ufeff'

/** A replacement of the text between two offsets. */
type Edit = { readonly from: number; readonly to: number; readonly text: string }

/**
 * Sets the model in the text of a configuration. The text is undefined when there is no file. `profile` is the name that
 * the job's arguments give.
 */
export function setModel(config: string | undefined, model: string, profile?: string): ModelEdit {
  const text = config ?? ''
  // The syntax parser does not accept a byte order mark.
  const bom = text.startsWith(BOM) ? BOM : ''
  const body = text.slice(bom.length)
  const nodes = parseNodes(body)
  if (nodes instanceof ParseError) {
    return { kind: 'refused', why: `it is not valid TOML (line ${nodes.lineNumber})` }
  }
  const before = parseToml(body)
  if (before === undefined) return { kind: 'refused', why: 'it is not valid TOML' }
  const note = optional('note', profileNote(before, profile))
  if (before['model'] === model) return { kind: 'unchanged', ...note }
  const edit = findEdit(body, nodes, model)
  if (edit === undefined) return { kind: 'refused', why: 'its `model` is not a string' }
  const after = body.slice(0, edit.from) + edit.text + body.slice(edit.to)
  if (!isDeepStrictEqual({ ...before, model }, { ...parseToml(after) })) {
    return { kind: 'refused', why: 'it could not be edited without changing more than the model' }
  }
  return { kind: 'written', text: bom + after, ...note }
}

type Nodes = readonly (AST.TOMLKeyValue | AST.TOMLTable)[]

/** The top-level settings and the tables, in the order of the text. */
function parseNodes(text: string): Nodes | ParseError {
  try {
    // The CLI (0.169) reads what TOML 1.1 adds, such as an inline table over several lines.
    return parseTOML(text, { tomlVersion: '1.1' }).body[0].body
  } catch (error) {
    if (error instanceof ParseError) return error
    throw error
  }
}

/** The edit that sets the model; undefined where `model` exists and is not a string, for example a table. */
function findEdit(text: string, nodes: Nodes, model: string): Edit | undefined {
  const settings = nodes.filter(node => node.type === 'TOMLKeyValue')
  const current = settings.find(setting => keyOf(setting)[0] === 'model')
  if (current === undefined) {
    const isTable = nodes.some(node => node.type === 'TOMLTable' && node.resolvedKey[0] === 'model')
    return isTable ? undefined : insertLine(text, settings.at(-1), model)
  }
  const { value } = current
  if (keyOf(current).length > 1 || value.type !== 'TOMLValue' || value.kind !== 'string') return undefined
  return { from: value.range[0], to: value.range[1], text: tomlString(model) }
}

function keyOf(setting: AST.TOMLKeyValue): readonly string[] {
  return setting.key.keys.map(key => (key.type === 'TOMLBare' ? key.name : key.value))
}

/**
 * Adds a line after the last top-level setting, or at the top when there is none. It does not go directly before a
 * table, because a comment there belongs to the table.
 */
function insertLine(text: string, last: AST.TOMLKeyValue | undefined, model: string): Edit {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  const line = `model = ${tomlString(model)}`
  const from = last === undefined ? afterSchemaLines(text) : nextLine(text, last.range[1])
  const needsLineEnd = from > 0 && text[from - 1] !== '\n'
  return { from, to: from, text: needsLineEnd ? `${lineEnd}${line}` : `${line}${lineEnd}` }
}

/** Lines such as `#:schema …` must stay first, because editors read them there. */
function afterSchemaLines(text: string): number {
  let from = 0
  while (text.startsWith('#:', from)) from = nextLine(text, from)
  return from
}

/** The offset of the next line, or the end of the text. */
function nextLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 ? text.length : at + 1
}

/** Every escape of JSON is one of TOML too. Only DEL differs: JSON leaves it as it is, and TOML forbids that. */
function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f')
}

/** CLIs before 0.134 read a profile from its table; later ones refuse `profile`, and ignore the table. */
function profileNote(config: Fields, named: string | undefined): string | undefined {
  const profile = named ?? textOf(config['profile'])
  const model = fieldsOf(fieldsOf(config['profiles'])[profile ?? ''])['model']
  if (profile === undefined || model === undefined) return undefined
  return 'The active `profile` of config.toml has a `model` of its own, which overrides this one.'
}
