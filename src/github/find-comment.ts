/** Finds this action's own comments on a pull request, with few requests in a conversation of many pages. */

import { hasMarker } from '../comment/index.ts'
import type { Answer, Clock } from './client.ts'
import { type Comment, type CommentApi, type CommentPage, PAGE_SIZE } from './comment-api.ts'
import { failureOf } from './failure/problem.ts'

/** GitHub closes a conversation at 2,500 comments; other servers may not. */
const MAX_PAGES = 100

const PAGES_AT_ONCE = 4

/**
 * If an own comment is this close to the edge of its page, the next page is read too: duplicates come from jobs that
 * start together, so they are close to each other.
 */
const EDGE_COMMENTS = 30

/** Where and how to find the comments. */
export interface CommentSource {
  readonly api: CommentApi
  /** Finds the login of the token's account; see token-account.ts. Called only when a comment has the marker. */
  readonly identify: () => Promise<Answer<string>>
  readonly key: string
  readonly clock: Clock
}

/** Own comments, oldest first. */
export interface OwnComments {
  readonly comments: readonly Comment[]
  /** When the first request was sent (ms, this job's clock). */
  readonly startedAt: number
  /** GitHub's time (ms) when they were read. */
  readonly serverTime: number
}

/** Finds all own comments. */
export async function findOwnComments(source: CommentSource): Promise<Answer<OwnComments>> {
  const startedAt = source.clock.now()
  const first = await listPage(source, 1)
  if (first.kind !== 'ok') return first
  const { serverTime, lastPage } = first.value
  const own: Comment[] = []
  const unread = new Set(Array.from({ length: lastPage - 1 }, (_, index) => index + 2))
  // GitHub lists the oldest comment first and has no other order. The comment is usually as old as the first push, so
  // page 1 usually has it, and page 1 is needed for the number of pages. A younger comment is found from the end.
  let batch: readonly PageAnswer[] = [[1, first]]
  for (;;) {
    const near = new Set<number>()
    for (const [page, answer] of batch) {
      if (answer.kind !== 'ok') return answer
      const selected = await selectOwn(answer.value.comments, source)
      if (selected.kind !== 'ok') return selected
      own.push(...selected.value)
      for (const nearPage of pagesNear(page, answer.value.comments, selected.value)) near.add(nearPage)
    }
    const pages =
      own.length === 0 ? [...unread].slice(-PAGES_AT_ONCE) : [...near].filter(page => unread.has(page))
    if (pages.length === 0) return { kind: 'ok', value: { comments: sortById(own), startedAt, serverTime } }
    for (const page of pages) unread.delete(page)
    batch = await Promise.all(pages.map(async page => [page, await listPage(source, page)] as const))
  }
}

type PageAnswer = readonly [page: number, answer: Answer<CommentPage>]

/** Finds own comments that changed at `since` (ms) or later: one request unless over 100 comments did. */
export async function findChangedComments(
  source: CommentSource,
  since: number,
): Promise<Answer<OwnComments>> {
  const startedAt = source.clock.now()
  const own: Comment[] = []
  for (let page = 1; ; page++) {
    const answer = await listPage(source, page, since)
    if (answer.kind !== 'ok') return answer
    const selected = await selectOwn(answer.value.comments, source)
    if (selected.kind !== 'ok') return selected
    own.push(...selected.value)
    const { serverTime, lastPage } = answer.value
    if (page >= lastPage) return { kind: 'ok', value: { comments: sortById(own), startedAt, serverTime } }
  }
}

/** Comments in the order in which they were created. */
export function sortById(comments: Iterable<Comment>): readonly Comment[] {
  return [...comments].sort((one, other) => one.id - other.id)
}

async function listPage({ api }: CommentSource, page: number, since?: number): Promise<Answer<CommentPage>> {
  const answer = await api.list(page, since)
  return answer.kind === 'ok' && answer.value.lastPage > MAX_PAGES
    ? failureOf({ kind: 'too-many-comments', said: '' })
    : answer
}

/** The comments that begin with the marker and whose author is the token's account. */
async function selectOwn(
  comments: readonly Comment[],
  { key, identify }: CommentSource,
): Promise<Answer<readonly Comment[]>> {
  const marked = comments.filter(({ body }) => hasMarker(body, key))
  if (marked.length === 0) return { kind: 'ok', value: [] }
  const login = await identify()
  return login.kind === 'ok'
    ? { kind: 'ok', value: marked.filter(({ author }) => author === login.value) }
    : login
}

function pagesNear(page: number, comments: readonly Comment[], own: readonly Comment[]): readonly number[] {
  return own.flatMap(comment => {
    const index = comments.indexOf(comment)
    return [
      ...(index < EDGE_COMMENTS ? [page - 1] : []),
      ...(index >= PAGE_SIZE - EDGE_COMMENTS ? [page + 1] : []),
    ]
  })
}
