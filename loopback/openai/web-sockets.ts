import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { assertNever } from '../../src/base/index.ts'
import { answerFor, type Endpoint, identityOf, nextHandshake, refusalOf } from './endpoint.ts'
import { prewarmedEvents } from './events.ts'
import { type RecordedRequest, recorded } from './recording.ts'
import { bodyText, contentType, lineOf } from './reply.ts'
import type { Handshake } from './script.ts'
import { answerOverSocket } from './send-answer.ts'

/** Lets a server open WebSockets as the script says, and refuse every tunnel to a host outside. */
export function answerUpgrades(endpoint: Endpoint, http: Server): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: true })
  http.on('connect', (request: IncomingMessage, stream: Duplex) => {
    endpoint.arrivals.add(
      recorded({ what: 'tunnel', transport: 'http', ...lineOf(request) }, Buffer.alloc(0)),
    )
    refuse(stream, { status: 403 })
  })
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const entry = recorded({ what: 'handshake', transport: 'ws', ...lineOf(request) }, Buffer.alloc(0))
    endpoint.arrivals.add(entry)
    const handshake = nextHandshake(endpoint)
    const opened = (socket: WebSocket) => talk(endpoint, entry, socket)
    endpoint
      .wait(endpoint.latencyMs)
      .then(() => {
        const refusal = refusalOf(endpoint, entry)
        if (refusal !== undefined) refuse(stream, refusal)
        else shakeHands(sockets, { request, stream, head }, handshake, opened)
      })
      .catch(() => stream.destroy())
  })
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly stream: Duplex
  readonly head: Buffer
}

function shakeHands(
  sockets: WebSocketServer,
  upgrade: Upgrade,
  handshake: Handshake,
  opened: (socket: WebSocket) => void,
): void {
  switch (handshake.kind) {
    case 'hang':
      return
    case 'refuse':
      refuse(upgrade.stream, handshake)
      return
    case 'accept': {
      const extra = Object.entries(handshake.headers ?? {}).map(([name, value]) => `${name}: ${value}`)
      sockets.once('headers', lines => lines.push(...extra))
      sockets.handleUpgrade(upgrade.request, upgrade.stream, upgrade.head, opened)
      return
    }
    default:
      assertNever(handshake)
  }
}

function talk(endpoint: Endpoint, handshake: RecordedRequest, socket: WebSocket): void {
  socket.on('error', () => socket.terminate())
  socket.on('message', data => {
    const { path, headers } = handshake
    const entry = recorded({ what: 'frame', method: 'FRAME', path, headers, transport: 'ws' }, bytesOf(data))
    endpoint.arrivals.add(entry)
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

async function answerFrame(endpoint: Endpoint, entry: RecordedRequest, socket: WebSocket): Promise<void> {
  const identity = identityOf(endpoint, entry)
  if (entry.prewarm && endpoint.script.prewarm !== 'as-scripted') {
    for (const event of prewarmedEvents(identity)) socket.send(JSON.stringify(event))
    return
  }
  const answer = answerFor(endpoint, entry.model, entry.prewarm ? 'peek' : 'take')
  await answerOverSocket(socket, identity, answer, endpoint.wait)
}

/** Answers a handshake with a plain HTTP status. */
function refuse(stream: Duplex, answer: Omit<Extract<Handshake, { kind: 'refuse' }>, 'kind'>): void {
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
