/** What min-usage-left does to a run: the real CLI, an endpoint with a plan, and the report that comes of it. */

import { chmod, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import type { Login } from '../../loopback/openai/login.ts'
import { type PlanUsage, planUsageAnswer } from '../../loopback/openai/plan-usage.ts'
import { isTurn } from '../../loopback/openai/recording.ts'
import type { Script, SideAnswer } from '../../loopback/openai/script.ts'
import { optional } from '../../src/base/index.ts'
import type { Policy } from '../../src/chain/index.ts'
import { renderComment, renderSummary, rowOf } from '../../src/comment/index.ts'
import { buildReport, type Report } from '../../src/report/index.ts'
import { inspectCodex } from '../../src/route/index.ts'
import { createSecretStore } from '../../src/runner/index.ts'
import { startJob } from '../../src/steps/job.ts'
import {
  createCatalogAsk,
  createCatalogReader,
  createLiveAsk,
} from '../../src/steps/probe-chain/ask-model.ts'
import { probeChain } from '../../src/steps/probe-chain/chain-loop.ts'
import { createUsageCheck } from '../../src/steps/probe-chain/with-usage-check.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'
import { LAUNCHER, startProbeFixture } from '../probe/probe-fixture.ts'
import { fixedChain } from './fixed-chain.ts'

jest.setTimeout(60_000)

const SPARK = 'gpt-5.3-codex-spark'

type Plan = {
  readonly inputs?: Readonly<Record<string, string>>
  readonly usage?: PlanUsage | SideAnswer
  readonly login?: Login
  readonly chain?: Policy['chain']
  readonly script?: Script
  readonly config?: (dir: string, origin: string) => string
}

/** A run of the chain with the real CLI. Counts its processes. */
async function run({ inputs = {}, usage, login, chain = ['gpt-5.5', 'gpt-5.4'], script, config }: Plan) {
  await using bin = await mkdtempDisposable(join(tmpdir(), 'usage-check-'))
  const [cli, starts] = [join(bin.path, 'codex'), join(bin.path, 'starts')]
  await writeFile(starts, '')
  await writeFile(cli, `#!/bin/sh\necho "$1" >> '${starts}'\nexec '${process.execPath}' '${LAUNCHER}' "$@"\n`)
  await chmod(cli, 0o755)
  const answer = usage === undefined || 'kind' in usage ? usage : planUsageAnswer(usage)
  await using runner = await startProbeFixture({
    cli,
    ...optional('login', login),
    ...optional('config', config),
    script: {
      models: { '*': [{ kind: 'accept' }] },
      ...script,
      ...(answer === undefined ? {} : { account: { '/wham/usage': answer } }),
    },
  })
  const env = {
    ...runner.env,
    RUNNER_TEMP: join(runner.dir, 'temporary'),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  }
  const job = startJob(env, createSecretStore())
  const policy: Policy = {
    ...{ probe: job.inputs.probe, chain, strategy: 'first', onUnsettled: 'fallback', retries: 0 },
    ...{ timeoutMs: 40_000, budgetMs: 50_000, parallel: true },
  }
  const codex = {
    kind: 'found',
    executable: runner.executable,
    version: PINNED_CODEX,
    installed: false,
  } as const
  const { openaiApiKey: apiKey } = job.inputs
  const setup = inspectCodex({ env, codex, codexHome: undefined, apiKey, now: Date.now(), budgetMs: 50_000 })
  const { signal } = new AbortController()
  const isList = policy.probe === 'catalog'
  const { ask, reading } = createUsageCheck(
    job,
    setup,
    isList
      ? createCatalogAsk(setup, createCatalogReader(job, setup, signal))
      : createLiveAsk(job, setup, () => {}),
    // A busy machine may need longer than the action waits.
    answer?.kind === 'hang' ? 3_000 : 30_000,
  )
  const attempts = await probeChain(fixedChain(policy), {
    ask,
    now: Date.now,
    elapsedMs: () => 0,
    sleep: async () => {},
    random: () => 0,
    signal,
    onAttempt: () => {},
    onExpectedRefusal: () => {},
  })
  const report = buildReport({
    ...{ policy, route: setup.route, attempts, leg: 'review', run: null, codexVersion: PINNED_CODEX },
    facts: { loginRotated: false, ...optional('usage', await reading()) },
    startedAt: Date.now(),
    finishedAt: Date.now(),
    sanitize: text => text,
  })
  return {
    report,
    commands: (await readFile(starts, 'utf8')).trim().split('\n'),
    usageRequests: runner.openai.requests.filter(({ path }) => path.endsWith('/wham/usage')).length,
    turns: runner.openai.requests.filter(isTurn).length,
  }
}

/** The texts of the notes with this code. */
function notesWith(report: Report, code: Report['notes'][number]['code']): readonly string[] {
  return report.notes.filter(note => note.code === code).map(({ text }) => text)
}

const ENOUGH: PlanUsage = {
  windows: [
    { used: 28, hours: 5 },
    { used: 60, hours: 168 },
  ],
}
const SPENT_WEEK: PlanUsage = {
  windows: [
    { used: 28, hours: 5 },
    { used: 97, hours: 168, resetsIn: 40 * 3600 },
  ],
}
const MIN = { 'min-usage-left': '10' }

describe('without the input', () => {
  it('there is no process and no request, whatever is left', async () => {
    const { report, commands, usageRequests } = await run({ usage: SPENT_WEEK })
    expect(report).toMatchObject({ model: 'gpt-5.5', usageLeft: null })
    expect(report).not.toHaveProperty('usage')
    expect([commands, usageRequests]).toEqual([['exec'], 0])
  })
})

describe('with enough left', () => {
  it('the model is used, the report has the windows, and only the summary says a word', async () => {
    const { report, commands, usageRequests, turns } = await run({ inputs: MIN, usage: ENOUGH })
    expect(report).toMatchObject({
      model: 'gpt-5.5',
      outcome: 'preferred',
      usageLeft: 40,
      usage: {
        windows: [
          { limit: 'codex', window: '5-hour', left: 72 },
          { limit: 'codex', window: 'weekly', left: 40 },
        ],
        credits: 'none',
      },
    })
    expect([commands, usageRequests, turns]).toEqual([['exec', 'app-server'], 1, 1])
    expect(report.notes.filter(({ level }) => level === 'warning')).toEqual([])
    expect(renderSummary(report)).toMatch(
      /Left of the plan: 72 % of the 5-hour limit left until \w+ \d\d:\d\d UTC and 40 % of the weekly limit left until/,
    )
    const comment = renderComment({
      version: 1,
      key: 'default',
      run: { id: 1, attempt: 1 },
      rows: [rowOf(report)],
    })
    expect(comment).not.toContain('limit left')
  })
})

describe('with too little left', () => {
  it('no model is used, nothing else is asked, and comment and summary say why and until when', async () => {
    const { report, turns, usageRequests } = await run({ inputs: MIN, usage: SPENT_WEEK })
    expect(report).toMatchObject({
      model: null,
      reason: 'usage-limit',
      usageLeft: 3,
      cost: { account: 'plan', usage: { inputTokens: expect.any(Number) } },
    })
    expect(report.retryAt).toBe(report.usage?.windows[1]?.resetsAt)
    expect([turns, usageRequests]).toEqual([1, 1])
    const comment = renderComment({
      version: 1,
      key: 'default',
      run: { id: 1, attempt: 1 },
      rows: [rowOf(report)],
    })
    for (const text of [renderSummary(report), comment]) {
      expect(text).toMatch(
        /oo little of the usage limit of ChatGPT sign-in \(plus plan\) is left for this job \(3 % of the weekly limit left until \w+ \d\d:\d\d UTC/,
      )
      expect(text).toContain('; min-usage-left is 10 %).')
      expect(text).toContain('\nfallback-openai-api-key: ')
      expect(text).toContain('accepted, not used: ')
    }
  })

  it('and 0 asked for, it is only told', async () => {
    const { report } = await run({ inputs: { 'min-usage-left': '0' }, usage: SPENT_WEEK })
    expect(report).toMatchObject({ model: 'gpt-5.5', outcome: 'preferred', usageLeft: 3 })
    expect(notesWith(report, 'usage-left').join()).toContain('3 % of the weekly limit left until')
  })

  it.each(['some', 'unlimited'] as const)('and %s credits, the model is used', async credits => {
    const { report } = await run({ inputs: MIN, usage: { ...SPENT_WEEK, credits } })
    expect(report).toMatchObject({ model: 'gpt-5.5', outcome: 'preferred', usage: { credits } })
  })

  it("in the model's own limit, the next model is used, with one reading for both", async () => {
    const usage = { ...ENOUGH, own: [{ name: 'GPT-5.3-Codex-Spark', windows: [{ used: 99, hours: 168 }] }] }
    const { report, commands, usageRequests } = await run({ inputs: MIN, usage, chain: [SPARK, 'gpt-5.5'] })
    expect(report).toMatchObject({
      model: 'gpt-5.5',
      outcome: 'fallback',
      reason: 'model-quota-spent',
      usageLeft: 40,
    })
    expect(report.usage?.windows[2]).toMatchObject({
      limitName: 'GPT-5.3-Codex-Spark',
      model: SPARK,
      left: 1,
    })
    expect([commands, usageRequests]).toEqual([['exec', 'app-server', 'exec'], 1])
    expect(renderSummary(report)).toMatch(/1 % of the weekly limit left until/)
  })
})

describe('a reading without figures', () => {
  it.each<[string, SideAnswer, RegExp]>([
    ['a refusal', { kind: 'status', status: 403, body: { detail: 'acct-canary' } }, /answered with an error/],
    ['an endpoint that hangs', { kind: 'hang' }, /no answer came in time/],
  ])('is told and decides nothing: %s', async (_, usage, text) => {
    const { report } = await run({ inputs: { 'min-usage-left': '100' }, usage })
    expect(report).toMatchObject({ model: 'gpt-5.5', outcome: 'preferred', usageLeft: null })
    expect(notesWith(report, 'usage-unread').join()).toMatch(text)
    expect(JSON.stringify(report)).not.toContain('canary')
  })
})

describe('where there is nothing to read', () => {
  const key: Login = { kind: 'api-key', key: 'sk-canary-0123456789abcdef' }
  const provider = (_: string, origin: string) =>
    `model_provider = "gateway"\n[model_providers.gateway]\nname = "Gateway"\nbase_url = "${origin}/v1"\nwire_api = "responses"\n`
  it.each<[string, Plan, string, string]>([
    ['an API key', { login: key }, 'no-plan', 'has no meaning here: API-key sign-in uses no ChatGPT plan'],
    [
      'a provider',
      { config: provider },
      'no-plan',
      'has no meaning here: the model provider gateway uses no',
    ],
    ['the model list', { inputs: { probe: 'catalog' } }, 'no-turn', 'has no effect with probe: catalog'],
  ])('no process runs for it, and it is told: %s', async (_, plan, unread, text) => {
    const inputs = { ...plan.inputs, 'min-usage-left': '100' }
    const { report, commands, usageRequests } = await run({ usage: SPENT_WEEK, ...plan, inputs })
    expect(report).toMatchObject({ usage: { windows: [], unread }, usageLeft: null })
    expect(notesWith(report, 'usage-unread').join()).toContain(text)
    expect(commands).not.toContain('app-server')
    expect(usageRequests).toBe(0)
  })

  it('nothing is told where no model was accepted', async () => {
    const refused = { kind: 'status', status: 400, body: { detail: 'Bad.' } } as const
    const { report, commands } = await run({
      inputs: MIN,
      usage: SPENT_WEEK,
      script: { models: { '*': [refused] } },
      chain: ['gpt-5.5'],
    })
    expect(report.model).toBeNull()
    expect(report).not.toHaveProperty('usage')
    expect(commands).not.toContain('app-server')
  })
})
