/** Which pull request a run belongs to, as the event says. */

/** The event of a run. */
export interface EventFacts {
  readonly eventName: string
  /** The event's payload, as the runner wrote it. */
  readonly payload: unknown
  /** GITHUB_SHA. */
  readonly sha: string
  /** The `pull-request` input. */
  readonly override?: number
  /** This job's clock (ms since the epoch). */
  readonly now: number
}

/** What the event says about the pull request. */
export type PullRequestHint =
  /** `commentCount` is the number of its comments when the event was sent, unless that is long ago. */
  | { readonly kind: 'number'; readonly number: number; readonly commentCount?: number }
  /** The open pull request with this head commit, to be looked up. `head` is `owner:branch` if known. */
  | { readonly kind: 'commit'; readonly sha: string; readonly head?: string }
  | { readonly kind: 'none'; readonly why: string }

/** Reads the event. A payload can have any shape, so every field is checked. */
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
      return (
        hintFromIssue(fieldOf(payload, 'pull_request'), now) ??
        none(`The event ${eventName} names no pull request.`)
      )
    case 'issue_comment': {
      const issue = fieldOf(payload, 'issue')
      const hint = fieldOf(issue, 'pull_request') === undefined ? undefined : hintFromIssue(issue, now)
      return hint ?? none('The comment is on an issue, not on a pull request.')
    }
    case 'workflow_run':
      return hintFromWorkflowRun(fieldOf(payload, 'workflow_run'), fieldOf(payload, 'repository', 'id'))
    case 'merge_group':
      return hintFromMergeGroup(textOf(payload, 'merge_group', 'head_ref') ?? '')
    case 'push':
      return hintFromPush(payload, sha)
    case 'workflow_dispatch':
    case 'repository_dispatch':
      return hintFromCommit(sha)
    default:
      return none(`The event ${eventName} belongs to no pull request.`)
  }
}

/**
 * How long an event's comment count is valid. A run that waited for a runner, an approval or the run of an earlier push
 * may find a comment that is newer than its event.
 */
const COMMENT_COUNT_MAX_AGE_MS = 120_000

/** A count of 0 saves a request: there is no earlier comment to read. */
function hintFromIssue(issue: unknown, now: number): PullRequestHint | undefined {
  const number = fieldOf(issue, 'number')
  if (!isPositive(number)) return undefined
  const commentCount = fieldOf(issue, 'comments')
  const age = now - Date.parse(textOf(issue, 'updated_at') ?? '')
  return age < COMMENT_COUNT_MAX_AGE_MS && (commentCount === 0 || isPositive(commentCount))
    ? { kind: 'number', number, commentCount }
    : { kind: 'number', number }
}

/**
 * The event lists the pull requests of the run's branch, also those in other repositories. For a fork's run the list is
 * empty.
 */
function hintFromWorkflowRun(run: unknown, repositoryId: unknown): PullRequestHint {
  const listed = fieldOf(run, 'pull_requests')
  const numbers = (Array.isArray(listed) ? listed : [])
    .filter(
      (pull: unknown) => repositoryId !== undefined && fieldOf(pull, 'base', 'repo', 'id') === repositoryId,
    )
    .map((pull: unknown) => fieldOf(pull, 'number'))
    .filter(isPositive)
  if (numbers.length > 0) return { kind: 'number', number: Math.min(...numbers) }
  const owner = textOf(run, 'head_repository', 'owner', 'login')
  const branch = textOf(run, 'head_branch')
  return hintFromCommit(textOf(run, 'head_sha'), owner && branch && `${owner}:${branch}`)
}

/** A merge queue's branch is `gh-readonly-queue/<base>/pr-<number>-<sha of the base>`. */
function hintFromMergeGroup(branch: string): PullRequestHint {
  const number = /\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(branch)?.[1]
  return number === undefined
    ? none('The merge group names no pull request.')
    : { kind: 'number', number: Number(number) }
}

function hintFromPush(payload: unknown, sha: string): PullRequestHint {
  if (fieldOf(payload, 'deleted') === true) return none('The push deleted its branch.')
  if (!/^refs\/heads\/./.test(textOf(payload, 'ref') ?? '')) return none('The push was not to a branch.')
  return hintFromCommit(textOf(payload, 'after') ?? sha)
}

function hintFromCommit(sha: string | undefined, head?: string): PullRequestHint {
  if (sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha)) return none('The event names no commit.')
  return head === undefined ? { kind: 'commit', sha } : { kind: 'commit', sha, head }
}

function none(why: string): { readonly kind: 'none'; readonly why: string } {
  return { kind: 'none', why }
}

/** The value at a path of keys in a value of any shape. */
function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (object, key) =>
      typeof object === 'object' && object !== null && key in object
        ? (object as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  )
}

function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const text = fieldOf(value, ...path)
  return typeof text === 'string' && text !== '' ? text : undefined
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}
