/** When a model leaves a route, and what comes in its place. */

import { optional } from '../base/index.ts'
import type { RouteKind } from '../route/index.ts'
import { successorOf } from './auto.ts'
import { type Catalog, findListed } from './catalog.ts'
import { KNOWN_RETIREMENTS, type KnownRetirement } from './dated-facts.ts'

/**
 * `at`: ISO 8601 UTC, absent where no date is known. `isDated`: the date is a known fact of this action, which a later
 * answer of the route outweighs. `successor`: absent where nobody names one.
 */
export type Retirement = { readonly at?: string; readonly isDated?: true; readonly successor?: string }

/** Where dates and successors come from. */
export type RetirementSources = {
  readonly route: RouteKind
  readonly catalog?: Catalog | undefined
  /** What the OpenAI API said about the model, where it was asked: a day or a time, ISO 8601. */
  readonly apiDate?: string | undefined
}

/** Whose retirements hold for a route. A provider has its own, and they are not known. */
const ACCOUNTS = {
  chatgpt: 'chatgpt',
  'access-token': 'chatgpt',
  'workload-identity': 'chatgpt',
  'api-key': 'api',
  provider: undefined,
  none: undefined,
} as const satisfies Record<RouteKind, KnownRetirement['account'] | undefined>

/**
 * What is known about the end of a model on a route. What the route itself says comes first: the date in its own list,
 * then that of the API. The known retirements of this action come last, because they age.
 */
export function retirementOf(model: string, sources: RetirementSources): Retirement {
  const { route, catalog, apiDate } = sources
  const isRouteList = catalog?.kind === 'list' && catalog.source === 'route'
  const known = knownRetirement(model, route)
  const routeDate = (isRouteList ? findListed(catalog, model)?.retiresAt : undefined) ?? apiDate
  const at = toMoment(routeDate ?? known?.at)
  return {
    ...optional('at', at),
    ...(at !== undefined && routeDate === undefined ? { isDated: true } : {}),
    ...optional('successor', listedSuccessor(model, catalog) ?? successorSince(known, catalog)),
  }
}

/**
 * The known successor, or what has taken its place since then, by the list. A fact ages: a successor that the route's
 * own list no longer shows would be refused as well, so it is not named.
 */
function successorSince(
  known: KnownRetirement | undefined,
  catalog: Catalog | undefined,
): string | undefined {
  const successor = known?.successor
  if (successor === undefined) return undefined
  const isRouteList = catalog?.kind === 'list' && catalog.source === 'route'
  const isOffered = !isRouteList || findListed(catalog, successor)?.shown === true
  return listedSuccessor(successor, catalog) ?? (isOffered ? successor : undefined)
}

function listedSuccessor(model: string, catalog: Catalog | undefined): string | undefined {
  return catalog?.kind === 'list' ? successorOf(catalog.models, model)?.slug : undefined
}

function knownRetirement(model: string, route: RouteKind): KnownRetirement | undefined {
  const account = ACCOUNTS[route]
  return KNOWN_RETIREMENTS.find(fact => fact.model === model.toLowerCase() && fact.account === account)
}

/** A day counts from its first moment in UTC. A text that is no time counts as none. */
function toMoment(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
