/**
 * Signs of a server that fails or is busy. They come first among the answers of servers, because an answer with a status
 * of 5xx has no lasting meaning, whatever it quotes: a relay quotes the refusal of one of its accounts, a gateway that
 * of a server which is gone a minute later.
 */

import type { Sign } from '../sign.ts'

export const SERVER_ERROR_SIGNS: readonly Sign[] = [
  {
    reason: 'network-blocked',
    status: '5xx',
    page: true,
    text: /\bblocked in accordance with\b|\b(?:web filter|content filter(?:ing)?|url filter(?:ing)?|access policy|acceptable use) (?:block|violation)/i,
    unsettled: true,
    lasting: 'temporary',
    detail: 'page',
    source: 'FortiGate and other filters send their page with 503',
  },
  {
    reason: 'network-blocked',
    status: [511],
    unsettled: true,
    lasting: 'temporary',
    detail: 'page',
    source: 'RFC 6585 section 6: a network wants a sign-in before it lets anything through',
  },
  {
    reason: 'at-capacity',
    status: '5xx',
    codes: ['server_is_overloaded', 'slow_down', 'overloaded_error'],
    text: /\bat capacity\b|\bcapacity is unavailable\b|\bno capacity\b|\boverloaded\b/i,
    source: 'protocol/src/error.rs; openai/codex#39455 #45611',
  },
  { reason: 'server-error', status: '5xx', source: 'RFC 9110 section 15.6; seen with CLI 0.77 to 0.171' },
]
