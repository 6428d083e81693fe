/** Looks a pull request up by its commit, when the event does not name it. */

import { fieldsOf, textOf } from '../base/index.ts'
import type { Answer, GitHubClient } from './client.ts'
import { isId, parseList } from './comment-api.ts'
import type { Problem } from './failure/problem.ts'
import type { PullRequestHint } from './pull-request.ts'

/** A pull request, or the reason why there is none. */
export type PullRequestFound =
  | Exclude<PullRequestHint, { kind: 'commit' }>
  | { readonly kind: 'failed'; readonly problem: Problem }

/** Finds the pull request: no request if the event has its number, else up to two. */
export async function findPullRequest(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  hint: PullRequestHint,
): Promise<PullRequestFound> {
  if (hint.kind !== 'commit') return hint
  const { head, sha } = hint
  const query = { ...repository, per_page: 100 }
  const select = (data: unknown) => selectPull(data, sha)
  if (head !== undefined) {
    // GitHub does not associate a fork's commit with a pull request of the parent repository, so the branch goes first.
    const byHead = await client.read(
      ({ rest }, request) => rest.pulls.list({ ...query, head, state: 'open', request }),
      select,
    )
    const found = readSelected(byHead, sha)
    if (found.kind !== 'none') return found
  }
  const byCommit = await client.read(
    ({ rest }, request) =>
      rest.repos.listPullRequestsAssociatedWithCommit({ ...query, commit_sha: sha, request }),
    select,
  )
  return readSelected(byCommit, sha)
}

/** `number` is missing when no pull request of the list has the commit. */
type Selected = { readonly number?: number | undefined }

/**
 * The open pull request that still has the commit as its head. If one branch has several, with different bases, it is
 * the oldest, so that every leg selects the same one. `undefined` when the data is no list of pull requests.
 */
function selectPull(data: unknown, sha: string): Selected | undefined {
  const pulls = parseList(data, parsePull)
  const numbers = pulls?.filter(pull => pull.isOpen && pull.sha === sha).map(({ number }) => number)
  return numbers && { number: numbers.toSorted((one, other) => one - other)[0] }
}

function parsePull(data: unknown) {
  const { number, state, head } = fieldsOf(data)
  const sha = textOf(fieldsOf(head)['sha'])
  return isId(number) && sha !== undefined ? { number, sha, isOpen: state === 'open' } : undefined
}

function readSelected(answer: Answer<Selected>, sha: string): PullRequestFound {
  if (answer.kind === 'ok' && answer.value.number !== undefined) {
    return { kind: 'number', number: answer.value.number }
  }
  // GitHub answers 422 for an unknown commit and 409 for an empty repository.
  return answer.kind === 'ok' || answer.kind === 'gone' || answer.problem.kind === 'invalid'
    ? { kind: 'none', why: `No open pull request has the commit ${sha.slice(0, 7)} as its head.` }
    : { kind: 'failed', problem: answer.problem }
}
