/** Reads the error body of a server: JSON, or what the CLI left of it. */

import { type Fields, fieldsOf, isFields, optional } from '../../base/index.ts'
import type { UnwrappedMessage } from './message.ts'

/**
 * Reads a server's error body at the end of a text; undefined when there is none. Shapes seen: `{"detail":"…"}`,
 * `{"detail":{"code":…}}`, `{"error":{"message","type","param","code"}}`, the WebSocket frame
 * `{"type":"error","status":400,"error":{…},"headers":{…}}` and `{"response":{"error":{…}}}`. Each may be inside a
 * JSON string or follow some words.
 */
export function parseErrorBody(text: string): UnwrappedMessage | undefined {
  const debugString = /^Some\((".*")\)$/.exec(text)?.[1]
  if (debugString !== undefined) return parseString(debugString)
  if (text.startsWith('"')) return parseString(text)
  const xml = readXml(text)
  if (xml !== undefined) return xml
  // The script of an HTML page may hold braces.
  if (text.startsWith('<')) return undefined
  const start = text.startsWith('[') ? 0 : text.indexOf('{')
  if (start < 0) return undefined
  const before = text.slice(0, start)
  const json = text.slice(start)
  const value = parseJson(json)
  const body = Array.isArray(value) ? value[0] : value
  const message = value === undefined ? readCutBody(json) : isFields(body) ? readBody(body) : undefined
  return message && { ...message, text: `${before}${message.text}` }
}

/** An error of an object store or a cloud: `<Error><Code>…</Code><Message>…</Message></Error>`, also cut. */
function readXml(text: string): UnwrappedMessage | undefined {
  if (!/^<(?:\?xml|error|[a-z]{1,40}error|response)\b/i.test(text)) return undefined
  const content = (tag: string) =>
    new RegExp(`<${tag}>([^<]{1,2000})`, 'i').exec(text.slice(0, 4_000))?.[1]?.trim()
  const code = codeIn(content('code'))
  const words = content('message') ?? code
  return words === undefined ? undefined : { text: words, ...optional('code', code) }
}

function parseString(text: string): UnwrappedMessage | undefined {
  const value = parseJson(text)
  return typeof value === 'string' ? { text: value } : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where a body has the object, the list or the sentence with its error. Names in lower case. */
const ERROR_KEYS = ['error', 'errors', 'detail', 'fault', 'base_resp'] as const

/** Names of the sentence for people, the most exact first. */
const TEXT_KEYS = [
  'message',
  'error_message',
  'error_msg',
  'errormessage',
  'errmsg',
  'msg',
  'status_msg',
  'error_description',
  'faultstring',
  'description',
  'detail',
  'title',
] as const

const CODE_KEYS = ['code', 'error_code', 'errorcode', 'errcode', '__type'] as const

/** A body without a known field gives undefined, so that its JSON is shown as it is. */
function readBody(whole: Fields): UnwrappedMessage | undefined {
  const outer = withLowerCaseKeys(whole)
  const body = isFields(outer['response']) ? withLowerCaseKeys(outer['response']) : outer
  const values = ERROR_KEYS.map(key => firstOf(body[key]))
  const nested = values.find(isFields)
  // The object with the details of the error. In a flat body it is the body itself.
  const error = nested === undefined ? body : withLowerCaseKeys(nested)
  const sentence = firstIn(error, TEXT_KEYS, wordsIn)
  // Beside a sentence, a single word in `error` is the code (RFC 6749 section 5.2).
  const word = sentence === undefined || nested !== undefined ? undefined : codeIn(body['error'])
  const code = firstIn(error, CODE_KEYS, codeIn) ?? word
  const text = sentence ?? values.map(wordsIn).find(words => words !== undefined) ?? code
  if (text === undefined) return undefined
  const type = codeIn(error['type'])
  return {
    text,
    ...optional('status', statusIn(outer) ?? statusIn(error)),
    ...readRetryTimes(error, fieldsOf(outer['headers'])),
    ...optional('code', code),
    // In a flat body, the type "error" is the one of the WebSocket frame.
    ...optional('type', error === body && type === 'error' ? undefined : type),
    ...optional('param', paramIn(error)),
  }
}

/** Clouds write `Message`, `Error` or `__Type`. */
function withLowerCaseKeys(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]))
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

function firstIn(
  fields: Fields,
  keys: readonly string[],
  read: (value: unknown) => string | undefined,
): string | undefined {
  return keys.map(key => read(fields[key])).find(text => text !== undefined)
}

/** The parameter at fault. FastAPI writes its place in the request: `["body", "reasoning", "effort"]`. */
function paramIn(error: Fields): string | undefined {
  const { loc } = error
  const place = Array.isArray(loc) ? loc.slice(1).filter(part => typeof part === 'string') : []
  return wordsIn(error['param']) ?? wordsIn(place.join('.'))
}

/** A text with words. It is not trimmed. */
function wordsIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** An error code: a short word, never a number. Some gateways repeat the status there. */
function codeIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w.-]{0,79}$/.test(value) ? value.toLowerCase() : undefined
}

function statusIn(fields: Fields): number | undefined {
  return ['status', 'status_code', 'statusCode', 'code']
    .map(key => Number(fields[key] ?? Number.NaN))
    .find(status => Number.isInteger(status) && status >= 400 && status <= 599)
}

function readRetryTimes(
  error: Fields,
  headers: Fields,
): Pick<UnwrappedMessage, 'retryAfterSeconds' | 'resetsAt'> {
  const header = (name: string) => {
    const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
    return Array.isArray(value) ? value[0] : value
  }
  const retryAfterMs = numberIn(header('retry-after-ms'))
  const retryAfterSeconds =
    (retryAfterMs === undefined ? undefined : retryAfterMs / 1000) ??
    numberIn(header('retry-after')) ??
    numberIn(error['retry_after']) ??
    numberIn(error['resets_in_seconds'])
  return {
    ...optional('resetsAt', numberIn(error['resets_at']) ?? dateIn(header('retry-after'))),
    ...optional('retryAfterSeconds', retryAfterSeconds),
  }
}

/** A date as seconds since the epoch. Digits are seconds to wait, although `Date.parse` reads "2027" as a year. */
function dateIn(value: unknown): number | undefined {
  if (typeof value !== 'string' || !Number.isNaN(Number(value))) return undefined
  const dateMs = Date.parse(value)
  return Number.isNaN(dateMs) || dateMs < 1e12 ? undefined : dateMs / 1000
}

/** A number that is not negative, also as text, since headers hold text. */
function numberIn(value: unknown): number | undefined {
  if (typeof value !== 'number' && wordsIn(value) === undefined) return undefined
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}

/**
 * Reads the first fields of a body that the CLI cut in the middle. It cuts bodies at 1000 bytes and whole messages at
 * 2 KiB (0.169).
 */
function readCutBody(json: string): UnwrappedMessage | undefined {
  const field = (name: string) => new RegExp(`"${name}" ?: ?"((?:[^"\\\\]|\\\\.){1,2000})`).exec(json)?.[1]
  const code = codeIn(field('code'))
  const text = field('message') ?? field('detail') ?? code
  if (text === undefined) return undefined
  return {
    text: parseString(`"${text}"`)?.text ?? text,
    ...optional('code', code),
    ...optional('param', field('param')),
    ...optional('resetsAt', numberIn(/"resets_at" ?: ?(\d{9,13})\b/.exec(json)?.[1])),
  }
}
