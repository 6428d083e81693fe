import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, notFound, problem } from './answers.ts'
import { loadContract, type Operation, operations, type SentRequest } from './contract.ts'
import { type FaultRule, faultAnswer, faultFinder } from './faults.ts'
import { routes, type Visit } from './routes.ts'
import {
  type Account,
  actionsBot,
  actionsGrant,
  type Grant,
  type StoredComment,
  type StoredPullRequest,
  type World,
} from './world.ts'

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

/** A request as it came in and the status it was answered with (0 when the connection was dropped). */
export interface RecordedRequest {
  readonly method: string
  /** Without base path and query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  status: number
}

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
  const [owner = '', repo = ''] = (options.repository ?? 'octo-org/octo-repo').split('/')
  const world: World = {
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
  const rules: FaultRule[] = [...(options.faults ?? [])]
  const desk: Desk = {
    world,
    basePath: options.basePath ?? '',
    latency: options.latency ?? (() => 0),
    findFault: faultFinder(rules),
    requests: [],
    violations: [],
  }
  const server = createServer((request, response) => {
    handle(desk, request, response).catch((error: unknown) => {
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

interface Desk {
  readonly world: World
  readonly basePath: string
  readonly latency: () => number
  readonly findFault: ReturnType<typeof faultFinder>
  readonly requests: RecordedRequest[]
  readonly violations: string[]
}

async function handle(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = new URL(request.url ?? '/', `http://${request.headers.host}`)
  const outside = !address.pathname.startsWith(`${desk.basePath}/`)
  const path = outside ? address.pathname : address.pathname.slice(desk.basePath.length)
  const method = request.method ?? 'GET'
  const text = await readAll(request)
  const record: RecordedRequest = {
    method,
    path,
    query: Object.fromEntries(address.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
    body: text === '' ? undefined : JSON.parse(text),
    status: 0,
  }
  desk.requests.push(record)
  const fault = desk.findFault(method, path)
  await wait(desk.latency())
  if (fault?.kind === 'drop' && fault.when === 'before') return void response.destroy()
  const instead = fault && faultAnswer(fault, desk.world.now())
  const answer = instead ?? (outside ? notFound() : answerTo(desk, record, address))
  if (fault?.kind === 'drop') return void response.destroy()
  await wait(desk.latency() + (fault?.kind === 'latency' ? fault.ms : 0))
  record.status = answer.status
  send(desk, response, answer)
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? pause(ms) : Promise.resolve()
}

function answerTo(desk: Desk, record: RecordedRequest, address: URL): Answer {
  const { world } = desk
  const token = /^(?:token|bearer) (.+)$/i.exec(record.headers['authorization'] ?? '')?.[1]
  if (token === undefined) return problem(401, 'Requires authentication')
  const grant = world.tokens.get(token)
  if (grant === undefined) return problem(401, 'Bad credentials')
  const match = matchOperation(record.method, record.path)
  if (match === undefined) return notFound()
  const { operation, parameters } = match
  if (operation !== 'GET /user' && !isRepository(world, parameters)) return notFound()
  const sent: SentRequest = { parameters, query: record.query, body: record.body }
  const contract = loadContract()
  const wrong = [...contract.request(operation, sent)]
  if (wrong.length === 0) {
    const visit: Visit = { ...sent, world, grant, address, links: linksOf(desk, address) }
    const answer = routes[operation](visit)
    wrong.push(...contract.response(operation, answer.status, answer.body))
    if (wrong.length === 0) return answer
  }
  desk.violations.push(...wrong)
  return problem(500, `Against GitHub's published description: ${wrong.join('; ')}`)
}

function isRepository(world: World, parameters: Readonly<Record<string, string>>): boolean {
  const named = `${parameters['owner']}/${parameters['repo']}`
  return named.toLowerCase() === `${world.owner}/${world.repo}`.toLowerCase()
}

function linksOf(desk: Desk, address: URL): Visit['links'] {
  return { api: `${address.origin}${desk.basePath}`, pages: address.origin }
}

const patterns = operations.map(operation => {
  const [method = '', template = ''] = operation.split(' ')
  return { operation, method, pattern: new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }
})

function matchOperation(
  method: string,
  path: string,
): { readonly operation: Operation; readonly parameters: Readonly<Record<string, string>> } | undefined {
  for (const candidate of patterns) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null
    if (match !== null) return { operation: candidate.operation, parameters: { ...match.groups } }
  }
  return undefined
}

function send(desk: Desk, response: ServerResponse, answer: Answer): void {
  const now = desk.world.now()
  const headers: Record<string, string> = {
    date: new Date(now).toUTCString(),
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4990',
    'x-ratelimit-reset': `${Math.ceil(now / 1000) + 3600}`,
    ...answer.headers,
  }
  if (answer.body === undefined) delete headers['content-type']
  response.writeHead(answer.status, headers)
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function addComment(world: World, issue: number, body: string, author: Account): StoredComment {
  const now = world.now()
  const comment = { id: world.nextId++, issue, author, body, createdAt: now, updatedAt: now }
  world.comments.set(comment.id, comment)
  return comment
}

function addPullRequest(world: World, setup: PullRequestSetup): void {
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
