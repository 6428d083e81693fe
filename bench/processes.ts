/** Other processes: running one with a deadline, and looking at the memory of those that run. Linux alone has /proc. */

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A process that was timed. `bounded`: it was still running at its deadline, and was ended. */
export type Timed = { readonly ms: number; readonly exitCode: number | null; readonly bounded: boolean }

export type Command = {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

/** Runs a process to its end, or to its deadline. stdin is /dev/null, as `codex exec` waits for a piped one to end. */
export async function timed(command: Command, deadlineMs: number): Promise<Timed> {
  const startedAt = performance.now()
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: 'ignore',
    // A group of its own, so that what the shell has started ends with it.
    detached: true,
  })
  let bounded = false
  const deadline = setTimeout(() => {
    bounded = true
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, deadlineMs)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(deadline)
  return { ms: performance.now() - startedAt, exitCode, bounded }
}

/** The most memory that a process ever held (VmHWM), in kB, by the first word of its command line's base name. */
export type Peaks = Readonly<Record<string, number>>

/**
 * Looks at all descendants of this process every few milliseconds while something runs. A process that lives between
 * two looks is missed, and what one takes in its last milliseconds too.
 */
export async function peaksDuring(run: () => Promise<unknown>): Promise<Peaks> {
  const peaks = new Map<number, { readonly name: string; readonly kb: number }>()
  const look = () => {
    for (const pid of descendants(process.pid)) {
      const status = readProc(pid, 'status')
      const kb = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN)
      const name = /^Name:\s+(\S+)/m.exec(status)?.[1]
      if (name !== undefined && kb > (peaks.get(pid)?.kb ?? 0)) peaks.set(pid, { name, kb })
    }
  }
  const timer = setInterval(look, 5)
  try {
    await run()
  } finally {
    clearInterval(timer)
  }
  const byName: Record<string, number> = {}
  for (const { name, kb } of peaks.values()) byName[name] = Math.max(byName[name] ?? 0, kb)
  return byName
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
    // It has ended since.
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
