/**
 * An invalid input ends the step with one error that names the input, before the action starts a process or sends a
 * request. How to update the transcript: transcript.ts.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { runStep, type StepResult } from '../../loopback/runner/step.ts'
import { expectedTranscript } from './transcript.ts'

const INVALID: readonly (readonly [string, string])[] = [
  ['model', '--help'],
  ['model', 'x; rm -rf ~'],
  ['model', '../..'],
  ['model', 'gpt-5.5\ngpt-5.4'],
  ['model', 'gpt–5.5'],
  ['model', 'none'],
  ['model', 'Auto'],
  ['model', 'latest-'],
  ['fallback-models', 'gpt-5.4, None'],
  ['fallback-models', 'none, gpt-5.4'],
  ['fallback-models', 'gpt-5.4 gpt-5.4-mini'],
  ['task', 'serios'],
  ['strategy', 'any'],
  ['on-unsettled', 'fall-back'],
  ['on-none', 'true'],
  ['retries', '12abc'],
  ['retries', '11'],
  ['timeout', '0'],
  ['timeout', '1e3'],
  ['budget', '-1'],
  ['codex-home', '/tmp/a\n/tmp/b'],
  ['comment', 'On-Fallback'],
  ['comment-key', 'a --> b'],
  ['pull-request', '#7'],
  ['summary', 'yes'],
  ['codex-args', '["--profile", "ci"'],
  ['codex-args', '["--profile", 1]'],
  ['codex-args', '--profile "ci'],
  ['codex-args', '-c model_reasoning_effort=high --model gpt-5.5'],
  ['codex-args', '-mgpt-5.5'],
  ['codex-args', '--config=model="gpt-5.5"'],
  ['codex-args', '--profile'],
  ['codex-args', '-c sk-canary-0123456789'],
  ['effort', 'Extra High'],
  ['effort', 'hihg'],
  ['responses-api-endpoint', 'project.openai.azure.com/openai/v1'],
  ['responses-api-endpoint', 'http://gateway.example/v1/responses?code=sk-canary-0123456789'],
  ['min-usage-left', '5%'],
  ['min-usage-left', '101'],
]

/** A key with a line break is invalid, but may still be a secret. */
const BROKEN_KEY = 'sk-proj-canary0000000000\n00000000000000demo'

it('matches its transcript and has no outputs and no summary', async () => {
  const parts: string[] = []
  for (const [input, value] of INVALID) {
    const { log, exitCode, annotations, outputs, summary } = await stepWith({ [input]: value })
    parts.push(`== ${input}: ${JSON.stringify(value)}\n${log}\nexit code ${exitCode}`)
    expect(annotations).toHaveLength(1)
    expect(annotations[0]?.message).toContain(`"${input}"`)
    expect({ input, outputs, summary }).toEqual({ input, outputs: {}, summary: '' })
  }
  const transcript = `${parts.join('\n\n')}\n`
  expect(transcript).toBe(await expectedTranscript('invalid-inputs', transcript))
})

it('does not repeat an invalid key', async () => {
  const { log, annotations } = await stepWith({ 'openai-api-key': BROKEN_KEY })
  expect(annotations[0]?.message).toContain('"openai-api-key"')
  expect(log).not.toContain('canary')
})

it('does not repeat a key that is in the place of another input', async () => {
  const key = 'canary_A1b2C3d4E5f6G7h8I9'
  for (const inputs of [
    { model: 'the key sk-proj-canary0000000000' },
    { 'openai-api-key': key, model: `x ${key.slice(2, 18)}` },
    { 'github-token': key, task: Array.from(key).join(' ') },
  ]) {
    const { log, annotations } = await stepWith(inputs)
    expect(annotations[0]?.message).toMatch(/^Input "(model|task)" is ".*\*\*\*/)
    expect(log.replaceAll(' ', '')).not.toMatch(/canary0000|C3d4E5/)
  }
})

/** A step on a runner without any program and without a network: starting one or sending a request would fail. */
async function stepWith(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const directory = await mkdtemp(join(tmpdir(), 'codex-model-fallback-inputs-'))
  try {
    return await runStep({ directory, inputs, env: { PATH: '' } })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
