/** One probe of one model: the question, and the attempt with its verdict. */

import type { Verdict } from '../verdict/index.ts'

/**
 * The command of a probe. `lean` is the cheapest command that is known to give the same verdict. `plain` leaves out
 * options that could be refused themselves, and so shows whether a failure comes from them.
 */
export type ProbeForm = 'lean' | 'plain'

/** In the place of an effort: the question is to be asked without one, because the model takes none. */
export const EFFORT_UNSET = 'unset'

/** Settings of the request that were adjusted because the server refused others. */
export type Settings = { readonly effort?: string; readonly verbosity?: string }

/** What to probe. */
export type Question = { readonly model: string; readonly form: ProbeForm; readonly settings: Settings }

/** A question with its verdict and its time. */
export type Attempt = Question & {
  readonly verdict: Verdict
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds. */
  readonly durationMs: number
  /** How long the action waited before, in milliseconds; absent where it did not. */
  readonly waitedMs?: number
}
