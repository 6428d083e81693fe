import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RecordedRequest } from './recording.ts'
import type { SideAnswer, StatusAnswer } from './script.ts'

/** Answers with a status and a body, JSON for an object and as it is for a string; or stays silent for ever. */
export function reply(response: ServerResponse, answer: SideAnswer): void {
  if (answer.kind === 'hang') return
  const text = bodyText(answer.body)
  response.writeHead(answer.status, {
    'content-type': contentType(answer.body),
    'content-length': Buffer.byteLength(text),
    ...answer.headers,
  })
  response.end(text)
}

/** A 200 with a JSON body. */
export function success(body: object, headers: Readonly<Record<string, string>> = {}): StatusAnswer {
  return { kind: 'status', status: 200, body, headers }
}

/** A body as it goes over the wire. */
export function bodyText(body: object | string): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** A body's media type; a string that begins like markup is HTML. */
export function contentType(body: object | string): string {
  if (typeof body === 'object') return 'application/json'
  return body.trimStart().startsWith('<') ? 'text/html; charset=UTF-8' : 'text/plain'
}

/** Reads a request's whole body as it came over the wire. */
export async function rawBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A request's line and headers, for its record. */
export function lineOf(request: IncomingMessage): Pick<RecordedRequest, 'method' | 'path' | 'headers'> {
  return { method: request.method ?? '', path: request.url ?? '', headers: plainHeaders(request) }
}

/** The headers of a message with repeated ones joined. */
function plainHeaders(message: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
