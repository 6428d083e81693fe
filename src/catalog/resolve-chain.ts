/** The chain as the inputs name it, and the models that its words stand for on this route. */

import { autoModels, currentFamilies, latestOf } from './auto.ts'
import type { Catalog, ListedModel } from './catalog.ts'
import { isLightModel } from './model-family.ts'

/** One entry of the chain: a model by name, or a word that a model list gives a meaning. */
export type ChainItem =
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'auto' }
  | { readonly kind: 'latest'; readonly family: string }

/**
 * The models that a word stands for. Where it stands for none, `missing` is the middle of a sentence that says what the
 * list has instead.
 */
export type ResolvedWord = {
  readonly word: string
  readonly models: readonly string[]
  readonly missing?: string
}

/**
 * The models of a chain, in order and none twice. Without a list, only those before the first word are known;
 * `isComplete` is then false.
 */
export type ResolvedChain = {
  readonly models: readonly string[]
  readonly words: readonly ResolvedWord[]
  readonly isComplete: boolean
}

/** What the words depend on. */
export type ResolveOptions = {
  readonly catalog?: Catalog | undefined
  /** Whether the task is light. Also for another task, `auto` replaces a light model only by a light one. */
  readonly light: boolean
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The text of an entry, as in the inputs. */
export function chainItemText(item: ChainItem): string {
  if (item.kind === 'model') return item.model
  return item.kind === 'auto' ? 'auto' : `latest-${item.family}`
}

/** The models that a chain stands for, as far as they are known. */
export function resolveChain(items: readonly ChainItem[], options: ResolveOptions): ResolvedChain {
  const models: string[] = []
  const words: ResolvedWord[] = []
  let asked: string | undefined
  for (const [index, item] of items.entries()) {
    let added: readonly string[]
    if (item.kind === 'model') added = [item.model]
    else {
      if (options.catalog === undefined) return { models, words, isComplete: false }
      const word = resolveWord(item, options.catalog, {
        ...options,
        isFirst: index === 0,
        asked,
        known: models,
      })
      words.push(word)
      added = word.models
    }
    if (index === 0) asked = added[0]
    models.push(...added.filter(model => !models.includes(model)))
  }
  return { models, words, isComplete: true }
}

type WordOptions = ResolveOptions & {
  readonly isFirst: boolean
  readonly asked: string | undefined
  readonly known: readonly string[]
}

function resolveWord(
  item: Exclude<ChainItem, { kind: 'model' }>,
  catalog: Catalog,
  options: WordOptions,
): ResolvedWord {
  const word = chainItemText(item)
  if (catalog.kind !== 'list') {
    return {
      word,
      models: [],
      missing: `there is no model list here (${catalog.message.replace(/\.$/, '')})`,
    }
  }
  const { models: list } = catalog
  const name = catalog.source === 'route' ? "the route's model list" : 'the list built into the CLI'
  if (item.kind === 'latest') {
    const latest = latestOf(list, item.family)
    if (latest !== undefined) return { word, models: [latest] }
    const families = currentFamilies(list).join(', ')
    return { word, models: [], missing: `${name} has current models of the families ${families || 'none'}` }
  }
  const light = options.light || (options.asked !== undefined && isLightIn(list, options.asked))
  const models = autoModels(list, { ...options, light })
  // As the model asked for, `auto` is the one model that the list recommends.
  if (models.length > 0) return { word, models: options.isFirst ? models.slice(0, 1) : models }
  const others = [
    ...(options.known.length > 0 ? ['those of the chain'] : []),
    ...(!light && list.some(({ slug }) => isLightIn(list, slug)) ? ['light ones'] : []),
  ]
  const besides = others.length === 0 ? '' : ` besides ${others.join(' and ')}`
  return {
    word,
    models,
    missing: `${name} has no ${light ? 'light ' : ''}model${besides}; it has ${namesOf(list)}`,
  }
}

/** Whether a model is light by its name, or by its description in the list. */
function isLightIn(list: readonly ListedModel[], model: string): boolean {
  const listed = list.find(({ slug }) => slug.toLowerCase() === model.toLowerCase())
  return isLightModel(model) || listed?.light === true
}

/** Maximum number of models that a sentence names. */
const MAX_NAMES = 12

function namesOf(list: readonly ListedModel[]): string {
  const shown = list.filter(model => model.shown).map(model => model.slug)
  if (shown.length === 0) return 'no model that is shown'
  return shown.slice(0, MAX_NAMES).join(', ') + (shown.length > MAX_NAMES ? ', …' : '')
}
