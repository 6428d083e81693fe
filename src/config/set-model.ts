/**
 * `write-config`: the top-level `model` of a config.toml, set with every other byte left as it is.
 *
 * The file is edited by the ranges of a syntax tree. Libraries that edit TOML as a whole tidy up what is around the
 * edit; docs/adr/0007-write-config.md has what was measured. A second parser, the one that reads the file for the
 * probe, then has to find the new model and everything else unchanged, or nothing is written.
 */

import { isDeepStrictEqual } from 'node:util'
import { parse } from 'smol-toml'
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import { fieldsOf, textOf } from '../base/index.ts'

/**
 * - `written`: `text` is the whole file.
 * - `unchanged`: it says that model already.
 * - `refused`: `why` is a clause about the file, which is left alone; it quotes nothing of it, since it may hold keys.
 *
 * `note` is a sentence about what keeps the model from being used all the same.
 */
export type ModelEdit =
  | { readonly kind: 'written'; readonly text: string; readonly note?: string }
  | { readonly kind: 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** The CLI takes a byte order mark (0.169). */
const BOM = '\ufeff'

/** A change of one place: `text` stands for what is between the two offsets. */
type Splice = { readonly from: number; readonly to: number; readonly text: string }

/** Sets the model in a configuration, or makes one where there is none. */
export function setModel(config: string | undefined, model: string): ModelEdit {
  const text = config ?? ''
  const before = parsed(text)
  const tree = treeOf(text)
  if (tree instanceof ParseError) {
    return { kind: 'refused', why: `it is not valid TOML (line ${tree.lineNumber})` }
  }
  if (before === undefined) return { kind: 'refused', why: 'it is not valid TOML' }
  const note = noteOf(before)
  if (before['model'] === model) return { kind: 'unchanged', ...note }
  const splice = spliceFor(text, tree, model)
  if (splice === undefined) return { kind: 'refused', why: 'its `model` is not a text' }
  const edited = text.slice(0, splice.from) + splice.text + text.slice(splice.to)
  if (!isDeepStrictEqual({ ...before, model }, { ...parsed(edited) })) {
    return { kind: 'refused', why: 'it could not be edited without changing more than the model' }
  }
  return { kind: 'written', text: edited, ...note }
}

/** As the second parser reads it; undefined for what is not TOML. A large integer is no reason to refuse a file. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parse(withoutMark(text), { integersAsBigInt: true })
  } catch {
    return undefined
  }
}

function withoutMark(text: string): string {
  return text.startsWith(BOM) ? text.slice(BOM.length) : text
}

type Tree = readonly (AST.TOMLKeyValue | AST.TOMLTable)[]

function treeOf(text: string): Tree | ParseError {
  try {
    // The CLI (0.169) reads what TOML 1.1 adds, such as an inline table over several lines.
    return parseTOML(withoutMark(text), { tomlVersion: '1.1' }).body[0].body
  } catch (error) {
    if (error instanceof ParseError) return error
    throw error
  }
}

/** The change that sets the model; undefined where `model` is there and is no text, such as a table. */
function spliceFor(text: string, tree: Tree, model: string): Splice | undefined {
  const mark = text.length - withoutMark(text).length
  const pairs = tree.filter(node => node.type === 'TOMLKeyValue')
  const found = pairs.find(pair => keyOf(pair)[0] === 'model')
  if (found === undefined) {
    const isTable = tree.some(node => node.type === 'TOMLTable' && node.resolvedKey[0] === 'model')
    return isTable ? undefined : newLine(text, mark, pairs.at(-1), model)
  }
  const { value } = found
  if (keyOf(found).length > 1 || value.type !== 'TOMLValue' || value.kind !== 'string') return undefined
  return { from: mark + value.range[0], to: mark + value.range[1], text: quoted(model) }
}

function keyOf(pair: AST.TOMLKeyValue): readonly string[] {
  return pair.key.keys.map(key => (key.type === 'TOMLBare' ? key.name : key.value))
}

/** A line of its own: after the last top-level setting, since a comment above one belongs to it; else at the top. */
function newLine(text: string, mark: number, last: AST.TOMLKeyValue | undefined, model: string): Splice {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  const line = `model = ${quoted(model)}`
  const from = last === undefined ? topOf(text, mark) : endOfLine(text, mark + last.range[1])
  const isOpen = from > mark && text[from - 1] !== '\n'
  return { from, to: from, text: isOpen ? `${lineEnd}${line}` : `${line}${lineEnd}` }
}

/** After the lines that must stay first for the editors that read them: `#:schema …`. */
function topOf(text: string, mark: number): number {
  let from = mark
  while (text.startsWith('#:', from)) from = endOfLine(text, from)
  return from
}

/** The offset after the line end that follows, or the end of the text. */
function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 ? text.length : at + 1
}

/** JSON's escapes are TOML's too; JSON only leaves DEL as it is, which TOML does not allow. */
function quoted(model: string): string {
  return JSON.stringify(model).replaceAll('\u007f', '\\u007f')
}

/** CLIs up to about 0.155 read `profile`; 0.169 refuses to start with one, whatever the model. */
function noteOf(config: Readonly<Record<string, unknown>>): { readonly note?: string } {
  const profile = textOf(config['profile'])
  const model = fieldsOf(fieldsOf(config['profiles'])[profile ?? ''])['model']
  if (profile === undefined || model === undefined) return {}
  return { note: 'The active `profile` of config.toml has a `model` of its own, which goes before this one.' }
}
