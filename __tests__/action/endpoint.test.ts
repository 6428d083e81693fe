/** The inputs `openai-api-key` and `responses-api-endpoint`: the whole action, at an endpoint of its own. */

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { modelNotFound404 } from '../../loopback/openai/answers.ts'
import { CODEX_BIN, type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import { accept, DEMO_KEY, type Scenario } from '../../loopback/scenarios/scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

const QUERY_SECRET = 'canary-query-0123456789abcdef'
const PATH = `/openai/responses?api-version=2025-04-01-preview&code=${QUERY_SECRET}`

function scenarioWith(changes: Partial<Scenario> = {}): Scenario {
  return { title: 'an endpoint', login: { kind: 'none' }, script: { models: { '*': [accept] } }, ...changes }
}

function inputsFor(job: LoopbackJob, changes: Readonly<Record<string, string>> = {}) {
  const endpoint = `${job.openai.origin}${PATH}`
  const quiet = { comment: 'never', 'on-none': 'continue', 'fallback-models': 'gpt-5.4', retries: '0' }
  return { ...quiet, 'openai-api-key': DEMO_KEY, 'responses-api-endpoint': endpoint, ...changes }
}

async function runAt(scenario: Scenario, changes: Readonly<Record<string, string>> = {}) {
  const job = await startJob(scenario)
  const result = await job.run({ inputs: inputsFor(job, changes) })
  const report = JSON.parse(result.outputs['report'] ?? '{}')
  return { job, result, report, [Symbol.asyncDispose]: () => job[Symbol.asyncDispose]() }
}

const requestsOf = ({ openai }: LoopbackJob) => openai.requests.map(({ method, path }) => `${method} ${path}`)

describe('responses-api-endpoint with openai-api-key', () => {
  it('asks the endpoint, although config.toml has a provider', async () => {
    const config = (origin: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/gateway/v1"`
    await using run = await runAt(scenarioWith({ config }))
    expect(run.result.outputs).toMatchObject({ model: 'gpt-5.5', route: 'api-key', reason: 'accepted' })
    expect(run.report).toMatchObject({ route: { kind: 'api-key', source: 'input' }, notes: [] })
    expect(requestsOf(run.job)).toEqual([`POST ${PATH}`])
    expect(run.job.openai.requests[0]?.headers['authorization']).toBe(`Bearer ${DEMO_KEY}`)
  })

  it('asks nobody else, and leaves the stored login as it is, although its token has expired', async () => {
    const login = { kind: 'chatgpt', plan: 'business', expiresInSeconds: -60 } as const
    const job = await startJob(
      scenarioWith({
        login,
        script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
        config: () => 'forced_login_method = "api"',
      }),
    )
    await using _job = job
    const file = join(job.codexHome, 'auth.json')
    const before = await readFile(file, 'utf8')
    const { outputs } = await job.run({ inputs: inputsFor(job) })
    expect(outputs).toMatchObject({ model: 'gpt-5.4', route: 'api-key', reason: 'model-not-found' })
    expect(new Set(requestsOf(job))).toEqual(new Set([`POST ${PATH}`]))
    expect(await readFile(file, 'utf8')).toBe(before)
  })

  it('masks the key and the query, and leaks neither, although the endpoint repeats both', async () => {
    const message = `No access with ${DEMO_KEY} at code=${QUERY_SECRET}.`
    const answer = { kind: 'status', status: 401, body: { error: { message, code: null } } } as const
    const scenario = scenarioWith({ script: { models: { '*': [answer] } } })
    await using job = await startJob(scenario)
    const plan = { inputs: inputsFor(job), env: { ...CANARY_VARIABLES, RUNNER_DEBUG: '1' } }
    const main = await job.run(plan)
    const post = await job.run({ ...plan, state: main.state }, 'post')
    expect(main.summary).toContain('No access with')
    const secrets = [...job.secrets, DEMO_KEY, QUERY_SECRET]
    const run = { scenario, job: { ...job, secrets }, runs: [{ main, post }] }
    const searched = { ...run, [Symbol.asyncDispose]: async () => {} }
    expect(maskedTooLate(searched)).toEqual([])
    expect(await leaksOf(searched)).toEqual([])
  })

  it('keeps the key out of the arguments, and gives it to the CLI alone', async () => {
    await using job = await startJob(scenarioWith())
    const bin = join(job.directory, 'wrapper')
    const seen = join(job.directory, 'arguments.txt')
    await mkdir(bin)
    await writeFile(
      join(bin, 'codex'),
      `#!/bin/sh\nprintf '%s\\n' "$@" >> '${seen}'\nexec '${join(CODEX_BIN, 'codex')}' "$@"\n`,
    )
    await chmod(join(bin, 'codex'), 0o700)
    await using wrapped = await startJob(scenarioWith(), { codex: bin })
    const { outputs, exported } = await wrapped.run({ inputs: inputsFor(wrapped) })
    expect(outputs['model']).toBe('gpt-5.5')
    const text = await readFile(seen, 'utf8')
    expect(text).toContain('model_provider="codex-action-responses-proxy"')
    expect(text).not.toContain(DEMO_KEY)
    expect(exported).toEqual({})
  })

  it('has no list to read: a catalog probe asks nobody, and says so', async () => {
    await using run = await runAt(scenarioWith(), { probe: 'catalog' })
    expect(run.result.outputs).toMatchObject({ model: '', reason: 'not-listed' })
    expect(run.report.chain[0].finding.said).toContain('This route has no model list of its own to ask.')
    expect(requestsOf(run.job)).toEqual([])
  })

  it('is not the OpenAI API: `check-api` asks nobody, and says so', async () => {
    const script = { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } }
    await using run = await runAt(scenarioWith({ script }), { 'check-api': 'true' })
    const texts = run.report.notes.map(({ text }: { text: string }) => text)
    expect(texts).toContainEqual(
      expect.stringContaining('the key belongs to the endpoint in responses-api-endpoint'),
    )
    expect(new Set(requestsOf(run.job))).toEqual(new Set([`POST ${PATH}`]))
  })

  it('names the input where nothing listens at its address', async () => {
    const nowhere = { 'responses-api-endpoint': 'http://127.0.0.1:9/v1/responses' }
    await using run = await runAt(scenarioWith(), nowhere)
    expect(run.result.outputs).toMatchObject({ model: '', reason: 'unreachable', route: 'api-key' })
    expect(run.report.advice).toBe(
      'Start the server behind `responses-api-endpoint`, or correct the address there.',
    )
  })

  it('has no effect without a key, as in a workflow of a fork’s pull request, and that is a warning', async () => {
    const login = { kind: 'api-key', key: DEMO_KEY } as const
    await using run = await runAt(scenarioWith({ login }), { 'openai-api-key': '' })
    expect(run.result).toMatchObject({ exitCode: 0, outputs: { model: 'gpt-5.5', route: 'api-key' } })
    expect(requestsOf(run.job)).toEqual(['POST /v1/responses'])
    expect(run.result.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining('The input responses-api-endpoint was not used'),
      }),
    ])
  })

  it('has no effect where codex-args chooses another provider, and that is a warning', async () => {
    const config = (origin: string) => `[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/gateway/v1"`
    await using run = await runAt(scenarioWith({ config }), { 'codex-args': '-c model_provider=gateway' })
    expect(run.result.outputs).toMatchObject({ model: 'gpt-5.5', route: 'provider' })
    expect(requestsOf(run.job)).toEqual(['POST /gateway/v1/responses'])
    expect(run.report.notes.map(({ code }: { code: string }) => code)).toEqual([
      'openai-api-key-unused',
      'endpoint-unused',
    ])
  })

  it('takes the arguments that codex-action takes for its proxy', async () => {
    const args = '-c model_providers.codex-action-responses-proxy.stream_idle_timeout_ms=600000'
    await using run = await runAt(scenarioWith(), { 'codex-args': args })
    expect(run.result.outputs).toMatchObject({ model: 'gpt-5.5', route: 'api-key', reason: 'accepted' })
    expect(requestsOf(run.job)).toEqual([`POST ${PATH}`])
  })
})
