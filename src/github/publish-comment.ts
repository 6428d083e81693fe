/** What the steps call: prefetch, write and recheck the comment of one job. */

import { needsComment } from '../comment/index.ts'
import { type Clock, connect } from './client.ts'
import { commentApi } from './comment-api.ts'
import { type CommentSource, findOwnComments } from './find-comment.ts'
import type { PlanSettings } from './plan-comment.ts'
import { findPullRequest, type PullRequestFound, type PullRequestHint } from './pull-request.ts'
import { createLoginFinder } from './token-account.ts'
import { MAIN_MAX_WAIT_MS, POST_MAX_WAIT_MS, recheckUpsert, upsertComment } from './upsert-comment.ts'
import type { CommentOutcome, UpsertInput } from './upsert-session.ts'

/** Where the comment is and which account writes it. `apiUrl` is GITHUB_API_URL, `repository` is `owner/name`. */
export type CommentTarget = {
  readonly token: string
  /** `github.token`; an equal `token` needs no request to find its account. */
  readonly jobToken: string | undefined
  readonly apiUrl: string
  readonly repository: string
  readonly pullRequest: PullRequestHint
  readonly key: string
}

/** What a job writes to the comment, and where. */
export type CommentJob = CommentTarget & PlanSettings & Pick<UpsertInput, 'rows' | 'matrixJob'>

/** A pull request's comments, ready to be read and written, or why there are none. */
export type CommentLookup = {
  /** Number of requests sent so far. */
  readonly requests: () => number
} & (
  | ({ readonly kind: 'found' } & Omit<CommentSource, 'clock'> &
      Pick<UpsertInput, 'prefetched' | 'commentCount'>)
  | Exclude<PullRequestFound, { kind: 'number' }>
)

/** `requests` is the number sent to GitHub. Without a pull request there is nothing to comment on; that is no failure. */
export type PublishResult = {
  readonly requests: number
  readonly outcome: CommentOutcome | { readonly kind: 'no-pull-request'; readonly why: string }
}

/** Reads the comments while the job is busy with something else. `signal` ends it early, as a failed lookup. */
export async function prefetchLookup(
  target: CommentTarget,
  clock: Clock,
  signal?: AbortSignal,
): Promise<CommentLookup> {
  const lookup = await openLookup(target, clock, MAIN_MAX_WAIT_MS, signal)
  if (lookup.kind !== 'found') return lookup
  const found = await findOwnComments({ ...lookup, clock })
  return found.kind === 'ok'
    ? { ...lookup, prefetched: found.value }
    : { kind: 'failed', message: found.message, requests: lookup.requests }
}

/** The main step's part: writes the comment, starting from `prefetched` where that is still valid. */
export async function publishComment(
  job: CommentJob,
  clock: Clock,
  prefetched?: CommentLookup,
): Promise<PublishResult> {
  if (prefetched !== undefined && isStillValid(prefetched, job)) {
    return publish(job, clock, prefetched, MAIN_MAX_WAIT_MS, upsertComment)
  }
  const lookup = await openLookup(job, clock, MAIN_MAX_WAIT_MS)
  const { requests, outcome } = await publish(job, clock, lookup, MAIN_MAX_WAIT_MS, upsertComment)
  return { requests: requests + (prefetched?.requests() ?? 0), outcome }
}

/** The `post` step's part: checks the comment once more. `before` is the outcome of {@link publishComment}. */
export async function recheckComment(
  job: CommentJob,
  clock: Clock,
  before: CommentOutcome | undefined,
): Promise<PublishResult> {
  const lookup = await openLookup(job, clock, POST_MAX_WAIT_MS)
  return publish(job, clock, lookup, POST_MAX_WAIT_MS, input => recheckUpsert(input, before))
}

/**
 * A failed lookup is repeated, since GitHub may answer now. A pull request may have been opened since it was not found;
 * a job with nothing to report does not ask again.
 */
function isStillValid({ kind }: CommentLookup, { rows, when }: CommentJob): boolean {
  return kind === 'found' || (kind === 'none' && when === 'on-fallback' && !rows.some(needsComment))
}

/** Finds the pull request; sends nothing if the event names it. */
async function openLookup(
  target: CommentTarget,
  clock: Clock,
  maxWaitMs: number,
  signal?: AbortSignal,
): Promise<CommentLookup> {
  const [owner = '', repo = ''] = target.repository.split('/')
  const client = connect({ token: target.token, baseUrl: target.apiUrl, clock, maxWaitMs, signal })
  const { requests } = client
  const found = await findPullRequest(client, { owner, repo }, target.pullRequest)
  if (found.kind !== 'number') return { ...found, requests }
  const { number, commentCount } = found
  const pullRequest = { owner, repo, number }
  return {
    kind: 'found',
    requests,
    api: commentApi(client, pullRequest),
    identify: createLoginFinder(client, pullRequest, target),
    key: target.key,
    commentCount,
  }
}

async function publish(
  job: CommentJob,
  clock: Clock,
  lookup: CommentLookup,
  maxWaitMs: number,
  upsert: (input: UpsertInput) => Promise<CommentOutcome>,
): Promise<PublishResult> {
  const { requests } = lookup
  switch (lookup.kind) {
    case 'none':
      return { requests: requests(), outcome: { kind: 'no-pull-request', why: lookup.why } }
    case 'failed':
      return { requests: requests(), outcome: { kind: 'failed', message: lookup.message } }
    case 'found': {
      const { rows, run, when, render, matrixJob } = job
      const outcome = await upsert({ ...lookup, clock, rows, run, when, render, matrixJob, maxWaitMs })
      return { requests: requests(), outcome }
    }
  }
}
