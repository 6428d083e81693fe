/** The lines of the log while a probe runs, and the CLI's lines in the debug log. */

import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { readInputs } from '../../src/inputs/index.ts'
import { createSecretStore, flushCore } from '../../src/runner/index.ts'
import { debugLogger, logInstall, logPlan, withProgress } from '../../src/steps/log.ts'

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
})

describe('a probe', () => {
  it('prints a line when it starts, and one every ten seconds until it ends', async () => {
    jest.useFakeTimers()
    let answer = (): void => {}
    const asked = withProgress(
      () =>
        new Promise(resolve => {
          answer = () => resolve({ kind: 'accepted' })
        }),
    )(question, options)
    expect(printed).toEqual(['gpt-5.5: asking'])
    jest.advanceTimersByTime(25_000)
    answer()
    expect(await asked).toEqual({ kind: 'accepted' })
    jest.advanceTimersByTime(60_000)
    expect(printed.slice(1)).toEqual([
      'gpt-5.5: no answer yet (10 s of at most 60 s)',
      'gpt-5.5: no answer yet (20 s of at most 60 s)',
    ])
    expect(jest.getTimerCount()).toBe(0)
  })

  it('prints how the question differs from the usual one, and nothing after a failure', async () => {
    jest.useFakeTimers()
    const fails = withProgress(() => Promise.reject(new Error('No.')))
    await expect(
      fails({ ...question, form: 'plain', settings: { effort: 'medium' } }, options),
    ).rejects.toThrow('No.')
    expect(printed).toEqual(['gpt-5.5: asking (plain command, effort medium)'])
    expect(jest.getTimerCount()).toBe(0)
  })

  it('prints the effort that the job gives, or the one that is asked with instead', async () => {
    const asks = withProgress(() => Promise.resolve({ kind: 'accepted' }), 'xhigh')
    await asks(question, options)
    await asks({ ...question, settings: { effort: 'high' } }, options)
    expect(printed).toEqual(['gpt-5.5: asking (effort xhigh)', 'gpt-5.5: asking (effort high)'])
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
    logInstall({ kind: 'resolving', name: hostile })
    logInstall({ kind: 'tested-instead', version: hostile, why: hostile })
    expect(printed).toHaveLength(3)
    for (const line of printed) expect(line).not.toMatch(/^::|##\[|\n/m)
  })
})

describe('the debug lines of the CLI', () => {
  const sanitize = (text: string) => text.replaceAll('secret', '***')

  it('are printed only with debug logging', () => expect(debugLogger(false, sanitize)).toBeUndefined())

  it('are sanitized, and cannot become workflow commands', () => {
    debugLogger(true, sanitize)?.('{"type":"error","message":"secret"}\n::error::hostile')
    expect(printed).toEqual(['::debug::codex: {"type":"error","message":"***"}%0A::error::hostile'])
  })

  it('keep the identifiers that a public text does not show, without the secrets', () => {
    const store = createSecretStore()
    store.add(['quietriverlantern'])
    printed = []
    const line =
      '{"message":"User: arn:aws:iam::123456789012:user/ci with quietriverlantern, request id: 77"}'
    debugLogger(true, text => store.sanitize(text, 2000))?.(line)
    expect(printed).toEqual([`::debug::codex: ${line.replace('quietriverlantern', '***')}`])
  })

  it('are limited in number', () => {
    const log = debugLogger(true, sanitize)
    for (let n = 0; n < 10_000; n++) log?.(String(n))
    expect(printed).toHaveLength(501)
    expect(printed.at(-1)).toContain('the rest is not shown')
  })
})
