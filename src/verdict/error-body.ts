import type { UnwrappedMessage } from './message.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

/**
 * What a body tells, or undefined where the text holds none. Shapes seen: `{"detail":"…"}`, `{"detail":{"code":…}}`,
 * `{"error":{"message","type","param","code"}}`, the WebSocket frame `{"type":"error","status":400,"error":{…},
 * "headers":{…}}`, `{"response":{"error":{…}}}`, each also inside a JSON string or after some words.
 */
export function readBody(text: string): UnwrappedMessage | undefined {
  const debugString = /^Some\((".*")\)$/.exec(text)?.[1]
  if (debugString !== undefined) return readString(debugString)
  if (text.startsWith('"')) return readString(text)
  // The script of an HTML page is no body.
  const start = text.startsWith('<') ? -1 : text.startsWith('[') ? 0 : text.indexOf('{')
  if (start < 0) return undefined
  const before = text.slice(0, start)
  const body = text.slice(start)
  const value = parse(body)
  if (value === undefined) return body.includes('":') ? salvage(body, before) : undefined
  const object = Array.isArray(value) ? value[0] : value
  return isObject(object) ? read(object, before) : undefined
}

function readString(text: string): UnwrappedMessage | undefined {
  const value = parse(text)
  return typeof value === 'string' ? { text: value } : undefined
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object that describes the error, and the one around it with status and headers. */
function read(body: JsonObject, before: string): UnwrappedMessage | undefined {
  const response = isObject(body['response']) ? body['response'] : body
  const inner = [response['error'], body['detail'], body['errors'], body['message']].find(
    value => value !== undefined && value !== null,
  )
  const first = Array.isArray(inner) ? inner[0] : inner
  const error: JsonObject = isObject(first) ? first : {}
  const isBare = inner === undefined || !isObject(first)
  const source = isBare ? { ...body, ...error } : error
  const code = word(source['code'])
  const type = word(source['type'])
  const message = words(first) ?? words(error['message']) ?? words(error['msg']) ?? words(error['detail'])
  const told = { ...statusOf([body, source]), ...waitOf(body, source) }
  const said = message ?? code
  // `{}` and bodies without a known field stay as they are: their text is all there is to show.
  if (said === undefined) return undefined
  const param = words(source['param'])
  return {
    text: `${before}${said}`,
    ...told,
    ...(code === undefined ? {} : { code }),
    ...(type === undefined || (isBare && type === 'error') ? {} : { type }),
    ...(param === undefined ? {} : { param }),
  }
}

function words(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** An error code: a short word, never a number (some gateways repeat the status there). */
function word(value: Json | undefined): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w.-]{0,79}$/.test(value) ? value.toLowerCase() : undefined
}

function statusOf(sources: readonly JsonObject[]): Pick<UnwrappedMessage, 'status'> {
  for (const source of sources) {
    for (const key of ['status', 'status_code', 'statusCode', 'code']) {
      const status = Number(source[key] ?? Number.NaN)
      if (Number.isInteger(status) && status >= 400 && status <= 599) return { status }
    }
  }
  return {}
}

function waitOf(
  body: JsonObject,
  error: JsonObject,
): Pick<UnwrappedMessage, 'retryAfterSeconds' | 'resetsAt'> {
  const headers = isObject(body['headers']) ? body['headers'] : {}
  const header = (name: string) => {
    const key = Object.keys(headers).find(each => each.toLowerCase() === name)
    const value = key === undefined ? undefined : headers[key]
    return Array.isArray(value) ? value[0] : value
  }
  const resetsAt = seconds(error['resets_at']) ?? dateIn(header('retry-after'))
  const retryAfterMs = seconds(header('retry-after-ms'))
  const retryAfterSeconds =
    (retryAfterMs === undefined ? undefined : retryAfterMs / 1000) ??
    seconds(header('retry-after')) ??
    seconds(error['retry_after']) ??
    seconds(error['resets_in_seconds'])
  return {
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}

/** A date as seconds since the epoch. Seconds to wait are none, though `Date.parse` takes "2027" for a year. */
function dateIn(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !Number.isNaN(Number(value))) return undefined
  const date = Date.parse(value)
  return Number.isNaN(date) || date < 1e12 ? undefined : date / 1000
}

/** A number that is not negative, also as text; headers hold text. */
function seconds(value: Json | undefined): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}

/**
 * A body that the CLI cut in the middle (at 1000 bytes, or 2 KiB of the whole message in 0.169) still shows its first
 * fields.
 */
function salvage(body: string, before: string): UnwrappedMessage | undefined {
  const field = (name: string) => new RegExp(`"${name}" ?: ?"((?:[^"\\\\]|\\\\.){1,2000})`).exec(body)?.[1]
  const code = word(field('code'))
  const param = field('param')
  const resetsAt = seconds(/"resets_at" ?: ?(\d{9,13})\b/.exec(body)?.[1])
  const said = field('message') ?? field('detail') ?? code
  if (said === undefined) return undefined
  return {
    text: `${before}${unescaped(said)}`,
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
  }
}

function unescaped(text: string): string {
  const value = parse(`"${text}"`)
  return typeof value === 'string' ? value : text
}
