/** How this runner's Codex is authenticated, and what follows from it for a probe. */

/** The value of the `route` output. */
export type RouteKind = Route['kind']
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
  | { readonly kind: 'chatgpt'; readonly plan?: string; readonly refresh: RefreshStatus }
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
export type RefreshStatus = 'fresh' | 'due' | 'unknown'

/** Whether several probes at once are safe: only when none of them can refresh a single-use login. */
export function allowsParallelProbes(route: Route): boolean {
  return route.kind === 'chatgpt' ? route.refresh === 'fresh' : true
}
