/** The commands in the documents: their programs, scripts and options. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isScenarioName } from '../../loopback/scenarios/all.ts'
import { type Page, ROOT, textOf } from './markdown.ts'

/** Programs that a reader has, and words of the shell. Each is in a document for a reason of its own. */
const PROGRAMS = [
  ...['npm', 'node', 'npx', 'bash', 'git', 'gh', 'jq', 'codex'],
  ...['for', 'do', 'done', 'cd', 'echo'],
]

/** Commands of npm itself that the documents use. */
const NPM_COMMANDS = ['ci', 'install', 'exec', 'view', 'version']

const SHELL = ['sh', 'bash', 'shell', 'console']

/** A block without a language is one of commands if it begins like one. */
const STARTS_AS_COMMAND = /^(?:npm|node|bash|git|npx) /

/** A code span that is a command to type. */
const IS_COMMAND = /^(?:[A-Z_]+=\S+ )*(?:npm|node|bash|npx) [\w./:-]/

/** All commands of a page, each as its words. */
export function commandsOf({ fences, spans }: Page): readonly (readonly string[])[] {
  const blocks = fences
    .filter(
      ({ language, code }) => SHELL.includes(language) || (language === '' && STARTS_AS_COMMAND.test(code)),
    )
    .map(({ code }) => code)
  return [...blocks, ...spans.filter(span => IS_COMMAND.test(span))].flatMap(splitCommands)
}

/** The simple commands of a script, without comments, assignments and redirections. Quotes keep a text together. */
export function splitCommands(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]]
  const tokens = script
    .replaceAll('\\\n', ' ')
    .matchAll(/(?<=^|\s)#.*$|"[^"]*"|'[^']*'|&&|\|\|?|;|\n|[^\s;|&"']+|&/gm)
  for (const [token] of tokens) {
    if (/^(?:&&|\|\|?|;|\n|do)$/.test(token)) commands.push([])
    else if (!token.startsWith('#')) commands.at(-1)?.push(token)
  }
  return commands
    .map(words => words.slice(words.findIndex(word => !/^[A-Z_]+=/.test(word))))
    .filter(words => words.length > 0)
}

/** What is wrong with a command; empty if nothing is. */
export async function commandProblems(words: readonly string[]): Promise<readonly string[]> {
  const [program = '', ...args] = words
  if (!PROGRAMS.includes(program)) return [`${program}: not a program that a reader is known to have`]
  if (program === 'npm') return npmProblems(args)
  if (program === 'node') return scriptProblems(args)
  if (program === 'bash' && args[0] !== '-c') return missingFile(args[0])
  return []
}

async function npmProblems([command = '', ...args]: readonly string[]): Promise<readonly string[]> {
  if (command === 'test') return args.filter(arg => arg !== '--').flatMap(missingFile)
  if (command !== 'run') return NPM_COMMANDS.includes(command) ? [] : [`npm ${command}: no command of npm`]
  const [name = '', ...rest] = args.filter(arg => arg !== '--' && arg !== '-s')
  const script = npmScripts()[name]
  if (script === undefined) return [`npm run ${name}: no such script`]
  // A script may be started by another one, which finds a Node.js for it.
  const file = /^node (?:\S+\.[cm]?js )?(\S+\.ts)$/.exec(script)?.[1]
  if (file !== undefined) return scriptProblems([file, ...rest])
  return rest.length === 0 ? [] : [`npm run ${name}: takes no arguments`]
}

function npmScripts(): Readonly<Record<string, string>> {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    textOf('package.json'),
  )
  return scripts
}

/** Options of a script must be in its own help, and scenarios of the demo must exist. */
async function scriptProblems([file = '', ...args]: readonly string[]): Promise<readonly string[]> {
  if (file === '…' || file === '...') return []
  if (missingFile(file).length > 0) return missingFile(file)
  const options = args.filter(arg => /^--?\w/.test(arg)).map(arg => arg.replace(/=.*/, ''))
  const help = options.length === 0 ? '' : await helpOf(file)
  const unknown = options.filter(
    option => !new RegExp(`(?<![\\w-])${option}(?![\\w-])`).test(`${help} --help`),
  )
  const isDemo = file.endsWith('/demo.ts')
  const scenarios = isDemo && options.length === 0 ? args.filter(arg => !isScenarioName(arg)) : []
  return [
    ...unknown.map(option => `${file}: its help does not have ${option}`),
    ...scenarios.map(name => `${file}: no scenario ${name}`),
  ]
}

function missingFile(file = ''): readonly string[] {
  return existsSync(join(ROOT, file)) && file !== '' ? [] : [`${file}: no such file`]
}

const HELP = new Map<string, Promise<string>>()

/** What a script prints for `--help`. It must end with 0. */
export function helpOf(file: string): Promise<string> {
  const known = HELP.get(file) ?? runHelp(file)
  HELP.set(file, known)
  return known
}

async function runHelp(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [file, '--help'], { cwd: ROOT })
  return stdout
}
