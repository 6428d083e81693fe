/** A provider's keys have names that tell nothing, stand in places of its own, and come back in what it answers. */

import { expect, it } from '@jest/globals'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import type { Scenario } from '../../loopback/scenarios/scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

const SECRETS = {
  variable: 'canary-a-1111111111111111',
  header: 'canary-b-2222222222222222',
  written: 'canary-c-3333333333333333',
  parameter: 'canary-d-4444444444444444',
}

const REFUSED: Scenario = {
  title: 'a gateway that quotes every key it was given',
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
  script: {
    models: {
      '*': [
        {
          kind: 'status',
          status: 401,
          body: {
            error: { message: `Access denied for ${Object.values(SECRETS).join(' and ')}.`, code: null },
          },
        },
      ],
    },
  },
}

it('are masked before anything is said, and are left nowhere', async () => {
  const env = { ...CANARY_VARIABLES, RUNNER_DEBUG: '1' }
  await using performance = await runScenario(REFUSED, { env })
  const { stage, runs } = performance
  // What the gateway was given, and what it said: else nothing could have leaked.
  const turn = stage.openai.requests.find(request => request.method === 'POST')
  expect(turn?.headers).toMatchObject({ 'x-id': SECRETS.header, 'x-team': SECRETS.written })
  expect(turn?.headers['authorization']).toBe(`Bearer ${SECRETS.variable}`)
  expect(turn?.path).toContain(SECRETS.parameter)
  expect(runs[0]?.main.summary).toContain('Access denied for')
  const secrets = [...stage.secrets, ...Object.values(SECRETS)]
  const searched = { ...performance, stage: { ...stage, secrets } }
  expect(maskedTooLate(searched)).toEqual([])
  expect(await leaksOf(searched)).toEqual([])
})
