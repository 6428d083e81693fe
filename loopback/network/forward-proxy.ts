import { createServer, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { type CountedServer, type Page, pageText, startCounted } from './counted-server.ts'

/**
 * - a page: the answer to every request, also to CONNECT.
 * - `silent`: requests are read and never answered.
 * - `close`: the connection ends without an answer.
 * - a port of 127.0.0.1: CONNECT to any name leads there, but those in `denied` (`host:port`) are refused with 403.
 */
export type ProxyAnswer =
  | Page
  | 'silent'
  | 'close'
  | { readonly port: number; readonly denied?: readonly string[] }

/** A request that a proxy got. */
export type ProxyRequest = {
  /** The method and the target, such as `CONNECT api.openai.com:443`. */
  readonly line: string
  /** The value of `proxy-authorization`. */
  readonly authorization: string | undefined
}

/** A forward proxy on 127.0.0.1. */
export interface ForwardProxy extends CountedServer {
  readonly origin: string
  readonly requests: readonly ProxyRequest[]
}

/** Starts a proxy with one answer for all requests. */
export async function startForwardProxy(answer: ProxyAnswer): Promise<ForwardProxy> {
  const requests: ProxyRequest[] = []
  const record = ({ method, url, headers }: IncomingMessage) =>
    requests.push({ line: `${method} ${url}`, authorization: headers['proxy-authorization'] })
  const http = createServer()
  http.on('connect', (request, socket) => {
    record(request)
    socket.on('error', () => socket.destroy())
    if (answer === 'silent') return
    if (answer === 'close') socket.destroy()
    else if ('port' in answer && !answer.denied?.includes(request.url ?? '')) tunnel(socket, answer.port)
    else if ('port' in answer) socket.end(pageText({ status: 403, body: '' }))
    else socket.end(pageText(answer))
  })
  http.on('request', (request, response) => {
    record(request)
    if (answer === 'silent') return
    if (answer === 'close' || 'port' in answer) response.destroy()
    // A client may report a broken connection if the answer comes before it has sent the body.
    else
      request
        .resume()
        .on('end', () => response.writeHead(answer.status, { ...answer.headers }).end(answer.body))
  })
  const server = await startCounted(socket => http.emit('connection', socket))
  return { ...server, origin: `http://127.0.0.1:${server.port}`, requests }
}

function tunnel(socket: Duplex, port: number): void {
  const target = connect(port, '127.0.0.1')
  target.on('error', () => socket.destroy())
  target.on('close', () => socket.destroy())
  socket.on('close', () => target.destroy())
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
  socket.pipe(target).pipe(socket)
}
