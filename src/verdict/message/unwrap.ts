/** Removes the CLI's wrappers from a message, until only the server's answer is left. */

import { optional } from '../../base/index.ts'
import { plainLine } from '../../redact/index.ts'
import { parseErrorBody } from './error-body.ts'
import type { UnwrappedMessage } from './message.ts'
import { describePage, readPage } from './page.ts'

/** The CLI cuts its messages at 2 KiB (0.169). Longer text is cut here, which bounds the time spent on it. */
const MAX_MESSAGE_CHARS = 16_384

/** Real messages have up to four wrappers. Only a text made to waste time has more than this. */
const MAX_WRAPPERS = 10

/**
 * Removes the wrappers of a raw message from the outside in. The time is bounded: by the two limits, and because no
 * pattern here backtracks over more than a constant length.
 */
export function unwrapMessage(raw: string): UnwrappedMessage {
  const whole = normalizeText(raw.slice(0, MAX_MESSAGE_CHARS))
  let message: UnwrappedMessage = { text: whole }
  for (let count = 0; count < MAX_WRAPPERS; count++) {
    const inner = unwrapOnce(message.text)
    if (inner === undefined) break
    message = mergeMessages(message, { ...inner, text: normalizeText(inner.text) })
  }
  const status = message.status ?? statusInText(message.text) ?? (isBareBody(whole) ? 400 : undefined)
  return withoutPage({ ...message, ...optional('status', status) })
}

/** The body of a 400 is the only one that the CLI prints as it is, without a word of its own (0.77 to 0.171). */
function isBareBody(whole: string): boolean {
  return /^[<{[]/.test(whole)
}

/** Of a page only the title is left in the text: the rest is code, or about the visitor and not about the request. */
function withoutPage(message: UnwrappedMessage): UnwrappedMessage {
  const found = readPage(message.text)
  if (found === undefined) return message
  const { before, page } = found
  const text = before === '' ? describePage(page) : `${before}: ${describePage(page)}`
  return before === '' ? { ...message, text, page } : { ...message, text }
}

/**
 * The address that CLI 0.104 to 0.155 add to `error sending request`. A base URL may be private, so only the CLI's own
 * addresses stay.
 */
const URL_OF_REQUEST = / for url \((?!https:\/\/(?:[\w-]+\.)?(?:openai|chatgpt)\.com\/)[^)\s]{0,2048}\)/g

/** What 0.171 adds about a certificate for another host: the name asked for, and those in the certificate. */
const NAMES_OF_CERTIFICATE = /(\bcertificate not valid for name) ".{0,2048}$/

/** Some CLI versions (0.155 and later) print typographic quotation marks. */
function normalizeText(text: string): string {
  return plainLine(text)
    .replace(URL_OF_REQUEST, '')
    .replace(NAMES_OF_CERTIFICATE, '$1')
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
}

/** The inner code is closest to the cause. The outer status is the one of the HTTP response. */
function mergeMessages(outer: UnwrappedMessage, inner: UnwrappedMessage): UnwrappedMessage {
  return { ...outer, ...inner, ...optional('status', outer.status ?? inner.status) }
}

/** The content of the outermost wrapper, or undefined when there is no wrapper. */
function unwrapOnce(text: string): UnwrappedMessage | undefined {
  return unwrapRetryNotice(text) ?? removePrefix(text) ?? removeTrailer(text) ?? parseErrorBody(text)
}

/** `Reconnecting... 2/5 (<reason>)`. 0.77 gives no reason; 0.155 and later also wait for the network. */
function unwrapRetryNotice(text: string): UnwrappedMessage | undefined {
  const head = /^Reconnecting(?:\.{3}|…) ?(?:\d{1,4}\/\d{1,4}|(waiting for network)) ?/i.exec(text)
  if (head === null) return undefined
  const rest = text.slice(head[0].length)
  const reason = rest.startsWith('(') ? rest.slice(1, rest.endsWith(')') ? -1 : undefined) : rest
  return head[1] === undefined ? { text: reason } : { text: reason, waitingForNetwork: true }
}

/** What the CLI writes before a message. A group holds the HTTP status. */
const PREFIXES: readonly RegExp[] = [
  // 404 and the like on every version; 0.77 writes nothing after the colon.
  /^unexpected status (\d{3})[^:{]{0,60}: ?/i,
  // The CLI's own transport error, which some versions print.
  /^http (\d{3})[^:{]{0,60}: ?/i,
  /^(?:fatal )?error: ?/i,
]

/** The CLI reports refusals as broken streams too (openai/codex#12143). */
const STREAM_PREFIX = /^stream (?:disconnected before completion|error): ?/i

function removePrefix(text: string): UnwrappedMessage | undefined {
  const stream = STREAM_PREFIX.exec(text)
  if (stream !== null) return { text: text.slice(stream[0].length), inStream: true }
  for (const prefix of PREFIXES) {
    const match = prefix.exec(text)
    if (match === null) continue
    const [matched, status] = match
    const inner = { text: text.slice(matched.length) }
    return status === undefined ? inner : { ...inner, status: Number(status) }
  }
  return undefined
}

const TRAILERS = [', url: ', ', cf-ray: ', ', request id: ', ', auth error: ', ', auth error code: '] as const

/**
 * Removes what the CLI appends to an HTTP error (protocol/src/error.rs). It may hold a private base URL. Only the error
 * code of the identity service is kept.
 */
function removeTrailer(text: string): UnwrappedMessage | undefined {
  const [start, label] = TRAILERS.map(trailer => [text.lastIndexOf(trailer), trailer] as const).reduce(
    (last, next) => (next[0] > last[0] ? next : last),
  )
  if (start < 0) return undefined
  const value = text.slice(start + label.length)
  // Inside a JSON body these words are the server's, not the CLI's.
  if (/["{}]/.test(value)) return undefined
  const isCode = label === ', auth error code: ' && /^[\w.-]{1,64}$/.test(value)
  const ofHandshake = label === ', url: ' && /^wss?:/i.test(value)
  return {
    text: text.slice(0, start),
    ...optional('code', isCode ? value.toLowerCase() : undefined),
    ...optional('ofHandshake', ofHandshake || undefined),
  }
}

const STATUS_IN_TEXT =
  /\b(?:last|unexpected) status:? (\d{3})\b|\(status (\d{3})\b|\bHTTP (?:error|status)(?: code)?: (\d{3})\b|^(\d{3}) [A-Z][a-z]+/

/** The status that the CLI writes into some of its own sentences. */
function statusInText(text: string): number | undefined {
  const digits = STATUS_IN_TEXT.exec(text)
    ?.slice(1)
    .find(group => group !== undefined)
  const status = Number(digits)
  return status >= 100 && status <= 599 ? status : undefined
}
