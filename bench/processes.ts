/** Runs processes with a timeout, and measures the memory of processes. Only Linux has /proc. */

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** `timedOut`: the process was killed at its timeout, so the true time is longer. */
export type TimedProcess = {
  readonly ms: number
  readonly exitCode: number | null
  readonly timedOut: boolean
}

export type ProcessCommand = {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

/** Runs a process to its end or timeout. stdin is /dev/null, because `codex exec` waits for the end of a pipe. */
export async function runProcess(command: ProcessCommand, timeoutMs: number): Promise<TimedProcess> {
  const startedAt = performance.now()
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: 'ignore',
    // Its own process group, so that everything that a shell starts is killed with it.
    detached: true,
  })
  let timedOut = false
  const timeout = setTimeout(() => {
    timedOut = true
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, timeoutMs)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(timeout)
  return { ms: performance.now() - startedAt, exitCode, timedOut }
}

/** The peak memory of processes in kB (VmHWM), by the name of the process. */
export type Peaks = Readonly<Record<string, number>>

/**
 * Reads the memory of all descendants of this process every few milliseconds while `run` runs. It misses a process that
 * lives shorter than that, and the memory of a process in its last milliseconds.
 */
export async function peaksDuring(run: () => Promise<unknown>): Promise<Peaks> {
  const peaks = new Map<number, { readonly name: string; readonly kb: number }>()
  const readAll = () => {
    for (const pid of descendants(process.pid)) {
      const status = readProc(pid, 'status')
      const kb = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN)
      const name = /^Name:\s+(\S+)/m.exec(status)?.[1]
      if (name !== undefined && kb > (peaks.get(pid)?.kb ?? 0)) peaks.set(pid, { name, kb })
    }
  }
  const timer = setInterval(readAll, 5)
  try {
    await run()
  } finally {
    clearInterval(timer)
  }
  const byName: Record<string, number> = {}
  for (const { name, kb } of peaks.values()) byName[name] = Math.max(byName[name] ?? 0, kb)
  return byName
}

/** The peak memory of the action in MB. Node names its main thread in /proc. */
export function actionPeakMb(peaks: Peaks): number {
  return (peaks['MainThread'] ?? peaks['node'] ?? Number.NaN) / 1024
}

function descendants(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap(thread =>
    readProc(pid, `task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  )
  return children.flatMap(child => [child, ...descendants(child)])
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    // The process has ended.
    return []
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
