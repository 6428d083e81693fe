import type { ResponseIdentity } from './events.ts'
import { expiryOf } from './jwt.ts'
import { isMcp } from './mcp.ts'
import { pathOf, type RecordedRequest } from './recording.ts'
import type { Arrivals } from './request-log.ts'
import type { Answer, Handshake, Script, StatusAnswer } from './script.ts'
import type { Wait } from './send-answer.ts'
import type { TokenStore } from './tokens.ts'

/** What the parts of one running endpoint share. */
export interface Endpoint {
  readonly script: Script
  readonly arrivals: Arrivals
  readonly tokens: TokenStore
  readonly wait: Wait
  readonly latencyMs: number
  /** How many items of each scripted list were used, by the list's name. */
  readonly used: Map<string, number>
}

/** @throws Error for a script with an empty list, which could answer nothing. */
export function checkScript(script: Script): void {
  const lists: readonly (readonly [string, readonly unknown[] | undefined])[] = [
    ...Object.entries(script.models),
    ['handshakes', script.handshakes],
  ]
  const empty = lists.find(([, items]) => items?.length === 0)
  if (empty !== undefined) throw new Error(`The script has an empty list for ${empty[0]}.`)
}

/** Names the response to a request after its place in the record. */
export function identityOf(endpoint: Endpoint, entry: RecordedRequest): ResponseIdentity {
  return { id: `resp_loopback${endpoint.arrivals.requests.indexOf(entry) + 1}`, model: entry.model ?? '' }
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

/** The refusal of a request that this endpoint has no answer for or whose bearer is not let in. */
export function refusalOf(endpoint: Endpoint, entry: RecordedRequest): StatusAnswer | undefined {
  const turn = entry.what === 'request' && entry.method === 'POST' && pathOf(entry).endsWith('/responses')
  if (endpoint.script.surface === 'responses-only' && !turn) return { kind: 'status', status: 403, body: '' }
  const auth = endpoint.script.auth ?? { kind: 'any' }
  // The apps' MCP client of CLI 0.169.0 sends no bearer at all.
  if (auth.kind === 'any' || isMcp(pathOf(entry))) return undefined
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
