/** Golden cases of a turn that succeeds in spite of other failures, and of refused WebSocket handshakes. */

import type { Handshake, Script } from '../../openai/script.ts'
import {
  ALL_CHANNELS,
  type Expected,
  type GoldenCase,
  HTTP_CHANNELS,
  MAIN_ROUTES,
  MODEL,
  unsettled,
} from '../case.ts'

const ACCEPTED: Expected = { kind: 'accepted' }

function acceptedCase(name: string, script: Script, more: Partial<GoldenCase> = {}): GoldenCase {
  return {
    name: `accepted: ${name}`,
    source: 'seen with the CLI: non-fatal noise',
    script,
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: ACCEPTED,
    ...more,
  }
}

function handshakeCase(name: string, answer: Handshake, expected: Expected): GoldenCase {
  return {
    name: `WebSocket handshake: ${name}`,
    source: 'seen with the CLI: WebSocket path',
    script: { models: {}, handshakes: [answer] },
    routes: ['api-key'],
    channels: ['plain-ws'],
    expected,
    isSlow: true,
  }
}

const refuse = (status: number, body: object | string = ''): Handshake => ({ kind: 'refuse', status, body })
const UNRECOGNIZED = unsettled('infrastructure', 'unrecognized', 'permanent')

export const ACCEPTED_CASES: readonly GoldenCase[] = [
  acceptedCase('at once', { models: {} }, { routes: ['chatgpt', 'api-key', 'access-token', 'provider'] }),
  acceptedCase(
    'behind a proxy that only answers turns',
    { models: {}, surface: 'responses-only' },
    { routes: ['provider'], channels: HTTP_CHANNELS },
  ),
  acceptedCase(
    'served by another model',
    { models: { [MODEL]: [{ kind: 'accept', servedBy: 'gpt-5.4' }] } },
    {
      expected: { kind: 'accepted', servedModel: 'gpt-5.4' },
    },
  ),
  acceptedCase('served by its dated snapshot', {
    models: { [MODEL]: [{ kind: 'accept', servedBy: `${MODEL}-2026-04-23` }] },
  }),
  acceptedCase('the list of models fails', {
    models: {},
    catalog: { kind: 'status', status: 500, body: '' },
  }),
  acceptedCase(
    'the list of models gets no answer',
    { models: {}, catalog: { kind: 'hang' } },
    { isSlow: true },
  ),
  acceptedCase('the list of models does not have the model', {
    models: {},
    catalog: { kind: 'list', models: [] },
  }),
  acceptedCase(
    'after a refresh of the login',
    { models: {}, auth: { kind: 'only', bearers: [] } },
    { routes: ['chatgpt'], login: { expiresInSeconds: -60 } },
  ),
  acceptedCase(
    'at the second try, after a broken stream',
    { models: { [MODEL]: [{ kind: 'close-clean' }, { kind: 'accept' }] } },
    { channels: ['plain-http', 'plain-ws'], routes: ['api-key'] },
  ),
  handshakeCase('426', refuse(426), ACCEPTED),
  handshakeCase('403', refuse(403), ACCEPTED),
  handshakeCase('404', refuse(404), ACCEPTED),
  handshakeCase('500', refuse(500), ACCEPTED),
  handshakeCase('400, fatal', refuse(400, {}), UNRECOGNIZED),
  handshakeCase('429, fatal', refuse(429), unsettled('model', 'rate-limited', 'temporary')),
]
