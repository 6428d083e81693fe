import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { killDescendants } from './descendants.ts'

/** SIGHUP comes when the terminal is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How often a script that npm has started looks whether npm's shell still runs. */
const PARENT_CHECK_INTERVAL_MS = 500

const leftovers = new Set<string>()

/**
 * Lets this process leave nothing behind, whenever and however it ends: neither a process that it has started, nor what
 * these have started, nor a temporary file. Ctrl-C, the end of a terminal, of CI or of a reader such as `head` end it at
 * once. Call it before anything starts.
 *
 * All temporary files of this process are in one directory, which is removed at the end: `tmpdir()` returns it from now
 * on. Only SIGKILL leaves something.
 */
export function endCleanly(): void {
  // A short name, because the path of a socket has a maximum length.
  const directory = mkdtempSync(join(tmpdir(), 'cmf-'))
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = directory
  leftovers.add(directory)
  process.on('exit', () => {
    killDescendants()
    for (const path of leftovers) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  })
  for (const signal of SIGNALS) process.on(signal, () => process.exit(128 + constants.signals[signal]))
  // A shell gives the same exit code to a command that wrote to a closed pipe.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => process.exit(128 + constants.signals.SIGPIPE))
  }
  endWithNpm()
}

/**
 * Ends this process when npm is ended. npm (10, 11) sends a signal on to the shell that it has started. Where that shell
 * is dash, it ends and leaves the script running.
 */
function endWithNpm(): void {
  if (!process.env['npm_lifecycle_script']?.includes(basename(process.argv[1] ?? ''))) return
  const parent = process.ppid
  const check = () => {
    if (process.ppid !== parent) process.exit(128 + constants.signals.SIGTERM)
  }
  setInterval(check, PARENT_CHECK_INTERVAL_MS).unref()
}

/** Removes a path when the process ends, unless it has been renamed by then. */
export function removeAtEnd(path: string): void {
  leftovers.add(path)
}
