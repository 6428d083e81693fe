/** The models that `auto` and `latest-FAMILY` stand for. */

import type { ListedModel } from './catalog.ts'
import { compareVersions, familyOf, isOwnNameOf } from './model-family.ts'

/** `auto` in fallback-models stands for at most this many models. */
export const MAX_AUTO_MODELS = 3

/** What `auto` depends on. */
export type AutoOptions = {
  /** The model asked for; undefined when `auto` itself stands in its place. */
  readonly asked?: string | undefined
  /** Whether light models are wanted, or only those that are not light. */
  readonly light: boolean
  /** Models that are in the chain already. */
  readonly known: readonly string[]
  /** Milliseconds since the epoch. A model that the list has retired by then is left out. */
  readonly now: number
}

/**
 * The models that `auto` stands for, in the order in which they are tried: the model asked for under the route's own
 * name, its successor, then the models of the wanted kind in the order of the list. Never a hidden model, never one of
 * another kind, and none that is in the chain already.
 */
export function autoModels(list: readonly ListedModel[], options: AutoOptions): readonly string[] {
  const { asked, light, known, now } = options
  const usable = list.filter(
    model => model.shown && (model.light ?? false) === light && !isRetired(model, now),
  )
  const ordered =
    asked === undefined ? usable : [...ownNames(usable, asked), ...successors(list, usable, asked), ...usable]
  const slugs = new Set(ordered.map(model => model.slug))
  return [...slugs].filter(slug => !known.includes(slug)).slice(0, MAX_AUTO_MODELS)
}

/**
 * The newest model of a family that is shown, not called legacy, and has no date of retirement. Where no family has the
 * name, the last part of one is enough: `mini` for `codex-mini`.
 */
export function latestOf(list: readonly ListedModel[], family: string): string | undefined {
  const wanted = family.toLowerCase()
  const exact = list.filter(model => familyOf(model.slug) === wanted)
  const members = exact.length > 0 ? exact : list.filter(model => familyOf(model.slug).endsWith(`-${wanted}`))
  const current = members.filter(
    model => model.shown && model.legacy === undefined && model.retiresAt === undefined,
  )
  return current.toSorted((a, b) => compareVersions(b.slug, a.slug))[0]?.slug
}

/** The families that have a model for `latestOf`, in the order of the list. */
export function currentFamilies(list: readonly ListedModel[]): readonly string[] {
  const families = new Set(list.filter(model => model.shown).map(model => familyOf(model.slug)))
  return [...families].filter(family => latestOf(list, family) !== undefined)
}

/**
 * The last model on the way along the list's own upgrades, from the model asked for; undefined when the list names none.
 * Only a model that `isUsable` accepts counts. The list is from outside, so the way may be a circle.
 */
export function successorOf(
  list: readonly ListedModel[],
  asked: string,
  isUsable: (model: ListedModel) => boolean = model => model.shown,
): ListedModel | undefined {
  // A cloud's list may name an upgrade as OpenAI does, and have the model under its own name.
  const find = (name: string | undefined) =>
    name === undefined
      ? undefined
      : (list.find(model => model.slug.toLowerCase() === name.toLowerCase()) ??
        list.find(model => isOwnNameOf(model.slug, name)))
  const passed = new Set<ListedModel>()
  let next = find(asked)
  while (next !== undefined && !passed.has(next)) {
    passed.add(next)
    next = find(next.upgrade)
  }
  return [...passed].slice(1).findLast(isUsable)
}

function ownNames(usable: readonly ListedModel[], asked: string): readonly ListedModel[] {
  return usable.filter(model => isOwnNameOf(model.slug, asked))
}

function successors(
  list: readonly ListedModel[],
  usable: readonly ListedModel[],
  asked: string,
): readonly ListedModel[] {
  const successor = successorOf(list, asked, model => usable.includes(model))
  return successor === undefined ? [] : [successor]
}

function isRetired({ retiresAt }: ListedModel, now: number): boolean {
  return retiresAt !== undefined && Date.parse(retiresAt) <= now
}
