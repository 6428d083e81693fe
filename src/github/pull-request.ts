/** Which pull request a run belongs to: read from the event where it says, looked up by the commit where it does not. */

import type { Answer, GitHubClient } from './client.ts'

/** What of a run is needed. `payload` is the event's, as the runner wrote it. */
export interface EventFacts {
  readonly eventName: string
  readonly payload: unknown
  /** GITHUB_SHA. */
  readonly sha: string
  /** The `pull-request` input. */
  readonly override?: number
  /** This job's clock, milliseconds since the epoch. */
  readonly now: number
}

/** What the event says by itself. */
export type PullRequestHint =
  /** `comments`: how many the pull request had when the event was sent, unless that is long ago. */
  | { readonly kind: 'number'; readonly number: number; readonly comments?: number }
  /** To be looked up: an open pull request whose head is this commit. `head` is `owner:branch` where known. */
  | { readonly kind: 'commit'; readonly sha: string; readonly head?: string }
  | { readonly kind: 'none'; readonly why: string }

/** A pull request, or the plain reason why there is none. */
export type PullRequestFound =
  | { readonly kind: 'found'; readonly number: number; readonly comments?: number }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'failed'; readonly message: string }

/** Reads the event. Nothing of it is taken on trust, a payload may be of any shape. */
export function pullRequestFromEvent({
  eventName,
  payload,
  sha,
  override,
  now,
}: EventFacts): PullRequestHint {
  if (override !== undefined) return { kind: 'number', number: override }
  switch (eventName) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return ofPullRequest(at(payload, 'pull_request'), eventName, now)
    case 'issue_comment':
      return ofIssueComment(at(payload, 'issue'), now)
    case 'workflow_run':
      return ofWorkflowRun(at(payload, 'workflow_run'), at(payload, 'repository'))
    case 'merge_group':
      return ofMergeGroup(at(payload, 'merge_group'))
    case 'push':
      return ofPush(payload, sha)
    case 'workflow_dispatch':
    case 'repository_dispatch':
      return ofCommit(sha, undefined)
    default:
      return { kind: 'none', why: `The event ${eventName} belongs to no pull request.` }
  }
}

/** Finds the pull request that an event's hint leads to; at most two requests, none where the event says the number. */
export async function findPullRequest(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  hint: PullRequestHint,
): Promise<PullRequestFound> {
  switch (hint.kind) {
    case 'number':
      return { ...hint, kind: 'found' }
    case 'none':
      return hint
    case 'commit':
      break
  }
  // By branch first: GitHub does not associate a fork's commits with pull requests of the repository it was forked from.
  const { head, sha } = hint
  if (head !== undefined) {
    const byHead = await client.read((octokit, request) =>
      octokit.rest.pulls.list({ ...repository, head, state: 'open', per_page: 100, request }),
    )
    const found = pick(byHead, sha)
    if (found.kind !== 'none') return found
  }
  const byCommit = await client.read((octokit, request) =>
    octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      ...repository,
      commit_sha: sha,
      per_page: 100,
      request,
    }),
  )
  return pick(byCommit, sha)
}

interface Candidate {
  readonly number: number
  readonly state: string
  readonly head: { readonly sha: string }
}

/**
 * The open pull request whose head the commit still is; a merged one, or one that contains the commit further down, is
 * not what this run is about. Of several (one branch, several bases) the oldest, so that every leg picks the same.
 */
function pick(answer: Answer<readonly Candidate[]>, sha: string): PullRequestFound {
  const none = {
    kind: 'none',
    why: `No open pull request has the commit ${sha.slice(0, 7)} as its head.`,
  } as const
  // 422 is GitHub's answer for a commit that it does not know, 409 that for an empty repository.
  if (answer.kind === 'failed' && /^(409|422) /.test(answer.message)) return none
  if (answer.kind === 'gone') return none
  if (answer.kind !== 'ok') return { kind: 'failed', message: answer.message }
  const numbers = answer.value
    .filter(candidate => candidate.state === 'open' && candidate.head.sha === sha)
    .map(candidate => candidate.number)
  return numbers.length === 0 ? none : { kind: 'found', number: Math.min(...numbers) }
}

function ofPullRequest(pull: unknown, eventName: string, now: number): PullRequestHint {
  const number = numberAt(pull, 'number')
  if (number === undefined) return { kind: 'none', why: `The event ${eventName} names no pull request.` }
  return withComments(number, pull, now)
}

function ofIssueComment(issue: unknown, now: number): PullRequestHint {
  const number = numberAt(issue, 'number')
  return number === undefined || at(issue, 'pull_request') === undefined
    ? { kind: 'none', why: 'The comment is on an issue, not on a pull request.' }
    : withComments(number, issue, now)
}

/**
 * How long the count of comments in an event is believed (ms). A run that waited for a runner, an approval or the run of
 * an earlier push may meet a comment that was written after its event.
 */
const COUNT_LASTS = 120_000

/** The count of comments in the event; 0 is worth a request, since then there is no comment of ours to look for. */
function withComments(number: number, source: unknown, now: number): PullRequestHint {
  const comments = at(source, 'comments')
  const isYoung = now - Date.parse(textAt(source, 'updated_at') ?? '') < COUNT_LASTS
  return isYoung && typeof comments === 'number' && Number.isSafeInteger(comments) && comments >= 0
    ? { kind: 'number', number, comments }
    : { kind: 'number', number }
}

/**
 * GitHub names the pull requests of a run in the event, but none for a run of a fork, and also those of other
 * repositories that the branch has pull requests in.
 */
function ofWorkflowRun(run: unknown, repository: unknown): PullRequestHint {
  const listed = at(run, 'pull_requests')
  const home = at(repository, 'id')
  const numbers = (Array.isArray(listed) ? listed : [])
    .filter((pull: unknown) => home !== undefined && at(at(at(pull, 'base'), 'repo'), 'id') === home)
    .map((pull: unknown) => numberAt(pull, 'number'))
    .filter(number => number !== undefined)
  if (numbers.length > 0) return { kind: 'number', number: Math.min(...numbers) }
  const owner = textAt(at(at(run, 'head_repository'), 'owner'), 'login')
  const branch = textAt(run, 'head_branch')
  return ofCommit(textAt(run, 'head_sha'), owner && branch && `${owner}:${branch}`)
}

/** A merge queue's branch is `gh-readonly-queue/<base>/pr-<number>-<sha of the base>`. */
function ofMergeGroup(group: unknown): PullRequestHint {
  const number = /\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(textAt(group, 'head_ref') ?? '')?.[1]
  return number === undefined
    ? { kind: 'none', why: 'The merge group names no pull request.' }
    : { kind: 'number', number: Number(number) }
}

function ofPush(payload: unknown, sha: string): PullRequestHint {
  if (at(payload, 'deleted') === true) return { kind: 'none', why: 'The push deleted its branch.' }
  const branch = /^refs\/heads\/(.+)$/.exec(textAt(payload, 'ref') ?? '')?.[1]
  if (branch === undefined) return { kind: 'none', why: 'The push was not to a branch.' }
  return ofCommit(textAt(payload, 'after') ?? sha, undefined)
}

function ofCommit(sha: string | undefined, head: string | undefined): PullRequestHint {
  if (sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha)) {
    return { kind: 'none', why: 'The event names no commit.' }
  }
  return head === undefined ? { kind: 'commit', sha } : { kind: 'commit', sha, head }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key)
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined
}

function textAt(value: unknown, key: string): string | undefined {
  const found = at(value, key)
  return typeof found === 'string' && found !== '' ? found : undefined
}
