import { assertNever } from '../base/index.ts'
import { type CommentState, dedupeRows, limitRow, needsComment } from '../comment/index.ts'
import type { CommentOutcome, UpsertInput } from './comment-outcome.ts'
import { converge } from './converge.ts'
import { needsLookup } from './plan-comment.ts'

/** How long the main step and the `post` step wait at most for other jobs and for GitHub's limits (ms). */
export const MAIN_MAX_WAIT_MS = 20_000
export const POST_MAX_WAIT_MS = 60_000

/**
 * The main step: writes the merge of what the comment says and what this job knows, reads it back (a job without a matrix
 * leaves that to its post step), and repeats with growing, jittered waits only when another job's write undid it.
 */
export function upsertComment(input: UpsertInput): Promise<CommentOutcome> {
  return needsNoLook(input)
    ? Promise.resolve({ kind: 'skipped', why: 'nothing-to-say', at: input.clock.now() })
    : converge(input, { known: ownState(input), rounds: 8, isFinal: false })
}

/**
 * The `post` step: looks once more, puts back what a late write of another job undid, and takes away duplicates.
 * It ends when the comment says all that this job knows and no job can still write from a look that is older.
 *
 * @param before what {@link upsertComment} answered; `undefined` when it did not come to an answer.
 */
export async function recheckUpsert(
  input: UpsertInput,
  before: CommentOutcome | undefined,
): Promise<CommentOutcome> {
  const step = { known: ownState(input), rounds: 60, isFinal: true } as const
  switch (before?.kind) {
    case undefined:
    case 'failed':
      return converge(input, step)
    case 'denied':
      return before
    case 'skipped':
      // A job that is no matrix's has nobody whose comment its accepted model would have to join.
      return before.why === 'nothing-to-say' && input.matrixJob?.total !== 1
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
  return !rows.some(needsComment) && !needsLookup(when, run, commentsBefore)
}

function ownState(input: UpsertInput): CommentState {
  return { version: 1, key: input.key, run: input.run, rows: dedupeRows(input.rows.map(limitRow)) }
}
