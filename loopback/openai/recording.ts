import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'

/** One message from a client, decoded. */
export interface RecordedRequest {
  /** `tunnel` is a CONNECT to another host, which is refused. `frame` is a WebSocket message. */
  readonly what: 'request' | 'handshake' | 'frame' | 'tunnel'
  readonly method: string
  /** The path with its query; for a tunnel host and port. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The body after decompression, as UTF-8. */
  readonly text: string
  /** The parsed body; undefined where it is not JSON. */
  readonly json: unknown
  readonly model: string | undefined
  readonly transport: 'http' | 'ws'
  /** The length of the body as it was sent, maybe compressed, without headers. */
  readonly bytes: number
  /** Milliseconds since the epoch. */
  readonly at: number
  /** A WebSocket message with `generate: false`, which runs nothing. */
  readonly prewarm: boolean
}

/** The requests that run a model, over either transport, in the order they came. */
export function turnsOf(requests: readonly RecordedRequest[], model?: string): readonly RecordedRequest[] {
  return requests.filter(request => isTurn(request) && (model === undefined || request.model === model))
}

/** Whether a request runs a model. */
export function isTurn(request: RecordedRequest): boolean {
  const isMessage = request.what === 'frame' || (request.what === 'request' && request.method === 'POST')
  return isMessage && !request.prewarm && pathOf(request).endsWith('/responses')
}

/** Whether a request asks the token endpoint for new tokens. */
export function isRefresh(request: RecordedRequest): boolean {
  return request.path === '/oauth/token'
}

/** The path of a request without its query. */
export function pathOf(request: Pick<RecordedRequest, 'path'>): string {
  return request.path.split('?', 1)[0] ?? request.path
}

/** Builds the record of one request from its raw parts. */
export function recordRequest(
  parts: Pick<RecordedRequest, 'what' | 'method' | 'path' | 'headers' | 'transport'>,
  body: Buffer,
): RecordedRequest {
  const text = decode(body, parts.headers['content-encoding']).toString('utf8')
  const json = parseJson(text)
  return {
    ...parts,
    text,
    json,
    model: textOf(fieldOf(json, 'model')),
    bytes: body.length,
    at: Date.now(),
    prewarm: fieldOf(json, 'generate') === false,
  }
}

function decode(body: Buffer, encoding: string | undefined): Buffer {
  // The CLI compresses bodies with zstd on the ChatGPT route (0.104 and later).
  if (encoding === 'zstd') return zstdDecompressSync(body)
  if (encoding === 'gzip') return gunzipSync(body)
  if (encoding === 'deflate') return inflateSync(body)
  return body
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A field of a value that may be an object. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

/** The value if it is a string. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
