/** The input `codex-args`: what the job gives to `codex exec`. */

import parseShellWords from 'string-argv'
import { type ArgumentProblem, type JobArguments, readJobArguments } from '../cli/index.ts'
import { InputError } from './values.ts'

const INPUT = 'codex-args'

/** Far more than a command line of a job has. */
const MAX_CHARS = 16_384

/**
 * Parses the text as codex-action does (v1.13, `parseExtraArgs`): what begins with `[` is a JSON array, all else are
 * words as in a shell, split by the same library. Unlike there, an array must hold texts, and a quote must have an end.
 *
 * @throws InputError that names an option, and never its value, which may be a secret
 */
export function parseCodexArgs(raw: string): JobArguments {
  const text = raw.trim()
  if (text.length > MAX_CHARS) throw new InputError(INPUT, null, `at most ${MAX_CHARS} characters`)
  const args = text.startsWith('[') ? parseArray(text) : parseWords(text)
  if (args.some(arg => arg.includes('\0'))) throw new InputError(INPUT, null, 'text without a NUL character')
  const read = readJobArguments(args)
  if (!('kind' in read)) return read
  throw new InputError(INPUT, null, ALLOWED[read.kind](read.name))
}

const ALLOWED: Readonly<Record<ArgumentProblem['kind'], (name: string) => string>> = {
  model: name =>
    `arguments without a model, and it has \`${name}\`. The place for the model is the input "model"`,
  'no-value': name => `arguments in which each option has its value, and \`${name}\` has none`,
  'no-setting': name => `arguments in which \`${name}\` has the form key=value`,
}

function parseArray(text: string): readonly string[] {
  const allowed = 'a JSON array of texts, such as ["--profile", "ci"], or words as in a shell'
  const fail = (problem: string) =>
    new InputError(INPUT, null, allowed, ` It begins with "[", but ${problem}.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's message quotes the text.
    throw fail('it is not valid JSON')
  }
  if (!Array.isArray(value)) throw fail('it is not an array')
  const wrong = value.findIndex(item => typeof item !== 'string')
  if (wrong !== -1) throw fail(`item ${wrong + 1} is not a text`)
  return value
}

function parseWords(text: string): readonly string[] {
  const open = openQuote(text)
  if (open === undefined) return parseShellWords(text)
  throw new InputError(
    INPUT,
    null,
    'words as in a shell, with an end for each quote, or a JSON array of texts',
    ` The quote ${open} is never closed.`,
  )
}

/** The quote without an end. A backslash does not escape one, as for the library. */
function openQuote(text: string): string | undefined {
  let open: string | undefined
  for (const character of text) {
    if (open === character) open = undefined
    else if (open === undefined && (character === '"' || character === "'")) open = character
  }
  return open
}
