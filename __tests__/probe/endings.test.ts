import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import type { Executable } from '../../src/cli/locate.ts'
import { runProcess } from '../../src/cli/process.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)

/** Waits until a process runs no more (a zombie does not); a test that waits for ever fails at its own limit. */
async function goneOf(pid: number): Promise<true> {
  for (;;) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone')
    if (state === 'gone' || /\) Z /.test(state)) return true
    await sleep(20)
  }
}

describe('a CLI that misbehaves', () => {
  it('is silent evidence when it crashes, with what it wrote to stderr', async () => {
    await using runner = await startProbeFixture({ cli: fixture('crash') })
    expect(await runner.ask()).toEqual({
      kind: 'silent',
      exitCode: null,
      signal: 'SIGSEGV',
      stderr: 'thread main panicked at src/main.rs\n',
    })
  })

  it('is understood between garbage, whatever its exit code', async () => {
    await using runner = await startProbeFixture({ cli: fixture('garbage') })
    expect(await runner.ask()).toEqual({
      kind: 'failed',
      stage: 'turn.failed',
      message: 'Modell „gpt-5.5“ – nicht verfügbar 🚫',
    })
  })

  it('is understood after 100 MB that say nothing', async () => {
    await using runner = await startProbeFixture({ cli: fixture('flood') })
    expect(await runner.ask()).toEqual({
      kind: 'completed',
      usage: { inputTokens: 1, cachedInputTokens: 0, outputTokens: 2 },
    })
  })

  it('is ended hard, with its children, when it ignores the polite end', async () => {
    await using runner = await startProbeFixture({ cli: fixture('stubborn') })
    const evidence = await runner.ask({ timeoutMs: 500 })
    expect(evidence).toMatchObject({ kind: 'timed-out', lastMessage: expect.stringMatching(/^\d+$/) })
    const child = evidence.kind === 'timed-out' ? Number(evidence.lastMessage) : 0
    expect(await goneOf(child)).toBe(true)
  })

  it('takes the children that it left behind with it', async () => {
    await using runner = await startProbeFixture({ cli: fixture('straggler') })
    const evidence = await runner.ask()
    expect(evidence).toMatchObject({ kind: 'failed', message: expect.stringMatching(/^\d+$/) })
    expect(await goneOf(evidence.kind === 'failed' ? Number(evidence.message) : 0)).toBe(true)
  })

  it('is not waited for once it has said how the turn went', async () => {
    await using runner = await startProbeFixture({ cli: fixture('lingering') })
    expect(await runner.ask()).toEqual({ kind: 'completed' })
  })

  it('is not started when the system refuses to, and says so', async () => {
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

describe('a wrapper script', () => {
  it('is run as it is', async () => {
    await using runner = await startProbeFixture({ cli: fixture('wrapper') })
    expect(runner.executable).toEqual({
      kind: 'command',
      file: fixture('wrapper'),
      args: [],
    } satisfies Executable)
    expect((await runner.ask()).kind).toBe('completed')
  })

  it('is ended together with the CLI that it started', async () => {
    await using runner = await startProbeFixture({
      cli: fixture('wrapper'),
      script: { models: { '*': [{ kind: 'hang', stage: 'headers' }] } },
    })
    expect((await runner.ask({ timeoutMs: 3_000 })).kind).toBe('timed-out')
    expect(await processesIn(runner.dir)).toEqual([])
  })
})

describe('a cancelled job', () => {
  it('ends the CLI while it waits for the server', async () => {
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

  it('starts nothing any more', async () => {
    await using runner = await startProbeFixture()
    expect(await runner.ask({ signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' })
    expect(runner.openai.requests).toEqual([])
  })
})

describe('a process that ends while its child runs', () => {
  it('takes the child with it', async () => {
    const child = await new Promise<number>(resolve => {
      const { ended } = runProcess(
        {
          file: process.execPath,
          args: [fixture('leave-early.ts'), fixture('stubborn')],
          cwd: '/',
          env: { PATH: process.env['PATH'] ?? '' },
        },
        { timeoutMs: 30_000, onLine: line => resolve(Number(line)) },
      )
      void ended
    })
    expect(child).toBeGreaterThan(1)
    expect(await goneOf(child)).toBe(true)
  })
})

/** The command lines of processes whose working directory is under a directory. */
async function processesIn(dir: string): Promise<readonly string[]> {
  const lines: string[] = []
  const list =
    'for p in /proc/[0-9]*; do case "$(readlink "$p/cwd")" in "$1"*) tr "\\0" " " <"$p/cmdline"; echo;; esac; done'
  const { ended } = runProcess(
    {
      file: '/bin/sh',
      args: ['-c', list, 'sh', `${dir}/`],
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '' },
    },
    { timeoutMs: 20_000, onLine: line => lines.push(line) },
  )
  await ended
  return lines
}
