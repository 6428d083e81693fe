/** Signs that the request, the network or the server fails. None of them is evidence against model or route. */

import type { Sign } from './sign.ts'

export const NETWORK_SIGNS: readonly Sign[] = [
  {
    // The CLI asks the account service before the turn and ends if that fails. It has not asked for the model yet.
    reason: 'server-error',
    text: /\bworkspace routing discovery failed\b|\bfailed to load cloud (?:config bundle|requirements)\b/i,
    onStderr: true,
    source: 'seen with CLI 0.125 to 0.169',
  },
  {
    reason: 'unreachable',
    waitingForNetwork: true,
    early: 'The CLI found no network and would wait without end (0.155 and later).',
    source: 'connection refused or DNS failure, CLI 0.155 and later',
  },
  {
    reason: 'unreachable',
    text: /\bconnection refused\b|\bdns error\b|\bfailed to lookup address\b|\bname or service not known\b|\bnetwork is unreachable\b|\bno route to host\b|\btcp connect error\b/i,
    // Not early: a WebSocket ignores a configured proxy. The CLI falls back to HTTPS, which uses it.
    source: 'CLI 0.169.0 against a closed port and an unknown host: the WebSocket',
  },
  {
    reason: 'timed-out',
    text: /\brequest timed out\b|\boperation timed out\b|\bidle timeout\b|\bdeadline has elapsed\b/i,
    source: 'protocol/src/error.rs; codex-api sse/responses.rs',
  },
  {
    // Must come before "error sending request": a transport error in the middle of a body may contain those words too.
    reason: 'stream-broken',
    text: /\berror decoding response body\b|\berror while reading the server response\b|\bstream closed\b|\bresponse\.failed event received\b|\bincomplete response returned\b|\bwebsocket (?:closed|connection (?:is )?closed)\b|\bunexpected (?:eof|end of file)\b|\bclosed by (?:the )?server\b|\bconnection closed before message completed\b/i,
    source: 'codex-api sse/responses.rs; openai/codex#7202',
  },
  {
    reason: 'unreachable',
    text: /\berror sending request\b|\bconnection failed\b/i,
    early: 'The HTTPS client reports it after its own retries. This action asks again after a wait.',
    source:
      'CLI 0.169.0 against a closed port, after the WebSocket: Connection failed: error sending request',
  },
  {
    reason: 'unreachable',
    text: /\bconnection reset\b|\bconnection timed out\b|\bclient error \(connect\)|\binvalid peer certificate\b|\btls handshake\b/i,
    source: 'connection reset before headers, seen with CLI 0.77 to 0.169',
  },
]
