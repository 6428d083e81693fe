/** Tokens of one turn as the Responses API counts them. */
export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
}

/** The turn completes. `servedBy` goes into the `openai-model` header, as the server does on a reroute. */
export interface AcceptAnswer {
  readonly kind: 'accept'
  readonly usage?: Usage
  readonly servedBy?: string
}

/** A plain HTTP answer. On a WebSocket it becomes the error frame that the server sends instead. */
export interface StatusAnswer {
  readonly kind: 'status'
  readonly status: number
  /** An object is sent as JSON, a string as it is. */
  readonly body: object | string
  readonly headers?: Readonly<Record<string, string>>
}

/** The answer to one request that runs a model. The prewarm frame of a WebSocket runs none. */
export type Answer =
  | AcceptAnswer
  | StatusAnswer
  /** A stream that starts normally and ends with a `response.failed` event. */
  | { readonly kind: 'sse-failed'; readonly code: string; readonly message: string }
  /** A stream that ends with a `response.incomplete` event, such as `max_output_tokens` or `content_filter`. */
  | { readonly kind: 'sse-incomplete'; readonly reason: string }
  /** A stream that ends with an `error` event. */
  | { readonly kind: 'sse-error'; readonly code: string | null; readonly message: string }
  /** This exact WebSocket frame. Over HTTP its `status` and `error` become a plain answer. */
  | { readonly kind: 'ws-error'; readonly frame: Readonly<Record<string, unknown>> }
  /** The stream starts, then the connection breaks in the middle of an event. */
  | { readonly kind: 'cut' }
  /** The stream starts and ends properly, without `response.completed`. */
  | { readonly kind: 'close-clean' }
  /** The connection is destroyed before any header is sent. */
  | { readonly kind: 'reset' }
  /** No answer: before the headers, or after the first event. */
  | { readonly kind: 'hang'; readonly stage: 'headers' | 'body' }

/** The answer to one WebSocket handshake. The model is not known at that point. */
export type Handshake =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly status: number; readonly body?: object | string }
  | { readonly kind: 'hang' }

/** One model of the route's list, with the fields of the Codex catalog. */
export interface CatalogModel {
  readonly slug: string
  readonly displayName?: string
  readonly visibility?: 'list' | 'hide' | 'none'
  /** The model with the lowest number is the default. */
  readonly priority?: number
  /** The slug of the successor in the same list. */
  readonly upgrade?: string
  /** When the model leaves the route, RFC 3339; sent only beside `upgrade` (lists since about CLI 0.170). */
  readonly retiresAt?: string
  readonly description?: string
  /** When the API shuts the model down, YYYY-MM-DD; only in the list of the API. */
  readonly shutdownDate?: string
  readonly supportedInApi?: boolean
}

/** The answer to a request that runs no model, or no answer. */
export type SideAnswer = StatusAnswer | { readonly kind: 'hang' }

/** The answer to a request for the model list. */
export type Catalog = { readonly kind: 'list'; readonly models: readonly CatalogModel[] } | SideAnswer

/** Which bearers are accepted. `only` also refuses an access token after its own `exp`. */
export type Auth =
  | { readonly kind: 'any' }
  | { readonly kind: 'only'; readonly bearers: readonly string[]; readonly refusal?: StatusAnswer }

/** How the token endpoint answers. An unknown refresh token starts a new family. */
export type Refresh =
  | {
      readonly kind: 'rotate'
      /** The answer to a used refresh token: refuse this request, or revoke the family, as theft detection does. */
      readonly reuse: 'refuse' | 'revoke-family'
      readonly delayMs?: number
      /** Whether the delay comes before the rotation is stored (default), or between that and the answer. */
      readonly delayed?: 'before-rotation' | 'after-rotation'
    }
  | StatusAnswer
  | { readonly kind: 'hang'; readonly stage: 'before-rotation' | 'after-rotation' }

/** The person and account of a login. */
export interface Identity {
  readonly plan: string
  readonly accountId: string
  readonly userId: string
  readonly email: string
}

/** Everything that the endpoint does, as data. */
export interface Script {
  /** Answers by model id, or `*` for all other models. Each request uses the next one; the last one repeats. */
  readonly models: Readonly<Record<string, readonly Answer[]>>
  /** Each handshake uses the next one; the last one repeats. All handshakes are accepted by default. */
  readonly handshakes?: readonly Handshake[]
  readonly catalog?: Catalog
  readonly auth?: Auth
  /** What differs for requests with one of these bearers. Each of them is accepted, whatever `auth` says. */
  readonly bearers?: Readonly<Record<string, Pick<Script, 'models'> & Partial<Pick<Script, 'catalog'>>>>
  readonly refresh?: Refresh
  /** Answers for paths of the account API, by the end of the path. They replace the default answers. */
  readonly account?: Readonly<Record<string, SideAnswer>>
  /** `responses-only` answers 403 to all but `POST …/responses`, as the proxy that codex-action starts does. */
  readonly surface?: 'all' | 'responses-only'
  /** The path of turns, where it does not end in `/responses` as usual. */
  readonly turnPath?: string
  /** `hang` accepts every connection and never reads from it. */
  readonly connection?: 'serve' | 'hang'
}

/** The identity of every login, unless a test changes a part of it. */
export const TEST_IDENTITY: Identity = {
  plan: 'plus',
  accountId: 'a2f3c4d5-0000-4000-8000-000000000001',
  userId: 'user-loopback0000000000000001',
  email: 'someone@example.com',
}
