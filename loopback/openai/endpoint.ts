import type { ResponseIdentity } from './events.ts'
import { expiryOf } from './jwt.ts'
import type { Wait } from './play.ts'
import type { RecordedRequest } from './recording.ts'
import type { Answer, Handshake, Script, StatusAnswer } from './script.ts'
import type { TokenStore } from './tokens.ts'

/** What the parts of one running endpoint share. */
export interface Endpoint {
  readonly script: Script
  readonly requests: RecordedRequest[]
  readonly tokens: TokenStore
  readonly wait: Wait
  readonly latencyMs: number
  /** How many items of each scripted list were used, by the list's name. */
  readonly used: Map<string, number>
}

/** Names the response to a request after its place in the record. */
export function identityOf(endpoint: Endpoint, entry: RecordedRequest): ResponseIdentity {
  return { id: `resp_loopback${endpoint.requests.indexOf(entry) + 1}`, model: entry.model ?? '' }
}

/** The scripted answer for a model; `peek` leaves it to be used by the next request. */
export function answerFor(endpoint: Endpoint, model: string | undefined, use: 'take' | 'peek'): Answer {
  const { models } = endpoint.script
  const name = model !== undefined && Object.hasOwn(models, model) ? model : '*'
  // Models that share the list under `*` are still counted apart, each beginning at its first answer.
  return next(endpoint, `model ${model}`, models[name] ?? [{ kind: 'accept' }], use)
}

/** The scripted behaviour of the next handshake. */
export function nextHandshake(endpoint: Endpoint): Handshake {
  return next(endpoint, 'handshakes', endpoint.script.handshakes ?? [{ kind: 'accept' }], 'take')
}

function next<Item>(endpoint: Endpoint, list: string, items: readonly Item[], use: 'take' | 'peek'): Item {
  const position = endpoint.used.get(list) ?? 0
  if (use === 'take') endpoint.used.set(list, position + 1)
  const item = items[Math.min(position, items.length - 1)]
  if (item === undefined) throw new Error(`The script has an empty list for ${list}.`)
  return item
}

/** The refusal of a request whose bearer is not let in. */
export function refusalOf(endpoint: Endpoint, entry: RecordedRequest): StatusAnswer | undefined {
  const auth = endpoint.script.auth ?? { kind: 'any' }
  if (auth.kind === 'any') return undefined
  const bearer = /^Bearer (.+)$/i.exec(entry.headers['authorization'] ?? '')?.[1]
  if (bearer === undefined) return unauthorized('Missing bearer or basic authentication in header', null)
  const ended = (expiryOf(bearer) ?? Number.POSITIVE_INFINITY) * 1000 < Date.now()
  if (!ended && (auth.bearers.includes(bearer) || endpoint.tokens.accepts(bearer))) return undefined
  if (auth.refusal !== undefined) return auth.refusal
  return ended
    ? unauthorized('Provided authentication token is expired. Please try signing in again.', 'token_expired')
    : unauthorized(`Incorrect API key provided: ${masked(bearer)}.`, 'invalid_api_key')
}

function unauthorized(message: string, code: string | null): StatusAnswer {
  const error = { message, type: 'invalid_request_error', param: null, code }
  return { kind: 'status', status: 401, body: { error } }
}

/** The server masks a key in its answer and leaves both ends to be seen. */
function masked(bearer: string): string {
  return `${bearer.slice(0, 7)}****${bearer.slice(-4)}`
}
