import { connect, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { assertNever } from '../../src/base/index.ts'
import { type CountedServer, type Page, pageText, startCounted } from './counted-server.ts'

/** A certificate and its key, as PEM. */
export type Certificate = { readonly key: string | Buffer; readonly cert: string | Buffer }

/**
 * - `reset`: the connection is reset as soon as something has been sent on it.
 * - `silent`: the connection is accepted, and nothing is ever read or answered.
 * - `plain-http`: an answer in plain HTTP to whatever arrives, as from a port that has no TLS.
 * - `tls`: TLS with this certificate. Then any request gets the page, or the connection goes on to a port of 127.0.0.1.
 */
export type Fault =
  | { readonly kind: 'reset' | 'silent' | 'plain-http' }
  | {
      readonly kind: 'tls'
      readonly certificate: Certificate
      readonly answer: Page | { readonly port: number }
    }

/** Starts a server with a fault on a free port of 127.0.0.1. */
export function startFaultyServer(fault: Fault): Promise<CountedServer> {
  return startCounted(socket => {
    switch (fault.kind) {
      case 'reset':
        socket.once('data', () => socket.resetAndDestroy())
        return
      case 'silent':
        socket.pause()
        return
      case 'plain-http':
        socket.once('data', () => socket.end(pageText({ status: 400, body: 'TLS is not spoken here.' })))
        return
      case 'tls':
        answerOverTls(socket, fault)
        return
      default:
        assertNever(fault)
    }
  })
}

function answerOverTls(socket: Socket, { certificate, answer }: Extract<Fault, { kind: 'tls' }>): void {
  const secure = new TLSSocket(socket, { isServer: true, ...certificate })
  secure.on('error', () => socket.destroy())
  if (!('port' in answer)) {
    secure.once('data', () => secure.end(pageText(answer)))
    return
  }
  const target = connect(answer.port, '127.0.0.1')
  target.on('error', () => secure.destroy())
  target.on('close', () => secure.destroy())
  secure.on('close', () => target.destroy())
  secure.pipe(target).pipe(secure)
}
