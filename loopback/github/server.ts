import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FaultRule, faultFinder } from './faults.ts'
import { type HandlerContext, handleRequest, type RecordedRequest } from './handler.ts'
import {
  type Account,
  actionsBot,
  actionsGrant,
  type GitHubState,
  type Grant,
  type StoredComment,
  type StoredPullRequest,
} from './state.ts'

export type { RecordedRequest } from './handler.ts'

/** How to set up the stand-in; all of it can be left out. */
export interface GitHubOptions {
  /** `owner/name`; by default `octo-org/octo-repo`. */
  readonly repository?: string
  /** What each token is; by default `actions-token` is a GITHUB_TOKEN with `pull-requests: write`. */
  readonly tokens?: Readonly<Record<string, Grant>>
  readonly pullRequests?: readonly PullRequestSetup[]
  /** Numbers of issues that are no pull requests. */
  readonly issues?: readonly number[]
  readonly faults?: readonly FaultRule[]
  /** `/api/v3` makes the addresses those of a GitHub Enterprise Server. */
  readonly basePath?: '' | '/api/v3'
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number
  /** Milliseconds that each request waits before and again after it takes effect. */
  readonly latency?: () => number
}

/** A pull request to set up; what is left out is made up. */
export type PullRequestSetup = Pick<StoredPullRequest, 'number'> & Partial<StoredPullRequest>

/** The running stand-in. Disposing of it ends the server and all its connections. */
export interface GitHub extends AsyncDisposable {
  /** What GITHUB_API_URL is to be. */
  readonly url: string
  /** What GITHUB_SERVER_URL would be. */
  readonly serverUrl: string
  readonly owner: string
  readonly repo: string
  readonly requests: readonly RecordedRequest[]
  /** Where a request or an answer was not as GitHub publishes it; each failed its request with 500. */
  readonly violations: readonly string[]
  /** The comments of an issue or pull request, oldest first. */
  readonly comments: (issue: number) => readonly StoredComment[]
  readonly addComment: (issue: number, body: string, author?: Account) => StoredComment
  readonly removeComment: (id: number) => void
  readonly addPullRequest: (setup: PullRequestSetup) => void
  readonly addFault: (rule: FaultRule) => void
}

/** Starts a stateful GitHub on a free port of 127.0.0.1. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const rules: FaultRule[] = [...(options.faults ?? [])]
  const desk = makeDesk(options, rules)
  const { world } = desk
  const { owner, repo } = world
  const server = createServer((request, response) => {
    handleRequest(desk, request, response).catch((error: unknown) => {
      desk.violations.push(`the stand-in itself failed: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const setup of options.pullRequests ?? [{ number: 1 }]) addPullRequest(world, setup)
  return {
    url: `${serverUrl}${desk.basePath}`,
    serverUrl,
    owner,
    repo,
    requests: desk.requests,
    violations: desk.violations,
    comments: issue => [...world.comments.values()].filter(comment => comment.issue === issue),
    addComment: (issue, body, author = actionsBot) => addComment(world, issue, body, author),
    removeComment: id => world.comments.delete(id),
    addPullRequest: setup => addPullRequest(world, setup),
    addFault: rule => rules.push(rule),
    [Symbol.asyncDispose]: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function makeDesk(options: GitHubOptions, rules: readonly FaultRule[]): HandlerContext {
  const [owner = '', repo = ''] = (options.repository ?? 'octo-org/octo-repo').split('/')
  const world: GitHubState = {
    owner,
    repo,
    comments: new Map(),
    pulls: new Map(),
    issues: new Set(options.issues),
    reviews: new Map(),
    tokens: new Map(Object.entries(options.tokens ?? { 'actions-token': actionsGrant() })),
    nextId: 1_000_000_001,
    now: options.now ?? Date.now,
  }
  return {
    world,
    basePath: options.basePath ?? '',
    latency: options.latency ?? (() => 0),
    findFault: faultFinder(rules),
    requests: [],
    violations: [],
  }
}

function addComment(world: GitHubState, issue: number, body: string, author: Account): StoredComment {
  const now = world.now()
  const comment = { id: world.nextId++, issue, author, body, createdAt: now, updatedAt: now }
  world.comments.set(comment.id, comment)
  return comment
}

function addPullRequest(world: GitHubState, setup: PullRequestSetup): void {
  world.pulls.set(setup.number, {
    state: 'open',
    title: `Change ${setup.number}`,
    headRef: `feature-${setup.number}`,
    headSha: `${setup.number}`.padStart(40, 'a'),
    headRepo: `${world.owner}/${world.repo}`,
    baseRef: 'main',
    ...setup,
  })
}
