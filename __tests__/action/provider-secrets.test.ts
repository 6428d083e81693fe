/** The names of a provider's keys do not say that they are secret, and its answer may repeat them. */

import { expect, it } from '@jest/globals'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import type { Scenario } from '../../loopback/scenarios/scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

const SECRETS = {
  variable: 'canary-a-1111111111111111',
  header: 'canary-b-2222222222222222',
  written: 'canary-c-3333333333333333',
  parameter: 'canary-d-4444444444444444',
}

const message = `Access denied for ${Object.values(SECRETS).join(' and ')}.`

const REFUSED: Scenario = {
  title: 'a gateway that repeats every key',
  login: { kind: 'none' },
  env: { LLM_PAT: SECRETS.variable, GW_ID: SECRETS.header },
  config: origin => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
wire_api = "responses"
env_key = "LLM_PAT"
env_http_headers = { x-id = "GW_ID" }
http_headers = { x-team = "${SECRETS.written}" }
query_params = { subscription = "${SECRETS.parameter}" }`,
  script: { models: { '*': [{ kind: 'status', status: 401, body: { error: { message, code: null } } }] } },
}

it('a provider’s keys are masked before anything is printed, and leak nowhere', async () => {
  const env = { ...CANARY_VARIABLES, RUNNER_DEBUG: '1' }
  await using run = await runScenario(REFUSED, { env })
  const { job, runs } = run
  // The gateway got the keys and repeated them; otherwise nothing could leak.
  const [turn] = turnsOf(job.openai.requests)
  expect(turn?.headers).toMatchObject({
    'x-id': SECRETS.header,
    'x-team': SECRETS.written,
    authorization: `Bearer ${SECRETS.variable}`,
  })
  expect(turn?.path).toContain(SECRETS.parameter)
  expect(runs[0]?.main.summary).toContain('Access denied for')
  const searched = { ...run, job: { ...job, secrets: [...job.secrets, ...Object.values(SECRETS)] } }
  expect(maskedTooLate(searched)).toEqual([])
  expect(await leaksOf(searched)).toEqual([])
})

/** The command makes the token of a variable, so that it stands in no file and in no variable. */
const PRINTED = 'canary-e-5555555555555555'

const PRINTED_TOKEN: Scenario = {
  title: 'a gateway that repeats the token that a command has printed',
  login: { kind: 'none' },
  env: { LLM_PART: 'canary-e' },
  config: origin => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
wire_api = "responses"
[model_providers.gateway.auth]
command = "sh"
args = ["-c", "echo $LLM_PART-$((1111111111111111 * 5))"]`,
  script: {
    models: {
      '*': [
        {
          kind: 'status',
          status: 401,
          body: { error: { message: `No access for ${PRINTED}.`, code: null } },
        },
      ],
    },
  },
}

it('a token that a command prints is sent as in the job, masked before a line of the CLI is printed, and leaks nowhere', async () => {
  const env = { ...CANARY_VARIABLES, RUNNER_DEBUG: '1' }
  await using run = await runScenario(PRINTED_TOKEN, { env })
  const { job, runs } = run
  const [turn] = turnsOf(job.openai.requests)
  expect(turn?.headers).toMatchObject({ authorization: `Bearer ${PRINTED}` })
  expect(runs[0]?.main.summary).toContain('No access for')
  const searched = { ...run, job: { ...job, secrets: [...job.secrets, PRINTED] } }
  const { stdout = [] } = runs[0]?.main ?? {}
  const firstOfCli = stdout.findIndex(line => /^::debug::codex for \S+: /.test(line))
  expect(firstOfCli).toBeGreaterThan(stdout.indexOf(`::add-mask::${PRINTED}`))
  expect(stdout).toContain(`::add-mask::${PRINTED}`)
  expect(await leaksOf(searched)).toEqual([])
})
