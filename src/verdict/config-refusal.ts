/** Recognizes that the CLI refused its configuration, by what it wrote to stderr before it ended. */

import { optional } from '../base/index.ts'
import { plainLine } from '../redact/index.ts'
import type { Detail } from './detail.ts'
import type { Evidence } from './evidence.ts'

/**
 * The first line of an error. The CLI names the file or the step (`Error loading config.toml:`, `Error loading rules:`,
 * `Error finding codex home:`) or nothing (`Error:`). Log lines begin with a time, and the errors of the argument
 * parser (`error: unexpected argument`) with a small letter: those are about the probe's own arguments.
 */
const ERROR_LINE = /^Error(?: [a-z][^:\n]{0,80})?:/

/**
 * The errors of the argument parser, and the option that they are about (0.104 to 0.171). The lines after them are a
 * tip and the usage. Where the job gives no such option, the error is about the probe's own arguments.
 */
const ARGUMENT_ERROR =
  /^error: (?:unexpected argument|unrecognized option|invalid value|a value is required|equal sign is needed|the argument|the following required)[^\n]*?'(--?[\w-]+)/

/** Words that have texts of their own. */
const DETAIL_WORDS: readonly (readonly [Detail, RegExp])[] = [
  // CLIs before 0.134 say so of a profile without a table.
  ['profile-missing', /^Error: config profile `[^`]*` not found/],
  // The parser's words, in each version from 0.77 to 0.171.
  ['duplicate-key', /\bduplicate key\b/],
]

/** The value in such an error. It may be a secret that stands in the wrong place. */
const ARGUMENT_VALUE = /^(error: invalid value) '[^']*'(.*?)(?:: .*)?$/

/** The step that failed is about the configuration. */
const CONFIG_STEP = /^Error [a-z]+ing [^:\n]*(?:config|rules|polic|requirements|overrides|codex home)[^:\n]*:/

/**
 * An error without a step, whose words are about the configuration, or are those of a parser of TOML. The policies of a
 * workspace are named `enterprise-managed` or not at all. Other errors of this form are a broken database, a full disk
 * or a sign-in that failed.
 */
const CONFIG_WORDS =
  /\bconfig|\.toml\b|\bprofile\b|\bmodel provider `|\binstructions file\b|\brequirements?\b|\bexecpolicy\b|\bfeature flag\b|\bCODEX_HOME\b|\benterprise-managed\b|^Error: field `|\binvalid (?:type: |value for `)|\bunknown (?:variant|field) `/i

/** An error of the system without a word about what the CLI did, such as `No such file or directory (os error 2)`. */
const SYSTEM_ERROR = /^Error: [^:]{1,80} \(os error \d+\)$/

/** What follows are addresses of the program. The CLI prints them where RUST_BACKTRACE is set (0.171). */
const BACKTRACE = /^\s*(?:stack backtrace|backtrace|location):|^\s*\d+: (?:<unknown>|0x|\S+::)/i

/** A line of the file, or the mark under it. The line may hold a key: a file that is not valid has no known secrets. */
const EXCERPT = /^\s*(?:\d+\s*)?\|/

/** A value of the file. It may be a key that stands in the wrong place, so only its type is shown. */
const QUOTED_VALUES: readonly (readonly [RegExp, string])[] = [
  [/\b(string|character) (?:"(?:[^"\\]|\\.)*"|`[^`]*`)/g, '$1'],
  [/\bunknown variant `(?![a-z][a-z_-]{0,30}`)[^`]*`/gi, 'unknown variant'],
]

/** Longer than any message of the CLI about its configuration (0.77 to 0.171: 320 characters without the excerpts). */
const MAX_CHARS = 1_000

/** The CLI's own words about its configuration. */
export type ConfigRefusal = {
  /** One line: the message with its "How to fix", without backtrace and without lines of the file. */
  readonly said: string
  /** The words name a setting that only the probe has, so another form of the probe may still succeed. */
  readonly ofProbe: boolean
  readonly detail?: Detail
}

/** The refusal in the evidence of a CLI that ended by itself before its first event; undefined when there is none. */
export function readConfigRefusal({
  stderr,
  signal,
  exitCode,
  probeSettings = [],
  jobOptions = [],
  machineFiles = [],
  unreadableFiles = [],
}: Extract<Evidence, { kind: 'silent' }>): ConfigRefusal | undefined {
  // A CLI that was killed, or that ended well, has not refused anything.
  if (signal !== null || exitCode === 0) return undefined
  const lines = stderr.split(/\r?\n/)
  const ofArgument = lines.find(line => jobOptions.includes(ARGUMENT_ERROR.exec(line)?.[1] ?? ''))
  if (ofArgument !== undefined) return argumentRefusal(ofArgument)
  const first = lines.findIndex(line => ERROR_LINE.test(line))
  if (first === -1) return undefined
  const words = wordsOf(lines.slice(first))
  if (unreadableFiles.length > 0 && SYSTEM_ERROR.test(words)) {
    const settings = unreadableFiles.map(name => `\`${name}\``).join(', ')
    return {
      said: `${words.replace(/^Error: /, '')} (A file that cannot be read: ${settings}.)`,
      ofProbe: false,
    }
  }
  if (!CONFIG_STEP.test(words) && !CONFIG_WORDS.test(words)) return undefined
  const ofProbe = probeSettings.some(
    name => words.includes(`\`${name}\``) || (/[./\\]/.test(name) && words.includes(name)),
  )
  const said = words.replace(/^Error: /, '').slice(0, MAX_CHARS) + fileNote(words, machineFiles)
  return {
    said,
    ofProbe,
    ...optional('detail', DETAIL_WORDS.find(([, pattern]) => pattern.test(words))?.[0]),
  }
}

function argumentRefusal(line: string): ConfigRefusal {
  const words = plainLine(line.replace(ARGUMENT_VALUE, '$1$2')).replace(/^error: /, '')
  return { said: words.slice(0, MAX_CHARS), ofProbe: false, detail: 'job-argument' }
}

/**
 * A message such as `field allowed_approval_policies cannot be empty` does not name its file, and people look for the
 * setting in their own. A message that names one, as the first line of every TOML error does, needs no note.
 */
function fileNote(words: string, machineFiles: readonly string[]): string {
  const namesFile = /[/\\][\w.-]+\.(?:toml|rules)\b/.test(words)
  return machineFiles.length === 0 || namesFile ? '' : ` (This machine also has ${machineFiles.join(', ')}.)`
}

/** An error with its causes as one line. A cause that repeats the line before it is left out. */
function wordsOf(lines: readonly string[]): string {
  const end = lines.findIndex(line => BACKTRACE.test(line))
  const shown = (end === -1 ? lines : lines.slice(0, end)).filter(line => !EXCERPT.test(line))
  let words = ''
  let isCause = false
  for (const line of shown) {
    const text = plainLine(withoutValues(line))
    if (/^Caused by:$/.test(text)) isCause = true
    else if (text !== '' && !(isCause && isRepeated(words, text))) words = `${words} ${text}`.trim()
  }
  return words
}

/** The parser of TOML repeats itself: `TOML parse error at line 4, column 7` after `config.toml:4:7`. */
function isRepeated(words: string, text: string): boolean {
  return words.includes(text.replace(/^\d+: /, '')) || /^TOML parse error\b/.test(text)
}

function withoutValues(line: string): string {
  return QUOTED_VALUES.reduce((text, [value, type]) => text.replace(value, type), line)
}
