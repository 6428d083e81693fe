import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { CodexSetup } from '../../src/route/inspect.ts'
import { inspectWithLoginLock } from '../../src/route/login-lock.ts'

function surveyOf(dir: string, refresh: 'due' | 'fresh'): CodexSetup {
  return {
    home: { dir, explicit: true },
    config: { mcpServers: [] },
    cli: { kind: 'missing', message: '' },
    version: null,
    route: { kind: 'chatgpt', refresh },
    secrets: [],
  }
}

async function home() {
  const dir = await mkdtemp(join(tmpdir(), 'login-lock-'))
  const waits: string[] = []
  const turn = (name: string, refresh: 'due' | 'fresh' = 'due') =>
    inspectWithLoginLock(() => surveyOf(dir, refresh), {
      maxWaitMs: 400,
      signal: new AbortController().signal,
      onWait: () => waits.push(name),
    })
  return { dir, turn, waits, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) }
}

describe('a turn at a login that is due', () => {
  it('is waited for, no longer than patience lasts, and taken at once when it is free', async () => {
    await using at = await home()
    const first = await at.turn('first')
    await at.turn('second')
    first.release()
    const third = await at.turn('third')
    third.release()
    expect(at.waits).toEqual(['second'])
  })

  it('is not needed where nothing is due', async () => {
    await using at = await home()
    const first = await at.turn('first')
    await at.turn('second', 'fresh')
    first.release()
    expect(at.waits).toEqual([])
  })

  it('is passed on when its holder died', async () => {
    await using at = await home()
    const survey = JSON.stringify(surveyOf(at.dir, 'due'))
    const module = JSON.stringify(join(import.meta.dirname, '../../src/route/login-lock.ts'))
    const options = '{ maxWaitMs: 0, signal: new AbortController().signal, onWait() {} }'
    const script = `const { inspectWithLoginLock } = await import(${module}); await inspectWithLoginLock(() => (${survey}), ${options})`
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 })
    const next = await at.turn('next')
    next.release()
    expect(at.waits).toEqual([])
  })
})
