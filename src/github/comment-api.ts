/** The few things that the comment needs of GitHub; the simulation plays them in memory. */

import type { Answer, GitHubClient } from './client.ts'

/** A comment; `updatedAt` in milliseconds since the epoch, in whole seconds on GitHub. `author` is a login. */
export interface Comment {
  readonly id: number
  readonly body: string
  readonly author: string
  readonly url: string
  readonly updatedAt: number
}

/** The comments of one pull request. */
export interface CommentApi {
  /** A page of up to 100, oldest first, `since` keeps those updated at that time (ms) or later. */
  readonly list: (page: number, since?: number) => Promise<Answer<readonly Comment[]>>
  readonly get: (id: number) => Promise<Answer<Comment>>
  readonly create: (body: string) => Promise<Answer<Comment>>
  readonly update: (id: number, body: string) => Promise<Answer<Comment>>
  readonly remove: (id: number) => Promise<Answer<null>>
}

/** As many as GitHub gives at once. */
export const PAGE_SIZE = 100

/** Where the comments are. */
export interface PullRequestRef {
  readonly owner: string
  readonly repo: string
  /** The pull request's number. */
  readonly pullRequest: number
}

interface Payload {
  readonly id: number
  readonly body?: string
  readonly html_url: string
  readonly updated_at: string
  readonly user: { readonly login: string } | null
}

/** The comments of a pull request over octokit. */
export function commentApi(client: GitHubClient, place: PullRequestRef): CommentApi {
  const { owner, repo, pullRequest } = place
  const there = { owner, repo }
  const issue = { ...there, issue_number: pullRequest }
  return {
    list: async (page, since) => {
      const from = since === undefined ? {} : { since: new Date(since).toISOString() }
      const query = { ...issue, ...from, page, per_page: PAGE_SIZE }
      const answer = await client.read((octokit, request) =>
        octokit.rest.issues.listComments({ ...query, request }),
      )
      return mapAnswer(answer, comments => comments.map(readComment))
    },
    get: async id =>
      mapAnswer(
        await client.read((octokit, request) =>
          octokit.rest.issues.getComment({ ...there, comment_id: id, request }),
        ),
        readComment,
      ),
    create: async body =>
      mapAnswer(
        await client.write((octokit, request) =>
          octokit.rest.issues.createComment({ ...issue, body, request }),
        ),
        readComment,
      ),
    update: async (id, body) =>
      mapAnswer(
        await client.write((octokit, request) =>
          octokit.rest.issues.updateComment({ ...there, comment_id: id, body, request }),
        ),
        readComment,
      ),
    remove: async id =>
      mapAnswer(
        await client.write((octokit, request) =>
          octokit.rest.issues.deleteComment({ ...there, comment_id: id, request }),
        ),
        () => null,
      ),
  }
}

function readComment(payload: Payload): Comment {
  return {
    id: payload.id,
    body: payload.body ?? '',
    // A deleted account's comments have no user; no token's login is empty, so nobody owns them.
    author: payload.user?.login ?? '',
    url: payload.html_url,
    updatedAt: Date.parse(payload.updated_at),
  }
}

function mapAnswer<T, U>(answer: Answer<T>, change: (value: T) => U): Answer<U> {
  return answer.kind === 'ok' ? { ...answer, value: change(answer.value) } : answer
}
