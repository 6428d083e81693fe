/** Scenarios that depend on the model list of the route. */

import { notSupportedOnChatGpt } from '../openai/answers.ts'
import type { Catalog } from '../openai/script.ts'
import { accept, type Scenario } from './scenario.ts'

/** A model list in which gpt-5.5 has a successor. */
const LATER_CATALOG = {
  kind: 'list',
  models: [
    { slug: 'gpt-6-sol', priority: 0 },
    { slug: 'gpt-6-secret', priority: 1, visibility: 'hide' },
    { slug: 'gpt-5.5', priority: 2, upgrade: 'gpt-6-sol' },
  ],
} as const satisfies Catalog

export const CATALOG_SCENARIOS = {
  auto: {
    title: 'gpt-5.5 and gpt-5.4 are refused, and auto finds the successor that the route lists',
    login: { kind: 'chatgpt' },
    inputs: { 'fallback-models': 'gpt-5.4, auto' },
    script: {
      models: {
        'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')],
        'gpt-5.4': [notSupportedOnChatGpt('gpt-5.4')],
        '*': [accept],
      },
      catalog: LATER_CATALOG,
    },
  },
  'catalog-listed': {
    title: 'only the model list is read, and it has gpt-5.5',
    login: { kind: 'chatgpt' },
    inputs: { probe: 'catalog' },
    script: { models: {}, catalog: LATER_CATALOG },
  },
  'catalog-unlisted': {
    title: 'only the model list is read, and it has gpt-5.5, but not gpt-5.3',
    login: { kind: 'chatgpt' },
    inputs: { probe: 'catalog', model: 'gpt-5.3', 'fallback-models': 'gpt-5.5' },
    script: { models: {}, catalog: LATER_CATALOG },
  },
} as const satisfies Record<string, Scenario>
