/** The value of the `route` output. */
export type RouteKind = Route['kind']

/**
 * The Codex auth route: the credentials that `codex exec` would choose on this runner. It holds no secret.
 *
 * - `chatgpt`: a ChatGPT sign-in stored in auth.json; `plan` is the claim of its token ("plus", "pro", …).
 * - `access-token`: CODEX_ACCESS_TOKEN, or an access token stored in auth.json.
 * - `workload-identity`: a token of the runner's identity, which the CLI exchanges for a sign-in (0.148 and later).
 * - `api-key`: `source` says where the key was found; `host` is that of a configured address, instead of OpenAI's own;
 *   `isEndpoint`: the address is the input `responses-api-endpoint`.
 * - `provider`: a configured model provider; `id` is its key in config.toml, `host` that of its address, and
 *   `keyVariable` the environment variable with its key. The last two only choose words.
 * - `none`: no credentials. `openaiApiKeyAlone`: OPENAI_API_KEY is set, but Codex does not use it to sign in.
 */
export type Route =
  | { readonly kind: 'chatgpt'; readonly plan?: string; readonly refresh: RefreshStatus }
  | { readonly kind: 'access-token' }
  | { readonly kind: 'workload-identity' }
  | {
      readonly kind: 'api-key'
      readonly source: ApiKeySource
      readonly host?: string
      readonly isEndpoint?: true
    }
  | {
      readonly kind: 'provider'
      readonly id: string
      readonly name?: string
      readonly host?: string
      readonly keyVariable?: string
    }
  | { readonly kind: 'none'; readonly openaiApiKeyAlone: boolean }

/** Where an API key was found. `fallback`: the second route, whose key is in the input `fallback-openai-api-key`. */
export type ApiKeySource = 'input' | 'CODEX_API_KEY' | 'auth.json' | 'fallback'

/**
 * Whether the CLI may refresh the stored login during a probe. The refresh token works once. While a refresh is
 * possible, probes run one at a time and none is ended early.
 *
 * - `fresh`: the access token is valid for longer than the probes take.
 * - `due`: the token is expired or about to expire, or the login is so old that the CLI refreshes it.
 * - `unknown`: the expiry could not be read. It is treated as `due`.
 */
export type RefreshStatus = 'fresh' | 'due' | 'unknown'

/** Whether a probe may refresh the stored login. */
export function mayRefreshLogin(route: Route): boolean {
  return route.kind === 'chatgpt' && route.refresh !== 'fresh'
}

/** Whether several probes may run at once. If two of them refreshed the same single-use login, one would lose it. */
export function allowsParallelProbes(route: Route): boolean {
  return !mayRefreshLogin(route)
}
