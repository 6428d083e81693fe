/** A route in words. */

import { assertNever } from '../base/index.ts'
import type { RouteKind } from '../route/index.ts'

/** What `describeRoute` needs; a `Route` and a report's route both have it. */
type RouteDescription = {
  readonly kind: RouteKind
  readonly plan?: string
  /** Where an API key was found. */
  readonly source?: string
  /** The provider's key in config.toml, as a `Route` names the field. */
  readonly id?: string
  /** The same key, as a report names the field. */
  readonly provider?: string
}

/** A route as a noun for the middle of a sentence, such as "ChatGPT sign-in (plus plan)". */
export function describeRoute(route: RouteDescription): string {
  const name = routeName(route)
  return route.kind === 'chatgpt' && route.plan !== undefined ? `${name} (${route.plan} plan)` : name
}

/** The same without the plan, for a fact that holds for every plan. */
export function routeName(route: RouteDescription): string {
  switch (route.kind) {
    case 'chatgpt':
      return 'ChatGPT sign-in'
    case 'access-token':
      return 'access-token sign-in'
    case 'workload-identity':
      return 'workload-identity sign-in'
    case 'api-key':
      // Next to a first route that may have a key too.
      return route.source === 'fallback' ? 'the fallback API key' : 'API-key sign-in'
    case 'provider':
      return `the model provider ${route.id ?? route.provider ?? ''}`.trimEnd()
    case 'none':
      return 'Codex without a sign-in'
    default:
      return assertNever(route.kind)
  }
}
