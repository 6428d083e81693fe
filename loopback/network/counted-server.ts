import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server on 127.0.0.1 that counts its connections. */
export interface CountedServer extends AsyncDisposable {
  readonly port: number
  /** The number of TCP connections so far. */
  readonly connections: () => number
}

/** An answer over HTTP that is not the endpoint's. */
export type Page = {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Starts a server that gives each connection to a handler, counts them, and ends all of them when it is closed. */
export async function startCounted(onConnection: (socket: Socket) => void): Promise<CountedServer> {
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer(socket => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    onConnection(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

/** A page as the text of an HTTP response after which the connection ends. */
export function pageText({ status, body, headers = {} }: Page): string {
  const fields = { 'content-length': String(Buffer.byteLength(body)), connection: 'close', ...headers }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} Loopback\r\n${lines.join('')}\r\n${body}`
}
