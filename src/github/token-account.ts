/** The account of the token, because only its own comments are read and changed. */

import type { Answer, GitHubClient } from './client.ts'
import type { PullRequestRef } from './comment-api.ts'

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
    user => user.login,
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
    ({ id, user }) => ({ id, login: user?.login ?? '' }),
  )
  if (review.kind === 'ok') {
    const { id, login } = review.value
    await client.write(
      ({ rest }, request) => rest.pulls.deletePendingReview({ ...pull, review_id: id, request }),
      () => null,
    )
    return { kind: 'ok', value: login }
  }
  if (review.kind !== 'failed') return review
  const pending = await client.read(
    ({ rest }, request) => rest.pulls.listReviews({ ...pull, per_page: 100, request }),
    reviews => reviews.find(({ state }) => state === 'PENDING')?.user?.login,
  )
  if (pending.kind !== 'ok') return pending
  return pending.value === undefined ? review : { kind: 'ok', value: pending.value }
}
