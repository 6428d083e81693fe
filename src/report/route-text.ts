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

/** The id of the provider that codex-action (v1.8 to v1.12) writes into config.toml for its proxy. */
export const CODEX_ACTION_PROVIDER = 'codex-action-responses-proxy'

/** Whether the route is the proxy that codex-action starts. It adds the key that codex-action was given. */
export function isCodexActionProxy({ kind, id, provider }: RouteDescription): boolean {
  return kind === 'provider' && (id ?? provider) === CODEX_ACTION_PROVIDER
}

/** Whose prices and dates hold on a route. Another endpoint behind an API key has its own, as a provider does. */
export function offerKind({ kind, host }: RouteDescription & { readonly host?: string }): RouteKind {
  return kind === 'api-key' && host !== undefined ? 'provider' : kind
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
      if (isCodexActionProxy(route)) return "codex-action's proxy (API key)"
      return `the model provider ${route.id ?? route.provider ?? ''}`.trimEnd()
    case 'none':
      return 'Codex without a sign-in'
    default:
      return assertNever(route.kind)
  }
}
