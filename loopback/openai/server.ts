import { createServer } from 'node:http'
import { type AddressInfo, createServer as createListener, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkScript, type Endpoint } from './endpoint.ts'
import { handleRequest } from './handle-request.ts'
import type { RecordedRequest } from './recording.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'
import type { Script } from './script.ts'
import { createTokenStore, type TokenStore } from './tokens.ts'
import { handleUpgrades } from './web-sockets.ts'

/** A running endpoint. */
export interface OpenAi extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string
  /** All requests received so far, oldest first. The list grows while the endpoint runs. */
  readonly requests: readonly RecordedRequest[]
  /** Resolves with the first request that matches, past or future. Rejects when the endpoint is closed first. */
  readonly waitForRequest: RequestLog['waitFor']
  readonly tokens: TokenStore
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

/** `latencyMs`: the delay of every answer, including a WebSocket handshake and each of its turns. */
export interface OpenAiOptions {
  readonly latencyMs?: number
}

/** Starts an OpenAI endpoint on a free port of 127.0.0.1 that answers by the script. */
export async function startOpenAi(script: Script, options: OpenAiOptions = {}): Promise<OpenAi> {
  checkScript(script)
  const closing = new AbortController()
  const endpoint: Endpoint = {
    script,
    log: createRequestLog(),
    tokens: createTokenStore(),
    wait: async ms => {
      if (ms > 0) await sleep(ms, undefined, { signal: closing.signal })
    },
    latencyMs: options.latencyMs ?? 0,
    used: new Map(),
  }
  const http = createServer((request, response) => {
    handleRequest(endpoint, request, response).catch(() => response.destroy())
  })
  handleUpgrades(endpoint, http)
  const open = new Set<Socket>()
  // A plain listener in front of the HTTP server, so that a connection can be accepted and never read.
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
    endpoint.log.close()
    const closed = new Promise<void>(resolve => listener.close(() => resolve()))
    for (const socket of open) socket.destroy()
    await closed
  }
  return {
    origin: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    requests: endpoint.log.requests,
    waitForRequest: endpoint.log.waitFor,
    tokens: endpoint.tokens,
    close,
    [Symbol.asyncDispose]: close,
  }
}
