/** Golden cases of the request, the network and the server. None of them is about the model. */

import {
  badGateway,
  cyberPolicy,
  highDemand500,
  instructionsNotValid,
  invalidPrompt,
  processingFailed,
  serviceUnavailable,
  unsupportedEffort,
  unsupportedVerbosity,
} from '../../openai/network-answers.ts'
import type { Answer } from '../../openai/script.ts'
import {
  ALL_CHANNELS,
  type Expected,
  type GoldenCase,
  HTTP_CHANNELS,
  MAIN_ROUTES,
  MODEL,
  unsettled,
} from '../case.ts'

const SERVER_ERROR = unsettled('infrastructure', 'server-error', 'temporary')
const BROKEN = unsettled('infrastructure', 'stream-broken', 'temporary')
const TIMED_OUT = unsettled('infrastructure', 'timed-out', 'temporary')
const BLOCKED_PROMPT = unsettled('request', 'prompt-blocked', 'permanent')
/** A lasting answer in unknown words. */
const UNRECOGNIZED = unsettled('infrastructure', 'unrecognized', 'permanent')

const ERROR_EVENT: Answer = { kind: 'sse-error', code: 'server_error', message: 'The server had an error.' }

function retriedCase(name: string, source: string, answer: Answer, expected: Expected): GoldenCase {
  return { name, source, answer, routes: ['api-key'], channels: ALL_CHANNELS, expected, isSlow: true }
}

function promptCase(code: string, message: string): GoldenCase {
  return {
    name: code,
    source: 'the binary of CLI 0.169.0',
    answer: { kind: 'sse-failed', code, message },
    routes: ['api-key'],
    channels: ALL_CHANNELS,
    expected: BLOCKED_PROMPT,
  }
}

export const NETWORK_CASES: readonly GoldenCase[] = [
  {
    name: 'effort not supported',
    source: 'openai/codex#6647',
    answer: unsupportedEffort(MODEL, 'low', ['medium', 'high']),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: unsettled('request', 'unsupported-setting', 'permanent', {
      setting: { parameter: 'effort', offered: ['medium', 'high'] },
    }),
  },
  {
    name: 'verbosity not supported',
    source: 'openai/codex#19188',
    answer: unsupportedVerbosity(MODEL, 'low', ['medium']),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: unsettled('request', 'unsupported-setting', 'permanent', {
      setting: { parameter: 'verbosity', offered: ['medium'] },
    }),
  },
  {
    name: 'changed instructions refused, 400',
    source: 'openai/codex#2259 #3202 #4433',
    answer: instructionsNotValid(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: unsettled('request', 'unsupported-setting', 'permanent'),
  },
  {
    name: '400 with an empty object',
    source: 'seen with the CLI: the message is just the body',
    answer: { kind: 'status', status: 400, body: {} },
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: UNRECOGNIZED,
  },
  {
    name: 'cyber_policy',
    source: 'codex-rs api_bridge.rs',
    answer: cyberPolicy(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: BLOCKED_PROMPT,
  },
  {
    name: 'invalid_prompt',
    source: 'seen with CLI 0.77 to 0.169',
    answer: invalidPrompt(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: BLOCKED_PROMPT,
  },
  promptCase('bio_policy', 'This content was flagged for possible biological risk.'),
  promptCase(
    'misalignment_policy_violation',
    'This request was blocked due to a misalignment policy violation.',
  ),
  {
    name: 'the context is too long',
    source: 'seen with CLI 0.77 to 0.169',
    answer: {
      kind: 'sse-failed',
      code: 'context_length_exceeded',
      message: 'Your input exceeds the context window of this model. Please adjust your input and try again.',
    },
    routes: ['api-key'],
    channels: ALL_CHANNELS,
    expected: unsettled('request', 'unsupported-setting', 'permanent'),
  },
  retriedCase('500', 'codex-rs protocol/src/error.rs', highDemand500(), SERVER_ERROR),
  retriedCase('502 of the edge', 'seen with CLI 0.77 to 0.169', badGateway(), SERVER_ERROR),
  retriedCase('503 without a code', 'seen with CLI 0.77 to 0.169', serviceUnavailable(), SERVER_ERROR),
  retriedCase('an error while processing', 'openai/codex#27684', processingFailed(), SERVER_ERROR),
  {
    // The CLI ignores the event and reports a stream that ends too early.
    ...retriedCase('an error event in the stream', 'seen with CLI 0.77 to 0.169', ERROR_EVENT, BROKEN),
    channels: HTTP_CHANNELS,
  },
  {
    // A WebSocket stays open after the event, so 0.125 to 0.169 wait until their idle timeout of five minutes.
    ...retriedCase('an error event on a WebSocket', 'seen with CLI 0.77 to 0.169', ERROR_EVENT, TIMED_OUT),
    channels: ['plain-ws'],
    timeoutMs: 6_000,
  },
  retriedCase('the stream ends too early', 'codex-rs sse/responses.rs', { kind: 'close-clean' }, BROKEN),
  retriedCase('the stream breaks', 'openai/codex#7202', { kind: 'cut' }, BROKEN),
  retriedCase(
    'the answer is incomplete',
    'seen with CLI 0.77 to 0.169',
    { kind: 'sse-incomplete', reason: 'max_output_tokens' },
    BROKEN,
  ),
  retriedCase(
    'the connection is reset',
    'seen with CLI 0.77 to 0.169',
    { kind: 'reset' },
    unsettled('infrastructure', 'unreachable', 'temporary'),
  ),
  retriedCase(
    '403 with an empty body',
    'seen with CLI 0.77 to 0.169',
    { kind: 'status', status: 403, body: '' },
    unsettled('route', 'unrecognized', 'permanent'),
  ),
  retriedCase(
    '404 of another kind',
    'seen with CLI 0.77 to 0.169',
    { kind: 'status', status: 404, body: { detail: 'Not Found' } },
    UNRECOGNIZED,
  ),
  {
    name: 'the connection is refused',
    source: 'seen with the CLI: the bare CLI never ends (0.155 and later)',
    isDown: true,
    isSlow: true,
    routes: ['chatgpt', 'api-key', 'provider'],
    channels: HTTP_CHANNELS,
    expected: unsettled('infrastructure', 'unreachable', 'temporary'),
    endsEarly: true,
  },
  {
    name: 'no such host',
    source: 'seen with the CLI: DNS failure',
    answer: { kind: 'accept' },
    routes: ['provider'],
    channels: HTTP_CHANNELS,
    baseUrl: 'http://no-such-host.invalid/v1',
    expected: unsettled('infrastructure', 'unreachable', 'temporary'),
    endsEarly: true,
  },
]
