import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type RecordedRequest, recordRequest } from '../openai/recording.ts'
import { headOf, readBody } from '../openai/reply.ts'

/** A request that went through a relay, and its answer. */
export type Exchange = {
  readonly request: RecordedRequest
  readonly status: number
  /** The answer as text: the whole of it, or what came before the client closed the connection. */
  readonly body: string
  /** When the answer ended, in milliseconds since the epoch. */
  readonly endedAt: number
}

/** A server that passes each request on and records it. */
export interface Relay extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string
  /** All requests with an answer so far, in the order of their ends. */
  readonly exchanges: readonly Exchange[]
  /** Sends later requests to this origin. */
  readonly forwardTo: (origin: string) => void
}

/** Starts a relay on a free port of 127.0.0.1. Without a target it closes every connection. */
export async function startRelay(): Promise<Relay> {
  let target: string | undefined
  const exchanges: Exchange[] = []
  const open = new Set<Socket>()
  const server = createServer((request, response) => {
    const record = (exchange: Exchange) => exchanges.push(exchange)
    relayRequest(target, request, response, record).catch(() => response.destroy())
  })
  server.on('connection', socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    forwardTo: origin => {
      target = origin
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

async function relayRequest(
  target: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  record: (exchange: Exchange) => void,
): Promise<void> {
  const head = headOf(request)
  const body = await readBody(request)
  if (target === undefined) throw new Error('The relay has no target.')
  const { host, ...headers } = head.headers
  const entry = recordRequest({ what: 'request', transport: 'http', ...head }, body)
  await new Promise<void>((resolve, reject) => {
    const passedOn = openRequest(new URL(head.path, target), { method: head.method, headers }, answer => {
      const chunks: Buffer[] = []
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('close', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        record({ request: entry, status: answer.statusCode ?? 502, body: text, endedAt: Date.now() })
        resolve()
      })
      answer.once('error', reject)
      answer.pipe(response)
    })
    passedOn.once('error', reject)
    // A client that gives up ends the request behind the relay too, as without a relay.
    response.once('close', () => passedOn.destroy())
    passedOn.end(body)
  })
}
