import { type ParseArgsConfig, parseArgs } from 'node:util'

/**
 * Parses the arguments of a script. `--help` prints the usage and ends with 0. A wrong argument prints one line and ends
 * with 2.
 */
export function parseCommandLine<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.slice(2).some(argument => argument === '--help' || argument === '-h')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    return parseArgs(config)
  } catch (error) {
    // The first sentence names the argument. The rest explains how to escape it.
    const [reason] = error instanceof Error ? error.message.split(/\.\s/) : [String(error)]
    return endWithUsageError(`${reason?.replace(/\.$/, '')}.`)
  }
}

/** Ends the script because of a wrong argument. */
export function endWithUsageError(message: string): never {
  console.error(`${message} See --help.`)
  process.exit(2)
}
