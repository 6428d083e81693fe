/** Builds golden cases of the error codes that the Codex CLI knows. */

import type { Answer, StatusAnswer } from '../../openai/script.ts'
import type { Channel, Expected, GoldenCase, GoldenRoute } from '../case.ts'

/** Words that mean nothing, so that the verdict comes from the code. */
export const NEUTRAL = 'Request failed.'

type Options = {
  readonly routes?: readonly GoldenRoute[]
  readonly channels?: readonly Channel[]
  readonly since?: string
  readonly isSlow?: true
}

/** A case on one route in the lean form, unless the options say otherwise. */
export function codeCase(
  name: string,
  answer: Answer,
  expected: Expected,
  options: Options = {},
): GoldenCase {
  const source = 'the codes that CLI 0.171.0 compares with, in its binary'
  return { name, source, answer, expected, routes: ['api-key'], channels: ['lean'], ...options }
}

/** A response that fails in its stream, without a message. The CLI then prints a sentence of its own. */
export function streamCase(code: string, expected: Expected, options: Options = {}): GoldenCase {
  const answer: Answer = { kind: 'sse-failed', code, message: '' }
  return codeCase(`${code} inside a stream, without a message`, answer, expected, {
    since: '0.169.0',
    ...options,
  })
}

/** An error body in the form of OpenAI's API. */
export function errorBody(status: number, code: string, message = NEUTRAL): StatusAnswer {
  return {
    kind: 'status',
    status,
    body: { error: { message, type: 'invalid_request_error', param: null, code } },
  }
}

/** A status and an error body with the code and words that mean nothing. */
export function statusCase(
  status: number,
  code: string,
  expected: Expected,
  options: Options = {},
): GoldenCase {
  return codeCase(`${code}, ${status}`, errorBody(status, code), expected, options)
}

/** The ChatGPT backend's form. The CLI prints this body whole, with any status. */
export function detailCase(status: number, code: string, expected: Expected): GoldenCase {
  const answer: Answer = { kind: 'status', status, body: { detail: { code } } }
  return codeCase(`${code} as a detail, ${status}`, answer, expected, { routes: ['chatgpt'] })
}
