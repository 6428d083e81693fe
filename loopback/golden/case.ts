import type { Lasting, Reason, Scope, SettingRefusal } from '../../src/verdict/index.ts'
import type { Login } from '../openai/login.ts'
import type { Answer, Script } from '../openai/script.ts'

/** The model that every golden case asks for. */
export const MODEL = 'gpt-5.5'

/** How Codex is signed in; `provider` is a table of config.toml that has its own key. */
export type GoldenRoute = 'chatgpt' | 'api-key' | 'access-token' | 'provider' | 'none'

/**
 * How the question reaches the endpoint. The lean form asks over HTTP alone; the plain one tries a WebSocket first
 * (0.118 and later), and `plain-http` has that refused with 426, which the CLI takes as a request for HTTP.
 */
export type Channel = 'lean' | 'plain-http' | 'plain-ws'

/** The parts of a verdict that others build on. */
export type Expected =
  | { readonly kind: 'accepted'; readonly servedModel?: string }
  | {
      readonly kind: 'refused' | 'unsettled'
      readonly reason: Reason
      readonly scope: Scope
      readonly lasting: Lasting
      /** `at`: a moment is known (`retry-at`); `after`: a wait of seconds. */
      readonly retry?: 'at' | 'after'
      readonly setting?: SettingRefusal
    }

/** Where a verdict has to differ from the case's own, and why that is right. */
export type Exception = {
  readonly routes?: readonly GoldenRoute[]
  readonly channels?: readonly Channel[]
  readonly expected: Expected
  readonly why: string
}

export type GoldenCase = {
  /** Unique among all cases. */
  readonly name: string
  /** The row of the collected failures, or the place where it was seen. */
  readonly source: string
  /** What a turn is answered, each time; or all that the endpoint does. */
  readonly answer?: Answer
  readonly script?: Script
  readonly routes: readonly GoldenRoute[]
  readonly channels: readonly Channel[]
  readonly expected: Expected
  readonly except?: readonly Exception[]
  /** Of the ChatGPT login, such as a token that has expired. */
  readonly login?: Partial<Extract<Login, { kind: 'chatgpt' }>>
  /** TOML for config.toml: plain keys first, tables last. */
  readonly config?: (origin: string) => string
  /** The variable that the provider reads its key from; by default one that is set. */
  readonly providerKey?: string
  /** The plain form lasts for half a minute, nearly all of it in waits between the CLI's own retries. */
  readonly patient?: true
  /** The definitive reason is in the first retry notice, where the bare CLI goes on. */
  readonly early?: true
  /** Milliseconds; for a silence that only a deadline ends. */
  readonly timeoutMs?: number
  /** The provider's address, where it is not the endpoint. */
  readonly baseUrl?: string
  /** Nothing listens where the endpoint should be. */
  readonly nobodyThere?: true
}

/** The two ways over HTTP. */
export const HTTP: readonly Channel[] = ['lean', 'plain-http']

/** Over HTTP in both forms, and over a WebSocket. */
export const ALL: readonly Channel[] = ['lean', 'plain-http', 'plain-ws']

/** The two routes that most jobs use. */
export const BOTH: readonly GoldenRoute[] = ['chatgpt', 'api-key']

/** A settled refusal. */
export function refused(
  scope: Scope,
  reason: Reason,
  lasting: Lasting,
  more: { readonly retry?: 'at' | 'after' } = {},
): Expected {
  return { kind: 'refused', scope, reason, lasting, ...more }
}

/** What proves nothing against the model. */
export function unsettled(
  scope: Scope,
  reason: Reason,
  lasting: Lasting,
  more: { readonly retry?: 'at' | 'after'; readonly setting?: SettingRefusal } = {},
): Expected {
  return { kind: 'unsettled', scope, reason, lasting, ...more }
}
