import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, notFound, problem } from './answers.ts'
import { loadContract, type Operation, operations } from './contract.ts'
import { type Fault, type FaultFinder, faultAnswer } from './faults.ts'
import { routes } from './routes.ts'
import type { GitHubState } from './state.ts'

/** A request, and the status of its response (0 if the connection was dropped). */
export interface RecordedRequest {
  readonly method: string
  /** Without base path and query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  status: number
}

/** What the handler reads and changes. */
export interface HandlerContext {
  readonly state: GitHubState
  readonly basePath: string
  readonly latency: () => number
  readonly findFault: FaultFinder
  readonly requests: RecordedRequest[]
  readonly violations: string[]
}

/** Records a request, applies a fault if there is one, and answers it. */
export async function handleRequest(
  context: HandlerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', `http://${request.headers.host}`)
  const isApiPath = address.pathname.startsWith(`${context.basePath}/`)
  const path = isApiPath ? address.pathname.slice(context.basePath.length) : address.pathname
  const method = request.method ?? 'GET'
  const text = await readBody(request)
  const record: RecordedRequest = {
    method,
    path,
    query: Object.fromEntries(address.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
    body: text === '' ? undefined : JSON.parse(text),
    status: 0,
  }
  context.requests.push(record)
  const fault = context.findFault(method, path)
  await wait(context.latency())
  if (fault?.kind === 'drop' && fault.when === 'before') return void response.destroy()
  const answer =
    (fault && faultAnswer(fault, context.state.now())) ??
    (isApiPath ? answerRequest(context, record, address) : notFound())
  if (fault?.kind === 'drop') return void response.destroy()
  await wait(context.latency() + (fault?.kind === 'latency' ? fault.ms : 0))
  if (fault?.kind === 'hang' && fault.at === 'headers') return
  record.status = answer.status
  sendHead(context, response, answer)
  await sendBody(response, textOf(answer), fault)
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? pause(ms) : Promise.resolve()
}

/** Checks the request and the route's answer against GitHub's OpenAPI description. */
function answerRequest(context: HandlerContext, record: RecordedRequest, address: URL): Answer {
  const { state, basePath, violations } = context
  const token = /^(?:token|bearer) (.+)$/i.exec(record.headers['authorization'] ?? '')?.[1]
  if (token === undefined) return problem(401, 'Requires authentication')
  const grant = state.tokens.get(token)
  if (grant === undefined) return problem(401, 'Bad credentials')
  const match = matchOperation(record.method, record.path)
  if (match === undefined) return notFound()
  const { operation, parameters } = match
  if (operation !== 'GET /user' && !isRepository(state, parameters)) return notFound()
  const sent = { parameters, query: record.query, body: record.body }
  const contract = loadContract()
  const problems = [...contract.request(operation, sent)]
  if (problems.length === 0) {
    const links = { api: `${address.origin}${basePath}`, pages: address.origin }
    const answer = routes[operation]({ ...sent, state, grant, address, links })
    problems.push(...contract.response(operation, answer.status, answer.body))
    if (problems.length === 0) return answer
  }
  violations.push(...problems)
  return problem(500, `Against GitHub's published description: ${problems.join('; ')}`)
}

function isRepository(state: GitHubState, parameters: Readonly<Record<string, string>>): boolean {
  const requested = `${parameters['owner']}/${parameters['repo']}`
  return requested.toLowerCase() === `${state.owner}/${state.repo}`.toLowerCase()
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

function sendHead({ state }: HandlerContext, response: ServerResponse, answer: Answer): void {
  const { status, body, headers } = answer
  const now = state.now()
  response.writeHead(status, {
    date: new Date(now).toUTCString(),
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4990',
    'x-ratelimit-reset': `${Math.ceil(now / 1000) + 3600}`,
    ...headers,
  })
}

function textOf({ body, text }: Answer): string | undefined {
  return text ?? (body === undefined ? undefined : JSON.stringify(body))
}

async function sendBody(response: ServerResponse, text = '', fault?: Fault): Promise<void> {
  const half = text.slice(0, Math.ceil(text.length / 2))
  switch (fault?.kind) {
    case 'hang':
      response.write(half)
      return
    case 'cut-off':
      response.write(half, () => response.destroy())
      return
    case 'drip':
      for (const byte of Buffer.from(text)) {
        if (response.destroyed) return
        response.write(Buffer.of(byte))
        await pause(fault.ms)
      }
      response.end()
      return
    case 'flood':
      flood(response)
      return
    default:
      response.end(text === '' ? undefined : text)
  }
}

/** Sends as fast as the other side reads, until it closes the connection. */
function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024, ' ')
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', write)
  response.on('error', () => {})
  write()
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
