/** A job with codex-action's own steps around this action, as one transcript: its start, the probe, its run of Codex. */

import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { modelNotFound404 } from '../../loopback/openai/answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { OpenAi } from '../../loopback/openai/server.ts'
import {
  codexExecArguments,
  codexExecVariables,
  startCodexAction,
} from '../../loopback/proxy/codex-action-steps.ts'
import { startProxiedJob } from '../../loopback/proxy/proxied-job.ts'
import { CODEX_BIN, type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import { accept, DEMO_KEY, type Scenario } from '../../loopback/scenarios/scenario.ts'

const REVIEW: Scenario = {
  title: 'a review by codex-action',
  login: { kind: 'none' },
  script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
}

/** codex-action with a prompt and without a key: it runs Codex, and gives its last message. */
async function runCodex(
  job: LoopbackJob,
  outputs: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<string> {
  const outputFile = join(job.directory, 'final-message.md')
  const { model = '', effort = '' } = outputs
  const child = spawn(
    join(CODEX_BIN, 'codex'),
    codexExecArguments({ workspace: job.workspace, outputFile, model, effort, args, sandbox: 'read-only' }),
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        ...{ HOME: job.directory, HTTPS_PROXY: job.openai.origin, NO_PROXY: '127.0.0.1' },
        ...codexExecVariables(job.codexHome),
      },
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    },
  )
  child.stdin.end('Review the changes.')
  const exitCode = await new Promise(resolve => child.once('close', resolve))
  return exitCode === 0 ? await readFile(outputFile, 'utf8') : `exit code ${exitCode}`
}

const askedFor = ({ requests }: OpenAi) =>
  turnsOf(requests).map(({ path, model, headers }) => `${model} ${path} ${headers['authorization']}`)

const INPUTS = { comment: 'never', 'fallback-models': 'gpt-5.4' }

describe('codex-action around this action', () => {
  it('starts its proxy, gets the model through it, and runs Codex with that', async () => {
    await using job = await startProxiedJob(REVIEW, DEMO_KEY)
    const config = await readFile(join(job.codexHome, 'config.toml'), 'utf8')
    expect(
      config.startsWith('# Added by codex-action.\nmodel_provider = "codex-action-responses-proxy"\n\n\n'),
    ).toBe(true)
    expect(
      config.endsWith(`

# Added by codex-action.
[model_providers.codex-action-responses-proxy]
name = "Codex Action Responses Proxy"
base_url = "${job.proxy.origin}/v1"
wire_api = "responses"
`),
    ).toBe(true)
    const { outputs, annotations } = await job.run({ inputs: INPUTS })
    expect(outputs).toMatchObject({ model: 'gpt-5.4', route: 'provider', 'fallback-used': 'true' })
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("does not exist for codex-action's proxy (API key) or is not open to it"),
    ])
    expect(await runCodex(job, outputs)).toBe('OK')
    const turn = `/v1/responses Bearer ${DEMO_KEY}`
    expect(askedFor(job.openai)).toEqual([`gpt-5.5 ${turn}`, `gpt-5.4 ${turn}`, `gpt-5.4 ${turn}`])
  })

  it('runs after it, at the same endpoint with the same key', async () => {
    await using job = await startJob(REVIEW)
    const path = '/openai/v1/responses?api-version=preview'
    const endpoint = `${job.openai.origin}${path}`
    const key = { 'openai-api-key': DEMO_KEY, 'responses-api-endpoint': endpoint }
    const { outputs } = await job.run({ inputs: { ...INPUTS, ...key } })
    expect(outputs).toMatchObject({ model: 'gpt-5.4', route: 'api-key' })
    await using _proxy = await startCodexAction({ key: DEMO_KEY, endpoint }, job.codexHome, CODEX_BIN)
    expect(await runCodex(job, outputs)).toBe('OK')
    const turn = `${path} Bearer ${DEMO_KEY}`
    expect(askedFor(job.openai)).toEqual([`gpt-5.5 ${turn}`, `gpt-5.4 ${turn}`, `gpt-5.4 ${turn}`])
  })

  it('with its key in two steps: Codex does not start, and the report says which step is too much', async () => {
    await using job = await startProxiedJob(REVIEW, DEMO_KEY)
    const endpoint = `${job.openai.origin}/v1/responses`
    await using _second = await startCodexAction({ key: DEMO_KEY, endpoint }, job.codexHome, CODEX_BIN)
    const { outputs } = await job.run({ inputs: { ...INPUTS, 'on-none': 'continue' } })
    expect(outputs).toMatchObject({ model: '', reason: 'config-invalid' })
    expect(outputs['explanation']).toContain('has the same setting twice (Error loading config.toml: ')
    expect(JSON.parse(outputs['report'] ?? '{}').chain[0].finding.advice).toContain(
      'codex-action adds its provider in each step that gives it a key, so give it the key in one step only',
    )
    expect(await runCodex(job, { model: 'gpt-5.4' })).toBe('exit code 1')
    expect(job.openai.requests).toEqual([])
  })
})
