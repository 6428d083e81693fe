import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
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

const running = new Set<ChildProcess>()

/** Kills the process groups that still run. For the exit of this process, where nothing can be awaited. */
export function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL')
}

/**
 * Runs a command to its end.
 *
 * @throws Error with the end of its log when it fails or does not end in time
 */
export async function runToEnd(command: Command, timeoutMs: number): Promise<void> {
  const child = start(command)
  const timeout = setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs)
  try {
    await ended(child)
  } finally {
    clearTimeout(timeout)
  }
  if (child.exitCode !== 0) throw new Error(failureOf(command, child))
}

/** A server in a process group of its own. */
export type ServerProcess = AsyncDisposable

/**
 * Starts a server and waits until the URL answers with a success.
 *
 * @throws Error with the end of its log when it ends first or is not ready in time
 */
export async function startServer(command: Command, url: string, timeoutMs: number): Promise<ServerProcess> {
  const child = start(command)
  const dispose = () => terminate(child)
  const deadline = performance.now() + timeoutMs
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
      await dispose()
      throw new Error(failureOf(command, child))
    }
    await sleep(POLL_MS)
  }
  return { [Symbol.asyncDispose]: dispose }
}

function start(command: Command): ChildProcess {
  const log = openSync(command.log, 'a')
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', log, log],
    // Ctrl-C in a terminal does not reach it, and it can be ended together with the processes that it starts.
    detached: true,
  })
  closeSync(log)
  running.add(child)
  child.once('close', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  // `error`, which rejects here, is all that comes for a file that cannot be started.
  await once(child, 'close')
}

async function terminate(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM')
  const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), SIGKILL_DELAY_MS)
  await ended(child)
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

function failureOf({ file, log }: Command, child: ChildProcess): string {
  const ending = child.signalCode ?? `exit code ${child.exitCode}`
  return `${file} failed (${ending}). The end of its log:\n${readFileSync(log, 'utf8').slice(-LOG_TAIL_CHARACTERS)}`
}
