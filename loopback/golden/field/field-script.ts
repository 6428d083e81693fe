/** The endpoint and the login that a field answer is played with. */

import { tokenRejected } from '../../openai/answers.ts'
import type { Script, StatusAnswer } from '../../openai/script.ts'
import { type GoldenCase, type GoldenRoute, MODEL } from '../case.ts'
import type { Variant } from '../variant.ts'
import type { FieldAnswer } from './field-answer.ts'

/** The model after the one asked for. */
export const FALLBACK = 'gpt-5.4'

/** The route of the job, without the side request that an answer may belong to. */
export function routeOf({ route }: FieldAnswer): GoldenRoute {
  if (route === 'chatgpt-refresh') return 'chatgpt'
  return route === 'access-token-whoami' ? 'access-token' : route
}

/** A variant that plays an answer. Its expectation is not used: a field answer has a judgement instead. */
export function variantOf(answer: FieldAnswer): Variant {
  const route = routeOf(answer)
  const { id, source, refreshToken } = answer
  const golden: GoldenCase = {
    name: id,
    source,
    script: fieldScript(answer),
    routes: [route],
    channels: ['lean'],
    expected: { kind: 'accepted' },
    // An expired access token makes the CLI ask the token endpoint before anything else.
    ...(answer.route === 'chatgpt-refresh'
      ? { login: { expiresInSeconds: -60, ...(refreshToken === undefined ? {} : { refreshToken }) } }
      : {}),
  }
  return { name: id, golden, route, channel: 'lean', expected: golden.expected }
}

function fieldScript(answer: FieldAnswer): Script {
  const reply = fieldReply(answer)
  // The plain form of a probe would try a WebSocket first. These answers were met over HTTP.
  const handshakes = [{ kind: 'refuse', status: 426 }] as const
  switch (answer.route) {
    case 'chatgpt-refresh': {
      // The backend accepts no token that is not from a refresh, and no refresh succeeds.
      const auth = { kind: 'only', bearers: [], refusal: tokenRejected() } as const
      return { models: {}, handshakes, auth, refresh: reply }
    }
    case 'access-token-whoami':
      // The first request with the token is that for its owner. Without one the CLI sends turns without a token.
      return { models: {}, handshakes, auth: { kind: 'only', bearers: [], refusal: reply } }
    default: {
      const asked = answer.chain === 'adjusted' ? [reply, { kind: 'accept' } as const] : [reply]
      const models = { [MODEL]: asked, ...(answer.chain === 'stop' ? { [FALLBACK]: [reply] } : {}) }
      return { models, handshakes }
    }
  }
}

function fieldReply({ status, body, headers, contentType }: FieldAnswer): StatusAnswer {
  const isStream = contentType?.startsWith('text/event-stream') === true
  return {
    kind: 'status',
    status,
    body: isStream && typeof body === 'object' ? streamOf(Array.isArray(body) ? body : [body]) : body,
    headers: { ...headers, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
  }
}

/** An event without a type is sent without a name, as a gateway does that puts a bare error into the stream. */
function streamOf(events: readonly { readonly type?: unknown }[]): string {
  return events
    .map(event => {
      const name = typeof event.type === 'string' ? `event: ${event.type}\n` : ''
      return `${name}data: ${JSON.stringify(event)}\n\n`
    })
    .join('')
}
