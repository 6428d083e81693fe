/** One child process with a deadline: every ending is data, and nothing of its group outlives it. */

import { spawn } from 'node:child_process'
import { codeOf, messageOf } from '../base/index.ts'
import { type LineSink, lineSplitter, tailKeeper } from './output.ts'
import { endGroup, endWithProcess, killGroup } from './process-group.ts'

/** What to start: `env` is the whole environment of the child. */
export type Command = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

export type RunOptions = {
  /** Milliseconds from the start to the deadline. */
  readonly timeoutMs: number
  /** Ends the child when the job is cancelled. */
  readonly signal?: AbortSignal
  /** Takes each line of stdout, without its line end. */
  readonly onLine: LineSink
  /** Longer lines are dropped. */
  readonly lineLimitBytes?: number
  /** Work of the child that must not be cut in two, such as the refresh of a single-use login. */
  readonly killDelay?: KillDelay
}

/** While `isBusy` says true, an end that was asked for (deadline, cancel, stop) is put off, at most that long. */
export type KillDelay = { readonly isBusy: () => boolean; readonly maxDelayMs: number }

/**
 * How the child ended. `stderr` is the tail of what it wrote there, untrusted.
 *
 * - `exited`: by itself; `signal` when something outside ended it.
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
  /** Like `stop`, unless the child ends by itself within that many milliseconds. */
  readonly stopIn: (ms: number) => void
}

type Child = ReturnType<typeof start>

/** Runs something after some milliseconds, unless the child is gone by then. */
type Later = (ms: number, act: () => void) => void

type Cause = 'stopped' | 'timed-out' | 'cancelled'

/**
 * The longest that a cancel is put off. GitHub's runner grants a cancelled step 7.5 s after SIGINT and 2.5 s more
 * after SIGTERM.
 */
const CANCEL_PATIENCE_MS = 5_000

/** How often a busy child is looked at again. */
const LOOK_AGAIN_MS = 50

/** How long pipes that a strayed grandchild holds open are waited for after the child's own end. */
const PIPES_MS = 500

const STDERR_TAIL_BYTES = 8 * 1024

/**
 * Starts a child in a process group of its own. stdin is /dev/null, since `codex exec` waits for a piped stdin to end.
 */
export function runProcess(command: Command, options: RunOptions): RunningProcess {
  if (options.signal?.aborted === true) return over({ kind: 'cancelled' })
  let child: Child
  try {
    child = start(command)
  } catch (error) {
    // spawn throws for what it can see beforehand, such as a NUL byte in an argument.
    return over(notStarted(error))
  }
  const timers = new Set<NodeJS.Timeout>()
  const later: Later = (ms, act) => timers.add(setTimeout(act, ms))
  let cause: Cause | undefined

  const end = (why: Cause, askedAt = Date.now()) => {
    // A cancel has less time than any other end, so it takes over from one that is being put off.
    cause = why === 'cancelled' ? why : (cause ?? why)
    if (cause !== why) return
    if (Date.now() - askedAt < patienceOf(options.killDelay, why) && options.killDelay?.isBusy() === true) {
      later(LOOK_AGAIN_MS, () => end(why, askedAt))
    } else {
      endGroup(child.pid, later)
    }
  }
  const onAbort = () => end('cancelled')
  const forget = endWithProcess(child.pid)
  const ended = listen(child, options, later, () => cause).finally(() => {
    for (const timer of timers) clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
    forget()
  })
  options.signal?.addEventListener('abort', onAbort, { once: true })
  later(options.timeoutMs, () => end('timed-out'))
  const stop = () => end('stopped')
  return { ended, stop, stopIn: ms => later(ms, stop) }
}

/** Reads the child until it has ended and its pipes are closed, by it or by us. */
async function listen(
  child: Child,
  options: RunOptions,
  later: Later,
  cause: () => Cause | undefined,
): Promise<ProcessResult> {
  const stderr = tailKeeper(STDERR_TAIL_BYTES)
  // Where the system is out of file handles there are no streams, whatever the types say.
  const streams = [child.stdout, child.stderr].filter(stream => stream !== undefined)
  for (const stream of streams) stream.on('error', () => {})
  child.stdout?.on('data', lineSplitter(options.onLine, options.lineLimitBytes))
  child.stderr?.on('data', stderr.push)
  return await new Promise(resolve => {
    child.once('error', error => {
      if (child.pid === undefined) resolve(notStarted(error))
    })
    child.once('exit', () => {
      killGroup(child.pid)
      later(PIPES_MS, () => {
        for (const stream of streams) stream.destroy()
      })
    })
    child.once('close', (code, signal) => resolve(endingOf(cause(), code, signal, stderr.text())))
  })
}

function over(ending: ProcessResult): RunningProcess {
  return { ended: Promise.resolve(ending), stop: () => {}, stopIn: () => {} }
}

function patienceOf(delicate: KillDelay | undefined, why: Cause): number {
  const patience = delicate?.maxDelayMs ?? 0
  return why === 'cancelled' ? Math.min(patience, CANCEL_PATIENCE_MS) : patience
}

function start(command: Command) {
  return spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the native binary, git and other children can be ended with it. On Windows it
    // would open a console window instead, and taskkill walks the tree there.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

function endingOf(
  cause: Cause | undefined,
  code: number | null,
  signal: string | null,
  stderr: string,
): ProcessResult {
  switch (cause) {
    case undefined:
      return { kind: 'exited', code, signal, stderr }
    case 'timed-out':
      return { kind: 'timed-out', stderr }
    default:
      return { kind: cause }
  }
}

function notStarted(error: unknown): ProcessResult {
  return { kind: 'not-started', missing: codeOf(error) === 'ENOENT', message: messageOf(error) }
}
