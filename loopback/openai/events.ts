import type { AcceptAnswer } from './script.ts'

/** One event of the Responses stream: an SSE event over HTTP, a text frame over a WebSocket. */
export type StreamEvent = Readonly<Record<string, unknown>> & { readonly type: string }

/** How a response is known in its events. */
export interface ResponseIdentity {
  readonly id: string
  readonly model: string
  /** Headers repeated in `response.created`; the only way to tell the serving model on an open WebSocket. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The first event of every stream that begins well. */
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

/** A whole accepted turn with one message. */
export function acceptedEvents(response: ResponseIdentity, answer: AcceptAnswer): readonly StreamEvent[] {
  const text = answer.text ?? 'OK'
  const item = (status: string, content: readonly object[]) => ({
    id: `msg_${response.id}`,
    type: 'message',
    role: 'assistant',
    status,
    content,
  })
  const place = { item_id: `msg_${response.id}`, output_index: 0, content_index: 0 }
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
    { type: 'response.output_text.delta', sequence_number: 3, ...place, delta: text },
    { type: 'response.output_text.done', sequence_number: 4, ...place, text },
    { type: 'response.output_item.done', sequence_number: 5, output_index: 0, item: done },
    {
      type: 'response.completed',
      sequence_number: 6,
      response: { ...responseObject(response, 'completed'), output: [done], usage: usageObject(answer) },
    },
  ]
}

/** The answer to a prewarm: a response that generated nothing. */
export function prewarmedEvents(response: ResponseIdentity): readonly StreamEvent[] {
  return [
    createdEvent(response),
    {
      type: 'response.completed',
      sequence_number: 1,
      response: {
        ...responseObject(response, 'completed'),
        usage: usageObject({ kind: 'accept', usage: { inputTokens: 0, outputTokens: 0 } }),
      },
    },
  ]
}

/** A stream that begins well and ends in `response.failed`. */
export function failedEvents(
  response: ResponseIdentity,
  error: Readonly<Record<string, unknown>>,
): readonly StreamEvent[] {
  return [
    createdEvent(response),
    {
      type: 'response.failed',
      sequence_number: 1,
      response: { ...responseObject(response, 'failed'), error },
    },
  ]
}

/** A stream that begins well and ends in `response.incomplete`. */
export function incompleteEvents(response: ResponseIdentity, reason: string): readonly StreamEvent[] {
  return [
    createdEvent(response),
    {
      type: 'response.incomplete',
      sequence_number: 1,
      response: { ...responseObject(response, 'incomplete'), incomplete_details: { reason } },
    },
  ]
}

/** A stream that begins well and ends in an `error` event. */
export function errorEvents(
  response: ResponseIdentity,
  code: string | null,
  message: string,
): readonly StreamEvent[] {
  return [createdEvent(response), { type: 'error', sequence_number: 1, code, message, param: null }]
}

/** One event as it stands in an SSE body. */
export function asSse(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

function responseObject(response: ResponseIdentity, status: string): Readonly<Record<string, unknown>> {
  return { id: response.id, object: 'response', status, model: response.model, output: [], error: null }
}

function usageObject(answer: AcceptAnswer): object {
  const usage = answer.usage ?? { inputTokens: 1200, outputTokens: 5 }
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cached_tokens: usage.cachedInputTokens ?? 0 },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: usage.inputTokens + usage.outputTokens,
  }
}
