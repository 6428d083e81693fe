import { createServer } from 'node:http'
import { type AddressInfo, createServer as createListener, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkScript, type Endpoint } from './endpoint.ts'
import { serve } from './handle-request.ts'
import type { RecordedRequest } from './recording.ts'
import { arrivals } from './request-log.ts'
import { type Script, TEST_IDENTITY } from './script.ts'
import { type TokenStore, tokenStore } from './tokens.ts'
import { answerUpgrades } from './web-sockets.ts'

/** A running endpoint. */
export interface OpenAi extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string
  /** All that came in so far, oldest first; it grows while the endpoint runs. */
  readonly requests: readonly RecordedRequest[]
  /** The first request that matches, be it here already or still to come; rejects once the endpoint is closed. */
  arrival(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest>
  readonly tokens: TokenStore
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

/** How an endpoint runs, apart from what it says. */
export interface OpenAiOptions {
  /** Milliseconds before every answer, a WebSocket's handshake and each of its turns included. */
  readonly latencyMs?: number
}

/** Starts an endpoint on a free port of 127.0.0.1 that does what the script says. */
export async function startOpenAi(script: Script, options: OpenAiOptions = {}): Promise<OpenAi> {
  checkScript(script)
  const closing = new AbortController()
  const endpoint: Endpoint = {
    script,
    arrivals: arrivals(),
    tokens: tokenStore(script.identity ?? TEST_IDENTITY),
    wait: async ms => {
      if (ms > 0) await sleep(ms, undefined, { signal: closing.signal })
    },
    latencyMs: options.latencyMs ?? 0,
    used: new Map(),
  }
  const http = createServer((request, response) => {
    serve(endpoint, request, response).catch(() => response.destroy())
  })
  answerUpgrades(endpoint, http)
  const open = new Set<Socket>()
  const listener = createListener(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    if (script.connection !== 'hang') http.emit('connection', socket)
  })
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject)
    listener.listen(0, '127.0.0.1', resolve)
  })
  const close = async () => {
    closing.abort()
    endpoint.arrivals.close()
    const closed = new Promise<void>(resolve => listener.close(() => resolve()))
    for (const socket of open) socket.destroy()
    await closed
  }
  return {
    origin: `http://127.0.0.1:${portOf(listener.address())}`,
    requests: endpoint.arrivals.requests,
    arrival: endpoint.arrivals.first,
    tokens: endpoint.tokens,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The endpoint has no port.')
  return address.port
}
