import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { assertNever } from '../../src/base/index.ts'
import { type Endpoint, nextAnswer, nextHandshake, refusalOf, responseIdentity } from './endpoint.ts'
import { prewarmEvents } from './events.ts'
import { type RecordedRequest, recordRequest } from './recording.ts'
import { bodyText, contentType, headOf } from './reply.ts'
import type { Handshake, StatusAnswer } from './script.ts'
import { answerOverSocket } from './send-answer.ts'

/** Lets an HTTP server answer WebSocket handshakes by the script, and refuse every tunnel to another host. */
export function handleUpgrades(endpoint: Endpoint, http: Server): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: true })
  http.on('connect', (request: IncomingMessage, stream: Duplex) => {
    const parts = { what: 'tunnel', transport: 'http', ...headOf(request) } as const
    endpoint.log.add(recordRequest(parts, Buffer.alloc(0)))
    refuse(stream, { status: 403 })
  })
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const parts = { what: 'handshake', transport: 'ws', ...headOf(request) } as const
    const entry = recordRequest(parts, Buffer.alloc(0))
    endpoint.log.add(entry)
    const handshake = nextHandshake(endpoint)
    const accept = () =>
      sockets.handleUpgrade(request, stream, head, socket => handleFrames(endpoint, entry, socket))
    endpoint
      .wait(endpoint.latencyMs)
      .then(() => {
        const refusal = refusalOf(endpoint, entry)
        if (refusal !== undefined) refuse(stream, refusal)
        else answerHandshake(handshake, stream, accept)
      })
      .catch(() => stream.destroy())
  })
}

function answerHandshake(handshake: Handshake, stream: Duplex, accept: () => void): void {
  switch (handshake.kind) {
    case 'hang':
      break
    case 'refuse':
      refuse(stream, handshake)
      break
    case 'accept':
      accept()
      break
    default:
      assertNever(handshake)
  }
}

function handleFrames(endpoint: Endpoint, handshake: RecordedRequest, socket: WebSocket): void {
  socket.on('error', () => socket.terminate())
  socket.on('message', data => {
    const { path, headers } = handshake
    const parts = { what: 'frame', method: 'FRAME', path, headers, transport: 'ws' } as const
    const entry = recordRequest(parts, bytesOf(data))
    endpoint.log.add(entry)
    endpoint
      .wait(endpoint.latencyMs)
      .then(() => answerFrame(endpoint, entry, socket))
      .catch(() => socket.terminate())
  })
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}

function answerFrame(endpoint: Endpoint, entry: RecordedRequest, socket: WebSocket): void {
  const identity = responseIdentity(endpoint, entry)
  if (entry.prewarm) {
    for (const event of prewarmEvents(identity)) socket.send(JSON.stringify(event))
    return
  }
  answerOverSocket(socket, identity, nextAnswer(endpoint, entry))
}

/** Answers a handshake or a tunnel with a plain HTTP status. */
function refuse(
  stream: Duplex,
  answer: Pick<StatusAnswer, 'status' | 'headers'> & { body?: object | string },
): void {
  const body = bodyText(answer.body ?? '')
  const headers = {
    'content-type': contentType(answer.body ?? ''),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...answer.headers,
  }
  const status = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  stream.end([status, ...lines, '', body].join('\r\n'))
}
