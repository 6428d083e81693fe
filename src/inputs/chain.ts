/** The inputs `model` and `fallback-models`: the chain, as names and words. */

import {
  type ChainItem,
  chainItemText,
  isModelId,
  MAX_AUTO_MODELS,
  MODEL_ID_RULE,
  suggestModelId,
} from '../catalog/index.ts'
import { MAX_CHAIN_LENGTH } from '../chain/index.ts'
import { InputError, parseList } from './values.ts'

export const TASKS = ['serious', 'light'] as const

const DEFAULT_MODEL = { serious: 'gpt-5.5', light: 'gpt-5.4-mini' } as const
const DEFAULT_FALLBACKS = { serious: ['gpt-5.4', 'auto'], light: ['auto'] } as const

/** Words that are not model ids: no fallback, what the route's list recommends, and the newest model of a family. */
const NO_FALLBACK = 'none'
const AUTO = 'auto'
const LATEST = /^latest-([a-z0-9][a-z0-9.-]*)$/

/** The chain as the inputs name it. The first entry is the model asked for. */
export function parseChain(
  raw: (name: string) => string,
  task: (typeof TASKS)[number],
): readonly [ChainItem, ...ChainItem[]] {
  const model = parseChainItem('model', raw('model').trim() || DEFAULT_MODEL[task])
  const fallbacks = parseFallbacks(raw('fallback-models'), task)
  // `auto` after `auto` stands for other models.
  const rest = fallbacks.filter(item => item.kind === 'auto' || chainItemText(item) !== chainItemText(model))
  return [model, ...rest]
}

/**
 * The entries after the model asked for, without repetitions. An empty list means the default, as for every input: an
 * unset variable of the workflow leaves an empty list. `none` means no fallback.
 */
function parseFallbacks(raw: string, task: (typeof TASKS)[number]): readonly ChainItem[] {
  const items = parseList(raw)
  const mustBe = (allowed: string) => new InputError('fallback-models', raw.trim(), allowed)
  if (items.includes(NO_FALLBACK)) {
    if (items.length === 1) return []
    throw mustBe(`"${NO_FALLBACK}" alone, or a list of models without it`)
  }
  const names = [...new Set<string>(items.length === 0 ? DEFAULT_FALLBACKS[task] : items)]
  const chain = names.map(name => parseChainItem('fallback-models', name))
  const length = chain.length + (names.includes(AUTO) ? MAX_AUTO_MODELS - 1 : 0)
  if (length < MAX_CHAIN_LENGTH) return chain
  throw mustBe(`at most ${MAX_CHAIN_LENGTH - 1} models, of which "${AUTO}" counts as ${MAX_AUTO_MODELS}`)
}

function parseChainItem(input: 'model' | 'fallback-models', text: string): ChainItem {
  if (text === AUTO) return { kind: 'auto' }
  const family = LATEST.exec(text)?.[1]
  if (family !== undefined) return { kind: 'latest', family }
  if (/^latest-?$/i.test(text)) {
    throw new InputError(input, text, '"latest-" and the family of a model, such as "latest-sol"')
  }
  if (!isModelId(text)) {
    const suggestion = suggestModelId(text)
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`
    throw new InputError(input, text, MODEL_ID_RULE, hint)
  }
  const word = text.toLowerCase()
  if (word === AUTO || LATEST.test(word)) {
    throw new InputError(input, text, `a model id, or "${word}" in lower case`, ` Did you mean "${word}"?`)
  }
  if (word !== NO_FALLBACK) return { kind: 'model', model: text }
  const hint = input === 'model' ? ` The place for "${word}" is fallback-models.` : ` Did you mean "${word}"?`
  throw new InputError(input, text, `a model id, which "${word}" is not`, hint)
}
