import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, notFound, problem } from './answers.ts'
import { loadContract, type Operation, operations, type SentRequest } from './contract.ts'
import { type FaultFinder, faultAnswer } from './faults.ts'
import { type RouteRequest, routes } from './routes.ts'
import type { GitHubState } from './state.ts'

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

/** What the stand-in works with while it handles requests. */
export interface HandlerContext {
  readonly world: GitHubState
  readonly basePath: string
  readonly latency: () => number
  readonly findFault: FaultFinder
  readonly requests: RecordedRequest[]
  readonly violations: string[]
}

/** Handles one request: recorded, met by a fault or not, checked, answered. */
export async function handleRequest(
  desk: HandlerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
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

function answerTo(desk: HandlerContext, record: RecordedRequest, address: URL): Answer {
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
    const visit: RouteRequest = { ...sent, world, grant, address, links: linksOf(desk, address) }
    const answer = routes[operation](visit)
    wrong.push(...contract.response(operation, answer.status, answer.body))
    if (wrong.length === 0) return answer
  }
  desk.violations.push(...wrong)
  return problem(500, `Against GitHub's published description: ${wrong.join('; ')}`)
}

function isRepository(world: GitHubState, parameters: Readonly<Record<string, string>>): boolean {
  const named = `${parameters['owner']}/${parameters['repo']}`
  return named.toLowerCase() === `${world.owner}/${world.repo}`.toLowerCase()
}

function linksOf(desk: HandlerContext, address: URL): RouteRequest['links'] {
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

function send(desk: HandlerContext, response: ServerResponse, answer: Answer): void {
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
