/** Named situations that the action may meet, for the demo and for the transcripts of the bundle. */

import {
  atCapacity,
  incorrectApiKey,
  missingBearer,
  modelNotFound404,
  notSupportedOnChatGpt,
  usageLimitReached,
} from './openai/answers.ts'
import { highDemand500 } from './openai/answers-of-the-path.ts'
import type { Login } from './openai/login.ts'
import type { Answer, Script } from './openai/script.ts'

/** `apiKeyInput`: the key is given by the input `openai-api-key` and not by a stored login. */
export type Scenario = {
  readonly title: string
  readonly login: Login
  readonly script: Script
  readonly inputs?: Readonly<Record<string, string>>
  readonly apiKeyInput?: string
  readonly matrix?: object
}

const accept: Answer = { kind: 'accept' }

/** A key that must be seen nowhere; the shape is that of a real one. */
const DEMO_KEY = 'sk-proj-canary0000000000000000000000000000demo'

export const SCENARIOS = {
  refused: {
    title: 'ChatGPT sign-in refuses gpt-5.5, gpt-5.4 is used',
    login: { kind: 'chatgpt' },
    script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
  },
  accepted: {
    title: 'ChatGPT sign-in accepts gpt-5.5',
    login: { kind: 'chatgpt' },
    script: { models: { '*': [accept] } },
  },
  'api-key': {
    title: 'an API key given as input, gpt-5.5 unknown to its account',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
  },
  'usage-limit': {
    title: 'the plan’s usage limit is reached, so no other model is tried',
    login: { kind: 'chatgpt' },
    script: { models: { '*': [usageLimitReached({ planType: 'plus', resetsAt: inHours(3) })] } },
  },
  'bad-key': {
    title: 'an API key that the endpoint rejects',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { '*': [incorrectApiKey()] } },
  },
  hang: {
    title: 'the endpoint takes the request for gpt-5.5 and never answers',
    login: { kind: 'chatgpt' },
    inputs: { timeout: '4', retries: '0' },
    script: { models: { 'gpt-5.5': [{ kind: 'hang', stage: 'headers' }], '*': [accept] } },
  },
  'no-login': {
    title: 'no sign-in at all, as in a workflow of a fork’s pull request',
    login: { kind: 'none' },
    script: { models: { '*': [missingBearer()] } },
  },
  busy: {
    title: 'gpt-5.5 is at capacity at first, then answers',
    login: { kind: 'chatgpt' },
    script: { models: { 'gpt-5.5': [atCapacity(), accept], '*': [accept] } },
  },
  outage: {
    title: 'the server fails for every model',
    login: { kind: 'chatgpt' },
    inputs: { retries: '0' },
    script: { models: { '*': [highDemand500()] } },
  },
  rerouted: {
    title: 'gpt-5.5 is accepted, but another model answers',
    login: { kind: 'chatgpt' },
    script: { models: { '*': [{ kind: 'accept', servedBy: 'gpt-5.2' }] } },
  },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof SCENARIOS

function inHours(hours: number): number {
  return Math.floor(Date.now() / 1000) + hours * 3600
}
