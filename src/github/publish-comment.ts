/** What the steps call: prefetch, write and recheck the comment of one job. */

import { type CommentState, needsComment } from '../comment/index.ts'
import { connect, type Timing } from './client.ts'
import { commentApi } from './comment-api.ts'
import { type CommentSource, findOwnComments } from './find-comment.ts'
import { findPullRequest, type PullRequestFound } from './find-pull-request.ts'
import type { PlanSettings } from './plan-comment.ts'
import type { PullRequestHint } from './pull-request.ts'
import { createLoginFinder } from './token-account.ts'
import { recheckUpsert, upsertComment } from './upsert-comment.ts'
import type { CommentOutcome, UpsertInput, UpsertResult } from './upsert-session.ts'

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
  /** All rows that this job knows, for its post step; missing where it has read nothing. */
  readonly known?: CommentState
}

/** Reads the comments while the job is busy with something else. The deadline ends it early, as a failed lookup. */
export async function prefetchLookup(target: CommentTarget, timing: Timing): Promise<CommentLookup> {
  const lookup = await openLookup(target, timing)
  if (lookup.kind !== 'found') return lookup
  const found = await findOwnComments({ ...lookup, clock: timing.clock })
  return found.kind === 'ok'
    ? { ...lookup, prefetched: found.value }
    : { kind: 'failed', problem: found.problem, requests: lookup.requests }
}

/** The main step's part: writes the comment, starting from `prefetched` where that is still valid. */
export async function publishComment(
  job: CommentJob,
  timing: Timing,
  prefetched?: CommentLookup,
): Promise<PublishResult> {
  if (prefetched !== undefined && isStillValid(prefetched, job)) {
    return publish(job, timing, prefetched, upsertComment)
  }
  const lookup = await openLookup(job, timing)
  const result = await publish(job, timing, lookup, upsertComment)
  return { ...result, requests: result.requests + (prefetched?.requests() ?? 0) }
}

/** What the main step has left to the post step. */
export type Before = {
  readonly outcome?: CommentOutcome | undefined
  readonly known?: CommentState | undefined
}

/** The `post` step's part: checks the comment once more. `before` is the result of {@link publishComment}. */
export async function recheckComment(
  job: CommentJob,
  timing: Timing,
  { outcome, known }: Before,
): Promise<PublishResult> {
  const lookup = await openLookup(job, timing)
  return publish(job, timing, lookup, async input => ({
    outcome: await recheckUpsert({ ...input, known }, outcome),
  }))
}

/**
 * A failed lookup is repeated, since GitHub may answer now. A pull request may have been opened since it was not found;
 * a job with nothing to report does not ask again.
 */
function isStillValid({ kind }: CommentLookup, { rows, when }: CommentJob): boolean {
  return kind === 'found' || (kind === 'none' && when === 'on-fallback' && !rows.some(needsComment))
}

/** Finds the pull request; sends nothing if the event names it. */
async function openLookup(target: CommentTarget, timing: Timing): Promise<CommentLookup> {
  const [owner = '', repo = ''] = target.repository.split('/')
  const client = connect({ token: target.token, baseUrl: target.apiUrl, ...timing })
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
  timing: Timing,
  lookup: CommentLookup,
  upsert: (input: UpsertInput) => Promise<Pick<UpsertResult, 'outcome'> & Partial<UpsertResult>>,
): Promise<PublishResult> {
  const { requests } = lookup
  switch (lookup.kind) {
    case 'none':
      return { requests: requests(), outcome: { kind: 'no-pull-request', why: lookup.why } }
    case 'failed':
      return { requests: requests(), outcome: { kind: 'failed', problem: lookup.problem } }
    case 'found': {
      const { rows, run, when, render, matrixJob } = job
      const result = await upsert({ ...lookup, ...timing, rows, run, when, render, matrixJob })
      return { requests: requests(), ...result }
    }
  }
}
