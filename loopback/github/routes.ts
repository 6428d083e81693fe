import { type Answer, invalid, notAccessible, notFound, paged, problem } from './answers.ts'
import type { Operation } from './contract.ts'
import { commentPayload, type Links, reviewPayload, selfPayload } from './payloads.ts'
import { fullPullPayload, pullPayload } from './pull-payloads.ts'
import type { Access, GitHubState, Grant, StoredComment, StoredPullRequest } from './state.ts'

/** A checked request, the permissions of its token, and the state to apply it to. */
export interface RouteRequest {
  readonly state: GitHubState
  readonly grant: Grant
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly address: URL
  readonly links: Links
}

/** GitHub counts characters, not bytes, on create and on update. */
const MAX_BODY_CHARS = 65_536

/** The route of each operation. */
export const routes: Readonly<Record<Operation, (request: RouteRequest) => Answer>> = {
  'GET /user': ({ grant, links }) =>
    grant.kind === 'installation'
      ? notAccessible(grant.kind)
      : { status: 200, body: selfPayload(grant.account, links) },

  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': request => {
    const { state, query, address, links } = request
    const issue = Number(request.parameters['issue_number'])
    if (!isIssue(state, issue)) return notFound()
    if (!canAccessComments(request, issue, 'read')) return notAccessible(request.grant.kind)
    const since = Date.parse(query['since'] ?? '')
    const all = [...state.comments.values()]
      .filter(comment => comment.issue === issue && !(comment.updatedAt < since))
      .sort((one, other) => one.id - other.id)
    const { items, headers } = paged(all, query, address)
    return { status: 200, body: items.map(item => commentPayload(item, state, links)), headers }
  },

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': request => {
    const { state, grant, links } = request
    const issue = Number(request.parameters['issue_number'])
    if (!isIssue(state, issue)) return notFound()
    if (!canAccessComments(request, issue, 'write')) return notAccessible(grant.kind)
    const body = bodyOf(request)
    if (typeof body !== 'string') return body
    const now = state.now()
    const comment = { id: state.nextId++, issue, author: grant.account, body, createdAt: now, updatedAt: now }
    state.comments.set(comment.id, comment)
    return { status: 201, body: commentPayload(comment, state, links) }
  },

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': request =>
    withComment(request, 'read', comment => ({
      status: 200,
      body: commentPayload(comment, request.state, request.links),
    })),

  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': request =>
    withComment(request, 'write', comment => {
      const body = bodyOf(request)
      if (typeof body !== 'string') return body
      comment.body = body
      comment.updatedAt = request.state.now()
      return { status: 200, body: commentPayload(comment, request.state, request.links) }
    }),

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': request =>
    withComment(request, 'write', comment => {
      request.state.comments.delete(comment.id)
      return { status: 204 }
    }),

  'GET /repos/{owner}/{repo}/pulls': request => {
    const { state = 'open', head, base } = request.query
    return listPulls(
      request,
      pull =>
        (state === 'all' || pull.state === state) &&
        (head === undefined || `${pull.headRepo.split('/')[0]}:${pull.headRef}` === head) &&
        (base === undefined || pull.baseRef === base),
    )
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': request =>
    withPull(request, 'read', pull => ({
      status: 200,
      body: fullPullPayload(pull, request.state, request.links),
    })),

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': request =>
    listPulls(request, pull => pull.headSha === request.parameters['commit_sha']),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': request =>
    withPull(request, 'read', pull => {
      const { state, grant, query, address, links } = request
      const own = [...state.reviews.values()].filter(
        review => review.pull === pull.number && review.author.id === grant.account.id,
      )
      const { items, headers } = paged(own, query, address)
      return { status: 200, body: items.map(review => reviewPayload(review, state, links)), headers }
    }),

  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': request =>
    withPull(request, 'write', ({ number: pull }) => {
      const { state, links } = request
      const author = request.grant.account
      if ([...state.reviews.values()].some(one => one.pull === pull && one.author.id === author.id)) {
        return problem(422, 'Unprocessable Entity', {
          errors: ['User can only have one pending review per pull request'],
        })
      }
      const review = { id: state.nextId++, pull, author }
      state.reviews.set(review.id, review)
      return { status: 200, body: reviewPayload(review, state, links) }
    }),

  'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': request =>
    withPull(request, 'write', () => {
      const { state, grant, links } = request
      const review = state.reviews.get(Number(request.parameters['review_id']))
      if (review?.author.id !== grant.account.id) return notFound()
      state.reviews.delete(review.id)
      return { status: 200, body: reviewPayload(review, state, links) }
    }),
}

type NeededAccess = Exclude<Access, 'none'>

/** Answers for the comment in the path, if the token has access to it. */
function withComment(
  request: RouteRequest,
  needed: NeededAccess,
  answer: (comment: StoredComment) => Answer,
): Answer {
  const comment = request.state.comments.get(Number(request.parameters['comment_id']))
  if (comment === undefined) return notFound()
  return canAccessComments(request, comment.issue, needed)
    ? answer(comment)
    : notAccessible(request.grant.kind)
}

/** Answers for the pull request in the path, if the token has access to it. */
function withPull(
  request: RouteRequest,
  needed: NeededAccess,
  answer: (pull: StoredPullRequest) => Answer,
): Answer {
  const pull = request.state.pulls.get(Number(request.parameters['pull_number']))
  if (pull === undefined) return notFound()
  return isEnough(request.grant.pullRequests, needed) ? answer(pull) : notAccessible(request.grant.kind)
}

function listPulls(request: RouteRequest, isListed: (pull: StoredPullRequest) => boolean): Answer {
  const { state, grant, query, address, links } = request
  if (!isEnough(grant.pullRequests, 'read')) return notAccessible(grant.kind)
  const { items, headers } = paged([...state.pulls.values()].filter(isListed), query, address)
  return { status: 200, body: items.map(pull => pullPayload(pull, state, links)), headers }
}

function isIssue(state: GitHubState, issue: number): boolean {
  return state.pulls.has(issue) || state.issues.has(issue)
}

/** The text of a comment, or GitHub's answer to an invalid one. */
function bodyOf(request: RouteRequest): string | Answer {
  const { body } = request.body as { readonly body: string }
  if (body.trim() === '') return invalid('IssueComment', 'body', 'body cannot be blank')
  return [...body].length > MAX_BODY_CHARS
    ? invalid('IssueComment', 'body', `body is too long (maximum is ${MAX_BODY_CHARS} characters)`)
    : body
}

/** Comments of a pull request need either permission, those of an issue need `issues`. */
function canAccessComments({ state, grant }: RouteRequest, issue: number, needed: NeededAccess): boolean {
  return isEnough(grant.issues, needed) || (state.pulls.has(issue) && isEnough(grant.pullRequests, needed))
}

function isEnough(access: Access, needed: NeededAccess): boolean {
  return access === 'write' || access === needed
}
