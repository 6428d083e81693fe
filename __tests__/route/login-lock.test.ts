import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type CodexSetup, inspectWithLoginLock } from '../../src/route/index.ts'

function setupIn(dir: string, refresh: 'due' | 'fresh'): CodexSetup {
  return {
    home: { dir, explicit: true },
    config: { mcpServers: [] },
    cli: { kind: 'missing', message: '' },
    version: null,
    route: { kind: 'chatgpt', refresh },
    secrets: [],
  }
}

/** A login that several jobs want to lock. `waiting` lists the jobs that had to wait. */
async function sharedLogin() {
  const dir = await mkdtemp(join(tmpdir(), 'login-lock-'))
  const waiting: string[] = []
  const lock = (job: string, refresh: 'due' | 'fresh' = 'due') =>
    inspectWithLoginLock(() => setupIn(dir, refresh), {
      maxWaitMs: 400,
      signal: new AbortController().signal,
      onWait: () => waiting.push(job),
    })
  return { dir, lock, waiting, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) }
}

describe('the lock on a login that is due for a refresh', () => {
  it('is waited for no longer than the maximum, and taken at once when it is free', async () => {
    await using login = await sharedLogin()
    const first = await login.lock('first')
    await login.lock('second')
    first.release()
    const third = await login.lock('third')
    third.release()
    expect(login.waiting).toEqual(['second'])
    // Many times the maximum of 400 ms: only a job that does not give up takes as long.
  }, 20_000)

  it('is not needed when no refresh is due', async () => {
    await using login = await sharedLogin()
    const first = await login.lock('first')
    await login.lock('second', 'fresh')
    first.release()
    expect(login.waiting).toEqual([])
  })

  it('is released at once when another job has refreshed the login', async () => {
    await using login = await sharedLogin()
    const setups = [setupIn(login.dir, 'due'), setupIn(login.dir, 'fresh')] as const
    let inspections = 0
    const inspect = () => setups[inspections++ === 0 ? 0 : 1]
    const signal = new AbortController().signal
    const refreshed = await inspectWithLoginLock(inspect, { maxWaitMs: 0, signal, onWait: () => {} })
    expect(refreshed.setup.route).toEqual({ kind: 'chatgpt', refresh: 'fresh' })
    const next = await login.lock('next')
    // The lock belongs to the next job now, so this must not remove it.
    refreshed.release()
    await login.lock('last')
    next.release()
    expect(login.waiting).toEqual(['last'])
  })

  it('is free when the process that took it has ended', async () => {
    await using login = await sharedLogin()
    const setup = JSON.stringify(setupIn(login.dir, 'due'))
    const door = JSON.stringify(join(import.meta.dirname, '../../src/route/index.ts'))
    const options = '{ maxWaitMs: 0, signal: new AbortController().signal, onWait() {} }'
    const script = `const { inspectWithLoginLock } = await import(${door}); await inspectWithLoginLock(() => (${setup}), ${options})`
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 })
    const next = await login.lock('next')
    next.release()
    expect(login.waiting).toEqual([])
  })
})
