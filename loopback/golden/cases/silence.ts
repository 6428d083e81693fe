/** Golden cases of silence at each stage, which a deadline has to end, and of noise around an acceptance. */

import type { Handshake, Script } from '../../openai/script.ts'
import { ALL, BOTH, type Expected, type GoldenCase, HTTP, MODEL, unsettled } from '../case.ts'

const ACCEPTED: Expected = { kind: 'accepted' }
const TIMED_OUT = unsettled('infrastructure', 'timed-out', 'temporary')

/** Long enough for a CLI to send its request on a busy machine; shorter than anything that it does by itself. */
const DEADLINE_MS = 4_000

function silence(name: string, script: Script, more: Partial<GoldenCase> = {}): GoldenCase {
  return {
    name: `silence: ${name}`,
    source: 'seen with the CLI: accepts, never answers',
    script,
    routes: ['api-key'],
    channels: HTTP,
    expected: TIMED_OUT,
    timeoutMs: DEADLINE_MS,
    ...more,
  }
}

function handshake(name: string, shake: Handshake, expected: Expected): GoldenCase {
  return {
    name: `WebSocket handshake: ${name}`,
    source: 'seen with the CLI: WebSocket path',
    script: { models: {}, handshakes: [shake] },
    routes: ['api-key'],
    channels: ['plain-ws'],
    expected,
    patient: true,
  }
}

function noise(name: string, script: Script, more: Partial<GoldenCase> = {}): GoldenCase {
  return {
    name: `accepted: ${name}`,
    source: 'seen with the CLI: non-fatal noise',
    script,
    routes: BOTH,
    channels: ALL,
    expected: ACCEPTED,
    ...more,
  }
}

const refuse = (status: number, body: object | string = ''): Handshake => ({ kind: 'refuse', status, body })
const UNRECOGNIZED = unsettled('infrastructure', 'unrecognized', 'ambiguous')

export const SILENCE_CASES: readonly GoldenCase[] = [
  silence('the connection', { models: {}, connection: 'hang' }, { routes: BOTH }),
  silence('the headers', { models: { [MODEL]: [{ kind: 'hang', stage: 'headers' }] } }, { channels: ALL }),
  silence('the body', { models: { [MODEL]: [{ kind: 'hang', stage: 'body' }] } }, { channels: ALL }),
  silence('the handshake', { models: {}, handshakes: [{ kind: 'hang' }] }, { channels: ['plain-ws'] }),
  silence(
    'the refresh of the login',
    { models: {}, auth: { kind: 'only', bearers: [] }, refresh: { kind: 'hang', stage: 'before-rotation' } },
    { routes: ['chatgpt'], login: { expiresInSeconds: -60 } },
  ),
]

export const ACCEPTED_CASES: readonly GoldenCase[] = [
  noise('at once', { models: {} }, { routes: ['chatgpt', 'api-key', 'access-token', 'provider'] }),
  noise(
    'behind a proxy that answers turns alone',
    { models: {}, surface: 'responses-only' },
    { routes: ['provider'], channels: HTTP },
  ),
  noise(
    'served by another model',
    { models: { [MODEL]: [{ kind: 'accept', servedBy: 'gpt-5.4' }] } },
    {
      expected: { kind: 'accepted', servedModel: 'gpt-5.4' },
    },
  ),
  noise('served by its dated snapshot', {
    models: { [MODEL]: [{ kind: 'accept', servedBy: `${MODEL}-2026-04-23` }] },
  }),
  noise('the list of models fails', { models: {}, catalog: { kind: 'status', status: 500, body: '' } }),
  noise('the list of models is silent', { models: {}, catalog: { kind: 'hang' } }, { patient: true }),
  noise('the list lacks the model', { models: {}, catalog: { kind: 'list', models: [] } }),
  noise(
    'after a refresh of the login',
    { models: {}, auth: { kind: 'only', bearers: [] } },
    { routes: ['chatgpt'], login: { expiresInSeconds: -60 } },
  ),
  noise(
    'at the second try, the first broke',
    { models: { [MODEL]: [{ kind: 'close-clean' }, { kind: 'accept' }] } },
    { channels: ['plain-http', 'plain-ws'], routes: ['api-key'] },
  ),
  handshake('426', refuse(426), ACCEPTED),
  handshake('403', refuse(403), ACCEPTED),
  handshake('404', refuse(404), ACCEPTED),
  handshake('500', refuse(500), ACCEPTED),
  handshake('400, fatal', refuse(400, {}), UNRECOGNIZED),
  handshake('429, fatal', refuse(429), unsettled('model', 'rate-limited', 'temporary')),
]
