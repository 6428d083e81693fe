/** Lets the jobs of one machine use a stored login one after the other while it is due for a refresh. */

import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { codeOf } from '../base/index.ts'
import { authFilePath } from '../config/index.ts'
import type { CodexSetup } from './inspect-codex.ts'
import { mayRefreshLogin } from './route.ts'

/** A setup and the function that releases the lock on its login. */
export type LockedSetup = { readonly setup: CodexSetup; readonly release: () => void }

/** How to wait for the lock. */
export type LockOptions = {
  /** How long to wait for other jobs, in milliseconds. */
  readonly maxWaitMs: number
  readonly signal: AbortSignal
  /** Called once, when another job holds the lock. */
  readonly onWait: () => void
}

/**
 * Inspects Codex. Where a probe may refresh the login, it takes the lock and inspects again, because the job that held
 * the lock may have refreshed the login. Other logins need no lock.
 */
export async function inspectWithLoginLock(
  inspect: () => CodexSetup,
  options: LockOptions,
): Promise<LockedSetup> {
  const unlocked = inspect()
  if (!mayRefreshLogin(unlocked.route)) return { setup: unlocked, release: () => {} }
  const release = await lockLogin(authFilePath(unlocked.home), options)
  const setup = inspect()
  if (mayRefreshLogin(setup.route)) return { setup, release }
  release()
  return { setup, release: () => {} }
}

const POLL_INTERVAL_MS = 200

/** The probes of a job never take as long. An older lock belongs to a process id that another process has now. */
const MAX_LOCK_AGE_MS = 6 * 3_600_000

/**
 * Takes the lock and returns the function that releases it. The refresh token works once: three CLIs that refresh one
 * login at the same time send it three times (0.77 to 0.169), and a server that treats reuse as theft revokes the login
 * for good.
 *
 * The lock is a file in the system's temporary directory, because CODEX_HOME must stay clean. A lock whose process has
 * ended is ignored. After `maxWaitMs`, or where no lock file can be created, the job goes on without the lock; the CLI
 * copes with a lost race.
 */
async function lockLogin(authFile: string, options: LockOptions): Promise<() => void> {
  const lock = lockFileOf(authFile)
  let waitedMs = 0
  for (;;) {
    const result = tryLock(lock)
    if (result === 'locked') return () => rmSync(lock, { force: true })
    if (result === 'failed' || options.signal.aborted || waitedMs >= options.maxWaitMs) return () => {}
    if (waitedMs === 0) options.onWait()
    await delay(POLL_INTERVAL_MS, undefined, { signal: options.signal }).catch(() => {})
    waitedMs += POLL_INTERVAL_MS
  }
}

/** Every path to the same login gives the same lock file. */
function lockFileOf(authFile: string): string {
  const path = tryOr(() => realpathSync(authFile), authFile)
  return join(tmpdir(), `codex-login-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.lock`)
}

/** The file is written first and then linked, so that the lock and the process id in it appear in one step. */
function tryLock(lock: string): 'locked' | 'held' | 'failed' {
  const own = `${lock}.${randomUUID()}`
  try {
    writeFileSync(own, String(process.pid), { mode: 0o600 })
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    linkSync(own, lock)
    return 'locked'
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'held' : 'failed'
  } finally {
    rmSync(own, { force: true })
  }
}

function isAbandoned(lock: string): boolean {
  const ageMs = Date.now() - tryOr(() => statSync(lock).mtimeMs, Date.now())
  const pid = Number(tryOr(() => readFileSync(lock, 'utf8'), ''))
  return ageMs > MAX_LOCK_AGE_MS || (pid > 0 && !isRunning(pid))
}

/** EPERM means that the process belongs to another user, so it is running. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function tryOr<T>(read: () => T, fallback: T): T {
  try {
    return read()
  } catch {
    return fallback
  }
}
