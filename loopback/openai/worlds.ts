/** What the ChatGPT route lists and refuses at a time: today, and in a made-up later one with other models. */

import { notSupportedOnChatGpt } from './answers.ts'
import type { Catalog, CatalogModel, Script } from './script.ts'

const model = (slug: string, description: string, more: Partial<CatalogModel> = {}): CatalogModel => ({
  slug,
  description,
  ...more,
})

const listOf = (models: readonly CatalogModel[]) =>
  ({
    kind: 'list',
    models: models.map((entry, index) => ({ ...entry, priority: index + 1 })),
  }) as const satisfies Catalog

/** The list of CLI 0.171, with the date on which gpt-5.5 has left. */
export const TODAY = listOf([
  model('gpt-6.2-sol', 'Fast, go-to model for coding and everyday work.'),
  model('gpt-6.2-astra', 'Our most capable model for complex coding and professional work.'),
  model('gpt-6.1-terra', 'Efficient model that excels at visual understanding and computer use.'),
  model('gpt-6.1-sol', 'Previous generation model for coding and everyday work.'),
  model('gpt-6-astra', 'Previous generation model for complex coding and professional work.'),
  model('gpt-6-sol', 'Legacy model for coding and everyday work.'),
  model('gpt-6-luna', 'Fast and affordable model for easier tasks.'),
  model('gpt-5.6-sol', 'Legacy model for coding and everyday work.', { upgrade: 'gpt-6-sol' }),
  model('gpt-5.6-terra', 'Legacy balanced model for agentic coding.', { upgrade: 'gpt-6-sol' }),
  model('gpt-5.6-luna', 'Legacy fast model for simpler tasks.', { upgrade: 'gpt-6-luna' }),
  model('gpt-daybreak-blue-latest', 'Latest frontier model for defensive work.', { visibility: 'hide' }),
  model('gpt-5.5', 'Legacy coding model.', { upgrade: 'gpt-6-sol', retiresAt: '2026-10-14T19:00:00Z' }),
])

/** A later list: other names, other families, other upgrades, and none of today's models. */
export const LATER = listOf([
  model('gpt-8-hidden', 'Internal model.', { visibility: 'hide' }),
  model('gpt-7.1-vega', 'The model to start with for coding.'),
  model('gpt-7-quasar', 'Our most capable model for complex work.'),
  model('gpt-7-lyra', 'Small, affordable model for quick edits.'),
  model('gpt-7-vega', 'Legacy model for coding.', {
    upgrade: 'gpt-7.1-vega',
    retiresAt: '2099-05-01T00:00:00Z',
  }),
])

const RETIRED_TODAY = ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'gpt-5.3-codex', 'gpt-5.2'] as const

/** A route with this list that refuses the models of the action's defaults and their predecessors. */
function routeOf(catalog: typeof TODAY | typeof LATER, retired: readonly string[]): Script {
  const refused = retired.map(slug => [slug, [notSupportedOnChatGpt(slug)]] as const)
  return { models: { ...Object.fromEntries(refused), '*': [{ kind: 'accept' }] }, catalog }
}

/** ChatGPT sign-in today. */
export const CHATGPT_TODAY: Script = routeOf(TODAY, RETIRED_TODAY)

/** ChatGPT sign-in in the later world: today's models are refused too. */
export const CHATGPT_LATER: Script = routeOf(LATER, [
  ...RETIRED_TODAY,
  ...TODAY.models.map(({ slug }) => slug),
])
