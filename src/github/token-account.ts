/** The account of the token, because only its own comments are read and changed. */

import { fieldsOf, textOf } from '../base/index.ts'
import type { Answer, GitHubClient } from './client.ts'
import { isId, type PullRequestRef, parseList } from './comment-api.ts'

/** The account of a workflow's own GITHUB_TOKEN, on github.com and on GitHub Enterprise Server. */
const ACTIONS_LOGIN = 'github-actions[bot]'

/** A token, and the job's own `${{ github.token }}` to compare it with. */
export interface TokenFacts {
  readonly token: string
  readonly jobToken: string | undefined
}

/**
 * Returns a function that finds the login of the token's account. It asks GitHub at most once, and not at all for the
 * job's own token. A comment of another account never counts as this action's comment.
 */
export function createLoginFinder(
  client: GitHubClient,
  pullRequest: PullRequestRef,
  facts: TokenFacts,
): () => Promise<Answer<string>> {
  let answer: Promise<Answer<string>> | undefined
  return () => {
    answer ??= findLogin(client, pullRequest, facts)
    return answer
  }
}

async function findLogin(
  client: GitHubClient,
  pullRequest: PullRequestRef,
  { token, jobToken }: TokenFacts,
): Promise<Answer<string>> {
  if (token === jobToken) return { kind: 'ok', value: ACTIONS_LOGIN }
  // `ghs_` is GitHub's prefix for installation tokens; `/user` would answer 403.
  if (token.startsWith('ghs_')) return findAppLogin(client, pullRequest)
  const login = await client.read(
    ({ rest }, request) => rest.users.getAuthenticated({ request }),
    user => textOf(fieldsOf(user)['login']),
  )
  return login.kind === 'denied' ? findAppLogin(client, pullRequest) : login
}

/**
 * Finds the login of an app's bot with REST: creates a review without submitting it, reads its author and deletes it.
 * Only its author can see such a review, it notifies no one, and it needs no more than `pull-requests: write`. GitHub
 * allows one for each account and pull request; if another job of this account has one now, its author is the answer.
 */
async function findAppLogin(
  client: GitHubClient,
  { owner, repo, number }: PullRequestRef,
): Promise<Answer<string>> {
  const pull = { owner, repo, pull_number: number }
  const review = await client.write(
    ({ rest }, request) => rest.pulls.createReview({ ...pull, request }),
    parseReview,
  )
  if (review.kind === 'ok') {
    const { id, login } = review.value
    await client.write(
      ({ rest }, request) => rest.pulls.deletePendingReview({ ...pull, review_id: id, request }),
      () => null,
    )
    return { kind: 'ok', value: login }
  }
  if (review.kind !== 'failed' || review.problem.kind !== 'invalid') return review
  const pending = await client.read(
    ({ rest }, request) => rest.pulls.listReviews({ ...pull, per_page: 100, request }),
    data => parseList(data, parseReview),
  )
  if (pending.kind !== 'ok') return pending
  const own = pending.value.find(({ isPending }) => isPending)
  return own === undefined ? review : { kind: 'ok', value: own.login }
}

/** A review of a deleted account has no user, and its login is empty. */
function parseReview(data: unknown) {
  const { id, user, state } = fieldsOf(data)
  const login = textOf(fieldsOf(user)['login']) ?? ''
  return isId(id) ? { id, login, isPending: state === 'PENDING' } : undefined
}
