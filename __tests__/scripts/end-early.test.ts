/** A script that is ended in the middle leaves no process and no temporary file behind. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from '@jest/globals'
import { ROOT } from './find-scripts.ts'

const FIXTURE = join(import.meta.dirname, 'fixtures', 'start-processes.ts')

const TIMEOUT_MS = 20_000

/** The processes of a test. What a failed test leaves would keep Jest waiting. */
const started: number[] = []
afterEach(() => {
  for (const pid of started.splice(0)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
})

/** A running script with its own directory for temporary files. */
type Running = {
  readonly child: ChildProcess
  readonly exit: Promise<readonly [code: number | null, signal: string | null]>
  readonly nextLine: (isWanted: (line: string) => boolean) => Promise<string>
}

function start(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = once(child, 'exit').then(([code, signal]) => [code, signal] as const)
  if (child.pid !== undefined) started.push(child.pid)
  const lines = createInterface(child.stdout)
  return {
    child,
    exit,
    nextLine: async isWanted => {
      for await (const line of lines) if (isWanted(line)) return line
      throw new Error('The script ended first.')
    },
  }
}

/** Whether a process runs: one that has ended and that nobody has asked for its exit code counts as ended. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return /^State:\s+[^ZX\s]/m.test(status)
}

async function stillRunning(pids: readonly number[]): Promise<readonly number[]> {
  started.push(...pids)
  const states = await Promise.all(pids.map(isRunning))
  return pids.filter((_, index) => states[index])
}

/** The processes that a process has started, and theirs. */
async function descendantsOf(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const pids = children.split(' ').filter(Boolean).map(Number)
  return [...pids, ...(await Promise.all(pids.map(descendantsOf))).flat()]
}

const onLinux = process.platform === 'linux' ? describe : describe.skip

onLinux('a script with processes', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends with them on %s', async (signal, expected) => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'end-early-'))
    const running = start(process.execPath, [FIXTURE], { TMPDIR: temporary.path })
    const pids: readonly number[] = JSON.parse(await running.nextLine(() => true))
    expect(await stillRunning(pids)).toHaveLength(6)
    expect(await readdir(temporary.path)).toHaveLength(1)
    running.child.kill(signal)
    expect(await running.exit).toEqual([expected, null])
    expect(await stillRunning(pids)).toEqual([])
    expect(await readdir(temporary.path)).toEqual([])
  })

  it('ends with them when nobody reads its output any more', async () => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'end-early-'))
    const running = start(process.execPath, [FIXTURE], { TMPDIR: temporary.path })
    const pids: readonly number[] = JSON.parse(await running.nextLine(() => true))
    running.child.stdout?.destroy()
    expect(await running.exit).toEqual([141, null])
    expect(await stillRunning(pids)).toEqual([])
    expect(await readdir(temporary.path)).toEqual([])
  })

  it("ends with them when npm's shell ends", async () => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'end-early-'))
    const npm = { TMPDIR: temporary.path, npm_lifecycle_script: `node ${FIXTURE}` }
    const running = start('sh', ['-c', `'${process.execPath}' '${FIXTURE}'; true`], npm)
    const pids: readonly number[] = JSON.parse(await running.nextLine(() => true))
    const all = [...(await descendantsOf(running.child.pid ?? 0)), ...pids]
    running.child.kill('SIGTERM')
    await running.exit
    await until(async () => (await stillRunning(all)).length === 0)
    expect(await readdir(temporary.path)).toEqual([])
  })
})

onLinux('the demo', () => {
  it('ends in the middle of a probe, as npm starts it', async () => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'end-early-'))
    const args = [join(ROOT, 'scripts', 'node-24.cjs'), join(ROOT, 'scripts', 'demo.ts'), 'all-probed']
    const running = start(process.execPath, args, { TMPDIR: temporary.path })
    const pids = await probingProcesses(running.child.pid ?? 0)
    running.child.kill('SIGTERM')
    expect(await running.exit).toEqual([143, null])
    expect(await stillRunning(pids)).toEqual([])
    expect(await readdir(temporary.path)).toEqual([])
  })
})

/** Waits until the CLI runs, and returns all processes. */
async function probingProcesses(pid: number): Promise<readonly number[]> {
  let pids: readonly number[] = []
  await until(async () => {
    pids = await descendantsOf(pid)
    const commands = await Promise.all(
      pids.map(one => readFile(`/proc/${one}/cmdline`, 'utf8').catch(() => '')),
    )
    return commands.some(command => /codex\0exec/.test(command))
  })
  return pids
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + TIMEOUT_MS
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error('It takes too long.')
    await sleep(20)
  }
}
