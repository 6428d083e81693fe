import { chmod, readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import { runProcess } from '../../src/cli/index.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)

/** Waits until a process has ended (a zombie has). */
async function untilEnded(pid: number): Promise<true> {
  for (;;) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone')
    if (state === 'gone' || /\) Z /.test(state)) return true
    await sleep(20)
  }
}

describe('a CLI that misbehaves', () => {
  it('gives silent evidence with its stderr when it crashes', async () => {
    await using runner = await startProbeFixture({ cli: fixture('crash') })
    expect(await runner.ask()).toEqual({
      kind: 'silent',
      exitCode: null,
      signal: 'SIGSEGV',
      stderr: 'thread main panicked at src/main.rs\n',
    })
  })

  it('is understood when it prints invalid lines as well, whatever its exit code', async () => {
    await using runner = await startProbeFixture({ cli: fixture('garbage') })
    expect(await runner.ask()).toEqual({
      kind: 'failed',
      stage: 'turn.failed',
      message: 'Modell „gpt-5.5“ – nicht verfügbar 🚫',
    })
  })

  it('is understood after 100 MB of irrelevant output', async () => {
    await using runner = await startProbeFixture({ cli: fixture('flood') })
    expect(await runner.ask()).toEqual({
      kind: 'completed',
      usage: { inputTokens: 1, cachedInputTokens: 0, outputTokens: 2 },
    })
  })

  it('is ended together with the children that it leaves behind', async () => {
    await using runner = await startProbeFixture({ cli: fixture('straggler') })
    const evidence = await runner.ask()
    expect(evidence).toMatchObject({ kind: 'failed', message: expect.stringMatching(/^\d+$/) })
    expect(await untilEnded(evidence.kind === 'failed' ? Number(evidence.message) : 0)).toBe(true)
  })

  it('gives a reason when the system cannot start it', async () => {
    await using runner = await startProbeFixture()
    const file = join(runner.dir, 'broken')
    await writeFile(file, '#!/no/such/interpreter\n')
    await chmod(file, 0o755)
    await using broken = await startProbeFixture({ cli: file })
    expect(await broken.ask()).toMatchObject({ kind: 'not-started', missing: true })
    await chmod(file, 0o644)
    expect(await broken.ask()).toMatchObject({ kind: 'not-started', missing: false })
  })
})

// These tests wait for a timeout of the product, so they wait together.
describe('a probe that must be ended', () => {
  it.concurrent('kills a CLI that ignores signals, and its children', async () => {
    await using runner = await startProbeFixture({ cli: fixture('stubborn') })
    const evidence = await runner.ask({ timeoutMs: 500 })
    expect(evidence).toMatchObject({ kind: 'timed-out', lastMessage: expect.stringMatching(/^\d+$/) })
    const child = evidence.kind === 'timed-out' ? Number(evidence.lastMessage) : 0
    expect(await untilEnded(child)).toBe(true)
  })

  it.concurrent.each([
    { cli: 'lingering', kind: 'completed' },
    { cli: 'lingering-failed', kind: 'failed' },
  ])('ends a CLI that does not exit after the turn ($cli)', async ({ cli, kind }) => {
    await using runner = await startProbeFixture({ cli: fixture(cli) })
    expect((await runner.ask()).kind).toBe(kind)
  })

  it.concurrent('ends a wrapper script and the CLI that it started', async () => {
    await using runner = await startProbeFixture({
      cli: fixture('wrapper'),
      login: { kind: 'api-key', key: 'sk-canary-0123456789' },
      script: { models: { '*': [{ kind: 'hang', stage: 'headers' }] } },
    })
    expect((await runner.ask({ timeoutMs: 3_000 })).kind).toBe('timed-out')
    expect(await processesIn(runner.dir)).toEqual([])
  })

  it.concurrent('ends the CLI when the job is cancelled', async () => {
    await using runner = await startProbeFixture({
      script: { models: { '*': [{ kind: 'hang', stage: 'headers' }] } },
    })
    const cancel = new AbortController()
    const evidence = runner.ask({ signal: cancel.signal })
    while (!runner.openai.requests.some(request => request.model === 'gpt-5.5')) await sleep(10)
    expect(await processesIn(runner.dir)).not.toEqual([])
    cancel.abort()
    expect(await evidence).toEqual({ kind: 'cancelled' })
    expect(await processesIn(runner.dir)).toEqual([])
    expect([...(await runner.files('temporary')).keys()]).toEqual([])
  })
})

describe('a wrapper script', () => {
  it('is run unchanged', async () => {
    await using runner = await startProbeFixture({ cli: fixture('wrapper') })
    expect(runner.executable).toEqual({ kind: 'command', file: fixture('wrapper'), args: [] })
    expect((await runner.ask()).kind).toBe('completed')
  })
})

describe('a cancelled job', () => {
  it('starts no CLI', async () => {
    await using runner = await startProbeFixture()
    expect(await runner.ask({ signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' })
    expect(runner.openai.requests).toEqual([])
  })
})

describe('a process that ends while its child runs', () => {
  it('ends the child too', async () => {
    const child = await new Promise<number>(resolve => {
      runProcess(
        {
          file: process.execPath,
          args: [fixture('leave-early.ts'), fixture('stubborn')],
          cwd: '/',
          env: { PATH: process.env['PATH'] ?? '' },
        },
        { timeoutMs: 30_000, onLine: line => resolve(Number(line)) },
      )
    })
    expect(child).toBeGreaterThan(1)
    expect(await untilEnded(child)).toBe(true)
  })
})

/** The working directories of all processes that are under a directory. */
async function processesIn(dir: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const cwds = await Promise.all(pids.map(pid => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return cwds.filter(cwd => cwd.startsWith(`${dir}/`))
}
