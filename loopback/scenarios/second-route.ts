/** Scenarios with a key for a second route, in the input `fallback-openai-api-key`. */

import {
  incorrectApiKey,
  missingBearer,
  modelNotFound404,
  rateLimited,
  usageLimitReached,
} from '../openai/answers.ts'
import { refreshRefused } from '../openai/tokens.ts'
import { accept, DEMO_KEY, FALLBACK_KEY, type Scenario } from './scenario.ts'

const SPENT = usageLimitReached({ planType: 'plus', resetsAt: Math.floor(Date.now() / 1000) + 3 * 3600 })

export const SECOND_ROUTE_SCENARIOS = {
  'second-route': {
    title: 'the plan’s usage limit is reached, and the job may use an API key instead',
    login: { kind: 'chatgpt' },
    fallbackKeyInput: FALLBACK_KEY,
    script: { models: { '*': [SPENT] }, bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } } },
  },
  'second-route-expired': {
    title: 'the stored login can no longer be refreshed, and the job may use an API key instead',
    login: { kind: 'chatgpt', expiresInSeconds: -60 },
    fallbackKeyInput: FALLBACK_KEY,
    script: {
      models: { '*': [accept] },
      auth: { kind: 'only', bearers: [] },
      refresh: refreshRefused('refresh_token_reused'),
      bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } },
    },
  },
  'second-route-fallback': {
    title: 'the plan’s usage limit is reached, and the API key has gpt-5.4 only',
    login: { kind: 'chatgpt' },
    fallbackKeyInput: FALLBACK_KEY,
    script: {
      models: { '*': [SPENT] },
      bearers: {
        [FALLBACK_KEY]: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
      },
    },
  },
  'second-route-failed': {
    title: 'the plan’s usage limit is reached, and the API key beside it is rejected',
    login: { kind: 'chatgpt' },
    fallbackKeyInput: FALLBACK_KEY,
    script: {
      models: { '*': [SPENT] },
      bearers: { [FALLBACK_KEY]: { models: { '*': [incorrectApiKey()] } } },
    },
  },
  'second-route-not-for-rate-limits': {
    title: 'the plan is rate limited for a moment, which is nothing to change the account for',
    login: { kind: 'chatgpt' },
    fallbackKeyInput: FALLBACK_KEY,
    inputs: { retries: '0' },
    script: {
      models: { '*': [rateLimited('gpt-5.5')] },
      bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } },
    },
  },
  'second-route-provider': {
    title: 'a configured provider rejects its key, and the job may use an API key of OpenAI instead',
    login: { kind: 'none' },
    providerKey: { variable: 'GATEWAY_KEY', key: DEMO_KEY },
    fallbackKeyInput: FALLBACK_KEY,
    config: (origin: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/gateway/v1"
env_key = "GATEWAY_KEY"
wire_api = "responses"
`,
    script: {
      models: { '*': [incorrectApiKey()] },
      bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } },
    },
  },
  'second-route-no-login': {
    title: 'no sign-in at all, and the job may use an API key instead',
    login: { kind: 'none' },
    fallbackKeyInput: FALLBACK_KEY,
    script: {
      models: { '*': [missingBearer()] },
      bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } },
    },
  },
  'second-route-over': {
    title: 'the plan’s usage limit is reached in one run, and reset in the next',
    login: { kind: 'chatgpt' },
    fallbackKeyInput: FALLBACK_KEY,
    runs: 2,
    script: {
      models: { 'gpt-5.5': [SPENT, accept], '*': [SPENT] },
      bearers: { [FALLBACK_KEY]: { models: { '*': [accept] } } },
    },
  },
} as const satisfies Record<string, Scenario>
