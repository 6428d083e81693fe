/** Scenarios that depend on the model list of the route. */

import { modelNotFound404, notSupportedOnChatGpt } from '../openai/answers.ts'
import type { Catalog } from '../openai/script.ts'
import { CHATGPT_LATER, CHATGPT_TODAY, TODAY } from '../openai/worlds.ts'
import { accept, DEMO_KEY, type Scenario } from './scenario.ts'

/** A model list in which gpt-5.5 has a successor. */
const WITH_SUCCESSOR = {
  kind: 'list',
  models: [
    { slug: 'gpt-6-sol', priority: 0 },
    { slug: 'gpt-6-secret', priority: 1, visibility: 'hide' },
    { slug: 'gpt-5.5', priority: 2, upgrade: 'gpt-6-sol' },
  ],
} as const satisfies Catalog

const DAY_MS = 24 * 3_600_000

export const CATALOG_SCENARIOS = {
  today: {
    title: 'no inputs, on the ChatGPT route of today: gpt-5.5 and gpt-5.4 have left it',
    login: { kind: 'chatgpt' },
    script: CHATGPT_TODAY,
  },
  later: {
    title: 'no inputs, on a later ChatGPT route that has none of the models of today',
    login: { kind: 'chatgpt' },
    script: CHATGPT_LATER,
  },
  'light-today': {
    title: 'a light task, on the ChatGPT route of today: gpt-5.4-mini has left it',
    login: { kind: 'chatgpt' },
    inputs: { task: 'light' },
    script: CHATGPT_TODAY,
  },
  latest: {
    title: 'the newest model of a family is asked for',
    login: { kind: 'chatgpt' },
    inputs: { model: 'latest-sol' },
    script: CHATGPT_TODAY,
  },
  recommended: {
    title: 'what the model list recommends is asked for',
    login: { kind: 'chatgpt' },
    inputs: { model: 'auto' },
    script: CHATGPT_TODAY,
  },
  'auto-with-key': {
    title: 'an API key refuses gpt-5.5 and gpt-5.4, and auto uses the list of the CLI',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: {
      models: {
        'gpt-5.5': [modelNotFound404('gpt-5.5')],
        'gpt-5.4': [modelNotFound404('gpt-5.4')],
        '*': [accept],
      },
    },
  },
  retiring: {
    title: 'gpt-5.5 is accepted, and the route says that it leaves in ten days',
    login: { kind: 'chatgpt' },
    script: {
      models: { '*': [accept] },
      catalog: {
        kind: 'list',
        models: [
          { slug: 'gpt-6-sol' },
          {
            slug: 'gpt-5.5',
            priority: 1,
            upgrade: 'gpt-6-sol',
            retiresAt: new Date(Date.now() + 10.5 * DAY_MS).toISOString(),
          },
        ],
      },
    },
  },
  'account-refused': {
    title: 'the account may use no model of the chain',
    login: { kind: 'chatgpt' },
    inputs: { model: 'gpt-6.2-sol', 'fallback-models': 'gpt-6-sol, gpt-6-luna' },
    script: {
      models: Object.fromEntries(
        ['gpt-6.2-sol', 'gpt-6-sol', 'gpt-6-luna'].map(model => [model, [notSupportedOnChatGpt(model)]]),
      ),
      catalog: TODAY,
    },
  },
  'catalog-listed': {
    title: 'only the model list is read, and it has gpt-5.5',
    login: { kind: 'chatgpt' },
    inputs: { probe: 'catalog' },
    script: { models: {}, catalog: WITH_SUCCESSOR },
  },
  'catalog-unlisted': {
    title: 'only the model list is read, and it has gpt-5.5, but not gpt-5.3',
    login: { kind: 'chatgpt' },
    inputs: { probe: 'catalog', model: 'gpt-5.3', 'fallback-models': 'gpt-5.5' },
    script: { models: {}, catalog: WITH_SUCCESSOR },
  },
  'catalog-of-the-cli': {
    title: 'only the model list is read, and an API key has none of its own',
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    inputs: { probe: 'catalog' },
    script: { models: {}, catalog: { kind: 'status', status: 404, body: {} } },
  },
} as const satisfies Record<string, Scenario>
