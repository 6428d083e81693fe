/** What the user asked for: the chain of models, and how to probe it. */

/** `first` stops at the first accepted model; `all` probes every model. */
export type Strategy = 'first' | 'all'

/** What to do when the model asked for is neither accepted nor refused. `keep` uses it all the same. */
export type OnUnsettled = 'fallback' | 'keep' | 'fail'

/** `live` runs a turn; `catalog` only reads the route's model list, which is a hint. */
export type ProbeKind = 'live' | 'catalog'

/** Whether the step fails when no model can be used. */
export type OnNone = 'fail' | 'continue'

/** Maximum number of models. With the limit of `retries` it bounds the attempts, and so the size of the report. */
export const MAX_CHAIN_LENGTH = 20

/** The effort that the job will use, and what gives it. Only one of the input can be left out. */
export type GivenEffort = { readonly value: string; readonly source: 'input' | 'arguments' | 'config' }

export type Policy = {
  readonly probe: ProbeKind
  /** The models to try, in order and without repeats. The first is the model asked for. Never empty. */
  readonly chain: readonly [string, ...string[]]
  readonly strategy: Strategy
  readonly onUnsettled: OnUnsettled
  /** Further tries of one model after a temporary or ambiguous failure. */
  readonly retries: number
  /** Milliseconds for one probe. */
  readonly timeoutMs: number
  /** Milliseconds for all probes and the waits between them. */
  readonly budgetMs: number
  /** Whether several probes may run at once. */
  readonly parallel: boolean
  /**
   * Models of the chain that the route probably refuses, because its own list does not have them. A probe still decides
   * about each one; the model after it is asked at the same time, where several probes may run at once.
   */
  readonly expectedRefusals?: readonly string[]
  /** The reasoning effort of the job; missing where nothing gives one. */
  readonly effort?: GivenEffort
  /** The efforts that a model list names for each model of the chain, where the list is known. */
  readonly listedEfforts?: Readonly<Record<string, readonly string[]>>
}
