/** The hidden state of the comment: the result of each leg, which the comment carries from one job to the next. */

/** The result of one model on one leg; `said` is the endpoint's own words, redacted and cut. */
export interface TriedModel {
  readonly model: string
  readonly verdict: 'accepted' | 'refused' | 'unsettled'
  /** A reason code. */
  readonly reason: string
  readonly said?: string
  /** A finer cause than the reason; one that is not known changes no words. */
  readonly detail?: string
  /** What to do first, where the words for the reason on this kind of route do not say all. */
  readonly advice?: string
}

/** A route on which no model could be used, beside the one that the row is about. */
export interface OtherRoute {
  readonly route: string
  readonly plan?: string
  /** A reason code: what stopped the chain there. */
  readonly reason: string
  /** What to do about it. Backticks mark code. */
  readonly advice?: string
}

/** The result of one leg. */
export interface Row {
  /** The name of the leg. A run has one row for each. */
  readonly leg: string
  /** The attempt of the run that the result is from, counted from 1. */
  readonly attempt: number
  readonly requested: string
  /** The model to use, `null` for none. */
  readonly used: string | null
  readonly outcome: 'preferred' | 'fallback' | 'none'
  /** A reason code. */
  readonly reason: string
  readonly explanation: string
  readonly route: string
  readonly plan?: string
  /** The model that answered, where the CLI reveals it. */
  readonly served?: string
  /** The version of the CLI. */
  readonly codex?: string
  /** ISO 8601, UTC. */
  readonly retryAt?: string
  /** What to do, where the advice of the reason does not fit. Backticks mark code. */
  readonly advice?: string
  /** The route that was left, where the leg uses the key of `fallback-openai-api-key`: a change of the account. */
  readonly firstRoute?: OtherRoute
  /** The route with that key, where it was tried and failed too. */
  readonly secondRoute?: OtherRoute
  readonly tried: readonly TriedModel[]
  readonly notes: readonly string[]
  readonly runUrl?: string
  /** The level to which the row was shortened so that the comment fits, see limit-size.ts; absent for a whole row. */
  readonly cut?: 1 | 2 | 3
}

/** The workflow run that rows belong to. Ids grow over time; `number` is the one that GitHub's pages show. */
export interface RunIdentity {
  readonly id: number
  /** The latest attempt that wrote. */
  readonly attempt: number
  readonly number?: number
}

/** All rows of one run, ordered by leg, under one comment key. */
export interface CommentState {
  readonly version: 1
  readonly key: string
  readonly run: RunIdentity
  readonly rows: readonly Row[]
  /**
   * Set when a row that needed a comment is gone: it was an older run's or an earlier attempt's, or did not fit. Absent
   * while another such row is there; see {@link withRows}.
   */
  readonly fellBack?: true
}

/** Whether any row, present or gone, ever needed a comment. */
export function hadFallback({ fellBack, rows }: CommentState): boolean {
  return fellBack === true || rows.some(needsComment)
}

/** The state with other rows. It remembers whether any row of it, or of `others`, ever needed a comment. */
export function withRows(state: CommentState, rows: readonly Row[], ...others: CommentState[]): CommentState {
  const { fellBack: _, ...rest } = state
  const fellBack = [state, ...others].some(hadFallback) && !rows.some(needsComment)
  return { ...rest, rows, ...(fellBack ? { fellBack } : {}) }
}

/**
 * Whether a leg needs a comment with `comment: on-fallback`: it uses another model than the one it asked for, or none,
 * or another account, or another model answered.
 */
export function needsComment(row: Row): boolean {
  return row.outcome !== 'preferred' || isRerouted(row) || row.firstRoute !== undefined
}

/** Whether the route accepted the model used and another one answered. */
export function isRerouted({ served, used }: Row): boolean {
  return served !== undefined && served !== used
}
