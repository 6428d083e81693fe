import type { CommentState, Row, RunIdentity } from '../comment/index.ts'
import type { Answer, Clock } from './client.ts'
import type { CommentApi } from './comment-api.ts'
import type { FoundComments } from './find-comment.ts'
import type { CommentWhen } from './plan-comment.ts'

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
  readonly clock: Clock
  /** Milliseconds that all waits together may take. On the way of success the first step has none. */
  readonly maxWaitMs: number
  /** A look that was made before there was anything to say. The main step begins with it; a write needs a young one. */
  readonly prefetched?: FoundComments
  /** How many comments the pull request had when the event was sent, where the event says. */
  readonly commentsBefore?: number
  /** Which of how many jobs of a matrix this is (`strategy.job-index` from 0, `strategy.job-total`), where known. */
  readonly matrixJob?: { readonly index: number; readonly total: number }
}

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
