/** Golden cases of error codes about the request, its setting or the connection, and not about the account. */

import { type GoldenCase, refused, unsettled } from '../case.ts'
import { codeCase, errorBody, NEUTRAL, statusCase, streamCase } from './code-case.ts'

const BLOCKED_PROMPT = unsettled('request', 'prompt-blocked', 'permanent')
const REFUSED_SETTING = unsettled('request', 'unsupported-setting', 'permanent')
const REFUSED_REQUEST = unsettled('request', 'unsupported-setting', 'permanent')
const SERVER_ERROR = unsettled('infrastructure', 'server-error', 'temporary')
const BROKEN = unsettled('infrastructure', 'stream-broken', 'temporary')
const NOT_FOUND = refused('model', 'model-not-found', 'permanent')
const NOT_SIGNED_IN = refused('route', 'not-signed-in', 'permanent')

const REQUEST_CASES: readonly GoldenCase[] = [
  streamCase('cyber_policy', BLOCKED_PROMPT),
  streamCase('content_policy_violation', BLOCKED_PROMPT),
  streamCase('inference_hook_denied', BLOCKED_PROMPT),
  statusCase(400, 'inference_hook_denied', BLOCKED_PROMPT),
  codeCase(
    'inference_hook_denied without a message, 403',
    errorBody(403, 'inference_hook_denied', ''),
    BLOCKED_PROMPT,
    {
      since: '0.169.0',
    },
  ),
  codeCase(
    'a response cut by the content filter',
    { kind: 'sse-incomplete', reason: 'content_filter' },
    BLOCKED_PROMPT,
    { since: '0.104.0' },
  ),
  statusCase(400, 'content_filter', BLOCKED_PROMPT, { routes: ['provider'] }),
  ...['access_program_not_enabled', 'invalid_access_program', 'unsupported_access_program'].flatMap(code => [
    streamCase(code, REFUSED_SETTING),
    statusCase(400, code, REFUSED_SETTING),
  ]),
  statusCase(400, 'context_length_exceeded', REFUSED_REQUEST),
  {
    ...codeCase(
      'context_length_exceeded as a frame without a status',
      {
        kind: 'ws-error',
        frame: { type: 'error', error: { code: 'context_length_exceeded', message: NEUTRAL } },
      },
      REFUSED_REQUEST,
      { channels: ['plain-ws'], since: '0.169.0' },
    ),
    timeoutMs: 20_000,
  },
  streamCase('audio_too_large', REFUSED_REQUEST),
  statusCase(400, 'invalid_image', REFUSED_REQUEST),
  codeCase(
    'a text about an image, 400',
    errorBody(400, 'invalid_value', 'The image data you provided does not represent a valid image.'),
    REFUSED_REQUEST,
    { since: '0.169.0' },
  ),
  codeCase(
    'the page of a proxy for which the request is too large, 413',
    {
      kind: 'status',
      status: 413,
      body: '<html><head><title>413 Request Entity Too Large</title></head><body></body></html>',
    },
    REFUSED_REQUEST,
  ),
]

const OTHER_CASES: readonly GoldenCase[] = [
  streamCase('model_not_found', NOT_FOUND),
  statusCase(400, 'vector_store_timeout', SERVER_ERROR),
  {
    ...codeCase(
      'websocket_connection_limit_reached as a frame',
      {
        kind: 'ws-error',
        frame: {
          type: 'error',
          status: 400,
          error: { code: 'websocket_connection_limit_reached', message: NEUTRAL },
        },
      },
      BROKEN,
      { channels: ['plain-ws'], since: '0.169.0', isSlow: true },
    ),
  },
  ...[
    { name: 'is missing', command: 'command = "/no/such/program"' },
    { name: 'fails', command: 'command = "false"' },
    { name: 'prints no token', command: 'command = "true"' },
  ].map(({ name, command }) => ({
    ...codeCase(`the command for the token of a gateway ${name}`, { kind: 'accept' }, NOT_SIGNED_IN, {
      routes: ['provider'],
      since: '0.169.0',
    }),
    provider: `
model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "http://127.0.0.1:9/v1"
wire_api = "responses"
gateway_oauth.credential_export.${command}
`,
  })),
]

export const REQUEST_CODE_CASES: readonly GoldenCase[] = [...REQUEST_CASES, ...OTHER_CASES]
