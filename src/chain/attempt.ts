import type { Verdict } from '../verdict/index.ts'

/**
 * How a probe asks. `lean` is the cheapest command that is known to give the same verdict; `plain` leaves out what
 * could itself be refused, and confirms a failure that may come from the leanness.
 */
export type ProbeForm = 'lean' | 'plain'

/** Settings of the request that were adjusted because the server offered other values. */
export type Settings = { readonly effort?: string; readonly verbosity?: string }

/** What to probe. */
export type Question = { readonly model: string; readonly form: ProbeForm; readonly settings: Settings }

/** A question, its answer and its time. */
export type Attempt = Question & {
  readonly verdict: Verdict
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds. */
  readonly durationMs: number
}
