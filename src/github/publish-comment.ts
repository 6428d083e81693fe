/** From a job's rows to the comment on its pull request: which one, whose token, and how it went. */

import type { CommentState, Row, RunIdentity } from '../core/comment-state.ts'
import { connect, type Pace } from './client.ts'
import { commentApi } from './comment-api.ts'
import { identity } from './identity.ts'
import type { CommentWhen } from './plan-comment.ts'
import { type EventFacts, findPullRequest, readEvent } from './pull-request.ts'
import {
  type CommentOutcome,
  MAIN_PATIENCE,
  POST_PATIENCE,
  settleComment,
  type UpsertInput,
  upsertComment,
} from './upsert-comment.ts'

/** What a job has to say, and where. `repository` is `owner/name`; `apiUrl` is GITHUB_API_URL. */
export type CommentJob = {
  readonly token: string
  /** `github.token`, by which a workflow's own token is known without asking. */
  readonly jobToken: string | undefined
  readonly apiUrl: string
  readonly repository: string
  readonly event: EventFacts
  readonly key: string
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

/** The main step's comment. */
export function publishComment(job: CommentJob, pace: Pace): Promise<Published> {
  return onPullRequest(job, pace, MAIN_PATIENCE, upsertComment)
}

/** The `post` step's second look. `before` is what {@link publishComment} answered in the main step. */
export function settlePublished(
  job: CommentJob,
  pace: Pace,
  before: CommentOutcome | undefined,
): Promise<Published> {
  return onPullRequest(job, pace, POST_PATIENCE, input => settleComment(input, before))
}

async function onPullRequest(
  job: CommentJob,
  pace: Pace,
  patience: number,
  act: (input: UpsertInput) => Promise<CommentOutcome>,
): Promise<Published> {
  const [owner = '', repo = ''] = job.repository.split('/')
  const client = connect({ token: job.token, baseUrl: job.apiUrl, pace, patience })
  const found = await findPullRequest(client, { owner, repo }, readEvent(job.event))
  if (found.kind === 'none') {
    return { requests: client.requests(), outcome: { kind: 'no-pull-request', why: found.why } }
  }
  if (found.kind === 'failed') return { requests: client.requests(), outcome: found }
  const place = { owner, repo, pullRequest: found.number }
  const { token, jobToken, key, rows, run, when, render } = job
  const outcome = await act({
    api: commentApi(client, place),
    identify: identity(client, place, jobToken === undefined ? { token } : { token, jobToken }),
    ...{ key, rows, run, when, render, pace, patience },
    ...(found.comments === undefined ? {} : { commentsBefore: found.comments }),
    ...(job.turn === undefined ? {} : { turn: job.turn }),
  })
  return { requests: client.requests(), outcome }
}
