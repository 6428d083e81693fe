/** Tokens of one turn as the Responses API counts them. */
export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedInputTokens?: number
}

/** The turn completes. `servedBy` is told in the `openai-model` header, as the server does on a reroute. */
export interface AcceptAnswer {
  readonly kind: 'accept'
  readonly text?: string
  readonly usage?: Usage
  readonly servedBy?: string
  readonly delayMs?: number
}

/** A plain HTTP answer; on a WebSocket it becomes the error frame that the server sends instead. */
export interface StatusAnswer {
  readonly kind: 'status'
  readonly status: number
  readonly body: object | string
  readonly headers?: Readonly<Record<string, string>>
}

/** What the endpoint does with one real request for a model (the WebSocket's prewarm is not one). */
export type Answer =
  | AcceptAnswer
  | StatusAnswer
  /** A `response.failed` event on a stream that began well. `more` is merged into its error. */
  | {
      readonly kind: 'sse-failed'
      readonly code: string
      readonly message: string
      readonly more?: Readonly<Record<string, unknown>>
    }
  /** A `response.incomplete` event, for instance with `max_output_tokens` or `content_filter`. */
  | { readonly kind: 'sse-incomplete'; readonly reason: string }
  /** An `error` event inside the stream. */
  | { readonly kind: 'sse-error'; readonly code: string | null; readonly message: string }
  /** A WebSocket frame given word for word; over HTTP its `status` and `error` are answered plainly. */
  | { readonly kind: 'ws-error'; readonly frame: Readonly<Record<string, unknown>> }
  /** The stream begins, then the connection breaks in the middle of an event. */
  | { readonly kind: 'cut' }
  /** The stream begins and ends properly, without `response.completed`. */
  | { readonly kind: 'close-clean' }
  /** The connection is destroyed before any header. */
  | { readonly kind: 'reset' }
  /** Silence: before the headers, or after the first event. */
  | { readonly kind: 'hang'; readonly stage: 'headers' | 'body' }

/** What the endpoint does with one WebSocket handshake; the model is not known yet then. */
export type Handshake =
  | { readonly kind: 'accept'; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly kind: 'refuse'
      readonly status: number
      readonly body?: object | string
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'hang' }

/** One model of the route's list, in the words of the Codex catalog. */
export interface CatalogModel {
  readonly slug: string
  readonly displayName?: string
  readonly description?: string
  readonly visibility?: 'list' | 'hide' | 'none'
  /** The lowest number is the catalog's default. */
  readonly priority?: number
  /** The slug of the listed successor. */
  readonly upgrade?: string
  readonly supportedInApi?: boolean
  readonly minimalClientVersion?: string
  readonly efforts?: readonly string[]
  /** What the CLI sends as the model's own instructions; one short sentence where it is not given. */
  readonly instructions?: string
}

/** What a request that runs no model is answered, or silence for ever. */
export type SideAnswer = StatusAnswer | { readonly kind: 'hang' }

/** What the endpoint answers when it is asked for the list of models. */
export type Catalog = { readonly kind: 'list'; readonly models: readonly CatalogModel[] } | SideAnswer

/** Which bearers are let in. `only` also refuses an access token that is past its own `exp`. */
export type Auth =
  | { readonly kind: 'any' }
  | { readonly kind: 'only'; readonly bearers: readonly string[]; readonly refusal?: StatusAnswer }

/** What the token refresh does. A refresh token that was never seen starts a family of its own. */
export type Refresh =
  | {
      readonly kind: 'rotate'
      /** What a used refresh token costs: only this request, or the whole family, as theft detection does. */
      readonly reuse: 'refuse' | 'revoke-family'
      readonly delayMs?: number
      /** Whether the delay comes before the rotation is stored, or between that and the answer. */
      readonly delayed?: 'before-rotation' | 'after-rotation'
      /** Life of the new access token; 3600 by default. */
      readonly expiresInSeconds?: number
    }
  | StatusAnswer
  | { readonly kind: 'hang'; readonly stage: 'before-rotation' | 'after-rotation' }

/** Who the account side says that this login is. */
export interface Identity {
  readonly plan: string
  readonly accountId: string
  readonly userId: string
  readonly email: string
}

/** All that the endpoint does, as data. */
export interface Script {
  /** Per model id, or `*` for every other: answers used up one a request, the last one repeated. */
  readonly models: Readonly<Record<string, readonly Answer[]>>
  /** Used up one a handshake, the last one repeated; accepted when there is none. */
  readonly handshakes?: readonly Handshake[]
  /** `as-scripted` gives the prewarm the model's next answer without using it up. */
  readonly prewarm?: 'accept' | 'as-scripted'
  readonly catalog?: Catalog
  readonly auth?: Auth
  readonly refresh?: Refresh
  readonly identity?: Identity
  /** An answer for a path of the account side, by the path's ending, in place of the plausible one. */
  readonly account?: Readonly<Record<string, SideAnswer>>
  /** `responses-only` answers 403 to all but `POST …/responses`, as the proxy that codex-action starts does. */
  readonly surface?: 'all' | 'responses-only'
  /** `hang` lets every connection be opened and then never reads from it. */
  readonly connection?: 'serve' | 'hang'
}

/** The login that is assumed where neither the script nor the caller says another. */
export const TEST_IDENTITY: Identity = {
  plan: 'plus',
  accountId: 'a2f3c4d5-0000-4000-8000-000000000001',
  userId: 'user-loopback0000000000000001',
  email: 'someone@example.com',
}
