/**
 * Loaded before Portkey's gateway. It changes nothing in what the gateway answers itself.
 *
 * The gateway has no option for its address: it would listen on every interface.
 *
 * On Node.js it answers 500 to every stream of the Responses API, because it adds a header to the answer of `fetch`,
 * whose headers cannot be changed (Portkey-AI/gateway#1550, open for 1.15.2). A copy of the answer has headers that can.
 */

import { Server } from 'node:net'

const { listen } = Server.prototype

Server.prototype.listen = function listenOnLoopback(this: Server, port: number, ...rest: unknown[]): Server {
  const callback = rest.find(one => typeof one === 'function')
  return Reflect.apply(listen, this, [port, '127.0.0.1', ...(callback === undefined ? [] : [callback])])
} as typeof listen

const { fetch, Response } = globalThis

globalThis.fetch = async (...request) => {
  const answer = await fetch(...request)
  const { status, statusText, headers } = answer
  return new Response(answer.body, { status, statusText, headers })
}
