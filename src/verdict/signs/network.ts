/** Signs that the request, the network or the server fails. None of them is evidence against model or route. */

import type { Sign } from './sign.ts'

export const NETWORK_SIGNS: readonly Sign[] = [
  {
    // The same request, answered with 401. Its notices come after the CLI has tried to refresh the login.
    reason: 'auth-rejected',
    text: /\bworkspace routing discovery unauthorized\b/i,
    early: 'The CLI has already refreshed the login if it could. It would ask 35 times in 13 s.',
    source: 'CLI 0.171.0 with a ChatGPT sign-in: workspace routing discovery unauthorized (401)',
  },
  {
    // The CLI asks the account service before the turn and ends if that fails. It has not asked for the model yet.
    reason: 'server-error',
    text: /\bworkspace routing discovery (?:failed|has|cancelled|missing|must)\b|\brequired chatgpt backend conflicts with workspace routing\b|\bfailed to load cloud (?:config bundle|requirements)\b/i,
    onStderr: true,
    source: 'seen with CLI 0.125 to 0.169',
  },
  {
    // 408, 429 and 5xx are left out: the proxy itself has a problem that may pass.
    reason: 'network-blocked',
    text: /\bHTTP CONNECT failed with status (?:4(?!08|29)\d\d|511)\b/i,
    early: 'The CLI falls back to HTTPS, which uses the same proxy (0.171).',
    source:
      'CLI 0.171.0, the WebSocket: URL error: Proxy connection failed: HTTP CONNECT failed with status 407',
  },
  {
    reason: 'unreachable',
    text: /\bproxy connection failed\b|\bHTTP CONNECT (?:failed|response)\b/i,
    early: 'The CLI falls back to HTTPS, which uses the same proxy (0.171).',
    source:
      'CLI 0.171.0, the WebSocket: HTTP CONNECT response missing status line, HTTP CONNECT failed with status 502',
  },
  {
    // Not early: an older WebSocket may know fewer authorities than HTTPS, to which the CLI falls back.
    reason: 'network-blocked',
    text: /\binvalid peer certificate: UnknownIssuer\b/i,
    source: 'CLI 0.171.0, the WebSocket, before a certificate of an unknown authority',
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
    // Not early: up to 0.169 a WebSocket ignores a configured proxy. The CLI falls back to HTTPS, which uses it.
    source: 'CLI 0.169.0 against a closed port and an unknown host: the WebSocket',
  },
  {
    reason: 'timed-out',
    text: /\brequest timed out\b|\brouting discovery timed out\b|\boperation timed out\b|\bidle timeout\b|\bdeadline has elapsed\b/i,
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
    text: /\bconnection reset\b|\bconnection timed out\b|\bclient error \(connect\)|\binvalid peer certificate\b|\btls handshake\b|\breceived corrupt message of type\b/i,
    source: 'connection reset before headers, seen with CLI 0.77 to 0.169; a port without TLS, 0.171.0',
  },
]
