/** Who stands behind a token, as GitHub shows it beside a comment. */
export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot'
  /** The GitHub App of a bot. */
  readonly app?: { readonly id: number; readonly slug: string }
}

/** How far a token reaches in one permission of a workflow. */
export type Access = 'none' | 'read' | 'write'

/** A token's identity and what it may do; an installation token (Actions, an app) cannot ask `/user`. */
export interface Grant {
  readonly account: Account
  readonly kind: 'installation' | 'user'
  readonly pullRequests: Access
  readonly issues: Access
}

/** A comment on an issue or pull request; times in milliseconds since the epoch. */
export interface StoredComment {
  readonly id: number
  readonly issue: number
  readonly author: Account
  body: string
  readonly createdAt: number
  updatedAt: number
}

/** A pull request: where it comes from (`headRepo` is `owner/name`; another owner is a fork) and where it goes. */
export interface StoredPullRequest {
  readonly number: number
  readonly state: 'open' | 'closed'
  readonly title: string
  readonly headRef: string
  readonly headSha: string
  readonly headRepo: string
  readonly baseRef: string
}

/** A review that its author has not submitted yet, which only its author sees. */
export interface PendingReview {
  readonly id: number
  readonly pull: number
  readonly author: Account
}

/** All that the stand-in remembers. */
export interface GitHubState {
  readonly owner: string
  readonly repo: string
  readonly comments: Map<number, StoredComment>
  readonly pulls: Map<number, StoredPullRequest>
  /** Numbers of plain issues. */
  readonly issues: Set<number>
  readonly reviews: Map<number, PendingReview>
  readonly tokens: Map<string, Grant>
  nextId: number
  readonly now: () => number
}

/** The account behind the GITHUB_TOKEN of a workflow on github.com. */
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

/** An installation token of a GitHub App, as actions/create-github-app-token makes one. */
export function appGrant(slug: string, id: number, pullRequests: Access = 'write'): Grant {
  const account: Account = { login: `${slug}[bot]`, id: id + 100_000_000, type: 'Bot', app: { id, slug } }
  return { account, kind: 'installation', pullRequests, issues: 'none' }
}

/** A personal access token. */
export function userGrant(login: string, id: number, pullRequests: Access = 'write'): Grant {
  return { account: { login, id, type: 'User' }, kind: 'user', pullRequests, issues: pullRequests }
}
