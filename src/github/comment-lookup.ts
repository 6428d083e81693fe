/** The way to a pull request's comments: before there is anything to say, or when there is. */

import { connect, type GitHubClient, type Pace } from './client.ts'
import { type CommentApi, commentApi } from './comment-api.ts'
import { findOurs, type Look, type Ours } from './find-comment.ts'
import { identity } from './identity.ts'
import { findPullRequest, type PullRequestFound, type PullRequestHint } from './pull-request.ts'

/** Where a comment is to stand, and whose it is. `apiUrl` is GITHUB_API_URL. */
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

/** The comments of a pull request, and how to tell ours; or why there is none. `look` where one was made already. */
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

/** By whose clock, how long all waits together may take (ms), and what ends it all. */
export type Manner = { readonly pace: Pace; readonly patience: number; readonly signal?: AbortSignal }

/** Finds the pull request. Nothing is sent where the event says which one it is. */
export async function approach(place: CommentPlace, manner: Manner): Promise<Approach> {
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

/** Goes there and looks, for a job that is busy with something else. The signal ends it early, without a word. */
export async function lookAhead(place: CommentPlace, manner: Manner): Promise<Approach> {
  const approached = await approach(place, manner)
  if (approached.kind !== 'there') return approached
  const began = manner.pace.now()
  return { ...approached, look: { began, found: await findOurs(approached.api, approached.ours) } }
}
