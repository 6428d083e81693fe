/**
 * Runs a child process that has a deadline, and ends it together with its process group.
 *
 * Only `codex exec`, `codex debug models` and `codex app-server` run here: they can hang, and they start processes of
 * their own. Everything else runs with @actions/exec (run-command.ts), which has no deadline and cannot end a child.
 */

import { spawn } from 'node:child_process'
import { codeOf, messageOf } from '../base/index.ts'
import { killGroup, killGroupOnExit, terminateGroup } from './process-group.ts'
import { createLineSplitter, createTailBuffer, type OnLine } from './read-output.ts'

/** What to start: `env` is the whole environment of the child. */
export type Command = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** How to run it. */
export type RunOptions = {
  /** Milliseconds from the start to the deadline. */
  readonly timeoutMs: number
  /** Written to stdin, which then stays open; without it, stdin is /dev/null. */
  readonly input?: string
  /** Ends the child when the job is cancelled. */
  readonly signal?: AbortSignal
  /** Receives each line of stdout, without its line end. */
  readonly onLine: OnLine
  /** Receives each line of stderr as it arrives. */
  readonly onErrorLine?: OnLine
  /** Longer lines are dropped; 1 MiB by default. */
  readonly lineLimitBytes?: number
  /** For work of the child that must not be interrupted, such as the refresh of a single-use login. */
  readonly killDelay?: KillDelay
}

/** While `isBusy` returns true, the end at a deadline, a cancel or a stop is delayed, for at most `maxDelayMs`. */
export type KillDelay = { readonly isBusy: () => boolean; readonly maxDelayMs: number }

/**
 * How the child ended. `stderr` is the last 8 KiB that it wrote there, untrusted.
 *
 * - `exited`: by itself; `signal` is set when another process ended it.
 * - `stopped`: by `stop()`.
 * - `timed-out`: at its deadline.
 * - `cancelled`: by the abort signal.
 * - `not-started`: the system refused to start it; `missing` when there is no such file.
 */
export type ProcessResult =
  | {
      readonly kind: 'exited'
      readonly code: number | null
      readonly signal: string | null
      readonly stderr: string
    }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'timed-out'; readonly stderr: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly missing: boolean; readonly message: string }

/** A child that runs. `ended` never rejects; `stop` may be called at any time and more than once. */
export type RunningProcess = {
  readonly ended: Promise<ProcessResult>
  readonly stop: () => void
  /** Stops the child after that many milliseconds, unless it has ended by then. */
  readonly stopIn: (ms: number) => void
}

type Child = ReturnType<typeof start>

/** Runs a function after some milliseconds, unless the child has ended by then. */
type Schedule = (ms: number, run: () => void) => void

type StopReason = 'stopped' | 'timed-out' | 'cancelled'

/**
 * Maximum delay of a cancel. GitHub's runner sends SIGTERM 7.5 s after the SIGINT of a cancelled step, and kills the
 * step 2.5 s later.
 */
const MAX_CANCEL_DELAY_MS = 5_000

/** How often `isBusy` is asked while an end is delayed. */
const BUSY_CHECK_INTERVAL_MS = 50

/** After the child's exit its pipes are closed at this time, even if a process outside its group holds them open. */
const PIPE_CLOSE_DELAY_MS = 500

const STDERR_TAIL_BYTES = 8 * 1024

/**
 * Starts a child in a process group of its own. Its stdin is /dev/null, since `codex exec` reads a piped stdin to its
 * end before it starts. With an `input` it stays open, since `codex app-server` ends with it and drops open requests.
 */
export function runProcess(command: Command, options: RunOptions): RunningProcess {
  if (options.signal?.aborted === true) return alreadyEnded({ kind: 'cancelled' })
  let child: Child
  try {
    child = start(command, options.input)
  } catch (error) {
    // spawn throws on what it can check beforehand, such as a NUL byte in an argument.
    return alreadyEnded(notStarted(error))
  }
  const timers = new Set<NodeJS.Timeout>()
  const schedule: Schedule = (ms, run) => timers.add(setTimeout(run, ms))
  let stopReason: StopReason | undefined

  const requestStop = (reason: StopReason, requestedAt = Date.now()) => {
    // A cancel has the shortest time limit, so it replaces a delayed stop for another reason.
    stopReason = reason === 'cancelled' ? reason : (stopReason ?? reason)
    if (stopReason !== reason) return
    const mayDelay = Date.now() - requestedAt < maxDelayOf(options.killDelay, reason)
    if (mayDelay && options.killDelay?.isBusy() === true) {
      schedule(BUSY_CHECK_INTERVAL_MS, () => requestStop(reason, requestedAt))
    } else {
      terminateGroup(child.pid, schedule)
    }
  }
  const onAbort = () => requestStop('cancelled')
  const cancelKillOnExit = killGroupOnExit(child.pid)
  const ended = waitForEnd(child, options, schedule, () => stopReason).finally(() => {
    for (const timer of timers) clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
    cancelKillOnExit()
  })
  options.signal?.addEventListener('abort', onAbort, { once: true })
  schedule(options.timeoutMs, () => requestStop('timed-out'))
  const stop = () => requestStop('stopped')
  return { ended, stop, stopIn: ms => schedule(ms, stop) }
}

/** Reads the child's output until the child has exited and its pipes are closed. */
async function waitForEnd(
  child: Child,
  options: RunOptions,
  schedule: Schedule,
  stopReason: () => StopReason | undefined,
): Promise<ProcessResult> {
  const stderr = createTailBuffer(STDERR_TAIL_BYTES)
  // When the system has no file handles left, the streams are undefined, although their types say otherwise.
  const streams = [child.stdout, child.stderr].flatMap(stream => stream ?? [])
  for (const stream of streams) stream.on('error', () => {})
  child.stdout?.on('data', createLineSplitter(options.onLine, options.lineLimitBytes))
  child.stderr?.on('data', stderr.push)
  if (options.onErrorLine) {
    child.stderr?.on('data', createLineSplitter(options.onErrorLine, options.lineLimitBytes))
  }
  return await new Promise(resolve => {
    child.once('error', error => {
      if (child.pid === undefined) resolve(notStarted(error))
    })
    child.once('exit', () => {
      killGroup(child.pid)
      schedule(PIPE_CLOSE_DELAY_MS, () => {
        for (const stream of streams) stream.destroy()
      })
    })
    child.once('close', (code, signal) => resolve(toResult(stopReason(), code, signal, stderr.text())))
  })
}

function alreadyEnded(result: ProcessResult): RunningProcess {
  return { ended: Promise.resolve(result), stop: () => {}, stopIn: () => {} }
}

function maxDelayOf(killDelay: KillDelay | undefined, reason: StopReason): number {
  const maxDelayMs = killDelay?.maxDelayMs ?? 0
  return reason === 'cancelled' ? Math.min(maxDelayMs, MAX_CANCEL_DELAY_MS) : maxDelayMs
}

function start(command: Command, input: string | undefined) {
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    // A process group of its own, so that the native binary, git and other children can be ended with it. Not on
    // Windows: this would open a console window there, and taskkill needs no group.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  // A child that ends before it has read the input closes the pipe, which is no error.
  child.stdin?.on('error', () => {}).write(input ?? '')
  return child
}

function toResult(
  stopReason: StopReason | undefined,
  code: number | null,
  signal: string | null,
  stderr: string,
): ProcessResult {
  switch (stopReason) {
    case undefined:
      return { kind: 'exited', code, signal, stderr }
    case 'timed-out':
      return { kind: 'timed-out', stderr }
    default:
      return { kind: stopReason }
  }
}

function notStarted(error: unknown): ProcessResult {
  return { kind: 'not-started', missing: codeOf(error) === 'ENOENT', message: messageOf(error) }
}
