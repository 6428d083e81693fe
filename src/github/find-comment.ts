import { hasMarker } from '../comment/index.ts'
import type { Answer } from './client.ts'
import { type Comment, type CommentApi, PAGE_SIZE } from './comment-api.ts'

/** GitHub closes a conversation at 2,500 comments; other servers may not. */
export const MAX_PAGES = 100

const pagesAtOnce = 4

/**
 * How near to a page's edge a comment of ours may stand before the next page is read as well. Duplicates come from jobs
 * that start together, so they stand close to each other.
 */
const edge = 30

/** What tells our comment from others: its key, and the login behind this token, asked for only when it matters. */
export interface CommentOwner {
  readonly key: string
  readonly identify: () => Promise<Answer<string>>
}

/** What a look at the comments found; `began` (ms, this job's clock) decides how long it may be acted on. */
export interface FoundComments {
  readonly startedAt: number
  readonly answer: Answer<readonly Comment[]>
}

/** Whether a comment is ours: the marker first thing in it, and written by this token's own account. */
export function isOwnComment(comment: Comment, key: string, login: string): boolean {
  return login !== '' && comment.author === login && hasMarker(comment.body, key)
}

/** Our comments on the pull request, oldest first. */
export async function findOwnComments(
  api: CommentApi,
  ours: CommentOwner,
): Promise<Answer<readonly Comment[]>> {
  const first = await api.list(1)
  if (first.kind !== 'ok') return first
  const { lastPage } = first
  if (lastPage > MAX_PAGES) {
    return { kind: 'failed', message: `The pull request has more than ${MAX_PAGES * PAGE_SIZE} comments.` }
  }
  // GitHub lists oldest first and offers no other order. Our comment mostly dates from the first push, so page 1, which
  // must be read to learn how many there are, is where it usually is; a younger one is sooner found from the end.
  const mine = new Map<number, Comment>()
  const seen = new Set([1])
  const answer = await keepOurs(first.value, 1, ours, mine)
  if (answer.kind !== 'ok') return answer
  let wanted = answer.value
  for (let next = lastPage; ; ) {
    wanted = wanted.filter(page => page >= 1 && page <= lastPage && !seen.has(page))
    if (wanted.length === 0 && mine.size === 0 && next > 1) {
      wanted = Array.from({ length: Math.min(pagesAtOnce, next - 1) }, (_, index) => next - index)
      next -= wanted.length
    }
    if (wanted.length === 0) return { ...first, value: inOrder(mine) }
    const near = await readPages(api, wanted, ours, mine)
    if (near.kind !== 'ok') return near
    for (const page of wanted) seen.add(page)
    wanted = near.value
  }
}

/** Our comments among those changed at `since` or later (ms): one request unless the conversation is very busy. */
export async function findOwnCommentsSince(
  api: CommentApi,
  ours: CommentOwner,
  since: number,
): Promise<Answer<readonly Comment[]>> {
  const mine = new Map<number, Comment>()
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await api.list(page, since)
    if (answer.kind !== 'ok') return answer
    const kept = await keepOurs(answer.value, page, ours, mine)
    if (kept.kind !== 'ok') return kept
    if (page >= answer.lastPage) return { ...answer, value: inOrder(mine) }
  }
  return { kind: 'failed', message: `More than ${MAX_PAGES * PAGE_SIZE} comments were changed at once.` }
}

async function readPages(
  api: CommentApi,
  pages: readonly number[],
  ours: CommentOwner,
  mine: Map<number, Comment>,
): Promise<Answer<number[]>> {
  const near: number[] = []
  const answers = await Promise.all(pages.map(page => api.list(page)))
  for (const [index, answer] of answers.entries()) {
    if (answer.kind !== 'ok') return answer
    const kept = await keepOurs(answer.value, pages[index] ?? 0, ours, mine)
    if (kept.kind !== 'ok') return kept
    near.push(...kept.value)
  }
  return { kind: 'ok', value: near, at: 0, lastPage: 0 }
}

/** Puts a page's comments that are ours into `mine` and answers with the pages that they stand close to. */
async function keepOurs(
  comments: readonly Comment[],
  page: number,
  { key, identify }: CommentOwner,
  mine: Map<number, Comment>,
): Promise<Answer<number[]>> {
  const near: number[] = []
  for (const [index, comment] of comments.entries()) {
    if (!hasMarker(comment.body, key)) continue
    const login = await identify()
    if (login.kind !== 'ok') return login
    if (!isOwnComment(comment, key, login.value)) continue
    mine.set(comment.id, comment)
    if (index < edge) near.push(page - 1)
    if (index >= PAGE_SIZE - edge) near.push(page + 1)
  }
  return { kind: 'ok', value: near, at: 0, lastPage: 0 }
}

function inOrder(comments: ReadonlyMap<number, Comment>): readonly Comment[] {
  return [...comments.values()].sort((one, other) => one.id - other.id)
}
