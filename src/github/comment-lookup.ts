/** The way to a pull request's comments: before there is anything to say, or when there is. */

import { type Clock, connect, type GitHubClient } from './client.ts'
import { type CommentApi, commentApi } from './comment-api.ts'
import { type CommentOwner, type FoundComments, findOwnComments } from './find-comment.ts'
import { identity } from './identity.ts'
import { findPullRequest, type PullRequestFound, type PullRequestHint } from './pull-request.ts'

/** Where a comment is to stand, and whose it is. `apiUrl` is GITHUB_API_URL. */
export type CommentTarget = {
  readonly token: string
  /** `github.token`, by which a workflow's own token is known without asking. */
  readonly jobToken: string | undefined
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: PullRequestHint
  readonly key: string
}

/** The comments of a pull request, and how to tell ours; or why there is none. `look` where one was made already. */
export type CommentLookup = { readonly client: GitHubClient } & (
  | {
      readonly kind: 'there'
      readonly api: CommentApi
      readonly owner: CommentOwner
      readonly comments?: number
      readonly found?: FoundComments
    }
  | Exclude<PullRequestFound, { kind: 'found' }>
)

/** By whose clock, how long all waits together may take (ms), and what ends it all. */
export type LookupOptions = {
  readonly clock: Clock
  readonly maxWaitMs: number
  readonly signal?: AbortSignal
}

/** Finds the pull request. Nothing is sent where the event says which one it is. */
export async function openLookup(place: CommentTarget, manner: LookupOptions): Promise<CommentLookup> {
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
    owner: { key, identify },
    ...(found.comments === undefined ? {} : { comments: found.comments }),
  }
}

/** Goes there and looks, for a job that is busy with something else. The signal ends it early, without a word. */
export async function prefetchLookup(place: CommentTarget, manner: LookupOptions): Promise<CommentLookup> {
  const approached = await openLookup(place, manner)
  if (approached.kind !== 'there') return approached
  const began = manner.clock.now()
  return {
    ...approached,
    found: { startedAt: began, answer: await findOwnComments(approached.api, approached.owner) },
  }
}
