import type { Account, GitHubState, PendingReview, StoredComment } from './state.ts'

/** The base of a payload's links to the API and to pages. */
export interface Links {
  readonly api: string
  readonly pages: string
}

/** A time in GitHub's format, in whole seconds. */
export const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`
/** A GraphQL id. */
export const nodeId = (kind: string, id: number): string => Buffer.from(`${kind}${id}`).toString('base64url')

/** A user in another payload (`simple-user`). */
export function userPayload(account: Account, links: Links): Record<string, unknown> {
  const login = encodeURIComponent(account.login)
  const url = `${links.api}/users/${login}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: `${links.pages}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${links.pages}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  }
}

/** The answer of `GET /user` (`public-user`). */
export function selfPayload(account: Account, links: Links): Record<string, unknown> {
  const profile = {
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
  }
  const counts = { public_repos: 1, public_gists: 0, followers: 0, following: 0 }
  return { ...userPayload(account, links), ...profile, ...counts, created_at: time(0), updated_at: time(0) }
}

/** A comment on an issue or pull request (`issue-comment`). */
export function commentPayload(
  comment: StoredComment,
  state: GitHubState,
  links: Links,
): Record<string, unknown> {
  const repository = `${links.api}/repos/${state.owner}/${state.repo}`
  const kind = state.pulls.has(comment.issue) ? 'pull' : 'issues'
  return {
    url: `${repository}/issues/comments/${comment.id}`,
    html_url: `${links.pages}/${state.owner}/${state.repo}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${repository}/issues/${comment.issue}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: comment.author && userPayload(comment.author, links),
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
    author_association: comment.author?.type !== 'User' ? 'NONE' : 'MEMBER',
    body: comment.body,
    performed_via_github_app: comment.author && appPayload(comment.author, links),
  }
}

function appPayload(account: Account, links: Links): Record<string, unknown> | null {
  if (account.app === undefined) return null
  const { id, slug } = account.app
  return {
    id,
    slug,
    node_id: nodeId('A', id),
    owner: userPayload({ login: 'github', id: 9919, type: 'User' }, links),
    name: slug,
    description: null,
    external_url: links.pages,
    html_url: `${links.pages}/apps/${slug}`,
    created_at: time(0),
    updated_at: time(0),
    permissions: { pull_requests: 'write' },
    events: [],
  }
}

/** A pending review (`pull-request-review`). */
export function reviewPayload(
  review: PendingReview,
  state: GitHubState,
  links: Links,
): Record<string, unknown> {
  const page = `${links.pages}/${state.owner}/${state.repo}/pull/${review.pull}`
  const pull = `${links.api}/repos/${state.owner}/${state.repo}/pulls/${review.pull}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: userPayload(review.author, links),
    body: '',
    state: 'PENDING',
    html_url: `${page}#pullrequestreview-${review.id}`,
    pull_request_url: pull,
    author_association: 'NONE',
    _links: { html: { href: `${page}#pullrequestreview-${review.id}` }, pull_request: { href: pull } },
    commit_id: state.pulls.get(review.pull)?.headSha ?? null,
  }
}
