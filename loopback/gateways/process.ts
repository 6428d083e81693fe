import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** What to start. `env` is the whole environment, so that nothing of this machine's logins is in it. */
export type Command = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** The file that gets stdout and stderr. */
  readonly log: string
}

const LOG_TAIL_CHARACTERS = 2_000

const POLL_MS = 100

/** Time between SIGTERM and SIGKILL. */
const SIGKILL_DELAY_MS = 3_000

/** A child process. `ended` never rejects. */
type Started = {
  readonly command: Command
  readonly child: ChildProcess
  readonly ended: Promise<Ending>
}

/** How a process ended, in words; `ok` is exit code 0. */
type Ending = { readonly ok: boolean; readonly text: string }

/**
 * Runs a command to its end.
 *
 * @throws Error with the end of its log when it fails or does not end in time
 */
export async function runToEnd(command: Command, timeoutMs: number): Promise<void> {
  const started = start(command)
  const timeout = setTimeout(() => signalGroup(started.child, 'SIGKILL'), timeoutMs)
  const ending = await started.ended
  clearTimeout(timeout)
  if (!ending.ok) throw failureOf(command, ending.text)
}

/** A server in a process group of its own. */
export type ServerProcess = AsyncDisposable

/**
 * Starts a server and waits until the URL answers with a success.
 *
 * @throws Error with the end of its log when it ends first or is not ready in time
 */
export async function startServer(command: Command, url: string, timeoutMs: number): Promise<ServerProcess> {
  const started = start(command)
  const over = new AbortController()
  const timeout = setTimeout(() => over.abort(), timeoutMs)
  const failure = started.ended.then(({ text }) => text)
  const ended = await Promise.race([failure, waitFor(url, over.signal)])
  const isLate = over.signal.aborted
  clearTimeout(timeout)
  over.abort()
  if (ended === undefined && !isLate) return { [Symbol.asyncDispose]: () => terminate(started) }
  await terminate(started)
  throw failureOf(command, ended ?? `not ready after ${timeoutMs / 1000} s`)
}

function start(command: Command): Started {
  const log = openSync(command.log, 'a')
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', log, log],
    // Ctrl-C in a terminal does not reach it, and it can be ended together with the processes that it starts.
    detached: true,
  })
  closeSync(log)
  const ended = new Promise<Ending>(resolve => {
    child.once('error', ({ message }) => resolve({ ok: false, text: message }))
    child.once('close', (code, signal) => resolve({ ok: code === 0, text: signal ?? `exit code ${code}` }))
  })
  return { command, child, ended }
}

async function waitFor(url: string, over: AbortSignal): Promise<undefined> {
  while (!over.aborted && !(await answers(url))) await sleep(POLL_MS)
  return undefined
}

async function terminate({ child, ended }: Started): Promise<void> {
  signalGroup(child, 'SIGTERM')
  const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), SIGKILL_DELAY_MS)
  await ended
  clearTimeout(kill)
  // What it had started and left behind.
  signalGroup(child, 'SIGKILL')
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // The group has no process left.
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

function failureOf({ file, log }: Command, ending: string): Error {
  const tail = readFileSync(log, 'utf8').slice(-LOG_TAIL_CHARACTERS)
  return new Error(`${file} failed (${ending}). The end of its log:\n${tail}`)
}
