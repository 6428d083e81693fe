/**
 * Sentences that refuse a model, with ends that take the refusal back: they are temporary, or about something else. All
 * of it is written by hand and knows nothing of the rules.
 */

import { describe, expect, it } from '@jest/globals'
import type { Route } from '../../src/route/index.ts'
import { API_KEY, CHATGPT, contextOn, failureOf, PROVIDER } from './case.ts'

/** Each is a refusal of the model when the sentence ends there. */
const PHRASES: readonly string[] = [
  'The model gpt-5.5 is not available',
  'The model gpt-5.5 does not exist',
  'Model gpt-5.5 not found',
  'gpt-5.5 was not found',
  "The model 'gpt-5.5' is not supported",
  'Model gpt-5.5 is not enabled',
  'gpt-5.5 is not available',
  'gpt-5.5 is no longer available',
  'The requested model gpt-5.5 is not supported',
  'Model `openai/gpt-5.5` is not accessible',
  'Sorry, gpt-5.5 is not offered',
  'model: gpt-5.5 is not permitted',
  'The selected model gpt-5.5 is not allowed',
  'gpt-5.5 is disabled',
  'The model gpt-5.5 is blocked',
  'Model gpt-5.5 is unsupported',
  'gpt-5.5 is not deployed',
  'The model gpt-5.5 is not configured',
  'No access to model gpt-5.5',
  'You do not have access to gpt-5.5',
  'This key is not allowed to use model gpt-5.5',
  'Your team is not authorized to access gpt-5.5',
  'You have no permission to use model gpt-5.5',
  'Unsupported model: gpt-5.5',
  'No endpoints found for openai/gpt-5.5',
  'No provider configured for model gpt-5.5',
  'unknown provider for model gpt-5.5',
  "Your account has not activated the model 'gpt-5.5'",
]

/** What follows, and makes it temporary. */
const TEMPORARY_TAILS: readonly string[] = [
  ' due to high demand',
  ' during maintenance until 18:00',
  ' right now',
  ' at the moment, please try again later',
  ' because all replicas are overloaded',
  ', reset after 1m 48s',
  ' while the weights are loading',
  ' yet: the deployment is starting',
  ': not ready, loading',
  ' - retry in 30 seconds',
  ' (temporarily)',
  ' for the next 20 minutes',
  ' because of an ongoing incident',
  '. Please retry shortly',
  '. Capacity will return at 18:00',
  '. We are experiencing a high load',
  '. Try again in a few minutes',
  ', as the queue is full',
  ' because the rate limit of this key was hit',
  ' while the server warms up',
  ' until the upgrade has finished',
  ' tonight because of scheduled maintenance',
  '. It will be back online soon',
  ' because too many requests are running at once',
  ', the upstream timed out',
  ' as the node is unhealthy',
  ' because the pool is at capacity',
  '; cooldown of 60s',
  ' yet. It may take 5 minutes to become available',
  ' in the cache, downloading',
  ' on the primary, and the secondary answered 503',
  ' on this replica',
  ' while we deploy it: paused',
  ' in the routing table; sync pending',
  '. It was unloaded because nobody used it',
  ': no healthy backend',
  ': failover in progress',
  ' (cache miss)',
  ' by the standby region',
  ' because an operator checks it',
  '，请稍后重试',
]

/** What follows, and makes it about a setting, a tool, money or the request. */
const OTHER_TAILS: readonly string[] = [
  ' with tool_choice required',
  " with the tool 'web_search'",
  ' with reasoning.effort minimal',
  ' with image inputs',
  ' with streaming',
  ' with response_format json_schema',
  ' with a context window of 2M tokens in the request, only the default context length is',
  ' because your credit balance is too low',
  ': insufficient balance',
  ', your quota is exhausted',
  ' when parallel_tool_calls is set',
  ' with temperature 0.2',
  ' with service_tier priority',
  ' together with previous_response_id',
  ' for function calling',
  ' with verbosity low',
]

const STATUSES: readonly (readonly [number, string])[] = [
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
]

const ROUTES: readonly Route[] = [API_KEY, PROVIDER, CHATGPT]

const TRAILER = ', url: https://gateway.example/v1/responses, request id: r'

/** The forms in which the CLI prints an answer with these words. */
function formsOf(words: string): readonly string[] {
  return [
    ...STATUSES.map(([status, text]) => `unexpected status ${status} ${text}: ${words}${TRAILER}`),
    JSON.stringify({ error: { message: words, type: 'invalid_request_error', param: null, code: null } }),
    JSON.stringify({ detail: words }),
    `stream disconnected before completion: ${words}`,
  ]
}

function refusesModel(message: string, route: Route): boolean {
  const { kind, scope } = failureOf(message, contextOn(route))
  return kind === 'refused' && (scope === 'model' || scope === 'client')
}

describe('a sentence that refuses the model', () => {
  it.each(PHRASES)('refuses it where it ends: %s', phrase => {
    const lasting = [400, 403, 404].map(status => `unexpected status ${status} X: ${phrase}.${TRAILER}`)
    for (const message of [...lasting, JSON.stringify({ detail: phrase })]) {
      expect([message, refusesModel(message, PROVIDER)]).toEqual([message, true])
    }
  })

  it.each([
    ' for this account',
    ' for your project',
    ' in your region',
    ' on this endpoint',
    ' via the Responses API',
    ' for your subscription tier',
    '. Check /v1/models for available models.',
    '. Please choose another model and try again.',
  ])('refuses it with a known end: gpt-5.5 is not available%s', tail => {
    for (const start of ['The model gpt-5.5 is not available', "Model 'gpt-5.5' is not supported"]) {
      const message = `unexpected status 404 Not Found: ${start}${tail}${TRAILER}`
      expect([message, refusesModel(message, PROVIDER)]).toEqual([message, true])
    }
  })

  it('does not refuse it with a harmless end, with any status, in any form', () => {
    let count = 0
    const wrong: string[] = []
    for (const phrase of PHRASES) {
      for (const tail of [...TEMPORARY_TAILS, ...OTHER_TAILS]) {
        for (const message of formsOf(phrase + tail)) {
          for (const route of ROUTES) {
            count += 1
            if (refusesModel(message, route)) wrong.push(`${route.kind}: ${message}`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(5_000)
  })

  it('does not refuse it with a status of 5xx or 429, where it ends too', () => {
    for (const phrase of PHRASES) {
      for (const status of [429, 500, 502, 503, 529]) {
        const message = `unexpected status ${status} X: ${phrase}.${TRAILER}`
        expect([message, refusesModel(message, PROVIDER)]).toEqual([message, false])
      }
    }
  })
})
