import { plainLine } from '../redact/index.ts'
import { readBody } from './error-body.ts'
import type { UnwrappedMessage } from './message.ts'

/** The CLI cuts its messages at 2 KiB (0.169); more than this is no message and is not worth the time. */
const LONGEST_MESSAGE = 16_384

/** Wrappers seen in the wild nest four deep; a text that goes on for longer is built to waste time. */
const DEEPEST_NESTING = 10

/** One wrapper taken off: the words inside, and what the wrapper told. */
type Layer = UnwrappedMessage | undefined

/**
 * Peels a raw message. The work is bounded by the message's cap and by the nesting: no pattern here backtracks over
 * more than a constant. Peeling the resulting text again changes nothing, unless the nesting was deeper than the cap.
 */
export function unwrapMessage(raw: string): UnwrappedMessage {
  let peeled: UnwrappedMessage = { text: tidy(raw.slice(0, LONGEST_MESSAGE)) }
  for (let depth = 0; depth < DEEPEST_NESTING; depth++) {
    const layer = unwrap(peeled.text)
    if (layer === undefined) break
    peeled = merge(peeled, { ...layer, text: tidy(layer.text) })
  }
  return peeled.status === undefined ? withMentionedStatus(peeled) : peeled
}

/** Some CLI versions (0.155 and later) print typographic apostrophes. */
function tidy(text: string): string {
  return plainLine(text)
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
}

/** The inner layer's code is the one closest to the cause; the outer layer's status is the one of the HTTP answer. */
function merge(outer: UnwrappedMessage, inner: UnwrappedMessage): UnwrappedMessage {
  const status = outer.status ?? inner.status
  return { ...outer, ...inner, ...(status === undefined ? {} : { status }) }
}

function unwrap(text: string): Layer {
  return retryNotice(text) ?? prefixed(text) ?? trailed(text) ?? readBody(text)
}

/** `Reconnecting... 2/5 (<reason>)`; 0.77 gives no reason, 0.155 and later also wait for the network. */
function retryNotice(text: string): Layer {
  const head = /^Reconnecting(?:\.{3}|…) ?(?:\d{1,4}\/\d{1,4}|(waiting for network)) ?/i.exec(text)
  if (head === null) return undefined
  const rest = text.slice(head[0].length)
  const reason = rest.startsWith('(') ? rest.slice(1, rest.endsWith(')') ? -1 : undefined) : rest
  return head[1] === undefined ? { text: reason } : { text: reason, waitingForNetwork: true }
}

const PREFIXES: readonly { readonly pattern: RegExp; readonly asStreamError?: true }[] = [
  { pattern: /^stream (?:disconnected before completion|error): ?/i, asStreamError: true },
  // 404 and the like on every version; 0.77 says nothing after the colon.
  { pattern: /^unexpected status (\d{3})[^:{]{0,60}: ?/i },
  // The display of the CLI's own transport error, which some versions let through.
  { pattern: /^http (\d{3})[^:{]{0,60}: ?/i },
  { pattern: /^(?:fatal )?error: ?/i },
]

function prefixed(text: string): Layer {
  for (const { pattern, asStreamError } of PREFIXES) {
    const match = pattern.exec(text)
    if (match === null) continue
    const status = match[1] === undefined ? {} : { status: Number(match[1]) }
    return {
      text: text.slice(match[0].length),
      ...status,
      ...(asStreamError === undefined ? {} : { asStreamError }),
    }
  }
  return undefined
}

const TRAILERS = [', url: ', ', cf-ray: ', ', request id: ', ', auth error: ', ', auth error code: '] as const

/**
 * What the CLI appends to an HTTP error (protocol/src/error.rs). A private base URL may stand in it, so it goes first
 * thing; the identity service's error code is all that tells something.
 */
function trailed(text: string): Layer {
  const [at, label] = TRAILERS.map(trailer => [text.lastIndexOf(trailer), trailer] as const).reduce((a, b) =>
    b[0] > a[0] ? b : a,
  )
  if (at < 0) return undefined
  const value = text.slice(at + label.length)
  // Inside a JSON body the same words are the server's, not the CLI's.
  if (/["{}]/.test(value)) return undefined
  const isCode = label === ', auth error code: ' && /^[\w.-]{1,64}$/.test(value)
  return { text: text.slice(0, at), ...(isCode ? { code: value.toLowerCase() } : {}) }
}

/** Statuses that the CLI words into a sentence of its own. */
const MENTIONED_STATUS =
  /\b(?:last|unexpected) status:? (\d{3})\b|\(status (\d{3})\b|\bHTTP (?:error|status)(?: code)?: (\d{3})\b|^(\d{3}) [A-Z][a-z]+/

function withMentionedStatus(peeled: UnwrappedMessage): UnwrappedMessage {
  const match = MENTIONED_STATUS.exec(peeled.text)
  const digits = match?.slice(1).find(group => group !== undefined)
  const status = Number(digits)
  return digits !== undefined && status >= 100 && status <= 599 ? { ...peeled, status } : peeled
}
