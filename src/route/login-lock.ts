/** Taking turns at a stored login that is about to be refreshed, among the jobs of one machine. */

import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { codeOf } from '../base/index.ts'
import { authFilePath } from '../config/index.ts'
import type { CodexSetup } from './inspect.ts'

/** A survey, and what ends this job's turn at the login that it found. */
export type LockedSetup = { readonly setup: CodexSetup; readonly release: () => void }

/**
 * Looks around; where the login may be refreshed by a probe, waits for the turn and looks once more, since the job before
 * may have refreshed it. A login that nobody will refresh needs no turn.
 */
export async function inspectWithLoginLock(
  look: () => CodexSetup,
  options: LockOptions,
): Promise<LockedSetup> {
  const survey = look()
  if (!mayBeRefreshed(survey)) return { setup: survey, release: () => {} }
  const release = await lockLogin(authFilePath(survey.home), options)
  const now = look()
  if (mayBeRefreshed(now)) return { setup: now, release }
  release()
  return { setup: now, release: () => {} }
}

function mayBeRefreshed({ route }: CodexSetup): boolean {
  return route.kind === 'chatgpt' && route.refresh !== 'fresh'
}

/** `patienceMs`: how long to wait for others. `onWait` is told once, when there is somebody to wait for. */
export type LockOptions = {
  readonly maxWaitMs: number
  readonly signal: AbortSignal
  readonly onWait: () => void
}

const POLL_MS = 200

/** No probes of one job take longer; a lock of this age is of a process whose number has been given to another one. */
const LONGEST_HOLD_MS = 6 * 3_600_000

/**
 * Waits for the turn and returns what ends it. The refresh token is single-use: three CLIs that refresh one login at the
 * same time send it three times (0.77 to 0.169), and a server that takes reuse for theft revokes the login for good.
 *
 * The lock is a file in the system's temporary directory, since nothing may stay in CODEX_HOME. A holder that died is
 * passed over. After `patienceMs`, or where no lock can be made, it goes on without: the CLI copes with a lost race.
 */
async function lockLogin(authFile: string, options: LockOptions): Promise<() => void> {
  const lock = lockFileOf(authFile)
  let waited = 0
  for (;;) {
    const taken = take(lock)
    if (taken === 'taken') return () => rmSync(lock, { force: true })
    if (taken === 'impossible' || options.signal.aborted || waited >= options.maxWaitMs) return () => {}
    if (waited === 0) options.onWait()
    await delay(POLL_MS, undefined, { signal: options.signal }).catch(() => {})
    waited += POLL_MS
  }
}

/** One login, one lock, whatever path leads to the file. */
function lockFileOf(authFile: string): string {
  const real = tryOr(() => realpathSync(authFile), authFile)
  return join(tmpdir(), `codex-login-${createHash('sha256').update(real).digest('hex').slice(0, 16)}.lock`)
}

/** Linking a file that is written already makes lock and owner appear in one step. */
function take(lock: string): 'taken' | 'held' | 'impossible' {
  const own = `${lock}.${randomUUID()}`
  try {
    writeFileSync(own, String(process.pid), { mode: 0o600 })
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    linkSync(own, lock)
    return 'taken'
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'held' : 'impossible'
  } finally {
    rmSync(own, { force: true })
  }
}

function isAbandoned(lock: string): boolean {
  const age = Date.now() - tryOr(() => statSync(lock).mtimeMs, Date.now())
  const owner = Number(tryOr(() => readFileSync(lock, 'utf8'), ''))
  return age > LONGEST_HOLD_MS || (owner > 0 && !isAlive(owner))
}

/** A process of another user is alive too, though it may not be signalled. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function tryOr<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}
