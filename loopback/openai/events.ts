import { assertNever } from '../../src/base/index.ts'
import type { AcceptAnswer, Answer, Usage } from './script.ts'

/** One event of the Responses stream: an SSE event over HTTP, a text frame over a WebSocket. */
export type StreamEvent = Readonly<Record<string, unknown>> & { readonly type: string }

/** Id and model of a response, as its events name them. */
export interface ResponseIdentity {
  readonly id: string
  readonly model: string
  /** Headers that `response.created` repeats: on an open WebSocket the only place for the serving model. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The first event of every stream that starts normally. */
export function createdEvent(response: ResponseIdentity): StreamEvent {
  return {
    type: 'response.created',
    sequence_number: 0,
    response: {
      ...responseObject(response, 'in_progress'),
      ...(response.headers ? { headers: response.headers } : {}),
    },
  }
}

/** A complete accepted turn with one message. */
export function acceptedEvents(response: ResponseIdentity, answer: AcceptAnswer): readonly StreamEvent[] {
  const text = 'OK'
  const item = (status: string, content: readonly object[]) => ({
    id: `msg_${response.id}`,
    type: 'message',
    role: 'assistant',
    status,
    content,
  })
  const position = { item_id: `msg_${response.id}`, output_index: 0, content_index: 0 }
  const done = item('completed', [{ type: 'output_text', text, annotations: [] }])
  return [
    createdEvent(response),
    { type: 'response.in_progress', sequence_number: 1, response: responseObject(response, 'in_progress') },
    {
      type: 'response.output_item.added',
      sequence_number: 2,
      output_index: 0,
      item: item('in_progress', []),
    },
    { type: 'response.output_text.delta', sequence_number: 3, ...position, delta: text },
    { type: 'response.output_text.done', sequence_number: 4, ...position, text },
    { type: 'response.output_item.done', sequence_number: 5, output_index: 0, item: done },
    {
      type: 'response.completed',
      sequence_number: 6,
      response: {
        ...responseObject(response, 'completed'),
        output: [done],
        usage: usageObject(answer.usage),
      },
    },
  ]
}

/** The answer to a prewarm frame: a response without any output. */
export function prewarmEvents(response: ResponseIdentity): readonly StreamEvent[] {
  return [
    createdEvent(response),
    {
      type: 'response.completed',
      sequence_number: 1,
      response: {
        ...responseObject(response, 'completed'),
        usage: usageObject({ inputTokens: 0, outputTokens: 0 }),
      },
    },
  ]
}

/** A stream that starts normally and ends with a failure. */
export function failedEvents(response: ResponseIdentity, answer: StreamFailure): readonly StreamEvent[] {
  return [createdEvent(response), { ...failureEvent(response, answer), sequence_number: 1 }]
}

type StreamFailure = Extract<Answer, { kind: 'sse-failed' | 'sse-incomplete' | 'sse-error' }>

function failureEvent(response: ResponseIdentity, answer: StreamFailure): StreamEvent {
  switch (answer.kind) {
    case 'sse-failed': {
      const error = { code: answer.code, message: answer.message }
      return { type: 'response.failed', response: { ...responseObject(response, 'failed'), error } }
    }
    case 'sse-incomplete': {
      const details = { incomplete_details: { reason: answer.reason } }
      return {
        type: 'response.incomplete',
        response: { ...responseObject(response, 'incomplete'), ...details },
      }
    }
    case 'sse-error':
      return { type: 'error', code: answer.code, message: answer.message, param: null }
    default:
      return assertNever(answer)
  }
}

/** One event in the text of an SSE body. */
export function sseText(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

function responseObject(response: ResponseIdentity, status: string): Readonly<Record<string, unknown>> {
  return { id: response.id, object: 'response', status, model: response.model, output: [], error: null }
}

function usageObject(usage: Usage = { inputTokens: 1200, outputTokens: 5 }): object {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: usage.inputTokens + usage.outputTokens,
  }
}
