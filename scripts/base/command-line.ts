import { statSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** How many arguments without a name a script takes, none by default. `what` names them in a sentence. */
export type Positionals = { readonly least?: number; readonly most: number; readonly what: string }

/**
 * Parses the arguments of a script. `--help` prints the usage and ends with 0. A wrong argument prints one line and ends
 * with 2.
 */
export function parseCommandLine<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
  { least = 0, most, what }: Positionals = { most: 0, what: 'nothing' },
): ReturnType<typeof parseArgs<Config>> {
  const missing = Object.keys(config.options ?? {}).find(name => !usage.includes(`--${name}`))
  if (missing !== undefined) throw new Error(`The usage does not name --${missing}.`)
  if (process.argv.slice(2).some(argument => argument === '--help' || argument === '-h')) {
    console.log(usage)
    process.exit(0)
  }
  const parsed = parseOrEnd(config)
  const surplus = parsed.positionals[most]
  if (surplus !== undefined) endWithUsageError(`There is one argument too many: "${surplus}".`)
  if (parsed.positionals.length < least) endWithUsageError(`Name ${what}.`)
  return parsed
}

function parseOrEnd<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    // The first sentence names the argument. The rest explains how to escape it.
    const [reason] = error instanceof Error ? error.message.split(/\.\s|\n/) : [String(error)]
    return endWithUsageError(`${reason?.replace(/\.$/, '')}.`)
  }
}

/** The value of an option that is a whole number. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  return endWithUsageError(`--${name} takes a whole number from ${least} to ${most}, and not "${text}".`)
}

/** The regular expression of an option, which ignores case. */
export function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'i')
  } catch {
    return endWithUsageError(`"${text}" is no regular expression.`)
  }
}

/** The path of a directory that exists. */
export function existingDirectory(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path
  return endWithUsageError(`There is no directory "${path}".`)
}

/** The path of a file that exists. */
export function existingFile(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return path
  return endWithUsageError(`There is no file "${path}".`)
}

/** Ends the script because of a wrong argument. */
export function endWithUsageError(message: string): never {
  console.error(`${oneLine(message)} See --help.`)
  process.exit(2)
}

/** Ends the script because what it was asked for cannot be done. */
export function endWithError(message: string): never {
  console.error(oneLine(message))
  process.exit(1)
}

/** What somebody typed may have line breaks. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}
