/** The situations in which the commands are compared, and how often each command runs. */

import {
  incorrectApiKey,
  insufficientQuota,
  modelNotFound404,
  notSupportedOnChatGpt,
  usageLimitReached,
} from '../loopback/openai/answers.ts'
import { highDemand500 } from '../loopback/openai/network-answers.ts'
import type { Script } from '../loopback/openai/script.ts'
import { CHATGPT_TODAY } from '../loopback/openai/worlds.ts'
import { accept, DEMO_KEY, type Scenario } from '../loopback/scenarios/scenario.ts'
import type { CommandName } from './commands.ts'

export type CaseName =
  | 'accepted'
  | 'refused'
  | 'bad-key'
  | 'usage-limit'
  | 'quota'
  | 'server-error'
  | 'connection-refused'
  | 'all-five'
  | 'default-chain'
  | 'unknown-403'

/** A case on one route. */
export type Case = {
  readonly name: CaseName
  readonly title: string
  readonly route: 'ChatGPT' | 'API key' | 'provider'
  readonly scenario: Scenario
  readonly commands: readonly CommandName[]
  /** Runs of each command in a full benchmark. A command that takes long runs less often. */
  readonly repetitions: Readonly<Record<CommandName, number>>
  /** Nothing listens on the port of OpenAI, so a latency has no effect. */
  readonly isDown?: boolean
}

/** A command that does not end by itself is killed after this time. Its time is then a lower bound. */
export const TIMEOUT_MS = 100_000

/** 0.169 retries a refused connection for ever. One minute is enough to show that. */
export const DOWN_TIMEOUT_MS = 60_000

const FIVE = ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'gpt-5.3-codex', 'gpt-5.2'] as const

const ACTION_AND_CHAIN: readonly CommandName[] = ['action', 'chain']

const OFTEN = { action: 7, chain: 5, bare: 7 } as const
const CHAIN_ONCE = { action: 7, chain: 1, bare: 1 } as const
const SLOW_CHAIN_ONCE = { action: 5, chain: 1, bare: 1 } as const

type Details = Omit<Case, 'title' | 'route' | 'scenario'> & {
  readonly inputs?: Readonly<Record<string, string>>
}

function chatGptCase(title: string, script: Script, details: Details): Case {
  return caseOf(title, 'ChatGPT', { login: { kind: 'chatgpt' }, script }, details)
}

function apiKeyCase(title: string, script: Script, details: Details): Case {
  return caseOf(title, 'API key', { login: { kind: 'none' }, apiKeyInput: DEMO_KEY, script }, details)
}

function caseOf(
  title: string,
  route: Case['route'],
  scenario: Omit<Scenario, 'title'>,
  { inputs = {}, ...details }: Details,
): Case {
  return { title, route, scenario: { title, inputs, ...scenario }, ...details }
}

const ACCEPTED: Script = { models: { '*': [accept] } }
const NOT_FOUND: Script = { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } }

const accepted: Details = { name: 'accepted', commands: ['action', 'bare'], repetitions: OFTEN }
const refused: Details = { name: 'refused', commands: ACTION_AND_CHAIN, repetitions: OFTEN }

export const ACCEPTED_ON_CHATGPT = chatGptCase('accepted', ACCEPTED, accepted)

export const ACCEPTED_WITH_KEY = apiKeyCase('accepted', ACCEPTED, accepted)

export const REFUSED_ON_CHATGPT = chatGptCase(
  'refused, the second of two accepted',
  { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
  refused,
)

export const CASES: readonly Case[] = [
  ACCEPTED_ON_CHATGPT,
  ACCEPTED_WITH_KEY,
  REFUSED_ON_CHATGPT,
  apiKeyCase('refused, the second of two accepted', NOT_FOUND, refused),
  apiKeyCase('the same without a comment, as the shell chain writes none', NOT_FOUND, {
    ...refused,
    inputs: { comment: 'never' },
  }),
  apiKeyCase(
    'bad key',
    { ...ACCEPTED, auth: { kind: 'only', bearers: [], refusal: incorrectApiKey() } },
    { name: 'bad-key', commands: ACTION_AND_CHAIN, repetitions: CHAIN_ONCE },
  ),
  chatGptCase(
    'usage limit',
    { models: { '*': [usageLimitReached({ planType: 'plus', resetsAt: inHours(3) })] } },
    { name: 'usage-limit', commands: ACTION_AND_CHAIN, repetitions: OFTEN },
  ),
  apiKeyCase(
    'no credit left',
    { models: { '*': [insufficientQuota()] } },
    { name: 'quota', commands: ACTION_AND_CHAIN, repetitions: OFTEN },
  ),
  chatGptCase(
    'server error (retries 0)',
    { models: { '*': [highDemand500()] } },
    {
      name: 'server-error',
      commands: ACTION_AND_CHAIN,
      repetitions: SLOW_CHAIN_ONCE,
      inputs: { retries: '0' },
    },
  ),
  apiKeyCase('connection refused (retries 0)', ACCEPTED, {
    name: 'connection-refused',
    commands: ACTION_AND_CHAIN,
    repetitions: SLOW_CHAIN_ONCE,
    inputs: { retries: '0' },
    isDown: true,
  }),
]

/** Five models probed at the same time, compared with one accepted probe of the action. */
export const FIVE_AT_ONCE = apiKeyCase('five models, `strategy: all`', ACCEPTED, {
  name: 'all-five',
  commands: ['action'],
  repetitions: OFTEN,
  inputs: { model: FIVE[0], 'fallback-models': FIVE.slice(1).join(','), strategy: 'all' },
})

/**
 * The default chain on the ChatGPT route of today, which has only the model that `auto` finds, compared with one accepted
 * probe of the action.
 */
export const DEFAULT_CHAIN = chatGptCase('default chain, two models retired', CHATGPT_TODAY, {
  name: 'default-chain',
  commands: ['action'],
  repetitions: OFTEN,
})

/** A 403 in words that nobody has seen. */
const UNKNOWN_403: Script = {
  models: {
    '*': [
      {
        kind: 'status',
        status: 403,
        body: {
          error: { message: 'Ticket 17 of the access board is still open.', type: 'x_board', code: null },
        },
      },
    ],
  },
}

/** The same with a word about the model, so that the chain goes on. */
const UNKNOWN_403_ABOUT_MODEL: Script = {
  models: {
    '*': [
      {
        kind: 'status',
        status: 403,
        body: { error: { message: 'This model awaits the access board.', type: 'x_board', code: null } },
      },
    ],
  },
}

function providerCase(title: string, script: Script, inputs: Readonly<Record<string, string>>): Case {
  const login = { kind: 'none' } as const
  const scenario = { login, script, env: { GATEWAY_KEY: DEMO_KEY }, config: gatewayConfig }
  return caseOf(title, 'provider', scenario, {
    name: 'unknown-403',
    commands: ['action'],
    repetitions: OFTEN,
    inputs: { comment: 'never', ...inputs },
  })
}

function gatewayConfig(origin: string): string {
  return `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
env_key = "GATEWAY_KEY"
wire_api = "responses"
`
}

/** A lasting answer in unknown words, compared with one accepted probe of the action there. */
export const ACCEPTED_ON_PROVIDER = providerCase('accepted', ACCEPTED, {})
export const UNKNOWN_ON_PROVIDER = providerCase('unknown 403', UNKNOWN_403, { 'fallback-models': 'none' })
export const UNKNOWN_TWICE = providerCase(
  'unknown 403 about the model, two models',
  UNKNOWN_403_ABOUT_MODEL,
  {
    'fallback-models': 'gpt-5.4',
  },
)

function inHours(hours: number): number {
  return Math.floor(Date.now() / 1000) + hours * 3600
}
