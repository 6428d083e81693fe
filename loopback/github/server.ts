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

/** Settings of the loopback GitHub; all of them are optional. */
export interface GitHubOptions {
  /** `owner/name`; by default `octo-org/octo-repo`. */
  readonly repository?: string
  /** The account and the permissions of each token; by default `actions-token` with `pull-requests: write`. */
  readonly tokens?: Readonly<Record<string, Grant>>
  /** By default number 1. */
  readonly pullRequests?: readonly PullRequestSetup[]
  /** Numbers of issues that are not pull requests. */
  readonly issues?: readonly number[]
  readonly faults?: readonly FaultRule[]
  /** `/api/v3` for the addresses of a GitHub Enterprise Server. */
  readonly basePath?: '' | '/api/v3'
  /** The server's clock (ms since the epoch). */
  readonly now?: () => number
  /** Delay of each request (ms), before and again after it takes effect. */
  readonly latency?: () => number
}

/** A pull request; what is left out gets a default. */
export type PullRequestSetup = Pick<StoredPullRequest, 'number'> & Partial<StoredPullRequest>

/** A running loopback GitHub. Disposing of it closes the server and all its connections. */
export interface GitHub extends AsyncDisposable {
  /** For GITHUB_API_URL. */
  readonly url: string
  /** For GITHUB_SERVER_URL. */
  readonly serverUrl: string
  readonly owner: string
  readonly repo: string
  readonly requests: readonly RecordedRequest[]
  /** Differences of requests and answers from GitHub's OpenAPI description. Each one made its request fail with 500. */
  readonly violations: readonly string[]
  /** The comments of an issue or pull request, oldest first. */
  readonly comments: (issue: number) => readonly StoredComment[]
  /** Adds a comment, by default of the GITHUB_TOKEN's account; `null` is a deleted account. */
  readonly addComment: (issue: number, body: string, author?: Account | null) => StoredComment
  readonly removeComment: (id: number) => void
  readonly addPullRequest: (setup: PullRequestSetup) => void
  readonly addFault: (rule: FaultRule) => void
}

/** Starts a GitHub with its own state on a free port of 127.0.0.1. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const rules: FaultRule[] = [...(options.faults ?? [])]
  const state = createState(options)
  const context: HandlerContext = {
    state,
    basePath: options.basePath ?? '',
    latency: options.latency ?? (() => 0),
    findFault: faultFinder(rules),
    requests: [],
    violations: [],
  }
  const { requests, violations, basePath } = context
  const server = createServer((request, response) => {
    handleRequest(context, request, response).catch((error: unknown) => {
      violations.push(`the loopback GitHub failed: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const setup of options.pullRequests ?? [{ number: 1 }]) addPullRequest(state, setup)
  return {
    url: `${serverUrl}${basePath}`,
    serverUrl,
    owner: state.owner,
    repo: state.repo,
    requests,
    violations,
    comments: issue => [...state.comments.values()].filter(comment => comment.issue === issue),
    addComment: (issue, body, author = actionsBot) => addComment(state, issue, body, author),
    removeComment: id => state.comments.delete(id),
    addPullRequest: setup => addPullRequest(state, setup),
    addFault: rule => rules.push(rule),
    [Symbol.asyncDispose]: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function createState(options: GitHubOptions): GitHubState {
  const [owner = '', repo = ''] = (options.repository ?? 'octo-org/octo-repo').split('/')
  return {
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
}

function addComment(state: GitHubState, issue: number, body: string, author: Account | null): StoredComment {
  const now = state.now()
  const comment = { id: state.nextId++, issue, author, body, createdAt: now, updatedAt: now }
  state.comments.set(comment.id, comment)
  return comment
}

function addPullRequest(state: GitHubState, setup: PullRequestSetup): void {
  state.pulls.set(setup.number, {
    state: 'open',
    title: `Change ${setup.number}`,
    headRef: `feature-${setup.number}`,
    headSha: `${setup.number}`.padStart(40, 'a'),
    headRepo: `${state.owner}/${state.repo}`,
    baseRef: 'main',
    ...setup,
  })
}
