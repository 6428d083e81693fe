/** Messages that prove nothing against model or route: about the request, the network, the server, or unknown. */

import { type Case, MODEL, NONE, refused, unsettled } from './case.ts'

const EFFORT = `Unsupported value: 'low' is not supported with the '${MODEL}' model. Supported values are: 'medium', 'high', and 'xhigh'.`
const VERBOSITY = `Unsupported value: 'low' is not supported with the '${MODEL}' model. Supported values are: 'medium'.`

export const NETWORK_CASES: readonly Case[] = [
  unsettled('unsupported-setting', 'effort', {
    answer: {
      status: 400,
      error: {
        message: EFFORT,
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_value',
      },
    },
    setting: { parameter: 'effort', offered: ['medium', 'high', 'xhigh'] },
    early: true,
  }),
  unsettled('unsupported-setting', 'verbosity', {
    answer: {
      status: 400,
      error: {
        message: VERBOSITY,
        type: 'invalid_request_error',
        param: 'text.verbosity',
        code: 'unsupported_value',
      },
    },
    messages: [VERBOSITY],
    setting: { parameter: 'verbosity', offered: ['medium'] },
    early: true,
  }),
  unsettled('unsupported-setting', 'no other value offered', {
    answer: {
      status: 400,
      error: {
        message: `Unsupported parameter: 'reasoning.summary' is not supported with the ${MODEL} model.`,
        code: 'unsupported_parameter',
      },
    },
    early: true,
  }),
  unsettled('unsupported-setting', 'by code', {
    needsCode: true,
    answer: { status: 400, error: { message: 'No.', code: 'unsupported_value' } },
    early: true,
  }),
  unsettled('prompt-blocked', 'flagged prompt', {
    answer: {
      status: 400,
      error: {
        message: 'This request has been flagged for possible cybersecurity risk.',
        code: 'cyber_policy',
      },
    },
    messages: ['This request has been flagged for possible cybersecurity risk.'],
    early: true,
  }),
  unsettled('prompt-blocked', 'another policy, by code', {
    needsCode: true,
    answer: { status: 400, error: { message: 'No.', code: 'misalignment_policy_violation' } },
    messages: ['{"error":{"message":"No.","code":"bio_policy"}}'],
    early: true,
  }),
  unsettled('prompt-blocked', 'another policy, by words', {
    messages: [
      'This request was blocked due to a misalignment policy violation.',
      'This content was flagged for possible biological risk.',
    ],
    early: true,
  }),
  unsettled('rate-limited', 'with a wait', {
    answer: {
      status: 429,
      error: {
        message: `Rate limit reached for ${MODEL} in organization org-x on tokens per min (TPM). Please try again in 1.2s.`,
        code: 'rate_limit_exceeded',
      },
    },
    retryAfterMs: 1200,
  }),
  unsettled('rate-limited', 'by code', {
    needsCode: true,
    answer: { status: 429, error: { message: 'No.', code: 'rate_limit_exceeded' } },
  }),
  unsettled('rate-limited', 'by words', {
    messages: ['Rate limit reached for requests. Please try again in 6m0s.'],
    retryAfterMs: 360_000,
    retryAt: '2026-06-10T18:06:30.000Z',
  }),
  unsettled('rate-limited', 'by status', {
    messages: [
      'exceeded retry limit, last status: 429 Too Many Requests, request id: 9',
      'stream disconnected before completion: Please reduce your request rate.',
      'unexpected status 429 : ',
    ],
  }),
  unsettled('server-error', 'by words', {
    messages: [
      "We're currently experiencing high demand, which may cause temporary errors.",
      'stream disconnected before completion: An error occurred while processing your request. You can retry your request, or contact us.',
      'workspace routing discovery failed',
    ],
  }),
  unsettled('server-error', 'by status', {
    answer: { status: 502, detail: 'Oops' },
    messages: [
      'unexpected status 529 <unknown status code>: x',
      'unexpected status 502 Bad Gateway: <html>Cloudflare blocked</html>',
    ],
  }),
  unsettled('server-error', 'by status, on a route without credentials', {
    messages: ['unexpected status 500 Internal Server Error: x'],
    route: NONE,
  }),
  unsettled('server-error', 'by code', {
    answer: { status: 500, error: { code: 'server_error', message: 'Oops' } },
  }),
  unsettled('stream-broken', 'by words', {
    messages: [
      'stream disconnected before completion: stream closed before response.completed',
      'stream disconnected before completion: Transport error: network error: error decoding response body',
      'stream disconnected before completion: Incomplete response returned, reason: max_output_tokens',
    ],
  }),
  unsettled('unreachable', 'WebSocket cannot connect, HTTPS may use a proxy', {
    messages: [
      'stream disconnected before completion: Connection refused (os error 111)',
      'stream disconnected before completion: failed to lookup address information: Name does not resolve',
    ],
  }),
  unsettled('unreachable', 'HTTPS cannot connect', {
    messages: [
      'Connection failed: error sending request',
      'stream disconnected before completion: error sending request for url (http://127.0.0.1:9/v1/responses)',
    ],
    early: true,
  }),
  unsettled('unreachable', 'connection reset', {
    messages: ['stream disconnected before completion: Connection reset by peer (os error 104)'],
  }),
  refused('network-blocked', 'the proxy refuses the WebSocket', {
    messages: [
      'Reconnecting... 2/5 (stream disconnected before completion: URL error: Proxy connection failed: HTTP CONNECT failed with status 403)',
      'stream disconnected before completion: URL error: Proxy connection failed: HTTP CONNECT failed with status 407',
    ],
  }),
  unsettled('unreachable', 'the proxy cannot reach the endpoint', {
    messages: [
      'stream disconnected before completion: URL error: Proxy connection failed: HTTP CONNECT failed with status 502',
      'stream disconnected before completion: URL error: Proxy connection failed: HTTP CONNECT failed with status 429',
      'stream disconnected before completion: URL error: Proxy connection failed: HTTP CONNECT response missing status line',
    ],
    early: true,
  }),
  refused('network-blocked', 'an unknown authority', {
    messages: ['stream disconnected before completion: invalid peer certificate: UnknownIssuer'],
    early: false,
  }),
  unsettled('unreachable', 'another certificate, and a port without TLS', {
    messages: [
      'stream disconnected before completion: invalid peer certificate: certificate not valid for name "localhost"; certificate is only valid for DnsName("other.example.test")',
      'stream disconnected before completion: received corrupt message of type InvalidContentType',
    ],
  }),
  refused('auth-rejected', 'the account service refuses the login', {
    messages: ['workspace routing discovery unauthorized (401)'],
  }),
  unsettled('timed-out', 'the account service does not answer', {
    messages: ['workspace routing discovery timed out'],
  }),
  unsettled('unreachable', 'the CLI waits for the network', {
    messages: ['Reconnecting... waiting for network (something new)'],
    early: true,
  }),
  unsettled('timed-out', 'by words and by status', {
    messages: [
      'request timed out',
      'stream disconnected before completion: idle timeout waiting for SSE',
      'unexpected status 408 Request Timeout: ',
    ],
  }),
  unsettled('unrecognized', 'a 403 without a word about a model is the route', {
    answer: { status: 403, detail: 'Forbidden' },
    scope: 'route',
    lasting: 'permanent',
  }),
  ...['Not Found', 'Credits do not apply here'].map(detail =>
    unsettled('unrecognized', `a 404 without a word about a model: ${detail}`, {
      answer: { status: 404, detail },
      scope: 'infrastructure',
      lasting: 'permanent',
    }),
  ),
  unsettled('model-not-found', 'words about another model', {
    answer: {
      status: 404,
      error: { message: 'The model `gpt-5.5-mini` does not exist', code: 'model_not_found' },
    },
    scope: 'model',
  }),
  ...[
    `The model ${MODEL} is not currently available.`,
    `The model ${MODEL} was removed temporarily.`,
    `The model ${MODEL} is not available right now, please try again later.`,
  ].map(detail =>
    unsettled('unrecognized', `temporary words about the model: ${detail}`, {
      answer: { status: 404, detail },
      scope: 'model',
      lasting: 'temporary',
    }),
  ),
  ...[
    'Instructions are not valid',
    `Tool 'web_search' of model ${MODEL} is not supported.`,
    `Streaming with the ${MODEL} model is not available on Sundays`,
  ].map(detail =>
    unsettled('unsupported-setting', `words about a part of the request: ${detail}`, {
      answer: { status: 400, detail },
    }),
  ),
  unsettled('not-supported-on-route', 'unknown words about model and setting', {
    answer: {
      status: 400,
      error: { message: `The model '${MODEL}' is not supported with text.format 'json'.`, code: null },
    },
    scope: 'model',
  }),
  unsettled('unsupported-setting', 'words about the model and an effort', {
    answer: {
      status: 400,
      error: { message: `The model '${MODEL}' is not supported with reasoning.effort 'low'.`, code: null },
    },
    setting: { parameter: 'effort', offered: [] },
  }),
  ...[429, 500, 502, 503].map(status =>
    unsettled(
      status === 429 ? 'rate-limited' : 'server-error',
      `${status} with words that refuse the model`,
      {
        answer: {
          status,
          error: { message: `The model ${MODEL} is not available.`, type: 'error', code: null },
        },
      },
    ),
  ),
  unsettled('unsupported-setting', 'words about the model, code about a setting', {
    answer: {
      status: 400,
      error: {
        message: `The model '${MODEL}' is not supported with reasoning.effort 'low'.`,
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_value',
      },
    },
    needsCode: true,
    early: true,
  }),
  unsettled('unrecognized', 'no reason in the message', {
    messages: [
      '',
      'Reconnecting... 1/5',
      `Model metadata for \`${MODEL}\` not found. Defaulting to fallback metadata.`,
    ],
  }),
  unsettled('unsupported-setting', 'a request that is too large for something on the way', {
    answer: { status: 413, detail: 'Payload Too Large' },
    detail: 'request-size',
  }),
  unsettled('stream-broken', 'a stream that ended in unknown words', {
    messages: ['stream disconnected before completion: Upstream request failed'],
  }),
]
