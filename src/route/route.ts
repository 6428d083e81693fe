/** How this runner's Codex is authenticated, and what follows from it for a probe. */

import { assertNever } from '../base/assert-never.ts'

/** The value of the `route` output. */
export type RouteKind = Route['kind']

/** Every kind of route, in the order of the contract. */
export const ROUTE_KINDS = [
  'chatgpt',
  'access-token',
  'api-key',
  'provider',
  'none',
] as const satisfies readonly RouteKind[]

/**
 * The Codex auth route, as `codex exec` would choose it. It holds no secret.
 *
 * - `chatgpt`: a ChatGPT sign-in stored in auth.json; `plan` is the claim of its token ("plus", "pro", …).
 * - `access-token`: CODEX_ACCESS_TOKEN.
 * - `api-key`: `source` tells where the key was found.
 * - `provider`: a configured model provider; `id` is its key in config.toml.
 * - `none`: no credentials; `openaiApiKeyAlone` when there is an OPENAI_API_KEY variable, which Codex does not log in with.
 */
export type Route =
  | { readonly kind: 'chatgpt'; readonly plan?: string; readonly refresh: RefreshOutlook }
  | { readonly kind: 'access-token' }
  | { readonly kind: 'api-key'; readonly source: ApiKeySource }
  | { readonly kind: 'provider'; readonly id: string; readonly name?: string }
  | { readonly kind: 'none'; readonly openaiApiKeyAlone: boolean }

export type ApiKeySource = 'input' | 'CODEX_API_KEY' | 'auth.json'

/**
 * Whether the CLI may refresh the stored login during a probe. The refresh token is single-use: while one may happen,
 * probes run one at a time and none is ended early.
 *
 * - `fresh`: the access token outlives the probes.
 * - `due`: it is expired, about to expire, or its age makes the CLI refresh it.
 * - `unknown`: it could not be read; treated as `due`.
 */
export type RefreshOutlook = 'fresh' | 'due' | 'unknown'

/** What words about a route need; both a route and its entry in a report have it. */
export type RouteFacts = {
  readonly kind: RouteKind
  readonly plan?: string
  /** The provider's key in config.toml. */
  readonly id?: string
  /** The same, as a report calls it. */
  readonly provider?: string
}

/** A route in words for the middle of a sentence, such as "ChatGPT sign-in (plus plan)". */
export function describeRoute(route: RouteFacts): string {
  switch (route.kind) {
    case 'chatgpt':
      return route.plan === undefined ? 'ChatGPT sign-in' : `ChatGPT sign-in (${route.plan} plan)`
    case 'access-token':
      return 'access-token sign-in'
    case 'api-key':
      return 'API-key sign-in'
    case 'provider':
      return `the model provider ${route.id ?? route.provider ?? ''}`.trimEnd()
    case 'none':
      return 'Codex without a sign-in'
    default:
      return assertNever(route.kind)
  }
}

/** Narrows text from outside to a kind of route. */
export function isRouteKind(text: string): text is RouteKind {
  return ROUTE_KINDS.some(kind => kind === text)
}

/** Whether several probes at once are safe: only when none of them can refresh a single-use login. */
export function allowsParallelProbes(route: Route): boolean {
  return route.kind === 'chatgpt' ? route.refresh === 'fresh' : true
}
