/** The comments of one pull request over REST. The simulation replaces this interface. */

import { fieldsOf, isFields, textOf } from '../base/index.ts'
import type { Answer, GitHubClient } from './client.ts'

/** A comment. `author` is a login, `null` for a deleted account; `updatedAt` is ms since the epoch, in whole seconds. */
export interface Comment {
  readonly id: number
  readonly body: string
  readonly author: string | null
  readonly url: string
  readonly updatedAt: number
}

/** One page of a list, oldest comment first. `serverTime` is GitHub's clock (ms). */
export interface CommentPage {
  readonly comments: readonly Comment[]
  readonly lastPage: number
  readonly serverTime: number
}

/** The comments of one pull request; the simulation implements it in memory. */
export interface CommentApi {
  /** Pages have up to {@link PAGE_SIZE} comments. With `since` (ms), only comments updated at that time or later. */
  readonly list: (page: number, since?: number) => Promise<Answer<CommentPage>>
  readonly get: (id: number) => Promise<Answer<Comment>>
  readonly create: (body: string) => Promise<Answer<Comment>>
  readonly update: (id: number, body: string) => Promise<Answer<Comment>>
  readonly remove: (id: number) => Promise<Answer<null>>
}

/** GitHub's largest page. */
export const PAGE_SIZE = 100

/** A pull request. */
export interface PullRequestRef {
  readonly owner: string
  readonly repo: string
  readonly number: number
}

/** The comments of a pull request on GitHub. */
export function commentApi(
  { read, write }: GitHubClient,
  { owner, repo, number }: PullRequestRef,
): CommentApi {
  const issue = { owner, repo, issue_number: number }
  const comment = (id: number) => ({ owner, repo, comment_id: id })
  return {
    list: (page, since) => {
      const filter = since === undefined ? {} : { since: new Date(since).toISOString() }
      const query = { ...issue, ...filter, page, per_page: PAGE_SIZE }
      return read(
        ({ rest }, request) => rest.issues.listComments({ ...query, request }),
        (comments, info) => parsePage(comments, info),
      )
    },
    get: id => read(({ rest }, request) => rest.issues.getComment({ ...comment(id), request }), parseComment),
    create: body =>
      write(({ rest }, request) => rest.issues.createComment({ ...issue, body, request }), parseComment),
    update: (id, body) =>
      write(
        ({ rest }, request) => rest.issues.updateComment({ ...comment(id), body, request }),
        parseComment,
      ),
    remove: id =>
      write(
        ({ rest }, request) => rest.issues.deleteComment({ ...comment(id), request }),
        () => null,
      ),
  }
}

function parsePage(data: unknown, info: Omit<CommentPage, 'comments'>): CommentPage | undefined {
  const comments = parseList(data, parseComment)
  return comments === undefined ? undefined : { comments, ...info }
}

/** A list whose entries are all as documented. */
export function parseList<T>(
  data: unknown,
  parse: (entry: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(data)) return undefined
  const entries = data.map(parse)
  return entries.every(entry => entry !== undefined) ? entries : undefined
}

/** GitHub documents a missing body, and no user for a deleted account. Some servers send `null` for the body. */
function parseComment(data: unknown): Comment | undefined {
  const { id, body, user, html_url, updated_at } = fieldsOf(data)
  const url = textOf(html_url)
  const updatedAt = Date.parse(textOf(updated_at) ?? '')
  const author = parseLogin(user)
  const text = body ?? ''
  if (!isId(id) || url === undefined || Number.isNaN(updatedAt) || typeof text !== 'string') return undefined
  return author === undefined ? undefined : { id, body: text, author, url, updatedAt }
}

/** `null` for a deleted account; `undefined` when it is no account. */
function parseLogin(user: unknown): string | null | undefined {
  if (user === null || user === undefined) return null
  return isFields(user) ? textOf(user['login']) : undefined
}

/** Numbers of comments, pull requests and reviews. */
export function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}
