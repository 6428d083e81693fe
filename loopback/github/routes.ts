import { type Answer, invalid, notAccessible, notFound, paged, problem } from './answers.ts'
import type { Operation } from './contract.ts'
import { commentPayload, type Links, reviewPayload, selfPayload } from './payloads.ts'
import { fullPullPayload, pullPayload } from './pull-payloads.ts'
import type { GitHubState, Grant, StoredComment, StoredPullRequest } from './state.ts'

/** One request on its way to a route: who asks, for what, in which world. */
export interface RouteRequest {
  readonly world: GitHubState
  readonly grant: Grant
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly address: URL
  readonly links: Links
}

/** GitHub counts characters and not bytes, on create and on update alike. */
const bodyLimit = 65_536

/** What each operation does. */
export const routes: Readonly<Record<Operation, (visit: RouteRequest) => Answer>> = {
  'GET /user': ({ grant, links }) =>
    grant.kind === 'installation'
      ? notAccessible(grant.kind)
      : { status: 200, body: selfPayload(grant.account, links) },

  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': visit => {
    const issue = Number(visit.parameters['issue_number'])
    if (!isIssue(visit.world, issue)) return notFound()
    if (!reaches(visit, issue, 'read')) return notAccessible(visit.grant.kind)
    const since = Date.parse(visit.query['since'] ?? '')
    const all = [...visit.world.comments.values()]
      .filter(comment => comment.issue === issue && !(comment.updatedAt < since))
      .sort((one, other) => one.id - other.id)
    const { items, headers } = paged(all, visit.query, visit.address)
    return {
      status: 200,
      body: items.map(item => commentPayload(item, visit.world, visit.links)),
      headers,
    }
  },

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': visit => {
    const { world, grant } = visit
    const issue = Number(visit.parameters['issue_number'])
    if (!isIssue(world, issue)) return notFound()
    if (!reaches(visit, issue, 'write')) return notAccessible(visit.grant.kind)
    const body = bodyOf(visit)
    if (typeof body !== 'string') return body
    const now = world.now()
    const comment = { id: world.nextId++, issue, author: grant.account, body, createdAt: now, updatedAt: now }
    world.comments.set(comment.id, comment)
    return { status: 201, body: commentPayload(comment, world, visit.links) }
  },

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': visit => {
    const comment = commentOf(visit)
    if (comment === undefined) return notFound()
    if (!reaches(visit, comment.issue, 'read')) return notAccessible(visit.grant.kind)
    return { status: 200, body: commentPayload(comment, visit.world, visit.links) }
  },

  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': visit => {
    const comment = commentOf(visit)
    if (comment === undefined) return notFound()
    if (!reaches(visit, comment.issue, 'write')) return notAccessible(visit.grant.kind)
    const body = bodyOf(visit)
    if (typeof body !== 'string') return body
    comment.body = body
    comment.updatedAt = visit.world.now()
    return { status: 200, body: commentPayload(comment, visit.world, visit.links) }
  },

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': visit => {
    const comment = commentOf(visit)
    if (comment === undefined) return notFound()
    if (!reaches(visit, comment.issue, 'write')) return notAccessible(visit.grant.kind)
    visit.world.comments.delete(comment.id)
    return { status: 204 }
  },

  'GET /repos/{owner}/{repo}/pulls': visit => {
    if (!pullsReach(visit, 'read')) return notAccessible(visit.grant.kind)
    const { state = 'open', head, base } = visit.query
    const all = [...visit.world.pulls.values()].filter(
      pull =>
        (state === 'all' || pull.state === state) &&
        (head === undefined || `${pull.headRepo.split('/')[0]}:${pull.headRef}` === head) &&
        (base === undefined || pull.baseRef === base),
    )
    return pullPage(visit, all)
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': visit => {
    if (!pullsReach(visit, 'read')) return notAccessible(visit.grant.kind)
    const pull = visit.world.pulls.get(Number(visit.parameters['pull_number']))
    return pull === undefined
      ? notFound()
      : { status: 200, body: fullPullPayload(pull, visit.world, visit.links) }
  },

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': visit => {
    if (!pullsReach(visit, 'read')) return notAccessible(visit.grant.kind)
    const sha = visit.parameters['commit_sha']
    return pullPage(
      visit,
      [...visit.world.pulls.values()].filter(pull => pull.headSha === sha),
    )
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': visit => {
    const { world, grant } = visit
    const number = Number(visit.parameters['pull_number'])
    if (!world.pulls.has(number)) return notFound()
    if (!pullsReach(visit, 'read')) return notAccessible(visit.grant.kind)
    const mine = [...world.reviews.values()].filter(
      review => review.pull === number && review.author.id === grant.account.id,
    )
    const { items, headers } = paged(mine, visit.query, visit.address)
    return { status: 200, body: items.map(review => reviewPayload(review, world, visit.links)), headers }
  },

  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': visit => {
    const { world, grant } = visit
    const pull = Number(visit.parameters['pull_number'])
    if (!world.pulls.has(pull)) return notFound()
    if (!pullsReach(visit, 'write')) return notAccessible(visit.grant.kind)
    if ([...world.reviews.values()].some(one => one.pull === pull && one.author.id === grant.account.id)) {
      return problem(422, 'Unprocessable Entity', {
        errors: ['User can only have one pending review per pull request'],
      })
    }
    const review = { id: world.nextId++, pull, author: grant.account }
    world.reviews.set(review.id, review)
    return { status: 200, body: reviewPayload(review, world, visit.links) }
  },

  'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': visit => {
    const review = visit.world.reviews.get(Number(visit.parameters['review_id']))
    if (review?.author.id !== visit.grant.account.id) return notFound()
    if (!pullsReach(visit, 'write')) return notAccessible(visit.grant.kind)
    visit.world.reviews.delete(review.id)
    return { status: 200, body: reviewPayload(review, visit.world, visit.links) }
  },
}

function pullPage(visit: RouteRequest, all: readonly StoredPullRequest[]): Answer {
  const { items, headers } = paged(all, visit.query, visit.address)
  return { status: 200, body: items.map(pull => pullPayload(pull, visit.world, visit.links)), headers }
}

function isIssue(world: GitHubState, issue: number): boolean {
  return world.pulls.has(issue) || world.issues.has(issue)
}

function commentOf(visit: RouteRequest): StoredComment | undefined {
  return visit.world.comments.get(Number(visit.parameters['comment_id']))
}

function bodyOf(visit: RouteRequest): string | Answer {
  const { body } = visit.body as { readonly body: string }
  if (body.trim() === '') return invalid('IssueComment', 'body', 'body cannot be blank')
  return [...body].length > bodyLimit
    ? invalid('IssueComment', 'body', `body is too long (maximum is ${bodyLimit} characters)`)
    : body
}

/** Comments of a pull request are open to either permission, those of a plain issue to `issues` alone. */
function reaches(visit: RouteRequest, issue: number, needed: 'read' | 'write'): boolean {
  const { world, grant } = visit
  const suffices = (access: string): boolean => access === 'write' || access === needed
  return suffices(grant.issues) || (world.pulls.has(issue) && suffices(grant.pullRequests))
}

function pullsReach(visit: RouteRequest, needed: 'read' | 'write'): boolean {
  const { pullRequests } = visit.grant
  return pullRequests === 'write' || pullRequests === needed
}
