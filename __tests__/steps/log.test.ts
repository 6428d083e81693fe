/** The lines of the log while a run goes on, and the CLI's lines in the debug log. */

import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Attempt } from '../../src/chain/index.ts'
import { readInputs } from '../../src/inputs/index.ts'
import { createSecretStore, flushCore } from '../../src/runner/index.ts'
import { logAttempt, withProgress } from '../../src/steps/log/attempt.ts'
import { debugProbes, timePhase } from '../../src/steps/log/debug.ts'
import { logDebug, logInfo, whileWaiting } from '../../src/steps/log/lines.ts'
import { logInstall, logPlan } from '../../src/steps/log/plan.ts'

const question = { model: 'gpt-5.5', form: 'lean', settings: {} } as const
const options = { timeoutMs: 60_000, signal: new AbortController().signal }

let printed: string[] = []

beforeAll(async () => {
  await flushCore()
})

beforeEach(() => {
  printed = []
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed.push(String(text).trimEnd())
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
  delete process.env['RUNNER_DEBUG']
})

/** A wait with a function that ends it. */
function pending<T>(value: T) {
  let end = (): void => {}
  const promise = new Promise<T>(resolve => {
    end = () => resolve(value)
  })
  return { promise, end }
}

describe('a long wait', () => {
  it('prints a line after each ten seconds of silence until it ends', async () => {
    jest.useFakeTimers()
    const { promise, end } = pending({ kind: 'accepted' } as const)
    const asked = withProgress(() => promise)(question, options)
    jest.advanceTimersByTime(25_000)
    end()
    expect(await asked).toEqual({ kind: 'accepted' })
    jest.advanceTimersByTime(60_000)
    expect(printed).toEqual([
      'Still waiting for gpt-5.5 (10 s of at most 60 s)',
      'Still waiting for gpt-5.5 (20 s of at most 60 s)',
    ])
    expect(jest.getTimerCount()).toBe(0)
  })

  it('counts the silence from the last line', async () => {
    jest.useFakeTimers()
    const { promise, end } = pending(undefined)
    const waited = whileWaiting(
      seconds => `for it (${seconds} s)`,
      () => promise,
    )
    jest.advanceTimersByTime(8_000)
    logInfo('A line')
    jest.advanceTimersByTime(9_000)
    expect(printed).toEqual(['A line'])
    jest.advanceTimersByTime(1_000)
    expect(printed).toEqual(['A line', 'Still waiting for it (18 s)'])
    end()
    await waited
  })

  it('shares its line with the others at the same time, in any number', async () => {
    jest.useFakeTimers()
    const { promise, end } = pending({ kind: 'accepted' } as const)
    const ask = withProgress(() => promise)
    const all = ['a', 'b', 'c', 'd', 'e'].map(model => ask({ ...question, model }, options))
    jest.advanceTimersByTime(10_000)
    expect(printed).toEqual([
      'Still waiting for a (10 s of at most 60 s), for b (10 s of at most 60 s), for c (10 s of at most 60 s), for 2 more',
    ])
    end()
    await Promise.all(all)
  })

  it('without a description is told only when it is the only one', async () => {
    jest.useFakeTimers()
    const inner = pending(undefined)
    const outer = pending(undefined)
    const waited = whileWaiting(undefined, async () => {
      await whileWaiting(
        seconds => `for npm (${seconds} s)`,
        () => inner.promise,
      )
      await outer.promise
    })
    jest.advanceTimersByTime(10_000)
    inner.end()
    await jest.advanceTimersByTimeAsync(10_000)
    expect(printed).toEqual(['Still waiting for npm (10 s)', 'Still working (20 s)'])
    outer.end()
    await waited
  })

  it('leaves no timer behind a failure, and passes it on', async () => {
    jest.useFakeTimers()
    const fails = withProgress(() => Promise.reject(new Error('No.')))
    await expect(fails(question, options)).rejects.toThrow('No.')
    expect(printed).toEqual([])
    expect(jest.getTimerCount()).toBe(0)
  })
})

describe('the line of a probe', () => {
  const finding = { reason: 'server-error', scope: 'infrastructure', lasting: 'temporary', said: '' } as const
  const attempt: Attempt = { ...question, verdict: { kind: 'accepted' }, startedAt: 0, durationMs: 940 }
  const failed: Attempt = { ...attempt, verdict: { kind: 'unsettled', finding } }
  const line = { route: 'chatgpt', probe: 'live', triesBefore: 0 } as const

  it('has the model, the result and the time', () => {
    logAttempt(attempt, line)
    logAttempt(
      {
        ...attempt,
        verdict: {
          kind: 'refused',
          finding: { ...finding, reason: 'not-supported-on-route', scope: 'model', lasting: 'permanent' },
        },
      },
      line,
    )
    expect(printed).toEqual([
      'gpt-5.5: accepted (0.9 s)',
      'gpt-5.5: refused: not supported on this route (0.9 s)',
    ])
  })

  it('tells how the question differed, and which try it was', () => {
    logAttempt({ ...attempt, form: 'plain', settings: { effort: 'low' } }, { ...line, effort: 'xhigh' })
    logAttempt(attempt, { ...line, effort: 'xhigh', triesBefore: 1 })
    expect(printed).toEqual([
      'gpt-5.5: accepted (0.9 s, plain command, effort low)',
      'gpt-5.5: accepted (0.9 s, effort xhigh, try 2)',
    ])
  })

  it('says that a model is only listed, where only the list was read', () => {
    logAttempt(attempt, { ...line, probe: 'catalog' })
    expect(printed).toEqual(['gpt-5.5: listed (0.9 s)'])
  })

  it('tells what is asked next', () => {
    logAttempt(failed, { ...line, next: { question, afterMs: 1_600 } })
    logAttempt(failed, { ...line, next: { question, afterMs: 200 } })
    logAttempt(failed, { ...line, next: { question: { ...question, form: 'plain' }, afterMs: 0 } })
    logAttempt(failed, {
      ...line,
      next: { question: { ...question, settings: { effort: 'low' } }, afterMs: 0 },
    })
    expect(printed).toEqual([
      'gpt-5.5: not settled: server error (0.9 s), asked again in 2 s',
      'gpt-5.5: not settled: server error (0.9 s), asked again in 1 s',
      'gpt-5.5: not settled: server error (0.9 s), asked again with the plain command',
      'gpt-5.5: not settled: server error (0.9 s), asked again with effort low',
    ])
  })
})

describe('the plan', () => {
  const setup = {
    home: { dir: '/h', explicit: false },
    config: { mcpServers: [] },
    cli: { kind: 'missing', message: 'x' },
    version: '1.2.3',
    route: { kind: 'access-token' },
    secrets: [],
  } as const

  it.each([
    [
      {},
      'Finding a model that this job can use in Codex: gpt-5.5, else gpt-5.4, else one from the model list (auto)',
    ],
    [
      { model: 'auto', 'fallback-models': 'none' },
      'Finding a model that this job can use in Codex: the recommended one (auto)',
    ],
    [
      { model: 'latest-sol', strategy: 'all', 'fallback-models': 'a, b, c, d, e' },
      'Asking which models this job can use in Codex: the newest of its family (latest-sol), a, b, c, 2 more',
    ],
  ])('has a title for everybody: %j', (inputs: Record<string, string>, title) => {
    logPlan(
      readInputs(name => inputs[name] ?? ''),
      setup,
    )
    expect(printed[0]).toBe(`::group::${title}`)
    expect(printed.filter(text => text.startsWith('::group::'))).toHaveLength(1)
    expect(printed.at(-1)).toBe('::endgroup::')
  })
})

describe('a name from outside', () => {
  const hostile = 'g\n::add-mask::accepted\r\n##[error]pwned'

  it('from config.toml cannot become a workflow command', () => {
    const inputs = readInputs(() => '')
    logPlan(inputs, {
      home: { dir: '/h', explicit: false },
      config: { mcpServers: [], request: { effort: hostile } },
      cli: { kind: 'missing', message: 'x' },
      version: hostile,
      route: { kind: 'provider', id: hostile },
      secrets: [],
    })
    const [first, ...lines] = printed.join('\n').split('\n')
    expect(first).toMatch(/^::group::/)
    expect(lines.at(-1)).toBe('::endgroup::')
    expect(lines).toHaveLength(6)
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/^\s*::|##\[/)
  })

  it('as a version to install cannot become one either', () => {
    logInstall({ kind: 'installing', version: hostile })
    logInstall({ kind: 'tested-instead', version: hostile, why: hostile })
    expect(printed).toHaveLength(2)
    for (const line of printed) expect(line).not.toMatch(/^::|##\[|\n/m)
  })

  it('of any length takes one line of limited length', () => {
    logInfo(`${'x'.repeat(5_000)}\n${'😀'.repeat(5_000)}`)
    expect(printed).toHaveLength(1)
    expect(printed[0]).toBe(`${'x'.repeat(1_999)}…`)
  })
})

describe('debug lines', () => {
  const sanitize = (text: string) => text.replaceAll('secret', '***')

  it('are printed only with debug logging', async () => {
    expect(debugProbes(false, sanitize)).toBeUndefined()
    logDebug('nothing')
    logInstall({ kind: 'resolving', name: 'latest' })
    expect(await timePhase('waiting', () => 1)).toBe(1)
    expect(printed).toEqual([])
    process.env['RUNNER_DEBUG'] = '1'
    logDebug('something')
    await expect(timePhase('failing', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.')
    expect(printed).toEqual([
      '::debug::something',
      expect.stringMatching(/^::debug::Time: failing took \d+\.\d\d s$/),
    ])
  })

  it('have the command without secrets, in pieces that can be read', () => {
    process.env['RUNNER_DEBUG'] = '1'
    const args = ['exec', "it's secret", ...Array.from({ length: 300 }, (_, n) => `--option-${n}`)]
    debugProbes(true, createSecretStoreWith('secret'))?.('gpt-5.5').onCommand({ file: '/bin/codex', args })
    expect(printed.length).toBeGreaterThan(1)
    expect(printed[0]).toMatch(
      /^::debug::codex for gpt-5\.5 is started: \/bin\/codex exec 'it'\\''s \*\*\*' --option-0 /,
    )
    for (const text of printed) expect(text.length).toBeLessThan(1_600)
    expect(printed.join(' ')).toContain('--option-299')
    expect(printed.join(' ')).not.toContain('secret')
  })

  it('of the CLI are sanitized, and cannot become workflow commands', () => {
    debugProbes(true, sanitize)?.('gpt-5.5').onLine('{"type":"error","message":"secret"}\n::error::hostile')
    expect(printed).toEqual([
      '::debug::codex for gpt-5.5: {"type":"error","message":"***"}%0A::error::hostile',
    ])
  })

  it('keep the identifiers that a public text does not show, without the secrets', () => {
    const line =
      '{"message":"User: arn:aws:iam::123456789012:user/ci with quietriverlantern, request id: 77"}'
    debugProbes(true, createSecretStoreWith('quietriverlantern'))?.('m').onLine(line)
    expect(printed).toEqual([`::debug::codex for m: ${line.replace('quietriverlantern', '***')}`])
  })

  it('tell how a probe ended', () => {
    process.env['RUNNER_DEBUG'] = '1'
    const observer = debugProbes(true, sanitize)?.('m')
    observer?.onEnd({ ended: 'ended with exit code 1', events: 'thread.started, error ×2' })
    expect(printed).toEqual(['::debug::codex for m ended with exit code 1; events: thread.started, error ×2'])
  })

  it('are limited in number, over all probes', () => {
    const probes = debugProbes(true, sanitize)
    for (let n = 0; n < 10_000; n++) probes?.(`m${n % 2}`).onLine(String(n))
    expect(printed).toHaveLength(501)
    expect(printed.at(-1)).toContain('the rest is not shown')
  })
})

/** A sanitizer that knows one secret. Its mask command is not among the printed lines. */
function createSecretStoreWith(secret: string) {
  const store = createSecretStore()
  store.add([secret])
  printed = []
  return store.sanitize
}
