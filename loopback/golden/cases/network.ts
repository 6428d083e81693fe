/** Golden cases of the request's shape and of the way to the server: nothing here speaks against the model. */

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
import { ALL, BOTH, type Expected, type GoldenCase, HTTP, MODEL, unsettled } from '../case.ts'

const SERVER_ERROR = unsettled('infrastructure', 'server-error', 'temporary')
const BROKEN = unsettled('infrastructure', 'stream-broken', 'temporary')
const TIMED_OUT = unsettled('infrastructure', 'timed-out', 'temporary')
const BLOCKED_PROMPT = unsettled('request', 'prompt-blocked', 'permanent')
const UNRECOGNIZED = unsettled('infrastructure', 'unrecognized', 'ambiguous')

const ERROR_EVENT: Answer = { kind: 'sse-error', code: 'server_error', message: 'The server had an error.' }

function retried(name: string, source: string, answer: Answer, expected: Expected): GoldenCase {
  return { name, source, answer, routes: ['api-key'], channels: ALL, expected, patient: true }
}

function prompt(name: string, code: string, message: string): GoldenCase {
  return {
    name,
    source: 'the binary of CLI 0.169.0',
    answer: { kind: 'sse-failed', code, message },
    routes: ['api-key'],
    channels: ALL,
    expected: BLOCKED_PROMPT,
  }
}

export const NETWORK_CASES: readonly GoldenCase[] = [
  {
    name: 'effort not supported',
    source: 'openai/codex#6647',
    answer: unsupportedEffort(MODEL, 'low', ['medium', 'high']),
    routes: BOTH,
    channels: ALL,
    expected: unsettled('request', 'unsupported-setting', 'permanent', {
      setting: { parameter: 'effort', offered: ['medium', 'high'] },
    }),
  },
  {
    name: 'verbosity not supported',
    source: 'openai/codex#19188',
    answer: unsupportedVerbosity(MODEL, 'low', ['medium']),
    routes: BOTH,
    channels: ALL,
    expected: unsettled('request', 'unsupported-setting', 'permanent', {
      setting: { parameter: 'verbosity', offered: ['medium'] },
    }),
  },
  {
    name: 'changed instructions refused, 400',
    source: 'openai/codex#2259 #3202 #4433',
    answer: instructionsNotValid(),
    routes: BOTH,
    channels: ALL,
    expected: UNRECOGNIZED,
  },
  {
    name: '400 without a word',
    source: 'seen with the CLI: the message is just the body',
    answer: { kind: 'status', status: 400, body: {} },
    routes: BOTH,
    channels: ALL,
    expected: UNRECOGNIZED,
  },
  {
    name: 'cyber_policy',
    source: 'codex-rs api_bridge.rs',
    answer: cyberPolicy(),
    routes: BOTH,
    channels: ALL,
    expected: BLOCKED_PROMPT,
  },
  {
    name: 'invalid_prompt',
    source: 'seen with CLI 0.77 to 0.169',
    answer: invalidPrompt(),
    routes: BOTH,
    channels: ALL,
    expected: BLOCKED_PROMPT,
  },
  prompt('bio_policy', 'bio_policy', 'This content was flagged for possible biological risk.'),
  prompt(
    'misalignment_policy_violation',
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
    channels: ALL,
    expected: UNRECOGNIZED,
  },
  retried('500', 'codex-rs protocol/src/error.rs', highDemand500(), SERVER_ERROR),
  retried('502 of the edge', 'seen with CLI 0.77 to 0.169', badGateway(), SERVER_ERROR),
  retried('503 without a code', 'seen with CLI 0.77 to 0.169', serviceUnavailable(), SERVER_ERROR),
  retried('an error while processing', 'openai/codex#27684', processingFailed(), SERVER_ERROR),
  {
    // The CLI passes the event over and sees a stream that ends too early.
    ...retried('an error event in the stream', 'seen with CLI 0.77 to 0.169', ERROR_EVENT, BROKEN),
    channels: HTTP,
  },
  {
    // A socket does not end by itself, so 0.125 to 0.169 wait until their idle timeout of five minutes.
    ...retried('an error event on a WebSocket', 'seen with CLI 0.77 to 0.169', ERROR_EVENT, TIMED_OUT),
    channels: ['plain-ws'],
    timeoutMs: 6_000,
  },
  retried('the stream ends too early', 'codex-rs sse/responses.rs', { kind: 'close-clean' }, BROKEN),
  retried('the stream breaks', 'openai/codex#7202', { kind: 'cut' }, BROKEN),
  retried(
    'the answer is incomplete',
    'seen with CLI 0.77 to 0.169',
    { kind: 'sse-incomplete', reason: 'max_output_tokens' },
    BROKEN,
  ),
  retried(
    'the connection is reset',
    'seen with CLI 0.77 to 0.169',
    { kind: 'reset' },
    unsettled('infrastructure', 'unreachable', 'temporary'),
  ),
  retried(
    '403 without a word',
    'seen with CLI 0.77 to 0.169',
    { kind: 'status', status: 403, body: '' },
    UNRECOGNIZED,
  ),
  retried(
    '404 of another kind',
    'seen with CLI 0.77 to 0.169',
    { kind: 'status', status: 404, body: { detail: 'Not Found' } },
    UNRECOGNIZED,
  ),
  {
    name: 'the connection is refused',
    source: 'seen with the CLI: the bare CLI never ends (0.155 and later)',
    nobodyThere: true,
    patient: true,
    routes: ['chatgpt', 'api-key', 'provider'],
    channels: HTTP,
    expected: unsettled('infrastructure', 'unreachable', 'temporary'),
    early: true,
  },
  {
    name: 'no such host',
    source: 'seen with the CLI: DNS failure',
    answer: { kind: 'accept' },
    routes: ['provider'],
    channels: HTTP,
    baseUrl: 'http://no-such-host.invalid/v1',
    expected: unsettled('infrastructure', 'unreachable', 'temporary'),
    early: true,
  },
]
