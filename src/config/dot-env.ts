/** Reads CODEX_HOME/.env, from which the CLI sets variables of its own process before it does anything else. */

import { join } from 'node:path'
import { assertNever, type Environment } from '../base/index.ts'
import type { CodexHome } from './codex-home.ts'
import { readTextFile } from './read-file.ts'

/**
 * The variables that the CLI takes from the file. They replace those of the same name that the CLI is started with, and
 * an empty value does so too (0.104 and 0.171, as everything in this file). The CLI leaves out names that begin with
 * CODEX_, in any case. It skips a line that it cannot read, and a file that it cannot read.
 *
 * `env` is what the CLI is started with. It is needed for values that refer to a variable, such as `A=${HOME}/a`.
 *
 * Any of the values may be a secret.
 */
export function readDotEnv(home: CodexHome, env: Environment = {}): Readonly<Record<string, string>> {
  const file = readTextFile(join(home.dir, '.env'))
  if (file.kind !== 'text') return {}
  const set = new Map<string, string>()
  // A later line may refer to a variable of the file even if the CLI does not set it.
  const all = new Map<string, string>()
  const resolve = (name: string) =>
    set.get(name) ?? (Object.hasOwn(env, name) ? env[name] : undefined) ?? all.get(name) ?? ''
  for (const statement of statementsIn(file.text)) {
    const [, name, text = ''] = ASSIGNMENT.exec(statement) ?? []
    const value = parseValue(text, resolve)
    if (name === undefined || value === undefined) continue
    all.set(name, value)
    if (!/^CODEX_/i.test(name)) set.set(name, value)
  }
  return Object.fromEntries(set)
}

/** A name and its value. `export` may stand before it, and may be the name itself. A byte order mark is no white space. */
const ASSIGNMENT = /^(?!\ufeff)\s*(?:export\s+(?!=))?([A-Za-z_][\w.]*)\s*=\s*(?:#.*)?(.*)$/s

/**
 * Where the search for the end of a statement is: outside of quotation marks, after white space there, after a
 * backslash there, inside of one of the marks, or there after a backslash.
 */
type Place = 'outside' | 'space' | 'escape' | `${'"' | "'"}` | `${'"' | "'"}\\`

/**
 * The statements of the file: a line, or several where a quotation goes over the end of a line. A quotation that never
 * ends takes the rest of the file with it.
 *
 * The CLI looks for the ends before it reads the values, by rules of its own: a backslash counts inside of single
 * quotation marks too; a comment begins only after exactly one white space, so that the mark in `A=a  # it's` opens a
 * quotation; and a file that ends with white space has no last statement.
 */
function statementsIn(text: string): readonly string[] {
  const statements: string[] = []
  let statement = ''
  let place: Place = 'outside'
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const end = endOfLine(line, place)
    const isComment = /^\s*#/.test(statement + line)
    statement += line.slice(0, end.comment)
    place = end.place
    if (place !== 'outside' && end.comment === undefined && !isComment) continue
    if (!isComment) statements.push(statement.replace(/\r?\n$/, ''))
    statement = ''
    place = 'outside'
  }
  return statements
}

/** The place at the end of a line, and the index of a comment in it. */
function endOfLine(line: string, start: Place): { readonly place: Place; readonly comment?: number } {
  let place = start
  for (let index = 0; index < line.length; index++) {
    const char = line.charAt(index)
    if (place === 'space' && char === '#') return { place, comment: index }
    place = placeAfter(place, char)
  }
  return { place }
}

function placeAfter(place: Place, char: string): Place {
  switch (place) {
    case '"':
    case "'":
      if (char === '\\') return `${place}\\`
      return char === place ? 'outside' : place
    case '"\\':
      return '"'
    case "'\\":
      return "'"
    case 'escape':
      return 'outside'
    case 'outside':
    case 'space':
      if (char === '\\') return 'escape'
      if (char === '"' || char === "'") return char
      return place === 'outside' && /[^\S\r\n]/.test(char) ? 'space' : 'outside'
    default:
      return assertNever(place)
  }
}

/**
 * A reference, as `${NAME}` or `$NAME`. The second ends at the first character that is neither a letter nor a digit,
 * also at `_`, and that character is taken as it is, even a quotation mark. So `"$A"` has no end.
 */
const REFERENCE = String.raw`\$\{(?<braced>[^}]*)\}|\$(?!\{)(?<name>[\p{L}\p{N}]*)(?<next>[^$]?)`

const ESCAPE = String.raw`\\(?<escaped>[\\'"$ n]|$)`

/** The parts of a value outside of double quotation marks, and inside of them. */
const PARTS = new RegExp(
  String.raw`${REFERENCE}|${ESCAPE}|'(?<single>[^']*)'|(?<quote>")|(?<end>[ \t]+(?:#[^]*)?$)|(?<char>[^\\'" \t$])`,
  'uy',
)
const QUOTED_PARTS = new RegExp(String.raw`${REFERENCE}|${ESCAPE}|(?<quote>")|(?<char>[^\\"$])`, 'uy')

/** A value without its quotation marks and with its references resolved; undefined where the CLI skips the line. */
function parseValue(text: string, resolve: (name: string) => string): string | undefined {
  let value = ''
  let isQuoted = false
  for (let index = 0; index < text.length; ) {
    const parts = isQuoted ? QUOTED_PARTS : PARTS
    parts.lastIndex = index
    const part = parts.exec(text)
    if (part === null) return undefined
    const { braced, name, next, escaped, single, quote, char } = part.groups ?? {}
    const reference = braced ?? name
    value += reference === undefined ? '' : resolve(reference)
    value += next ?? (escaped === 'n' ? '\n' : (escaped ?? single ?? char ?? ''))
    if (quote !== undefined) isQuoted = !isQuoted
    index = parts.lastIndex
  }
  return isQuoted ? undefined : value
}
