/** Signs that the same request may pass a little later. They stand before every rule about lasting answers. */

import type { Sign } from '../sign.ts'

export const LIMIT_SIGNS: readonly Sign[] = [
  {
    reason: 'at-capacity',
    codes: ['server_is_overloaded', 'slow_down', 'overloaded_error'],
    text: /\bselected model is at capacity\b|\bpolicy-restricted capacity is unavailable\b|\b(?:servers?|engine|model) (?:is|are) (?:currently )?overloaded\b/i,
    source: 'protocol/src/error.rs; openai/codex#39455 #45611; the second wording is in CLI 0.169.0',
  },
  {
    reason: 'rate-limited',
    codes:
      /^(?:rate_?limit|too_?many_?requests|throttl|requests?_limit|tokens?_limit|concurren)|rate_limit_exceeded$|throttlingexception/,
    text: /\brate.?limit (?:is |was |has been )?(?:reached|exceeded|hit)\b|\btoo many requests\b|\breduce your request rate\b|\b(?:requests?|tokens?) per (?:second|minute|hour|day)\b/i,
    source: 'codex-api sse/responses.rs; openai/codex#12675 #23304; throttling errors of the clouds',
  },
  {
    reason: 'server-error',
    codes: ['server_error', 'internal_error', 'internal_server_error'],
    text: /\bexperiencing high demand\b|\ban error occurred while processing your request\b|\bserver had an error\b/i,
    source: 'protocol/src/error.rs (HTTP 500, the body is lost); openai/codex#27684',
  },
  {
    reason: 'rate-limited',
    status: [425, 429],
    source: 'openai/codex#12675 #23304: exceeded retry limit, last status: 429',
  },
  { reason: 'timed-out', status: [408], source: 'RFC 9110 section 15.5.9' },
]
