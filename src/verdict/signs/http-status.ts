/** Signs from the status alone, for messages with unknown words. 400, 403 and 404 alone mean nothing. */

import type { Sign } from './sign.ts'

export const STATUS_SIGNS: readonly Sign[] = [
  {
    reason: 'not-signed-in',
    status: [401],
    routes: ['none'],
    early: 'Without credentials every try gets this answer.',
    source: 'CLI 0.77 to 0.169 send the request without credentials',
  },
  {
    // On the ChatGPT route the CLI refreshes the login before it reports a 401. Each further try would refresh it
    // again, six times in all (0.77 to 0.169). A 401 inside an open WebSocket comes without a refresh (0.125 to 0.169),
    // but there the handshake has accepted the same token.
    reason: 'auth-rejected',
    status: [401],
    early: 'The CLI has already refreshed the login if it could.',
    source: 'openai/codex#7323; seen with CLI 0.77 to 0.169',
  },
  {
    reason: 'out-of-credits',
    status: [402],
    text: /\bcredits?\b|\bbalance\b|\bbilling\b|\bfunds\b/i,
    source: 'OpenRouter and other gateways: 402, insufficient credits',
  },
  {
    reason: 'workspace-blocked',
    status: [402],
    source: 'nanobot#1738, codex2api#42: no other 402 of the ChatGPT backend is known',
  },
  {
    reason: 'network-blocked',
    status: [407, 451],
    source: 'RFC 9110 section 15.5.8, RFC 7725: a proxy asks for credentials, a legal block',
  },
  {
    reason: 'request-refused',
    status: [413],
    source: 'RFC 9110 section 15.5.14: the content is too large for the server or for a proxy before it',
  },
  { reason: 'timed-out', status: [408], source: 'RFC 9110 section 15.5.9' },
  {
    reason: 'rate-limited',
    status: [429],
    source: 'openai/codex#12675 #23304: exceeded retry limit, last status: 429',
  },
  { reason: 'server-error', status: 'any-5xx', source: 'seen with CLI 0.77 to 0.169' },
]
