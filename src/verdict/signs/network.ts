/** Signs that the request's shape or the way to the server fails: nothing here speaks against model or route. */

import type { Sign } from './sign.ts'

export const PATH_SIGNS: readonly Sign[] = [
  {
    reason: 'unsupported-setting',
    text: /\bunsupported (?:value|parameter)\b.{0,400}\bnot supported with\b|\bsupported values are\b/i,
    unsettled: true,
    early: 'The same request is refused again; another value is tried by this action.',
    source: 'openai/codex#6647 #19188',
  },
  {
    reason: 'unsupported-setting',
    codes: ['unsupported_value', 'unsupported_parameter'],
    unsettled: true,
    early: 'The same request is refused again.',
    source: 'openai/codex#6647 #19188',
  },
  {
    // It says nothing of the model, so it never counts as a refusal.
    reason: 'prompt-blocked',
    codes: [
      'cyber_policy',
      'bio_policy',
      'misalignment_policy_violation',
      'invalid_prompt',
      'content_policy_violation',
    ],
    unsettled: true,
    early: 'Sending a flagged request again may burn the account.',
    source: 'codex-api api_bridge.rs; bio_policy and misalignment_policy_violation in CLI 0.169.0',
  },
  {
    reason: 'prompt-blocked',
    text: /\bflagged for (?:possible|potential)\b|\binvalid prompt:|\bcyber policy\b|\breason: content_filter\b|\bblocked due to a [a-z ]{1,40}policy violation\b/i,
    unsettled: true,
    early: 'Sending a flagged request again may burn the account.',
    source: 'codex-api api_bridge.rs; CLI 0.169.0',
  },
  {
    reason: 'rate-limited',
    codes: ['rate_limit_exceeded', 'rate_limit_error', 'too_many_requests'],
    source: 'codex-api sse/responses.rs',
  },
  {
    reason: 'rate-limited',
    text: /\brate limit (?:is )?(?:reached|exceeded)\b|\btoo many requests\b|\breduce your request rate\b/i,
    source: 'codex-api sse/responses.rs; openai/codex#12675 #23304',
  },
  {
    reason: 'server-error',
    codes: ['server_error', 'internal_error', 'internal_server_error'],
    source: 'openai/codex#27684',
  },
  {
    reason: 'server-error',
    text: /\bexperiencing high demand\b|\ban error occurred while processing your request\b|\bserver had an error\b/i,
    source: 'protocol/src/error.rs (HTTP 500, the body is lost); openai/codex#27684',
  },
  {
    // The CLI asks the account service before the turn and gives up when that fails; the model was never asked for.
    reason: 'server-error',
    text: /\bworkspace routing discovery failed\b|\bfailed to load cloud (?:config bundle|requirements)\b/i,
    onStderr: true,
    source: 'seen with CLI 0.125 to 0.169',
  },
  {
    // Since 0.155 the CLI waits for ever here.
    reason: 'unreachable',
    waitingForNetwork: true,
    early: 'The CLI itself has found no network and would wait without end.',
    source: 'connection refused or DNS failure, CLI 0.155 and later',
  },
  {
    reason: 'unreachable',
    text: /\bconnection refused\b|\bdns error\b|\bfailed to lookup address\b|\bname or service not known\b|\bnetwork is unreachable\b|\bno route to host\b|\btcp connect error\b/i,
    // Not early: a WebSocket goes past a configured proxy, and the CLI falls back to HTTPS, which may get through it.
    source: 'CLI 0.169.0 against a closed port and an unknown host: the WebSocket',
  },
  {
    reason: 'timed-out',
    text: /\brequest timed out\b|\boperation timed out\b|\bidle timeout\b|\bdeadline has elapsed\b/i,
    source: 'protocol/src/error.rs; codex-api sse/responses.rs',
  },
  {
    // Before "error sending request", which a transport error in the middle of a body may quote as well.
    reason: 'stream-broken',
    text: /\berror decoding response body\b|\berror while reading the server response\b|\bstream closed\b|\bresponse\.failed event received\b|\bincomplete response returned\b|\bwebsocket (?:closed|connection (?:is )?closed)\b|\bunexpected (?:eof|end of file)\b|\bclosed by (?:the )?server\b|\bconnection closed before message completed\b/i,
    source: 'codex-api sse/responses.rs; openai/codex#7202',
  },
  {
    reason: 'unreachable',
    text: /\berror sending request\b|\bconnection failed\b/i,
    early: 'These are words of the HTTPS client, after its own tries; this action asks again after a wait.',
    source:
      'CLI 0.169.0 against a closed port, after the WebSocket: Connection failed: error sending request',
  },
  {
    reason: 'unreachable',
    text: /\bconnection reset\b|\bconnection timed out\b|\bclient error \(connect\)|\binvalid peer certificate\b|\btls handshake\b/i,
    source: 'connection reset before headers, seen with CLI 0.77 to 0.169',
  },
]
