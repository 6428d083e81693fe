/** The secrets in the arguments of the job and in its profile, which no file of the action's own knows by name. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { startJob } from '../../loopback/runner/job.ts'
import type { Scenario } from '../../loopback/scenarios/scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

const SECRETS = {
  token: 'canary-f-6666666666666666',
  header: 'canary-g-7777777777777777',
  parameter: 'canary-h-8888888888888888',
  profile: 'canary-i-9999999999999999',
}

/** In a place where nobody expects a secret. */
const UNKNOWN = 'canary-j-0000000000000000'

const message = `Access denied for ${Object.values(SECRETS).join(' and ')}.`

const REFUSED: Scenario = {
  title: 'a gateway of the arguments and of a profile that repeats every secret',
  login: { kind: 'none' },
  config: origin => `[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
wire_api = "responses"`,
  script: { models: { '*': [{ kind: 'status', status: 401, body: { error: { message, code: null } } }] } },
}

const PROFILE = `model_provider = "gateway"
[model_providers.gateway.http_headers]
x-profile = "${SECRETS.profile}"
`

const ARGUMENTS = [
  '--profile=ci',
  `-cmodel_providers.gateway.experimental_bearer_token=${SECRETS.token}`,
  `-cmodel_providers.gateway.http_headers.x-team=${SECRETS.header}`,
  `-cmodel_providers.gateway.query_params={subscription="${SECRETS.parameter}"}`,
]

/** Runs the step with these arguments of the job, and what it leaves behind. */
async function runWith(args: readonly string[]) {
  const job = await startJob(REFUSED)
  await writeFile(join(job.codexHome, 'ci.config.toml'), PROFILE)
  const env = { ...CANARY_VARIABLES, RUNNER_DEBUG: '1' }
  const main = await job.run({ env, inputs: { 'codex-args': JSON.stringify(args) } })
  const runs = [{ main, post: await job.run({ env, state: main.state }, 'post') }]
  const dispose = () => job[Symbol.asyncDispose]()
  return { scenario: REFUSED, job, runs, main, [Symbol.asyncDispose]: dispose }
}

type Run = Awaited<ReturnType<typeof runWith>>

/** The run, searched for more secrets than those that its scenario knows. */
function searchedFor({ job, ...run }: Run, secrets: readonly string[]): Run {
  return { ...run, job: { ...job, secrets: [...job.secrets, ...secrets] } }
}

/** The leaks but for the profile's own file. */
async function leaksIn(run: Run): Promise<readonly string[]> {
  return (await leaksOf(run)).filter(leak => !leak.startsWith('codex-home/ci.config.toml:'))
}

it('are masked before anything is printed, and leak nowhere, although the gateway repeats them', async () => {
  await using run = await runWith(ARGUMENTS)
  const [turn] = turnsOf(run.job.openai.requests)
  // The gateway got them; otherwise nothing could leak.
  expect(turn?.headers).toMatchObject({
    authorization: `Bearer ${SECRETS.token}`,
    'x-team': SECRETS.header,
    'x-profile': SECRETS.profile,
  })
  expect(turn?.path).toContain(SECRETS.parameter)
  expect(run.main.summary).toContain('Access denied for')
  const searched = searchedFor(run, Object.values(SECRETS))
  expect(maskedTooLate(searched)).toEqual([])
  expect(await leaksIn(searched)).toEqual([])
})

it.each([
  ['an option that no CLI has', ['--new-option', UNKNOWN]],
  ['the name of a profile', ['--profile', `${UNKNOWN}/x`]],
  ['the name of a feature', ['--enable', UNKNOWN]],
  ['a setting that no CLI has', ['-c', `new_setting="${UNKNOWN}"`]],
])('leak nowhere from %s', async (_, args) => {
  await using run = await runWith(args)
  // The CLI refuses it, or asks without a credential.
  expect(run.main.outputs['model']).toBe('')
  expect(await leaksIn(searchedFor(run, [UNKNOWN]))).toEqual([])
})
