/** What the sentences and figures of a report are made of. */

import type { Catalog, ResolvedWord } from '../catalog/index.ts'
import type { Attempt, Decision, GivenEffort, ModelStatus, ProbeKind } from '../chain/index.ts'
import type { ApiCheck, NetworkFacts, UsageReading } from '../probe/index.ts'
import type { Route } from '../route/index.ts'

/** Facts about the run that no attempt holds. A field is missing when the step was not needed or not asked for. */
export type RunFacts = {
  /** Whether the stored login was refreshed during the probes. */
  readonly loginRotated: boolean
  /** Set when the input `openai-api-key` was given and the route uses another key. */
  readonly apiKeyUnused?: true
  /** Why the input `responses-api-endpoint` has no effect, where it was given and has none. */
  readonly endpointUnused?: 'no-key' | 'arguments'
  readonly catalog?: Catalog
  /** What the words of the chain stand for. */
  readonly words?: readonly ResolvedWord[]
  /** What the OpenAI API says about the model asked for. */
  readonly apiCheck?: ApiCheck
  /** What the OpenAI API says about the model used. */
  readonly apiUsed?: ApiCheck
  readonly configEdit?: ConfigEdit
  /** Set when the input `fallback-openai-api-key` was given. */
  readonly hasSecondKey?: true
  /** Why the second route was not tried, although the first one failed in a way that is meant for it. */
  readonly secondRouteSkipped?: SkippedRoute
  /** The rule that allows no API key, such as `forced_login_method (config.toml, line 3)`. */
  readonly keyRule?: string
  /** The way to the endpoint, where its address is known. */
  readonly network?: NetworkFacts
  /** What is left of the plan, where `min-usage-left` is given. */
  readonly usage?: UsageReading
}

/**
 * The result of `write-config`. `note` and `why` are texts of this action, not of the file. `file` is the name of a
 * profile's file, where that is written instead of config.toml.
 */
export type ConfigEdit = { readonly file?: string } & (
  | { readonly kind: 'written' | 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }
)

/** A second route that was not tried; `keySource` is where the first route has the same key from. */
export type SkippedRoute =
  | { readonly kind: 'same-key'; readonly keySource: string }
  | { readonly kind: 'identity-in-dot-env' }

/** What explanation, notes, cost and reset time are made of. Every text from outside in it is sanitized. */
export type ReportContext = {
  readonly probe: ProbeKind
  readonly requestedModel: string
  readonly route: Route
  readonly attempts: readonly Attempt[]
  /** One for each model of the chain; the first is that of the model asked for. */
  readonly statuses: readonly ModelStatus[]
  readonly decision: Decision
  /** The effort that the job gives. */
  readonly effort?: GivenEffort
  /** Whether the job was cancelled before there was a decision; `decision.kind` is then `none`. */
  readonly isCancelled: boolean
  readonly facts: RunFacts
  /** The other walk of the chain: on the route that was left for this one, or on a second one that failed too. */
  readonly otherWalk?: { readonly kind: 'first' | 'second'; readonly context: ReportContext }
  /** When the run ended, in milliseconds since the epoch. */
  readonly now: number
}
