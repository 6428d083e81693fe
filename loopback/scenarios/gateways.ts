/** Scenarios of a gateway or a filter between the runner and the model, in words that this action has never seen. */

import type { StatusAnswer } from '../openai/script.ts'
import { accept, DEMO_KEY, type Scenario } from './scenario.ts'

/** A configured provider with a key of its own. */
const GATEWAY = {
  login: { kind: 'none' },
  providerKey: { variable: 'GATEWAY_KEY', key: DEMO_KEY },
  config: (origin: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
env_key = "GATEWAY_KEY"
wire_api = "responses"
`,
} as const satisfies Partial<Scenario>

/** Two gateways; the file names the wrong one. */
const TWO_GATEWAYS = {
  login: { kind: 'none' },
  providerKey: { variable: 'GATEWAY_KEY', key: DEMO_KEY },
  config: (origin: string) => `model_provider = "old"
[model_providers.old]
name = "Old gateway"
base_url = "${origin}/old"
[model_providers.new]
name = "New gateway"
base_url = "${origin}/v1"
env_key = "GATEWAY_KEY"
`,
  script: { models: { 'gpt-5.5': [errorOf(403, 'The model `gpt-5.5` does not exist.')], '*': [accept] } },
} as const satisfies Partial<Scenario>

export const GATEWAY_SCENARIOS = {
  'job-arguments': {
    ...TWO_GATEWAYS,
    title:
      'the job’s own arguments name another provider than config.toml, and switch on what a probe keeps off',
    inputs: {
      'codex-args': JSON.stringify([
        '-c',
        'model_provider=new',
        '--sandbox',
        'danger-full-access',
        '-c',
        'notify=["touch","notified"]',
      ]),
    },
  },
  'profile-missing': {
    ...TWO_GATEWAYS,
    title: 'the job’s profile has no file, which the CLI itself would not say',
    inputs: { 'codex-args': '--profile ci' },
  },
  'gateway-model': {
    ...GATEWAY,
    title: 'a gateway that refuses gpt-5.5 in words that nobody has seen',
    script: {
      models: {
        'gpt-5.5': [errorOf(403, 'Tenant 4711 has no seat for gpt-5.5 (request id: 2026112811305501)')],
        '*': [accept],
      },
    },
  },
  'gateway-route': {
    ...GATEWAY,
    title: 'a gateway that refuses everything in words that nobody has seen',
    script: { models: { '*': [errorOf(403, 'Ticket 17 of the access board is still open.')] } },
  },
  'gateway-budget': {
    ...GATEWAY,
    title: 'a gateway whose account has no money left',
    script: { models: { '*': [errorOf(403, 'Insufficient account balance: 0.00 USD left.')] } },
  },
  'filter-page': {
    title: 'a filter on the way to the API answers with a page of its own',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: {
      models: {
        '*': [
          {
            kind: 'status',
            status: 403,
            headers: { 'content-type': 'text/html' },
            body: '<!DOCTYPE html><html><head><style>body{font:16px Arial;margin:0}.h{color:#333}</style><title>Internet access policy</title></head><body><h1>This category is not allowed: AI and ML applications</h1></body></html>',
          },
        ],
      },
    },
  },
} as const satisfies Record<string, Scenario>

function errorOf(status: number, message: string): StatusAnswer {
  return {
    kind: 'status',
    status,
    body: { error: { message, type: 'gateway_error', param: null, code: null } },
  }
}
