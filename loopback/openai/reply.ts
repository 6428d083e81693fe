import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RecordedRequest } from './recording.ts'
import type { SideAnswer, StatusAnswer } from './script.ts'

/** Sends a status and a body. `hang` sends nothing and leaves the connection open. */
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
export function okAnswer(body: object, headers: Readonly<Record<string, string>> = {}): StatusAnswer {
  return { kind: 'status', status: 200, body, headers }
}

/** The body as it is sent. */
export function bodyText(body: object | string): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** The media type of a body. A string that starts with `<` is HTML. */
export function contentType(body: object | string): string {
  if (typeof body === 'object') return 'application/json'
  return body.trimStart().startsWith('<') ? 'text/html; charset=UTF-8' : 'text/plain'
}

/** Reads the whole body of a request as it was sent. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Method, path and headers of a request, for its record. Repeated headers are joined. */
export function headOf(request: IncomingMessage): Pick<RecordedRequest, 'method' | 'path' | 'headers'> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
  return { method: request.method ?? '', path: request.url ?? '', headers }
}
