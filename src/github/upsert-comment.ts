/** Putting this job's rows into the one comment, while other jobs do the same. */

import { assertNever } from '../base/assert-never.ts'
import { limitRow } from '../comment/fit.ts'
import { joinRows } from '../comment/merge.ts'
import { type CommentState, callsForComment, type Row, type RunIdentity } from '../comment/state.ts'
import type { Answer, Pace } from './client.ts'
import type { CommentApi } from './comment-api.ts'
import { converge } from './converge.ts'
import type { Look } from './find-comment.ts'
import { type CommentWhen, callsForLook } from './plan-comment.ts'

/** What to put where. */
export interface UpsertInput {
  readonly api: CommentApi
  /** The login behind the token; see identity.ts. */
  readonly identify: () => Promise<Answer<string>>
  readonly key: string
  /** This job's row; those of all legs when merged reports are told. */
  readonly rows: readonly Row[]
  readonly run: RunIdentity
  readonly when: CommentWhen
  /** Makes the body from the state; it begins with `commentMarker` and ends with `embedState`. */
  readonly render: (state: CommentState) => string
  readonly pace: Pace
  /** Milliseconds that all waits together may take. On the way of success the first step has none. */
  readonly patience: number
  /** A look that was made before there was anything to say. The main step begins with it; a write needs a young one. */
  readonly ahead?: Look
  /** How many comments the pull request had when the event was sent, where the event says. */
  readonly commentsBefore?: number
  /** Which of how many jobs of a matrix this is (`strategy.job-index` from 0, `strategy.job-total`), where known. */
  readonly turn?: { readonly index: number; readonly total: number }
}

/** How long the main step and the `post` step wait at most for other jobs and for GitHub's limits (ms). */
export const MAIN_PATIENCE = 20_000
export const POST_PATIENCE = 60_000

/** How it went. `at` is GitHub's time (ms) of the first look, for {@link settleComment} to begin from. */
export type CommentOutcome =
  | {
      readonly kind: 'written'
      readonly url: string
      readonly id: number
      readonly created: boolean
      readonly at: number
    }
  /** The comment said it all when this job came. */
  | { readonly kind: 'unchanged'; readonly url: string; readonly id: number; readonly at: number }
  | {
      readonly kind: 'skipped'
      readonly why: 'nothing-to-say' | 'newer-run' | 'removed'
      readonly at: number
    }
  | { readonly kind: 'denied'; readonly permission: 'pull-requests: write'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }

/**
 * The main step: writes the merge of what the comment says and what this job knows, reads it back (a job without a matrix
 * leaves that to its post step), and repeats with growing, jittered waits only when another job's write undid it.
 */
export function upsertComment(input: UpsertInput): Promise<CommentOutcome> {
  return needsNoLook(input)
    ? Promise.resolve({ kind: 'skipped', why: 'nothing-to-say', at: input.pace.now() })
    : converge(input, { known: ownState(input), rounds: 8, settle: false })
}

/**
 * The `post` step: looks once more, puts back what a late write of another job undid, and takes away duplicates.
 * It ends when the comment says all that this job knows and no job can still write from a look that is older.
 *
 * @param before what {@link upsertComment} answered; `undefined` when it did not come to an answer.
 */
export async function settleComment(
  input: UpsertInput,
  before: CommentOutcome | undefined,
): Promise<CommentOutcome> {
  const step = { known: ownState(input), rounds: 60, settle: true } as const
  switch (before?.kind) {
    case undefined:
    case 'failed':
      return converge(input, step)
    case 'denied':
      return before
    case 'skipped':
      // A job that is no matrix's has nobody whose comment its accepted model would have to join.
      return before.why === 'nothing-to-say' && input.turn?.total !== 1
        ? converge(input, { ...step, since: before.at })
        : before
    case 'written':
    case 'unchanged':
      return converge(input, { ...step, since: before.at, before })
    default:
      return assertNever(before)
  }
}

function needsNoLook({ when, rows, run, commentsBefore }: UpsertInput): boolean {
  return !rows.some(callsForComment) && !callsForLook(when, run, commentsBefore)
}

function ownState(input: UpsertInput): CommentState {
  return { version: 1, key: input.key, run: input.run, rows: joinRows(input.rows.map(limitRow)) }
}
