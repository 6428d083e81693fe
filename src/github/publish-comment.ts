/** From a job's rows to the comment on its pull request: which one, whose token, and how it went. */

import { type CommentState, callsForComment, type Row, type RunIdentity } from '../comment/state.ts'
import type { Pace } from './client.ts'
import { type Approach, approach, type CommentPlace, type Manner } from './comment-lookup.ts'
import type { CommentOutcome, UpsertInput } from './comment-outcome.ts'
import type { CommentWhen } from './plan-comment.ts'
import { MAIN_PATIENCE, POST_PATIENCE, settleComment, upsertComment } from './upsert-comment.ts'

/** What a job has to say, and where. */
export type CommentJob = CommentPlace & {
  readonly rows: readonly Row[]
  readonly run: RunIdentity
  readonly when: CommentWhen
  readonly render: (state: CommentState) => string
  /** Which of how many jobs of its matrix this is; see {@link UpsertInput}. */
  readonly turn?: NonNullable<UpsertInput['turn']>
}

/** `requests`: how many were sent to GitHub. `no-pull-request` is no failure: there is nothing to comment on. */
export type Published = {
  readonly requests: number
  readonly outcome: CommentOutcome | { readonly kind: 'no-pull-request'; readonly why: string }
}

/** The main step's comment. `ahead` is what a look from before found. */
export async function publishComment(job: CommentJob, pace: Pace, ahead?: Approach): Promise<Published> {
  const manner = { pace, patience: MAIN_PATIENCE }
  if (ahead !== undefined && stillHolds(ahead, job)) return act(job, ahead, manner, upsertComment)
  const published = await act(job, await approach(job, manner), manner, upsertComment)
  return { ...published, requests: published.requests + (ahead?.client.requests() ?? 0) }
}

/**
 * Whether what was found before is still worth something. A pull request may have been opened since, and a GitHub that
 * would not answer may do so now; whoever has nothing to say need not ask again whether there is a pull request.
 */
function stillHolds(ahead: Approach, { rows, when }: CommentJob): boolean {
  if (ahead.kind === 'there') return ahead.look?.found.kind === 'ok'
  return ahead.kind === 'none' && when === 'on-fallback' && !rows.some(callsForComment)
}

/** The `post` step's second look. `before` is what {@link publishComment} answered in the main step. */
export async function settlePublished(
  job: CommentJob,
  pace: Pace,
  before: CommentOutcome | undefined,
): Promise<Published> {
  const manner = { pace, patience: POST_PATIENCE }
  return act(job, await approach(job, manner), manner, input => settleComment(input, before))
}

async function act(
  job: CommentJob,
  approached: Approach,
  { pace, patience }: Manner,
  step: (input: UpsertInput) => Promise<CommentOutcome>,
): Promise<Published> {
  const { requests } = approached.client
  if (approached.kind === 'none') {
    return { requests: requests(), outcome: { kind: 'no-pull-request', why: approached.why } }
  }
  if (approached.kind === 'failed') {
    return { requests: requests(), outcome: { kind: 'failed', message: approached.message } }
  }
  const { rows, run, when, render } = job
  const { api, ours, comments, look } = approached
  const outcome = await step({
    ...{ api, ...ours, rows, run, when, render, pace, patience },
    ...(comments === undefined ? {} : { commentsBefore: comments }),
    ...(look === undefined ? {} : { ahead: look }),
    ...(job.turn === undefined ? {} : { turn: job.turn }),
  })
  return { requests: requests(), outcome }
}
