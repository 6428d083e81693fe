/** Reads the plan's usage with the real CLI, from an endpoint that answers as it likes. */

import { readFileSync } from 'node:fs'
import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, jest } from '@jest/globals'
import type { Login } from '../../loopback/openai/login.ts'
import { planUsageAnswer } from '../../loopback/openai/plan-usage.ts'
import { isRefresh, isTurn } from '../../loopback/openai/recording.ts'
import type { SideAnswer } from '../../loopback/openai/script.ts'
import { readPlanUsage, type UsageReading } from '../../src/probe/index.ts'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(60_000)

const USAGE = planUsageAnswer({
  windows: [
    { used: 20, hours: 5 },
    { used: 97, hours: 168 },
  ],
  own: [
    { name: 'GPT-5.3-Codex-Spark', windows: [{ used: 46, hours: 168 }] },
    { name: 'gpt-reserve', windows: [{ used: 3, hours: 168 }], normalModel: 'gpt-5.6-luna' },
  ],
  credits: 'some',
  capLeft: 2,
})

type Plan = {
  readonly usage?: SideAnswer
  readonly login?: Login
  readonly cli?: string
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly probe?: true
  readonly config?: string
}

/** Reads, after a probe where the plan wants one. Compares what CODEX_HOME and the temporary directory hold. */
async function read({ usage = USAGE, login, cli, timeoutMs = 30_000, signal, probe, config }: Plan = {}) {
  await using runner = await startProbeFixture({
    script: { models: { '*': [{ kind: 'accept' }] }, account: { '/wham/usage': usage } },
    ...(login === undefined ? {} : { login }),
    ...(cli === undefined ? {} : { cli }),
    ...(config === undefined ? {} : { config: () => config }),
  })
  if (probe) await runner.ask()
  const asked = runner.openai.requests.length
  const before = await runner.files('home')
  const reading = await readPlanUsage(contextOf(runner), {
    timeoutMs,
    signal: signal ?? new AbortController().signal,
  })
  return {
    reading,
    requests: runner.openai.requests.slice(asked),
    isHomeSame: same(before, await runner.files('home')),
    left: await readdir(join(runner.dir, 'temporary')),
  }
}

function contextOf({
  route,
  config,
  home,
  env,
  executable,
  dir,
}: ProbeFixture): Parameters<typeof readPlanUsage>[0] {
  const { version } = executable
  const own = { dir: home, explicit: true }
  return { route, config, home: own, env, executable, version, temporary: join(dir, 'temporary') }
}

function same(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return JSON.stringify([...before].sort()) === JSON.stringify([...after].sort())
}

/** The limits without their resets. */
function limitsOf(reading: UsageReading) {
  if (reading.kind === 'unread') return reading.reason
  return reading.usage.limits.map(({ id, name, windows }) =>
    [id, name ?? '', ...windows.map(({ left, minutes }) => `${left} of ${minutes}`)].join(' '),
  )
}

describe('the reading', () => {
  it('has every limit with its windows, and the credits', async () => {
    const { reading } = await read()
    expect(limitsOf(reading)).toEqual([
      'codex  80 of 300 3 of 10080',
      expect.stringMatching(/^codex_own_\d GPT-5.3-Codex-Spark 54 of 10080$|^codex_own_\d gpt-reserve 97/),
      expect.stringMatching(/^codex_own_\d GPT-5.3-Codex-Spark 54 of 10080$|^codex_own_\d gpt-reserve 97/),
    ])
    expect(reading).toMatchObject({ usage: { credits: 'some', creditCap: { left: 2, isCap: true } } })
  })

  it('runs no turn and leaves no file behind, in CODEX_HOME or elsewhere', async () => {
    const { reading, requests, isHomeSame, left } = await read({ probe: true })
    expect(reading.kind).toBe('read')
    expect(requests.filter(isTurn)).toEqual([])
    const about = requests.map(({ path }) => path).filter(path => /usage|rate-limit/.test(path))
    expect(about).toEqual(['/backend-api/wham/usage'])
    expect([isHomeSame, left]).toEqual([true, []])
  })

  it.each<[string, number]>([
    ['that is about to end', 60],
    ['that has ended', -60],
  ])('does not refresh a login %s', async (_, expiresInSeconds) => {
    const { reading, requests, isHomeSame } = await read({ login: { kind: 'chatgpt', expiresInSeconds } })
    expect(reading.kind).toBe('read')
    expect(requests.filter(isRefresh)).toEqual([])
    expect(isHomeSame).toBe(true)
  })

  it('works with an access token', async () => {
    const { reading } = await read({ login: { kind: 'access-token', token: 'at-loopback-0123456789abcdef' } })
    expect(reading.kind).toBe('read')
  })

  it("starts none of the user's programs", async () => {
    await using marks = await startProbeFixture()
    const mark = join(marks.dir, 'started')
    const { reading } = await read({
      config: `notify = ["touch", "${mark}"]\n[mcp_servers.mine]\ncommand = "touch"\nargs = ["${mark}"]\n`,
    })
    expect(reading.kind).toBe('read')
    expect(await readdir(marks.dir)).not.toContain('started')
  })
})

describe('an endpoint that gives no figures', () => {
  it.each<[string, SideAnswer, string]>([
    ['401', { kind: 'status', status: 401, body: { detail: 'Unauthorized' } }, 'error'],
    ['403', { kind: 'status', status: 403, body: '<html>Just a moment...</html>' }, 'error'],
    ['500', { kind: 'status', status: 500, body: 'oops' }, 'error'],
    ['a figure in words', planUsageAnswer({ windows: [{ used: 'most', hours: 5 }] }), 'error'],
    ['broken JSON', { kind: 'status', status: 200, body: '{"plan_type":' }, 'error'],
    ['an endpoint that hangs', { kind: 'hang' }, 'no-answer'],
  ])('%s', async (_, usage, reason) => {
    const timeoutMs = usage.kind === 'hang' ? 3_000 : 30_000
    const { reading, isHomeSame, left } = await read({ usage, timeoutMs, probe: true })
    expect(reading).toEqual({ kind: 'unread', reason })
    expect([isHomeSame, left]).toEqual([true, []])
  })

  it('a plan without a limit', async () => {
    const { reading } = await read({ usage: planUsageAnswer({ windows: [], credits: 'unlimited' }) })
    expect(reading).toEqual({
      kind: 'read',
      usage: { limits: [{ id: 'codex', windows: [] }], credits: 'unlimited' },
    })
  })
})

/** `onReading` is called as soon as there is a result. */
type ShellOptions = {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly onReading?: () => void
  /** Values of `-c` that the job gives to Codex. */
  readonly job?: readonly string[]
}

/** Reads with a shell command in place of the CLI. */
async function readShell(
  command: string,
  { onReading = () => {}, job = [], ...options }: ShellOptions = {},
): Promise<UsageReading> {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'usage-shell-'))
  return await readPlanUsage(
    {
      route: { kind: 'access-token' },
      config: { mcpServers: [], arguments: { settings: job, options: [], leftOut: [] } },
      home: { dir: dir.path, explicit: true },
      env: { PATH: process.env['PATH'] },
      executable: { kind: 'command', file: '/bin/sh', args: ['-c', command, 'codex'] },
      version: '0.171.0',
      temporary: dir.path,
    },
    { timeoutMs: 20_000, signal: new AbortController().signal, ...options },
  ).finally(onReading)
}

const SPENT = '{"id":2,"result":{"rateLimits":{"primary":{"usedPercent":97}}}}'

describe('a process that does not behave', () => {
  it.each<[string, string, string | readonly string[]]>([
    ['ends without a word', 'exit 0', 'no-answer'],
    ['cannot be started', 'exec /nonexistent/codex', 'no-answer'],
    ['prints no JSON', 'echo codex; echo "{"; echo "[2]"; echo null', 'no-answer'],
    ['answers another request', `echo '${SPENT.replace('2', '1')}'`, 'no-answer'],
    [
      'asks with the id of the request',
      `echo '{"id":2,"method":"x"}'; echo '${SPENT}'`,
      ['codex  3 of undefined'],
    ],
    ['answers twice', `echo '${SPENT}'; echo '{"id":2,"result":{}}'; sleep 1`, ['codex  3 of undefined']],
    ['answers with nothing', `echo '{"id":2,"result":{}}'`, 'not-understood'],
    ['answers with a text', `echo '{"id":2,"result":"97 %"}'`, 'error'],
    ['answers in a line without an end', `printf '%s' '${SPENT}'`, 'no-answer'],
  ])('%s', async (_, command, expected) => {
    expect(limitsOf(await readShell(command))).toEqual(expected)
  })

  it('gets the three lines of the request, with an open end', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'usage-lines-'))
    const [lineFile, end] = [join(dir.path, 'lines'), join(dir.path, 'end')]
    const readLines = `for i in 1 2 3; do read -r line; echo "$line" >> '${lineFile}'; done`
    const command = `${readLines}; timeout 0.2 cat; echo $? > '${end}'; echo '${SPENT}'`
    await readShell(command)
    const lines = (await readFile(lineFile, 'utf8')).trim().split('\n')
    expect(lines.map(line => JSON.parse(line).method)).toEqual([
      'initialize',
      'initialized',
      'account/rateLimits/read',
    ])
    // 124: the time limit ended `cat`, not an end of its input.
    expect((await readFile(end, 'utf8')).trim()).toBe('124')
  })

  it("gets the job's own settings, and those that switch off programs after them", async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'usage-settings-'))
    const file = join(dir.path, 'arguments')
    const job = ['chatgpt_base_url="https://eu.example.com"', 'notify=["touch"]']
    await readShell(`printf '%s\\n' "$@" > '${file}'; echo '${SPENT}'`, { job })
    const given = (await readFile(file, 'utf8')).trim().split('\n')
    expect(given[0]).toBe('app-server')
    expect(given).toContain(job[0])
    expect(given.filter(value => value.startsWith('notify='))).toEqual(['notify=[]'])
  })

  it('is ended with all that it has started, also if it ignores the signal', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'usage-group-'))
    const pid = join(dir.path, 'pid')
    const command = `trap '' INT; sleep 1000 & echo $! > '${pid}'; echo '${SPENT}'; wait`
    expect((await readShell(command)).kind).toBe('read')
    expect(await isAlive(Number(await readFile(pid, 'utf8')))).toBe(false)
  })

  it('that hangs and ignores the signal does not hold up the job', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'usage-hang-'))
    const pid = join(dir.path, 'pid')
    const command = `trap '' INT; echo $$ > '${pid}'; sleep 1000 & wait; wait`
    let wasRunning = false
    const onReading = () => {
      wasRunning = isRunning(Number(readFileSync(pid, 'utf8')))
    }
    const reading = await readShell(command, { timeoutMs: 1_000, onReading })
    expect(reading).toEqual({ kind: 'unread', reason: 'no-answer' })
    expect(wasRunning).toBe(true)
    expect(await isAlive(Number(await readFile(pid, 'utf8')))).toBe(false)
  })

  it('ends with the job', async () => {
    const abort = new AbortController()
    const reading = readShell('sleep 1000', { signal: abort.signal })
    setTimeout(() => abort.abort(), 200)
    expect(await reading).toEqual({ kind: 'unread', reason: 'cancelled' })
  })
})

/** Whether a process still runs after five seconds. */
async function isAlive(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 5_000; waited += 50) {
    if (!isRunning(pid)) return false
    await delay(50)
  }
  return true
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
