/** What the route's model list says: a hint, never a proof for or against a model. */

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
export function listedAs(catalog: Catalog, model: string): ListedModel | undefined {
  if (catalog.kind !== 'list') return undefined
  return catalog.models.find(listed => listed.slug.toLowerCase() === model.toLowerCase())
}

/**
 * What the word `auto` stands for: the successor that the list names for a model and itself lists, else the list's
 * default; undefined when that is the model itself or there is no list.
 */
export function automaticFallback(catalog: Catalog, model: string): string | undefined {
  if (catalog.kind !== 'list') return undefined
  const upgrade = listedAs(catalog, model)?.upgrade
  if (upgrade !== undefined && upgrade !== model && listedAs(catalog, upgrade) !== undefined) return upgrade
  const first = catalog.models.find(listed => listed.shown)?.slug
  return first === model ? undefined : first
}
