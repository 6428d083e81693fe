import type { Lasting, Reason, Scope, SettingRefusal } from '../../src/verdict/index.ts'
import type { Login } from '../openai/login.ts'
import type { Answer, Script } from '../openai/script.ts'

/** The model of every golden case. */
export const MODEL = 'gpt-5.5'

/** How Codex is signed in. `provider` is a table of config.toml with its own key. */
export type GoldenRoute = 'chatgpt' | 'api-key' | 'access-token' | 'provider' | 'none'

/**
 * How the request reaches the endpoint. The lean form of the probe uses only HTTP. The plain form tries a WebSocket
 * first (0.118 and later); in `plain-http` the endpoint refuses it with 426, and the CLI then uses HTTP.
 */
export type Channel = 'lean' | 'plain-http' | 'plain-ws'

/** The parts of a verdict that the action's decisions depend on. */
export type Expected =
  | { readonly kind: 'accepted'; readonly servedModel?: string }
  | {
      readonly kind: 'refused' | 'unsettled'
      readonly reason: Reason
      readonly scope: Scope
      readonly lasting: Lasting
      /** `at`: the verdict has a time to retry at; `after`: a wait in seconds. */
      readonly retry?: 'at' | 'after'
      readonly setting?: SettingRefusal
    }

/** Routes on which the verdict differs from the case's own, and why that is right. */
export type Exception = {
  readonly routes: readonly GoldenRoute[]
  readonly expected: Expected
  readonly why: string
}

/** A known answer of a server, and the verdict that it must lead to. */
export type GoldenCase = {
  /** Unique among all cases. */
  readonly name: string
  /** Where the answer was seen. */
  readonly source: string
  /** The answer to every turn. */
  readonly answer?: Answer
  /** The whole script of the endpoint, instead of `answer`. */
  readonly script?: Script
  readonly routes: readonly GoldenRoute[]
  readonly channels: readonly Channel[]
  readonly expected: Expected
  readonly exceptions?: readonly Exception[]
  /** Changes to the ChatGPT login, such as an expired token. */
  readonly login?: Partial<Extract<Login, { kind: 'chatgpt' }>>
  /** TOML that is added to config.toml. */
  readonly config?: string
  /** TOML that selects and describes the provider, instead of a gateway at the endpoint. */
  readonly provider?: string
  /** Variables of the job. */
  readonly env?: Readonly<Record<string, string>>
  /** The first version of the CLI that can run the case; any by default. */
  readonly since?: string
  /** The name of the variable with the provider's key; a variable that is set by default. */
  readonly providerKey?: string
  /** The plain form takes up to half a minute, because the CLI waits between its own retries. */
  readonly isSlow?: true
  /** The CLI's first retry notice has the definitive reason. The CLI would go on retrying; the probe ends there. */
  readonly endsEarly?: true
  /** Milliseconds, for a missing answer that only a timeout ends. */
  readonly timeoutMs?: number
  /** The provider's base URL, if it is not the endpoint. */
  readonly baseUrl?: string
  /** Nothing listens on the endpoint's port. */
  readonly isDown?: true
}

/** Both forms of the probe over HTTP. */
export const HTTP_CHANNELS: readonly Channel[] = ['lean', 'plain-http']

export const ALL_CHANNELS: readonly Channel[] = ['lean', 'plain-http', 'plain-ws']

/** The two routes that most jobs use. */
export const MAIN_ROUTES: readonly GoldenRoute[] = ['chatgpt', 'api-key']

export function refused(
  scope: Scope,
  reason: Reason,
  lasting: Lasting,
  more: { readonly retry?: 'at' | 'after' } = {},
): Expected {
  return { kind: 'refused', scope, reason, lasting, ...more }
}

export function unsettled(
  scope: Scope,
  reason: Reason,
  lasting: Lasting,
  more: { readonly retry?: 'at' | 'after'; readonly setting?: SettingRefusal } = {},
): Expected {
  return { kind: 'unsettled', scope, reason, lasting, ...more }
}
