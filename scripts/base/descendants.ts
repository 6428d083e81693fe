import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

type Row = { readonly pid: number; readonly parent: number; readonly group: number; readonly state: string }

/** How often the descendants are looked for. A process may start another one before it is killed. */
const ROUNDS = 100

const PAUSE_MS = 20

/**
 * Kills every process that this one has started, what these have started, and the process groups of all of them. Works
 * without the event loop, so it can be called at the exit. On Windows it does nothing: the system ends the children of a
 * Node.js that ends.
 */
export function killDescendants(): void {
  if (process.platform === 'win32') return
  for (let round = 0; round < ROUNDS; round++) {
    const table = readTable()
    const own = table.find(({ pid }) => pid === process.pid)?.group
    const running = descendantsOf(process.pid, table)
    if (running.length === 0) return
    // A group outlives its leader, and then nothing else leads to it.
    const groups = new Set(running.map(({ group }) => group).filter(group => group > 1 && group !== own))
    for (const group of groups) kill(-group)
    for (const { pid } of running) kill(pid)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
}

/** Those that run: a zombie has ended, and is listed until its parent asks for its exit code. */
function descendantsOf(pid: number, table: readonly Row[]): readonly Row[] {
  const children = table.filter(({ parent }) => parent === pid)
  return children.flatMap(child => [
    ...(child.state === 'Z' ? [] : [child]),
    ...descendantsOf(child.pid, table),
  ])
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

/** All processes of this machine. Small Linux images have no `ps`. */
function readTable(): readonly Row[] {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').flatMap(readStat)
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,state='], { encoding: 'utf8' })
  return text.split('\n').flatMap(line => rowOf(line.trim().split(/\s+/)))
}

/** Of `PID (name) STATE PARENT GROUP …`, where the name may have spaces and brackets. */
function readStat(name: string): readonly Row[] {
  if (!/^\d+$/.test(name)) return []
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    const [state = '', parent = '', group = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return rowOf([name, parent, group, state])
  } catch {
    // It ended while the table was read.
    return []
  }
}

function rowOf([pid, parent, group, state]: readonly string[]): readonly Row[] {
  if (state === undefined) return []
  // `ps` writes more letters than the state, such as "S+".
  return [{ pid: Number(pid), parent: Number(parent), group: Number(group), state: state.slice(0, 1) }]
}
