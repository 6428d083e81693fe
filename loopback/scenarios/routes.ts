/** Scenarios of the login, the account or the network. The answer is the same for every model. */

import {
  incorrectApiKey,
  insufficientQuota,
  missingBearer,
  notSupportedOnChatGpt,
  usageLimitReached,
} from '../openai/answers.ts'
import { highDemand500 } from '../openai/network-answers.ts'
import { TEST_IDENTITY } from '../openai/script.ts'
import { refreshRefused } from '../openai/tokens.ts'
import { accept, DEMO_KEY, type Scenario } from './scenario.ts'

const ACCESS_TOKEN = 'at-canary00000000000000000000000000000000'

const REFRESH_TOKEN = 'rt-canary00000000000000000000000000000000'

/** The parts of a ChatGPT login, without its access token. */
const LOGIN_PARTS = `${TEST_IDENTITY.email} ${TEST_IDENTITY.accountId} ${REFRESH_TOKEN}`

export const ROUTE_SCENARIOS = {
  'usage-limit': {
    title: 'the plan’s usage limit is reached, so no other model is tried',
    login: { kind: 'chatgpt' },
    script: { models: { '*': [usageLimitReached({ planType: 'plus', resetsAt: inHours(3) })] } },
  },
  'quota-exceeded': {
    title: 'the API account of the key has no credit left',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { '*': [insufficientQuota()] } },
  },
  'bad-key': {
    title: 'an API key that the endpoint rejects',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { '*': [incorrectApiKey()] } },
  },
  'echoed-key': {
    title: 'the endpoint repeats the whole key in its refusal, in several encodings',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { '*': [incorrectApiKey(echo(DEMO_KEY))] } },
  },
  'echoed-login': {
    title: 'an unknown refusal that contains parts of the login',
    login: { kind: 'chatgpt', refreshToken: REFRESH_TOKEN },
    inputs: { retries: '0' },
    script: {
      models: {
        'gpt-5.5': [{ kind: 'status', status: 400, body: { detail: echo(LOGIN_PARTS) } }],
        '*': [accept],
      },
    },
  },
  'stored-key': {
    title: 'an API key stored by `codex login`',
    login: { kind: 'api-key', key: DEMO_KEY },
    script: { models: { '*': [accept] } },
  },
  'access-token': {
    title: 'a personal access token in the environment, and gpt-5.5 not supported with it',
    login: { kind: 'access-token', token: ACCESS_TOKEN },
    script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
  },
  provider: {
    title: 'the proxy of codex-action as a configured model provider',
    login: { kind: 'none' },
    config: origin => `model_provider = "codex-action-responses-proxy"

[model_providers.codex-action-responses-proxy]
name = "Codex Action Responses Proxy"
base_url = "${origin}/v1"
wire_api = "responses"`,
    script: { surface: 'responses-only', models: { '*': [accept] } },
  },
  'no-login': {
    title: 'no sign-in at all, as in a workflow of a fork’s pull request',
    login: { kind: 'none' },
    script: { models: { '*': [missingBearer()] } },
  },
  'api-key-alone': {
    title: 'only OPENAI_API_KEY is set, which is not a Codex login',
    login: { kind: 'none' },
    env: { OPENAI_API_KEY: DEMO_KEY },
    script: { models: { '*': [missingBearer()] } },
  },
  'login-rotated': {
    title: 'the access token has expired, so the CLI refreshes the stored login',
    login: { kind: 'chatgpt', expiresInSeconds: -60 },
    script: {
      models: { '*': [accept] },
      auth: { kind: 'only', bearers: [] },
      refresh: { kind: 'rotate', reuse: 'revoke-family' },
    },
  },
  'login-expired': {
    title: 'the access token has expired, and another job has already used the refresh token',
    login: { kind: 'chatgpt', expiresInSeconds: -60 },
    endsBeforeTurn: true,
    script: {
      models: { '*': [accept] },
      auth: { kind: 'only', bearers: [] },
      refresh: refreshRefused('refresh_token_reused'),
    },
  },
  hang: {
    title: 'the endpoint receives the request for gpt-5.5 and never answers',
    login: { kind: 'chatgpt' },
    inputs: { timeout: '4', retries: '0' },
    script: { models: { 'gpt-5.5': [{ kind: 'hang', stage: 'headers' }], '*': [accept] } },
  },
  outage: {
    title: 'the server fails for every model',
    login: { kind: 'chatgpt' },
    inputs: { retries: '0' },
    script: { models: { '*': [highDemand500()] } },
  },
  'codex-missing': {
    title: 'there is no Codex CLI on this runner',
    login: { kind: 'chatgpt' },
    codex: 'missing',
    script: { models: { '*': [accept] } },
  },
} as const satisfies Record<string, Scenario>

function inHours(hours: number): number {
  return Math.floor(Date.now() / 1000) + hours * 3600
}

/** A secret in several encodings, as a server may repeat it, with text that is hostile in a log and in a comment. */
function echo(secret: string): string {
  const inBase64 = Buffer.from(`Bearer ${secret}`).toString('base64')
  const inHex = [...secret].map(character => `%${character.charCodeAt(0).toString(16)}`).join('')
  return `${secret} (${inBase64}, ${inHex})\n::error::hostile\n<!-- --> | @octocat </details> \`code\``
}
