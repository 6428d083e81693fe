import type { ResponseIdentity } from './events.ts'
import { expiryOf } from './jwt.ts'
import { isMcp } from './mcp.ts'
import { pathOf, type RecordedRequest } from './recording.ts'
import type { RequestLog } from './request-log.ts'
import type { Answer, Handshake, Script, StatusAnswer } from './script.ts'
import type { TokenStore } from './tokens.ts'

/** The state of one running endpoint. */
export interface Endpoint {
  readonly script: Script
  readonly log: RequestLog
  readonly tokens: TokenStore
  /** Waits; rejects when the endpoint is closed meanwhile. */
  readonly wait: (ms: number) => Promise<void>
  readonly latencyMs: number
  /** How many items of each scripted list are used, by the name of the list. */
  readonly used: Map<string, number>
}

/** @throws Error for a script with an empty list, which could answer nothing. */
export function checkScript(script: Script): void {
  const lists: readonly (readonly [string, readonly unknown[] | undefined])[] = [
    ...Object.entries(script.models),
    ...Object.values(script.bearers ?? {}).flatMap(({ models }) => Object.entries(models)),
    ['handshakes', script.handshakes],
  ]
  const empty = lists.find(([, items]) => items?.length === 0)
  if (empty !== undefined) throw new Error(`The script has an empty list for ${empty[0]}.`)
}

/** The response to a request; its id is the position of the request in the log. */
export function responseIdentity({ log }: Endpoint, entry: RecordedRequest): ResponseIdentity {
  return { id: `resp_loopback${log.requests.indexOf(entry) + 1}`, model: entry.model ?? '' }
}

/** The bearer of a request; undefined without one. */
function bearerOf({ headers }: RecordedRequest): string | undefined {
  return /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1]
}

/** The script as it is for the bearer of a request. */
export function scriptFor({ script }: Endpoint, entry: RecordedRequest): Script {
  const bearer = bearerOf(entry)
  return { ...script, ...(bearer === undefined ? undefined : script.bearers?.[bearer]) }
}

/** Takes the next scripted answer for the model of a request. */
export function nextAnswer(endpoint: Endpoint, entry: RecordedRequest): Answer {
  const { model } = entry
  const { models } = scriptFor(endpoint, entry)
  const name = model !== undefined && Object.hasOwn(models, model) ? model : '*'
  const own = models === endpoint.script.models ? '' : ` of ${bearerOf(entry)}`
  // Models that share the list under `*` are counted separately: each starts at its first answer.
  return nextItem(endpoint, `model ${model}${own}`, models[name] ?? [{ kind: 'accept' }])
}

/** Takes the scripted answer to the next handshake. */
export function nextHandshake(endpoint: Endpoint): Handshake {
  return nextItem(endpoint, 'handshakes', endpoint.script.handshakes ?? [{ kind: 'accept' }])
}

function nextItem<Item>({ used }: Endpoint, list: string, items: readonly Item[]): Item {
  const position = used.get(list) ?? 0
  used.set(list, position + 1)
  const item = items[Math.min(position, items.length - 1)]
  if (item === undefined) throw new Error(`The script has an empty list for ${list}.`)
  return item
}

/** The refusal of a request outside of the scripted surface, or with a bearer that is not accepted. */
export function refusalOf({ script, tokens }: Endpoint, entry: RecordedRequest): StatusAnswer | undefined {
  const isTurn = entry.what === 'request' && entry.method === 'POST' && pathOf(entry).endsWith('/responses')
  if (script.surface === 'responses-only' && !isTurn) return { kind: 'status', status: 403, body: '' }
  const auth = script.auth ?? { kind: 'any' }
  // The MCP client for apps of CLI 0.169.0 sends no bearer.
  if (auth.kind === 'any' || isMcp(pathOf(entry))) return undefined
  const bearer = bearerOf(entry)
  if (bearer !== undefined && script.bearers?.[bearer] !== undefined) return undefined
  if (bearer === undefined) return unauthorized('Missing bearer or basic authentication in header', null)
  const isExpired = (expiryOf(bearer) ?? Number.POSITIVE_INFINITY) * 1000 < Date.now()
  if (!isExpired && (auth.bearers.includes(bearer) || tokens.accepts(bearer))) return undefined
  if (auth.refusal !== undefined) return auth.refusal
  return isExpired
    ? unauthorized('Provided authentication token is expired. Please try signing in again.', 'token_expired')
    : unauthorized(`Incorrect API key provided: ${maskKey(bearer)}.`, 'invalid_api_key')
}

function unauthorized(message: string, code: string | null): StatusAnswer {
  const error = { message, type: 'invalid_request_error', param: null, code }
  return { kind: 'status', status: 401, body: { error } }
}

/** The server masks a key in its answer and leaves both ends readable. */
function maskKey(key: string): string {
  return `${key.slice(0, 7)}****${key.slice(-4)}`
}
