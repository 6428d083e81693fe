/** What the user asked for: the chain and how to walk it. */

export type Strategy = 'first' | 'all'
export type OnUnsettled = 'fallback' | 'keep' | 'fail'
/** `live` runs a turn; `catalog` only asks for the route's model list, which is a hint. */
export type ProbeKind = 'live' | 'catalog'
export type OnNone = 'fail' | 'continue'

/** The longest chain that is walked. With the bounds of `retries` it bounds the attempts, and so the report. */
export const MAX_CHAIN_LENGTH = 20

export type Policy = {
  readonly probe: ProbeKind
  /** The models to try, in order and without repeats; the first is the model asked for. Never empty. */
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
}
