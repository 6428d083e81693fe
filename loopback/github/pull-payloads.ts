import { type Links, nodeId, time, userPayload } from './payloads.ts'
import type { GitHubState, StoredPullRequest } from './state.ts'

/** A pull request in a list (`pull-request-simple`). */
export function pullPayload(
  pull: StoredPullRequest,
  state: GitHubState,
  links: Links,
): Record<string, unknown> {
  const api = `${links.api}/repos/${state.owner}/${state.repo}`
  const page = `${links.pages}/${state.owner}/${state.repo}/pull/${pull.number}`
  const issue = `${api}/issues/${pull.number}`
  const own = `${api}/pulls/${pull.number}`
  const statuses = `${api}/statuses/${pull.headSha}`
  const author = { login: 'octocat', id: 583231, type: 'User' } as const
  const href = (url: string) => ({ href: url })
  return {
    url: own,
    id: 1_000_000 + pull.number,
    node_id: nodeId('PR', pull.number),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${own}/commits`,
    review_comments_url: `${own}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userPayload(author, links),
    body: null,
    labels: [],
    milestone: null,
    created_at: time(0),
    updated_at: time(0),
    closed_at: pull.state === 'closed' ? time(0) : null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    head: endPayload(pull.headRepo, pull.headRef, pull.headSha, links),
    base: endPayload(`${state.owner}/${state.repo}`, pull.baseRef, '0'.repeat(40), links),
    _links: {
      self: href(own),
      html: href(page),
      issue: href(issue),
      comments: href(`${issue}/comments`),
      review_comments: href(`${own}/comments`),
      review_comment: href(`${api}/pulls/comments{/number}`),
      commits: href(`${own}/commits`),
      statuses: href(statuses),
    },
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
  }
}

/** A single pull request (`pull-request`). */
export function fullPullPayload(
  pull: StoredPullRequest,
  state: GitHubState,
  links: Links,
): Record<string, unknown> {
  const comments = [...state.comments.values()].filter(comment => comment.issue === pull.number).length
  return {
    ...pullPayload(pull, state, links),
    merged: false,
    mergeable: true,
    mergeable_state: 'clean',
    merged_by: null,
    comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  }
}

function endPayload(repository: string, ref: string, sha: string, links: Links): Record<string, unknown> {
  const owner = repository.split('/')[0] ?? ''
  const user = userPayload({ login: owner, id: 9000 + owner.length, type: 'User' }, links)
  return { label: `${owner}:${ref}`, ref, sha, user, repo: repositoryPayload(repository, user, links) }
}

function repositoryPayload(repository: string, owner: Record<string, unknown>, links: Links): object {
  const url = `${links.api}/repos/${repository}`
  return {
    ...withValue(0, ZERO_FIELDS),
    ...withValue(true, TRUE_FIELDS),
    ...withValue(false, ['private', 'fork', 'has_pages', 'archived', 'disabled']),
    ...withValue(null, ['description', 'homepage', 'language', 'mirror_url', 'license', 'pushed_at']),
    ...Object.fromEntries(URL_FIELDS.split(' ').map(name => [`${name}_url`, `${url}/${name}`])),
    id: 1000 + repository.length,
    node_id: nodeId('R', repository.length),
    name: repository.split('/')[1] ?? '',
    full_name: repository,
    owner,
    html_url: `${links.pages}/${repository}`,
    url,
    default_branch: 'main',
    created_at: time(0),
    updated_at: time(0),
  }
}

function withValue(value: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map(name => [name, value]))
}

/** The schema requires all of these; each is the repository's address with a path. */
const URL_FIELDS =
  'archive assignees blobs branches collaborators comments commits compare contents contributors ' +
  'deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events ' +
  'issues keys labels languages merges milestones notifications pulls releases stargazers statuses ' +
  'subscribers subscription tags teams trees git ssh clone svn'

const ZERO_FIELDS =
  'forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count'.split(' ')

const TRUE_FIELDS = ['has_issues', 'has_projects', 'has_wiki', 'has_downloads']
