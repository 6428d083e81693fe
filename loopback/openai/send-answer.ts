import type { ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import { assertNever } from '../../src/base/index.ts'
import {
  acceptedEvents,
  createdEvent,
  failedEvents,
  type ResponseIdentity,
  type StreamEvent,
  sseText,
} from './events.ts'
import { fieldOf, textOf } from './recording.ts'
import { reply } from './reply.ts'
import type { Answer, StatusAnswer } from './script.ts'

/** Sends a scripted answer over HTTP. Events become an SSE stream. */
export function answerOverHttp(response: ServerResponse, identity: ResponseIdentity, answer: Answer): void {
  const { model } = identity
  switch (answer.kind) {
    case 'accept':
      sendStream(response, answer.servedBy ?? model, acceptedEvents(identity, answer))
      break
    case 'status':
      reply(response, answer)
      break
    case 'ws-error':
      reply(response, statusOfFrame(answer.frame))
      break
    case 'sse-failed':
    case 'sse-incomplete':
    case 'sse-error':
      sendStream(response, model, failedEvents(identity, answer))
      break
    case 'close-clean':
      sendStream(response, model, [createdEvent(identity)])
      break
    case 'cut':
      startStream(response, model)
      // Half an event is sent before the break, so that the client is in the middle of one.
      response.write(`${sseText(createdEvent(identity))}event: response.outp`, () =>
        response.socket?.resetAndDestroy(),
      )
      break
    case 'reset':
      response.socket?.resetAndDestroy()
      break
    case 'hang':
      if (answer.stage === 'headers') break
      startStream(response, model)
      response.write(sseText(createdEvent(identity)))
      break
    default:
      assertNever(answer)
  }
}

/** Sends a scripted answer over an open WebSocket. A plain status becomes the server's error frame. */
export function answerOverSocket(socket: WebSocket, identity: ResponseIdentity, answer: Answer): void {
  const send = (...frames: readonly object[]) => {
    for (const frame of frames) socket.send(JSON.stringify(frame))
  }
  switch (answer.kind) {
    case 'accept': {
      const headers = { 'openai-model': answer.servedBy ?? identity.model }
      send(...acceptedEvents({ ...identity, headers }, answer))
      break
    }
    case 'status':
      send(errorFrame(answer))
      break
    case 'ws-error':
      send(answer.frame)
      break
    case 'sse-failed':
    case 'sse-incomplete':
    case 'sse-error':
      send(...failedEvents(identity, answer))
      break
    case 'close-clean':
      send(createdEvent(identity))
      socket.close(1000)
      break
    case 'cut':
      socket.send(JSON.stringify(createdEvent(identity)), () => socket.terminate())
      break
    case 'reset':
      socket.terminate()
      break
    case 'hang':
      if (answer.stage === 'body') send(createdEvent(identity))
      break
    default:
      assertNever(answer)
  }
}

function startStream(response: ServerResponse, model: string): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'openai-model': model,
  })
}

function sendStream(response: ServerResponse, model: string, events: readonly StreamEvent[]): void {
  startStream(response, model)
  response.end(events.map(sseText).join(''))
}

/** The WebSocket frame that corresponds to an HTTP refusal. */
function errorFrame(answer: StatusAnswer): Readonly<Record<string, unknown>> {
  const error = fieldOf(answer.body, 'error')
  const detail = textOf(fieldOf(answer.body, 'detail'))
  const plain = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  return {
    type: 'error',
    status: answer.status,
    error: error ?? { type: 'invalid_request_error', message: detail ?? plain },
    headers: answer.headers ?? {},
  }
}

function statusOfFrame(frame: Readonly<Record<string, unknown>>): StatusAnswer {
  const status = fieldOf(frame, 'status')
  return {
    kind: 'status',
    status: typeof status === 'number' ? status : 400,
    body: { error: fieldOf(frame, 'error') ?? {} },
  }
}
