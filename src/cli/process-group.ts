/** Ending a child together with everything it started in its process group. */

import { spawn } from 'node:child_process'

/** How long a polite end may take before the hard one. The CLI needs 15 to 30 ms for it (0.104 to 0.169). */
const POLITE_MS = 2_000

/**
 * Ends a group: SIGINT first, on which the CLI removes its temporary files (SIGTERM leaves them behind), and SIGKILL
 * two seconds later. `later` runs the second step, so that the caller can call it off once the group is gone.
 */
export function endGroup(pid: number | undefined, later: (ms: number, act: () => void) => void): void {
  if (process.platform === 'win32') {
    killGroup(pid)
    return
  }
  signalGroup(pid, 'SIGINT')
  later(POLITE_MS, () => signalGroup(pid, 'SIGKILL'))
}

/** Ends at once whatever is left of a group; one that is gone already is no error. */
export function killGroup(pid: number | undefined): void {
  if (process.platform !== 'win32') {
    signalGroup(pid, 'SIGKILL')
    return
  }
  if (pid === undefined) return
  // Windows has no process groups to signal; taskkill walks the tree of children instead.
  const taskkill = spawn('taskkill', ['/PID', String(pid), '/T', '/F'], {
    stdio: 'ignore',
    windowsHide: true,
  })
  taskkill.once('error', () => {})
  taskkill.unref()
}

const running = new Set<number>()

/**
 * Has a group ended with this process, should that end first, as on an uncaught error. Returns how to call it off.
 * One listener serves all groups, since node warns of a leak at the eleventh.
 */
export function endWithProcess(pid: number | undefined): () => void {
  if (pid === undefined) return () => {}
  if (running.size === 0) process.on('exit', endAll)
  running.add(pid)
  return () => {
    running.delete(pid)
    if (running.size === 0) process.removeListener('exit', endAll)
  }
}

function endAll(): void {
  for (const pid of running) killGroup(pid)
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  // Process 0 would be our own group and 1 everything, so neither is ever signalled.
  if (pid === undefined || pid <= 1) return
  try {
    process.kill(-pid, signal)
  } catch {
    // ESRCH: nothing of the group is left. EPERM: what is left (a set-uid child) is not ours to end.
  }
}
