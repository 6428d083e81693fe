/** Ends a child together with every process in its process group. */

import { spawn } from 'node:child_process'

/** Time between SIGINT and SIGKILL. The CLI needs 15 to 30 ms to end (0.104 to 0.169). */
const SIGKILL_DELAY_MS = 2_000

/**
 * Sends SIGINT to a group, and SIGKILL two seconds later. On SIGINT the CLI removes its temporary files; on SIGTERM it
 * does not. `schedule` sets the timer for SIGKILL, so that the caller can clear it when the group has ended.
 */
export function terminateGroup(
  pid: number | undefined,
  schedule: (ms: number, run: () => void) => void,
): void {
  if (process.platform === 'win32') {
    killGroup(pid)
    return
  }
  signalGroup(pid, 'SIGINT')
  schedule(SIGKILL_DELAY_MS, () => signalGroup(pid, 'SIGKILL'))
}

/** Kills the processes of a group that are left. A group that has ended already is no error. */
export function killGroup(pid: number | undefined): void {
  if (process.platform !== 'win32') {
    signalGroup(pid, 'SIGKILL')
    return
  }
  if (pid === undefined) return
  // Windows cannot signal a process group; taskkill ends the tree of children.
  const taskkill = spawn('taskkill', ['/PID', String(pid), '/T', '/F'], {
    stdio: 'ignore',
    windowsHide: true,
  })
  taskkill.once('error', () => {})
  taskkill.unref()
}

const runningGroups = new Set<number>()

/**
 * Kills a group when this process exits, for example on an uncaught error. Returns a function that turns this off.
 * One listener serves all groups, since node warns about a leak at the eleventh listener.
 */
export function killGroupOnExit(pid: number | undefined): () => void {
  if (pid === undefined) return () => {}
  if (runningGroups.size === 0) process.on('exit', killRunningGroups)
  runningGroups.add(pid)
  return () => {
    runningGroups.delete(pid)
    if (runningGroups.size === 0) process.removeListener('exit', killRunningGroups)
  }
}

function killRunningGroups(): void {
  for (const pid of runningGroups) killGroup(pid)
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  // kill(-0) signals our own group and kill(-1) every process, so these two are never signalled.
  if (pid === undefined || pid <= 1) return
  try {
    process.kill(-pid, signal)
  } catch {
    // ESRCH: the group has no process left. EPERM: a process that is left has another user (a set-uid child).
  }
}
