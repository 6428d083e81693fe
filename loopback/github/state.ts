/** The account of a token or of a comment's author. */
export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot'
  /** The GitHub App, for a bot. */
  readonly app?: { readonly id: number; readonly slug: string }
}

/** A token's access in one permission of a workflow. */
export type Access = 'none' | 'read' | 'write'

/** A token's account and permissions. An installation token (Actions, an app) cannot read `/user`. */
export interface Grant {
  readonly account: Account
  readonly kind: 'installation' | 'user'
  readonly pullRequests: Access
  readonly issues: Access
}

/** A comment on an issue or pull request; times in milliseconds since the epoch, no `author` for a deleted account. */
export interface StoredComment {
  readonly id: number
  readonly issue: number
  readonly author: Account | null
  body: string
  readonly createdAt: number
  updatedAt: number
}

/** A pull request. `headRepo` is `owner/name`; with another owner it is a fork. */
export interface StoredPullRequest {
  readonly number: number
  readonly state: 'open' | 'closed'
  readonly title: string
  readonly headRef: string
  readonly headSha: string
  readonly headRepo: string
  readonly baseRef: string
}

/** A review that is not submitted; only its author sees it. */
export interface PendingReview {
  readonly id: number
  readonly pull: number
  readonly author: Account
}

/** The state of the loopback GitHub. */
export interface GitHubState {
  readonly owner: string
  readonly repo: string
  readonly comments: Map<number, StoredComment>
  readonly pulls: Map<number, StoredPullRequest>
  /** Numbers of issues that are not pull requests. */
  readonly issues: Set<number>
  readonly reviews: Map<number, PendingReview>
  readonly tokens: Map<string, Grant>
  nextId: number
  readonly now: () => number
}

/** The account of a workflow's GITHUB_TOKEN on github.com. */
export const actionsBot: Account = {
  login: 'github-actions[bot]',
  id: 41898282,
  type: 'Bot',
  app: { id: 15368, slug: 'github-actions' },
}

/** The GITHUB_TOKEN of a workflow with `permissions: pull-requests: <access>`. */
export function actionsGrant(pullRequests: Access = 'write'): Grant {
  return { account: actionsBot, kind: 'installation', pullRequests, issues: 'none' }
}

/** An installation token of a GitHub App, as actions/create-github-app-token creates it. */
export function appGrant(slug: string, id: number, pullRequests: Access = 'write'): Grant {
  const account: Account = { login: `${slug}[bot]`, id: id + 100_000_000, type: 'Bot', app: { id, slug } }
  return { account, kind: 'installation', pullRequests, issues: 'none' }
}

/** A personal access token. */
export function userGrant(login: string, id: number, pullRequests: Access = 'write'): Grant {
  return { account: { login, id, type: 'User' }, kind: 'user', pullRequests, issues: pullRequests }
}
