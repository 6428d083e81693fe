/** Whose token this is, so that only comments of that account are taken for ours. */

import type { Answer, GitHubClient } from './client.ts'
import type { PullRequestRef } from './comment-api.ts'

/** The account behind a workflow's own GITHUB_TOKEN, on github.com and on GitHub Enterprise Server. */
export const ACTIONS_LOGIN = 'github-actions[bot]'

/** What is known about the token without asking. */
export interface TokenFacts {
  readonly token: string
  /** `${{ github.token }}` of this very job, where known. */
  readonly jobToken?: string
}

/**
 * A question for the login behind the token, asked at most once, and not at all for the job's own token. A personal
 * token names itself under `/user`; an installation token may not ask there and shows its bot another way.
 */
export function identity(
  client: GitHubClient,
  place: PullRequestRef,
  facts: TokenFacts,
): () => Promise<Answer<string>> {
  let answer: Promise<Answer<string>> | undefined
  return () => {
    answer ??= ask(client, place, facts)
    return answer
  }
}

async function ask(client: GitHubClient, place: PullRequestRef, facts: TokenFacts): Promise<Answer<string>> {
  if (facts.token === facts.jobToken) return { kind: 'ok', value: ACTIONS_LOGIN, at: 0, lastPage: 1 }
  // `ghs_` is GitHub's prefix for installation tokens; `/user` would answer 403.
  if (facts.token.startsWith('ghs_')) return askAsApp(client, place)
  const user = await client.read((octokit, request) => octokit.rest.users.getAuthenticated({ request }))
  if (user.kind === 'denied') return askAsApp(client, place)
  return user.kind === 'ok' ? { ...user, value: user.value.login } : user
}

/**
 * An app's bot, by REST: a review that is not submitted is seen by its author alone, tells nobody, needs no more than
 * `pull-requests: write`, and carries its author. There can be one for each account and pull request: when another job
 * of ours has one at this moment, that one answers the question too.
 */
async function askAsApp(client: GitHubClient, place: PullRequestRef): Promise<Answer<string>> {
  const there = { owner: place.owner, repo: place.repo, pull_number: place.pullRequest }
  const created = await client.write((octokit, request) =>
    octokit.rest.pulls.createReview({ ...there, request }),
  )
  if (created.kind === 'ok') {
    const { id, user } = created.value
    await client.write((octokit, request) =>
      octokit.rest.pulls.deletePendingReview({ ...there, review_id: id, request }),
    )
    return { ...created, value: user?.login ?? '' }
  }
  if (created.kind !== 'failed') return created
  const listed = await client.read((octokit, request) =>
    octokit.rest.pulls.listReviews({ ...there, per_page: 100, request }),
  )
  if (listed.kind !== 'ok') return listed
  const pending = listed.value.find(review => review.state === 'PENDING')
  return pending?.user ? { ...listed, value: pending.user.login } : created
}
