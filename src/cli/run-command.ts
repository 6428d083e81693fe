/** Runs a short command to its end with @actions/exec. */

import { once } from 'node:events'
import { createTailBuffer } from './read-output.ts'
import type { Command } from './run-process.ts'

/**
 * How a command ended. `code` is null when a signal ended it. `stdout` and `stderr` are the last 64 KiB, untrusted.
 *
 * - `aborted`: the signal ended the wait. The child may still run, since @actions/exec can end no child.
 * - `not-started`: the file is not executable, or the system refused to start it.
 */
export type CommandResult =
  | {
      readonly kind: 'exited'
      readonly code: number | null
      readonly stdout: string
      readonly stderr: string
    }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'not-started' }

const OUTPUT_TAIL_BYTES = 64 * 1024

/** A process that the command left behind may hold its pipes open; they are read no longer than this after the exit. */
const PIPE_CLOSE_DELAY_MS = 500

/** Prints nothing. @actions/exec is loaded on the first call, since a run that needs no command should start faster. */
export async function runCommand(command: Command, signal: AbortSignal): Promise<CommandResult> {
  const { exec } = await import('@actions/exec')
  if (signal.aborted) return { kind: 'aborted' }
  const stdout = createTailBuffer(OUTPUT_TAIL_BYTES)
  const stderr = createTailBuffer(OUTPUT_TAIL_BYTES)
  // exec parses the file as a command line, so it is quoted.
  const file = `"${command.file.replaceAll('"', '\\"')}"`
  const running = exec(file, [...command.args], {
    cwd: command.cwd,
    env: { ...command.env },
    silent: true,
    ignoreReturnCode: true,
    delay: PIPE_CLOSE_DELAY_MS,
    listeners: { stdout: stdout.push, stderr: stderr.push },
  })
  const exited = running.then(
    (code: number | null): CommandResult => ({
      kind: 'exited',
      code,
      stdout: stdout.text(),
      stderr: stderr.text(),
    }),
    (): CommandResult => ({ kind: 'not-started' }),
  )
  const aborted = once(signal, 'abort').then((): CommandResult => ({ kind: 'aborted' }))
  return await Promise.race([exited, aborted])
}
