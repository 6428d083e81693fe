/** From a job's rows to the comment on its pull request: which one, whose token, and how it went. */

import type { CommentState, Row, RunIdentity } from '../core/comment-state.ts'
import { connect, type GitHubClient, type Pace } from './client.ts'
import { type CommentApi, commentApi } from './comment-api.ts'
import { findOurs, type Look, type Ours } from './find-comment.ts'
import { identity } from './identity.ts'
import type { CommentWhen } from './plan-comment.ts'
import { findPullRequest, type PullRequestFound, type PullRequestHint } from './pull-request.ts'
import {
  type CommentOutcome,
  MAIN_PATIENCE,
  POST_PATIENCE,
  settleComment,
  type UpsertInput,
  upsertComment,
} from './upsert-comment.ts'

/** Where a comment is to stand, and whose it is: known before there is anything to say. `apiUrl` is GITHUB_API_URL. */
export type CommentPlace = {
  readonly token: string
  /** `github.token`, by which a workflow's own token is known without asking. */
  readonly jobToken: string | undefined
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: PullRequestHint
  readonly key: string
}

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

/** The way to a pull request's comments, or why there is none; `look` where one was made on the way. */
export type Approach = { readonly client: GitHubClient } & (
  | {
      readonly kind: 'there'
      readonly api: CommentApi
      readonly ours: Ours
      readonly comments?: number
      readonly look?: Look
    }
  | Exclude<PullRequestFound, { kind: 'found' }>
)

/** Goes there and looks, for a job that is busy with something else. It ends early, without a word, by the signal. */
export async function lookAhead(place: CommentPlace, pace: Pace, signal: AbortSignal): Promise<Approach> {
  const approached = await approach(place, { pace, patience: MAIN_PATIENCE, signal })
  if (approached.kind !== 'there') return approached
  const began = pace.now()
  return { ...approached, look: { began, found: await findOurs(approached.api, approached.ours) } }
}

/** The main step's comment. `ahead` is what {@link lookAhead} found, where it was called. */
export async function publishComment(job: CommentJob, pace: Pace, ahead?: Approach): Promise<Published> {
  const approached = ahead ?? (await approach(job, { pace, patience: MAIN_PATIENCE }))
  return act(job, approached, { pace, patience: MAIN_PATIENCE }, upsertComment)
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

/** How long to wait for what; milliseconds. */
type Manner = { readonly pace: Pace; readonly patience: number; readonly signal?: AbortSignal }

async function approach(place: CommentPlace, manner: Manner): Promise<Approach> {
  const { token, jobToken, key } = place
  const [owner = '', repo = ''] = place.repository.split('/')
  const client = connect({ token, baseUrl: place.apiUrl, ...manner })
  const found = await findPullRequest(client, { owner, repo }, place.pullRequest)
  if (found.kind !== 'found') return { client, ...found }
  const there = { owner, repo, pullRequest: found.number }
  const identify = identity(client, there, jobToken === undefined ? { token } : { token, jobToken })
  return {
    kind: 'there',
    client,
    api: commentApi(client, there),
    ours: { key, identify },
    ...(found.comments === undefined ? {} : { comments: found.comments }),
  }
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
