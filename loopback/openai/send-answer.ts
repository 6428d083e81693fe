import type { ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import { assertNever } from '../../src/base/index.ts'
import {
  acceptedEvents,
  asSse,
  createdEvent,
  errorEvents,
  failedEvents,
  incompleteEvents,
  type ResponseIdentity,
  type StreamEvent,
} from './events.ts'
import { fieldOf, textOf } from './recording.ts'
import { reply } from './reply.ts'
import type { Answer, StatusAnswer } from './script.ts'

/** Waits; rejects when the endpoint is closed meanwhile. */
export type Wait = (ms: number) => Promise<void>

/** Gives a scripted answer over HTTP, events as an SSE stream. */
export async function answerOverHttp(
  response: ServerResponse,
  identity: ResponseIdentity,
  answer: Answer,
  wait: Wait,
): Promise<void> {
  switch (answer.kind) {
    case 'accept':
      await wait(answer.delayMs ?? 0)
      return streamed(response, answer.servedBy ?? identity.model, acceptedEvents(identity, answer))
    case 'status':
      return reply(response, answer)
    case 'ws-error':
      return reply(response, statusOfFrame(answer.frame))
    case 'sse-failed':
    case 'sse-incomplete':
    case 'sse-error':
      return streamed(response, identity.model, failingEvents(identity, answer))
    case 'close-clean':
      return streamed(response, identity.model, [createdEvent(identity)])
    case 'cut':
      begin(response, identity.model)
      // Half an event goes out before the break, so that the client is in the middle of reading one.
      response.write(`${asSse(createdEvent(identity))}event: response.outp`, () =>
        response.socket?.resetAndDestroy(),
      )
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      if (answer.stage === 'headers') return
      begin(response, identity.model)
      response.write(asSse(createdEvent(identity)))
      return
    default:
      return assertNever(answer)
  }
}

/** Gives a scripted answer over an open WebSocket; a plain status becomes the server's error frame. */
export async function answerOverSocket(
  socket: WebSocket,
  identity: ResponseIdentity,
  answer: Answer,
  wait: Wait,
): Promise<void> {
  const send = (events: readonly StreamEvent[]) => {
    for (const event of events) socket.send(JSON.stringify(event))
  }
  switch (answer.kind) {
    case 'accept': {
      await wait(answer.delayMs ?? 0)
      const headers = { 'openai-model': answer.servedBy ?? identity.model }
      return send(acceptedEvents({ ...identity, headers }, answer))
    }
    case 'status':
      return socket.send(JSON.stringify(errorFrame(answer)))
    case 'ws-error':
      return socket.send(JSON.stringify(answer.frame))
    case 'sse-failed':
    case 'sse-incomplete':
    case 'sse-error':
      return send(failingEvents(identity, answer))
    case 'close-clean':
      send([createdEvent(identity)])
      return socket.close(1000)
    case 'cut':
      socket.send(JSON.stringify(createdEvent(identity)), () => socket.terminate())
      return
    case 'reset':
      return socket.terminate()
    case 'hang':
      if (answer.stage === 'body') send([createdEvent(identity)])
      return
    default:
      return assertNever(answer)
  }
}

type Failing = Extract<Answer, { kind: 'sse-failed' | 'sse-incomplete' | 'sse-error' }>

function failingEvents(identity: ResponseIdentity, answer: Failing): readonly StreamEvent[] {
  switch (answer.kind) {
    case 'sse-failed':
      return failedEvents(identity, { code: answer.code, message: answer.message, ...answer.more })
    case 'sse-incomplete':
      return incompleteEvents(identity, answer.reason)
    case 'sse-error':
      return errorEvents(identity, answer.code, answer.message)
    default:
      return assertNever(answer)
  }
}

function begin(response: ServerResponse, model: string): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'openai-model': model,
  })
}

function streamed(response: ServerResponse, model: string, events: readonly StreamEvent[]): void {
  begin(response, model)
  response.end(events.map(asSse).join(''))
}

/** The frame that stands for an HTTP refusal. */
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
