/** The hidden state of the comment: what each leg said, carried by the comment itself from one job to the next. */

/** What was tried on one leg and how it ended; `said` is the endpoint's own words, redacted and cut. */
export interface TriedModel {
  readonly model: string
  readonly verdict: 'accepted' | 'refused' | 'unsettled'
  /** A reason code. */
  readonly reason: string
  readonly said?: string
}

/** What one leg said. */
export interface Row {
  /** Names the leg; within a run there is one row for each. */
  readonly leg: string
  /** The attempt of the run, from 1, in which the leg said it. */
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
  readonly served?: string
  readonly codex?: string
  /** ISO 8601, UTC. */
  readonly retryAt?: string
  readonly tried: readonly TriedModel[]
  readonly notes: readonly string[]
  readonly runUrl?: string
  /** How far the row was shortened so that the comment fits; absent when it was not. See comment-fit.ts. */
  readonly cut?: 1 | 2 | 3
}

/** The workflow run that rows belong to. Ids grow over time; `number` is what the pages show. */
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
   * That some row called for a comment which is here no more: an older run's, an earlier attempt's, or one that there
   * was no room for. Absent while a row that calls for one is here; see {@link withRows}.
   */
  readonly fellBack?: true
}

/** Whether any row, here or gone, ever called for a comment. */
export function hadFallback({ fellBack, rows }: CommentState): boolean {
  return fellBack === true || rows.some(needsComment)
}

/** The state with other rows; that some row of it called for a comment, or one of `others`, is kept. */
export function withRows(state: CommentState, rows: readonly Row[], ...others: CommentState[]): CommentState {
  const { fellBack: _known, ...rest } = state
  const isKept = [state, ...others].some(hadFallback) && !rows.some(needsComment)
  return { ...rest, rows, ...(isKept ? { fellBack: true } : {}) }
}

/**
 * Whether a leg alone calls for a comment when comments are made `on-fallback`: another model is used than the one
 * asked for, none is, or another one served.
 */
export function needsComment(row: Row): boolean {
  return row.outcome !== 'preferred' || isRerouted(row)
}

/** Whether the route accepted the model used and let another one answer. */
export function isRerouted({ served, used }: Row): boolean {
  return served !== undefined && served !== used
}
