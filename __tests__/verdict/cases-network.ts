/** Golden cases of what settles nothing: the request's shape, the way to the server, and what nobody knows. */

import { type Case, MODEL } from './cases-model.ts'

const EFFORT = `Unsupported value: 'low' is not supported with the '${MODEL}' model. Supported values are: 'medium', 'high', and 'xhigh'.`
const VERBOSITY = `Unsupported value: 'low' is not supported with the '${MODEL}' model. Supported values are: 'medium'.`

export const NETWORK_CASES: readonly Case[] = [
  {
    name: 'effort not supported',
    answer: {
      status: 400,
      error: {
        message: EFFORT,
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_value',
      },
    },
    kind: 'unsettled',
    reason: 'unsupported-setting',
    setting: { parameter: 'effort', offered: ['medium', 'high', 'xhigh'] },
    early: true,
  },
  {
    name: 'verbosity not supported',
    answer: {
      status: 400,
      error: {
        message: VERBOSITY,
        type: 'invalid_request_error',
        param: 'text.verbosity',
        code: 'unsupported_value',
      },
    },
    says: [VERBOSITY],
    kind: 'unsettled',
    reason: 'unsupported-setting',
    setting: { parameter: 'verbosity', offered: ['medium'] },
    early: true,
  },
  {
    name: 'a setting not supported, nothing offered',
    answer: {
      status: 400,
      error: {
        message: `Unsupported parameter: 'reasoning.summary' is not supported with the ${MODEL} model.`,
        code: 'unsupported_parameter',
      },
    },
    kind: 'unsettled',
    reason: 'unsupported-setting',
    early: true,
  },
  {
    name: 'a setting not supported, by code',
    byCodeAlone: true,
    answer: { status: 400, error: { message: 'No.', code: 'unsupported_value' } },
    kind: 'unsettled',
    reason: 'unsupported-setting',
    early: true,
  },
  {
    name: 'prompt flagged',
    answer: {
      status: 400,
      error: {
        message: 'This request has been flagged for possible cybersecurity risk.',
        code: 'cyber_policy',
      },
    },
    says: ['This request has been flagged for possible cybersecurity risk.'],
    kind: 'unsettled',
    reason: 'prompt-blocked',
    early: true,
  },
  {
    name: 'prompt blocked by another policy, by code',
    byCodeAlone: true,
    answer: { status: 400, error: { message: 'No.', code: 'misalignment_policy_violation' } },
    says: ['{"error":{"message":"No.","code":"bio_policy"}}'],
    kind: 'unsettled',
    reason: 'prompt-blocked',
    early: true,
  },
  {
    name: 'prompt blocked by another policy, by words',
    says: [
      'This request was blocked due to a misalignment policy violation.',
      'This content was flagged for possible biological risk.',
    ],
    kind: 'unsettled',
    reason: 'prompt-blocked',
    early: true,
  },
  {
    name: 'rate limit with a wait',
    answer: {
      status: 429,
      error: {
        message: `Rate limit reached for ${MODEL} in organization org-x on tokens per min (TPM). Please try again in 1.2s.`,
        code: 'rate_limit_exceeded',
      },
    },
    kind: 'unsettled',
    reason: 'rate-limited',
    retryAfterMs: 1200,
    early: false,
  },
  {
    name: 'rate limit, by words',
    says: ['Rate limit reached for requests. Please try again in 6m0s.'],
    kind: 'unsettled',
    reason: 'rate-limited',
    retryAfterMs: 360_000,
    retryAt: '2026-06-10T18:06:30.000Z',
    early: false,
  },
  {
    name: 'rate limit, by status',
    says: [
      'exceeded retry limit, last status: 429 Too Many Requests, request id: 9',
      'stream disconnected before completion: Please reduce your request rate.',
      'unexpected status 429 : ',
    ],
    kind: 'unsettled',
    reason: 'rate-limited',
    early: false,
  },
  {
    name: 'server error, by words',
    says: [
      "We're currently experiencing high demand, which may cause temporary errors.",
      'stream disconnected before completion: An error occurred while processing your request. You can retry your request, or contact us.',
      'workspace routing discovery failed',
    ],
    kind: 'unsettled',
    reason: 'server-error',
    early: false,
  },
  {
    name: 'server error, by status',
    answer: { status: 502, detail: 'Oops' },
    says: ['unexpected status 529 <unknown status code>: x'],
    kind: 'unsettled',
    reason: 'server-error',
    early: false,
  },
  {
    name: 'server error, by code',
    says: ['{"error":{"code":"server_error","message":"Oops"}}'],
    kind: 'unsettled',
    reason: 'server-error',
    early: false,
  },
  {
    name: 'stream broken',
    says: [
      'stream disconnected before completion: stream closed before response.completed',
      'stream disconnected before completion: Transport error: network error: error decoding response body',
      'stream disconnected before completion: Incomplete response returned, reason: max_output_tokens',
    ],
    kind: 'unsettled',
    reason: 'stream-broken',
    early: false,
  },
  {
    name: 'WebSocket cannot connect; HTTPS may go through a proxy',
    says: [
      'stream disconnected before completion: Connection refused (os error 111)',
      'stream disconnected before completion: failed to lookup address information: Name does not resolve',
    ],
    kind: 'unsettled',
    reason: 'unreachable',
    early: false,
  },
  {
    name: 'HTTPS cannot connect',
    says: [
      'Connection failed: error sending request',
      'stream disconnected before completion: error sending request for url (http://127.0.0.1:9/v1/responses)',
    ],
    kind: 'unsettled',
    reason: 'unreachable',
    early: true,
  },
  {
    name: 'connection reset',
    says: ['stream disconnected before completion: Connection reset by peer (os error 104)'],
    kind: 'unsettled',
    reason: 'unreachable',
    early: false,
  },
  {
    name: 'the CLI waits for the network',
    says: ['Reconnecting... waiting for network (something new)'],
    kind: 'unsettled',
    reason: 'unreachable',
    early: true,
  },
  {
    name: 'timed out',
    says: [
      'request timed out',
      'stream disconnected before completion: idle timeout waiting for SSE',
      'unexpected status 408 Request Timeout: ',
    ],
    kind: 'unsettled',
    reason: 'timed-out',
    early: false,
  },
  ...[
    { status: 400, detail: 'Instructions are not valid' },
    { status: 403, detail: 'Forbidden' },
    { status: 404, detail: 'Not Found' },
    { status: 404, error: { message: 'The model `gpt-5.5-mini` does not exist', code: 'model_not_found' } },
    { status: 400, error: { message: `Tool 'web_search' of model ${MODEL} is not supported.`, code: null } },
    { status: 400, detail: `Streaming with the ${MODEL} model is not available on Sundays` },
    { status: 400, detail: `The model ${MODEL} is not currently available.` },
    { status: 404, detail: `The model ${MODEL} is not available right now, please try again later.` },
    {
      status: 400,
      error: { message: `The model '${MODEL}' is not supported with reasoning.effort 'low'.`, code: null },
    },
  ].map(
    (answer): Case => ({
      name: `not recognized: ${JSON.stringify(answer)}`,
      answer,
      kind: 'unsettled',
      reason: 'unrecognized',
      lasting: 'ambiguous',
      early: false,
    }),
  ),
  ...[429, 500, 502, 503].map(
    (status): Case => ({
      name: `${status} with words that would be a refusal`,
      answer: {
        status,
        error: { message: `The model ${MODEL} is not available.`, type: 'error', code: null },
      },
      kind: 'unsettled',
      reason: status === 429 ? 'rate-limited' : 'server-error',
      early: false,
    }),
  ),
  {
    name: 'a setting that the model does not take, by its code',
    answer: {
      status: 400,
      error: {
        message: `The model '${MODEL}' is not supported with reasoning.effort 'low'.`,
        type: 'invalid_request_error',
        param: 'reasoning.effort',
        code: 'unsupported_value',
      },
    },
    byCodeAlone: true,
    kind: 'unsettled',
    reason: 'unsupported-setting',
    early: true,
  },
  {
    name: 'not recognized: nothing to read',
    says: [
      '{}',
      '',
      'Reconnecting... 1/5',
      `Model metadata for \`${MODEL}\` not found. Defaulting to fallback metadata.`,
    ],
    kind: 'unsettled',
    reason: 'unrecognized',
    early: false,
  },
]
