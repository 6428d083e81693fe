/** Scenarios in which the route works, and the answer depends on the model. */

import {
  atCapacity,
  modelNotFound404,
  needsNewerCodex,
  notSupportedOnChatGpt,
  orgNotVerified,
} from '../openai/answers.ts'
import { effortWithoutOffer, unsupportedEffort } from '../openai/network-answers.ts'
import { accept, DEMO_KEY, type Scenario } from './scenario.ts'

export const MODEL_SCENARIOS = {
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
  'all-refused': {
    title: 'no model of the chain is supported',
    login: { kind: 'chatgpt' },
    script: {
      models: {
        'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')],
        'gpt-5.4': [notSupportedOnChatGpt('gpt-5.4')],
      },
    },
  },
  'all-probed': {
    title: 'every model of a chain is probed, for a matrix of the accepted ones',
    // The token expires soon, so the probes run one after the other.
    login: { kind: 'chatgpt', expiresInSeconds: 480 },
    inputs: { strategy: 'all', 'fallback-models': 'gpt-5.4, gpt-5.4-mini' },
    script: { models: { 'gpt-5.4': [notSupportedOnChatGpt('gpt-5.4')], '*': [accept] } },
  },
  'needs-newer-codex': {
    title: 'gpt-5.5 requires a newer CLI than the one on this runner',
    login: { kind: 'chatgpt' },
    script: { models: { 'gpt-5.5': [needsNewerCodex('gpt-5.5')], '*': [accept] } },
  },
  'org-not-verified': {
    title: 'gpt-5.5 requires a verified organization, and that of the key is not verified',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { 'gpt-5.5': [orgNotVerified('gpt-5.5')], '*': [accept] } },
  },
  flapping: {
    title: 'ChatGPT sign-in does not know gpt-5.5, and a moment later it does',
    login: { kind: 'chatgpt' },
    script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5'), accept], '*': [accept] } },
  },
  'not-found': {
    title: 'ChatGPT sign-in does not know gpt-5.5, and again in the retry',
    login: { kind: 'chatgpt' },
    inputs: { retries: '1' },
    script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
  },
  busy: {
    title: 'gpt-5.5 is at capacity at first, then answers',
    login: { kind: 'chatgpt' },
    script: { models: { 'gpt-5.5': [atCapacity(), accept], '*': [accept] } },
  },
  effort: {
    title: 'gpt-5.5 is accepted only with another reasoning effort',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { 'gpt-5.5': [unsupportedEffort('gpt-5.5', 'low', ['medium']), accept] } },
  },
  'effort-given': {
    title: 'gpt-5.5 takes the effort of the job',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    inputs: { effort: 'xhigh' },
    script: { models: { '*': [accept] } },
  },
  'effort-refused': {
    title: 'gpt-5.5 is unknown, and gpt-5.4 takes the effort high instead of that of the job',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    inputs: { effort: 'xhigh' },
    script: {
      models: {
        'gpt-5.5': [modelNotFound404('gpt-5.5')],
        'gpt-5.4': [unsupportedEffort('gpt-5.4', 'xhigh', ['low', 'medium', 'high']), accept],
      },
    },
  },
  'effort-from-list': {
    title: 'gpt-5.5 refuses the effort of config.toml and offers none, and the list names its efforts',
    login: { kind: 'chatgpt' },
    // The CLI sends this one although the list does not have it (0.104 to 0.171).
    config: () => 'model_reasoning_effort = "minimal"\n',
    script: { models: { 'gpt-5.5': [effortWithoutOffer('gpt-5.5', 'minimal'), accept] } },
  },
  rerouted: {
    title: 'gpt-5.5 is accepted, but another model answers',
    login: { kind: 'chatgpt' },
    script: { models: { '*': [{ kind: 'accept', servedBy: 'gpt-5.2' }] } },
  },
} as const satisfies Record<string, Scenario>
