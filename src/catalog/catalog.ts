import { REASONS, type Verdict } from '../verdict/index.ts'

/** One model of the list. */
export type ListedModel = {
  readonly slug: string
  /** Whether the CLI's own picker shows it. */
  readonly shown: boolean
  /** The lowest number is the list's default. */
  readonly priority: number
  /** The model that the list names as its successor. */
  readonly upgrade?: string
}

/**
 * A model list, in order of priority.
 *
 * - `route`: the endpoint's answer to this login, at most a few minutes old.
 * - `bundled`: the same as the list that the CLI shipped with, so it may tell nothing of this route.
 * - `unavailable`: there is none; `message` says why in a few words.
 */
export type Catalog =
  | { readonly kind: 'list'; readonly source: 'route' | 'bundled'; readonly models: readonly ListedModel[] }
  | { readonly kind: 'unavailable'; readonly message: string }

/** The entry of a model, hidden ones too; undefined when it is not listed or there is no list. */
export function findListed(catalog: Catalog, model: string): ListedModel | undefined {
  if (catalog.kind !== 'list') return undefined
  return catalog.models.find(listed => listed.slug.toLowerCase() === model.toLowerCase())
}

/** What the word `auto` came to: a model and why it, or why there is none. */
export type AutoChoice =
  | { readonly kind: 'model'; readonly model: string; readonly why: 'successor' | 'default' }
  | { readonly kind: 'none'; readonly why: string }

/**
 * What the word `auto` stands for: the successor that the list names for the model asked for, else the list's default.
 * Never a model that the list hides, nor one that was tried already.
 */
export function chooseAuto(catalog: Catalog, asked: string, tried: readonly string[]): AutoChoice {
  if (catalog.kind !== 'list') return { kind: 'none', why: catalog.message }
  const successor = catalog.models.find(listed => listed.slug === findListed(catalog, asked)?.upgrade)
  if (successor?.shown === true && !tried.includes(successor.slug)) {
    return { kind: 'model', model: successor.slug, why: 'successor' }
  }
  const first = catalog.models.find(listed => listed.shown)
  if (first === undefined) return { kind: 'none', why: 'The list shows no model.' }
  return tried.includes(first.slug)
    ? { kind: 'none', why: 'What the list names was tried already.' }
    : { kind: 'model', model: first.slug, why: 'default' }
}

/**
 * The verdict of a catalog probe. A list that may be the CLI's own says nothing for or against a model: with an API key
 * the CLI never refreshes it (0.155 and earlier), and where the endpoint fails or refuses the login it falls back to it
 * without a word (0.169).
 */
export function catalogVerdict(catalog: Catalog, model: string): Verdict {
  const { scope } = REASONS['not-listed']
  if (catalog.kind !== 'list') {
    const said = catalog.message
    return { kind: 'unsettled', finding: { reason: 'not-listed', scope, lasting: 'permanent', said } }
  }
  const isListed = findListed(catalog, model) !== undefined
  if (catalog.source === 'bundled') {
    const said = `The route gave no list of its own; the one that the CLI shipped with ${isListed ? 'has' : 'does not have'} it.`
    return { kind: 'unsettled', finding: { reason: 'not-listed', scope, lasting: 'permanent', said } }
  }
  if (isListed) return { kind: 'accepted' }
  const shown = catalog.models.filter(listed => listed.shown).map(listed => listed.slug)
  const said = `The route lists ${shown.join(', ')}.`
  return { kind: 'refused', finding: { reason: 'not-listed', scope, lasting: 'permanent', said } }
}
