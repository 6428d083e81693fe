import { type CommentState, needsComment, type Row, type RunIdentity } from '../comment/index.ts'
import type { Clock } from './client.ts'
import { type CommentLookup, type CommentTarget, type LookupOptions, openLookup } from './comment-lookup.ts'
import type { CommentOutcome, UpsertInput } from './comment-outcome.ts'
import type { CommentWhen } from './plan-comment.ts'
import { MAIN_MAX_WAIT_MS, POST_MAX_WAIT_MS, recheckUpsert, upsertComment } from './upsert-comment.ts'

/** What a job has to say, and where. */
export type CommentJob = CommentTarget & {
  readonly rows: readonly Row[]
  readonly run: RunIdentity
  readonly when: CommentWhen
  readonly render: (state: CommentState) => string
  /** Which of how many jobs of its matrix this is; see {@link UpsertInput}. */
  readonly matrixJob?: NonNullable<UpsertInput['matrixJob']>
}

/** `requests`: how many were sent to GitHub. `no-pull-request` is no failure: there is nothing to comment on. */
export type PublishResult = {
  readonly requests: number
  readonly outcome: CommentOutcome | { readonly kind: 'no-pull-request'; readonly why: string }
}

/** The main step's comment. `ahead` is what a look from before found. */
export async function publishComment(
  job: CommentJob,
  pace: Clock,
  ahead?: CommentLookup,
): Promise<PublishResult> {
  const manner = { clock: pace, maxWaitMs: MAIN_MAX_WAIT_MS }
  if (ahead !== undefined && stillHolds(ahead, job)) return act(job, ahead, manner, upsertComment)
  const published = await act(job, await openLookup(job, manner), manner, upsertComment)
  return { ...published, requests: published.requests + (ahead?.client.requests() ?? 0) }
}

/**
 * Whether what was found before is still worth something. A pull request may have been opened since, and a GitHub that
 * would not answer may do so now; whoever has nothing to say need not ask again whether there is a pull request.
 */
function stillHolds(ahead: CommentLookup, { rows, when }: CommentJob): boolean {
  if (ahead.kind === 'there') return ahead.found?.answer.kind === 'ok'
  return ahead.kind === 'none' && when === 'on-fallback' && !rows.some(needsComment)
}

/** The `post` step's second look. `before` is what {@link publishComment} answered in the main step. */
export async function recheckComment(
  job: CommentJob,
  pace: Clock,
  before: CommentOutcome | undefined,
): Promise<PublishResult> {
  const manner = { clock: pace, maxWaitMs: POST_MAX_WAIT_MS }
  return act(job, await openLookup(job, manner), manner, input => recheckUpsert(input, before))
}

async function act(
  job: CommentJob,
  approached: CommentLookup,
  { clock: pace, maxWaitMs: patience }: LookupOptions,
  step: (input: UpsertInput) => Promise<CommentOutcome>,
): Promise<PublishResult> {
  const { requests } = approached.client
  if (approached.kind === 'none') {
    return { requests: requests(), outcome: { kind: 'no-pull-request', why: approached.why } }
  }
  if (approached.kind === 'failed') {
    return { requests: requests(), outcome: { kind: 'failed', message: approached.message } }
  }
  const { rows, run, when, render } = job
  const { api, owner: ours, comments, found: look } = approached
  const outcome = await step({
    ...{ api, ...ours, rows, run, when, render, clock: pace, maxWaitMs: patience },
    ...(comments === undefined ? {} : { commentsBefore: comments }),
    ...(look === undefined ? {} : { prefetched: look }),
    ...(job.matrixJob === undefined ? {} : { matrixJob: job.matrixJob }),
  })
  return { requests: requests(), outcome }
}
