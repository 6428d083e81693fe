/** The situations in which the contenders are compared, and how often each is run. */

import {
  incorrectApiKey,
  insufficientQuota,
  modelNotFound404,
  notSupportedOnChatGpt,
  usageLimitReached,
} from '../loopback/openai/answers.ts'
import { highDemand500 } from '../loopback/openai/network-answers.ts'
import { accept, DEMO_KEY, type Scenario } from '../loopback/scenarios/scenario.ts'
import type { Contender } from './commands.ts'

export type CaseName =
  | 'accepted'
  | 'refused'
  | 'bad-key'
  | 'usage-limit'
  | 'quota'
  | 'server-error'
  | 'connection-refused'
  | 'all-five'

/** A case on one route. `repetitions` are for a full run; what takes the bare CLI long is run less often. */
export type Case = {
  readonly name: CaseName
  readonly title: string
  readonly route: 'ChatGPT' | 'API key'
  readonly scenario: Scenario
  readonly contenders: readonly Contender[]
  readonly repetitions: Readonly<Record<Contender, number>>
  /** Nothing listens at the endpoint's address, so that a latency means nothing. */
  readonly refused?: boolean
}

/** Where a command is ended that does not end by itself; its time is then a lower bound. */
export const DEADLINE_MS = 100_000
/** 0.169 tries a refused connection for ever; one minute is enough to say so. */
export const REFUSED_DEADLINE_MS = 60_000

const FIVE = ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'gpt-5.3-codex', 'gpt-5.2'] as const

const chatgpt = { login: { kind: 'chatgpt' } } as const
const apiKey = { login: { kind: 'none' }, apiKeyInput: DEMO_KEY } as const
const noRetries = { inputs: { retries: '0' } } as const

const often = { action: 7, chain: 5, bare: 7 } as const
const seldom = { action: 7, chain: 1, bare: 1 } as const
const once = { action: 5, chain: 1, bare: 1 } as const

const both: readonly Contender[] = ['action', 'chain']

export const CASES: readonly Case[] = [
  {
    name: 'accepted',
    title: 'accepted',
    route: 'ChatGPT',
    scenario: { title: 'accepted', ...chatgpt, script: { models: { '*': [accept] } } },
    contenders: ['action', 'bare'],
    repetitions: often,
  },
  {
    name: 'accepted',
    title: 'accepted',
    route: 'API key',
    scenario: { title: 'accepted', ...apiKey, script: { models: { '*': [accept] } } },
    contenders: ['action', 'bare'],
    repetitions: often,
  },
  {
    name: 'refused',
    title: 'refused, the second of two accepted',
    route: 'ChatGPT',
    scenario: {
      title: 'refused',
      ...chatgpt,
      script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
    },
    contenders: both,
    repetitions: often,
  },
  {
    name: 'refused',
    title: 'refused, the second of two accepted',
    route: 'API key',
    scenario: {
      title: 'refused',
      ...apiKey,
      script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
    },
    contenders: both,
    repetitions: often,
  },
  {
    name: 'refused',
    title: 'the same without a comment, as the shell chain writes none',
    route: 'API key',
    scenario: {
      title: 'refused, no comment',
      ...apiKey,
      inputs: { comment: 'never' },
      script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
    },
    contenders: both,
    repetitions: often,
  },
  {
    name: 'bad-key',
    title: 'bad key',
    route: 'API key',
    scenario: {
      title: 'bad key',
      ...apiKey,
      script: { auth: { kind: 'only', bearers: [], refusal: incorrectApiKey() }, models: { '*': [accept] } },
    },
    contenders: both,
    repetitions: seldom,
  },
  {
    name: 'usage-limit',
    title: 'usage limit',
    route: 'ChatGPT',
    scenario: {
      title: 'usage limit',
      ...chatgpt,
      script: { models: { '*': [usageLimitReached({ planType: 'plus', resetsAt: inHours(3) })] } },
    },
    contenders: both,
    repetitions: often,
  },
  {
    name: 'quota',
    title: 'no money left',
    route: 'API key',
    scenario: { title: 'no money left', ...apiKey, script: { models: { '*': [insufficientQuota()] } } },
    contenders: both,
    repetitions: often,
  },
  {
    name: 'server-error',
    title: 'server error (retries 0)',
    route: 'ChatGPT',
    scenario: {
      title: 'server error',
      ...chatgpt,
      ...noRetries,
      script: { models: { '*': [highDemand500()] } },
    },
    contenders: both,
    repetitions: once,
  },
  {
    name: 'connection-refused',
    title: 'connection refused (retries 0)',
    route: 'API key',
    scenario: { title: 'connection refused', ...apiKey, ...noRetries, script: { models: { '*': [accept] } } },
    contenders: both,
    repetitions: once,
    refused: true,
  },
]

/** Five models probed at once; compared with one accepted probe of the action's own. */
export const FIVE_AT_ONCE: Case = {
  name: 'all-five',
  title: 'five models, `strategy: all`',
  route: 'API key',
  scenario: {
    title: 'five models at once',
    ...apiKey,
    inputs: { model: FIVE[0], 'fallback-models': FIVE.slice(1).join(','), strategy: 'all' },
    script: { models: { '*': [accept] } },
  },
  contenders: ['action'],
  repetitions: often,
}

function inHours(hours: number): number {
  return Math.floor(Date.now() / 1000) + hours * 3600
}
