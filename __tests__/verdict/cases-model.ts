/** What endpoints answer, and the wrappers that CLI versions put around it: the golden cases of the judge. */

import type { Route } from '../../src/route/route.ts'
import type { Lasting, Reason } from '../../src/verdict/reason.ts'
import type { SettingRefusal } from '../../src/verdict/verdict.ts'

export const MODEL = 'gpt-5.5'
export const NOW = new Date('2026-06-10T18:00:30Z')

export const CHATGPT: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }
export const API_KEY: Route = { kind: 'api-key', source: 'input' }
export const ACCESS_TOKEN: Route = { kind: 'access-token' }
export const PROVIDER: Route = { kind: 'provider', id: 'proxy' }
export const NONE: Route = { kind: 'none', openaiApiKeyAlone: true }

/** An answer of the server as it stands on the wire; the CLI makes several messages of it. */
export type Answer =
  | {
      readonly status: number
      readonly error: Readonly<Record<string, string | number | null>>
    }
  | { readonly status: number; readonly detail: string | Readonly<Record<string, string>> }

export type Case = {
  readonly name: string
  readonly answer?: Answer
  /** Words that the CLI makes up itself, and messages known in full. */
  readonly says?: readonly string[]
  /** The words alone tell nothing, so the messages in which a CLI version drops the code are left out. */
  readonly byCodeAlone?: true
  readonly route?: Route
  readonly kind: 'refused' | 'unsettled'
  readonly reason: Reason
  readonly lasting?: Lasting
  readonly retryAt?: string
  readonly retryAfterMs?: number
  readonly setting?: SettingRefusal
  /** Whether a retry notice with it settles the matter. */
  readonly early: boolean
}

const TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

const TRAILER =
  ', url: https://chatgpt.com/backend-api/codex/responses, cf-ray: 9d4eb7454a3ab926-AMS, request id: 5b57a7c7-be06'

/** The messages of one answer, over HTTP, WebSocket and stream, from CLI 0.77 to 0.169. */
function messagesOf(answer: Answer, byCodeAlone: boolean): readonly string[] {
  const { status } = answer
  const body = JSON.stringify('error' in answer ? { error: answer.error } : { detail: answer.detail })
  const frame = JSON.stringify(
    'error' in answer
      ? { type: 'error', status, error: answer.error, headers: {} }
      : { type: 'error', status, detail: answer.detail, headers: {} },
  )
  const head = `unexpected status ${status} ${TEXTS[status] ?? '<unknown status code>'}: `
  const withStatus = [head + body, `${head}${body}${TRAILER}`, frame, JSON.stringify(frame)]
  const words = 'error' in answer ? answer.error['message'] : answer.detail
  if (typeof words === 'string' && !byCodeAlone) withStatus.push(`${head}${words}${TRAILER}`, head + words)
  return withStatus.flatMap(message => [
    message,
    `Reconnecting... 1/5 (${message})`,
    `Reconnecting... 2/5 (${message})`,
    `stream disconnected before completion: ${message}`,
    message.replaceAll("'", '\u2019'),
  ])
}

/** All messages of a case. */
export function allMessages(each: Case): readonly string[] {
  const said = (each.says ?? []).flatMap(text => [
    text,
    `Reconnecting... 1/5 (${text})`,
    text.replaceAll("'", '\u2019'),
    `Error: ${text}`,
    `${text}\n`,
  ])
  return [...said, ...(each.answer === undefined ? [] : messagesOf(each.answer, each.byCodeAlone === true))]
}

const NOT_SUPPORTED = "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account."
const NOT_FOUND = 'The model `gpt-5.5` does not exist or you do not have access to it.'

export const MODEL_CASES: readonly Case[] = [
  {
    name: 'ChatGPT: not supported, HTTP detail',
    answer: { status: 400, detail: NOT_SUPPORTED },
    says: [`{"detail":"${NOT_SUPPORTED}"}`],
    kind: 'refused',
    reason: 'not-supported-on-route',
    lasting: 'permanent',
    early: true,
  },
  {
    name: 'ChatGPT: not supported, WebSocket frame',
    answer: { status: 400, error: { type: 'invalid_request_error', message: NOT_SUPPORTED } },
    kind: 'refused',
    reason: 'not-supported-on-route',
    early: true,
  },
  {
    name: 'a wording never seen that says it of the model',
    says: [
      'Sorry, the requested model gpt-5.5 is no longer available.',
      'Model gpt-5.5 is not enabled for you',
    ],
    kind: 'refused',
    reason: 'not-supported-on-route',
    early: true,
  },
  {
    name: 'a newer CLI is needed',
    answer: {
      status: 400,
      detail:
        "The 'gpt-5.5' model requires a newer version of Codex. Please upgrade to the latest app or CLI and try again.",
    },
    kind: 'refused',
    reason: 'needs-newer-codex',
    early: true,
  },
  {
    name: 'a newer CLI is needed, for another model',
    says: ["The 'gpt-5.5-mini' model requires a newer version of Codex."],
    kind: 'unsettled',
    reason: 'needs-newer-codex',
    lasting: 'ambiguous',
    early: false,
  },
  {
    name: 'ChatGPT: does not exist, known to flap',
    answer: {
      status: 404,
      error: { message: NOT_FOUND, type: 'invalid_request_error', code: 'model_not_found' },
    },
    says: [NOT_FOUND, `stream disconnected before completion: ${NOT_FOUND}`],
    kind: 'refused',
    reason: 'model-not-found',
    lasting: 'ambiguous',
    early: true,
  },
  {
    name: 'access token: does not exist, the same backend',
    says: [NOT_FOUND],
    route: ACCESS_TOKEN,
    kind: 'refused',
    reason: 'model-not-found',
    lasting: 'ambiguous',
    early: true,
  },
  {
    name: 'API key: does not exist',
    answer: {
      status: 404,
      error: { message: NOT_FOUND, type: 'invalid_request_error', code: 'model_not_found' },
    },
    says: [NOT_FOUND, "The requested model 'gpt-5.5' does not exist."],
    route: API_KEY,
    kind: 'refused',
    reason: 'model-not-found',
    lasting: 'permanent',
    early: true,
  },
  {
    name: 'the code with bare words',
    says: ['{"error":{"message":"The requested model does not exist.","code":"model_not_found"}}'],
    route: API_KEY,
    kind: 'refused',
    reason: 'model-not-found',
    early: true,
  },
  {
    name: 'bare words without the code, CLI 0.104 to 0.155',
    says: ['stream disconnected before completion: The requested model does not exist.'],
    route: API_KEY,
    kind: 'unsettled',
    reason: 'model-not-found',
    lasting: 'ambiguous',
    early: false,
  },
  {
    name: 'a dated snapshot of the model does not exist',
    says: ['The model `gpt-5.5-2026-04-23` does not exist or you do not have access to it.'],
    route: API_KEY,
    kind: 'refused',
    reason: 'model-not-found',
    early: true,
  },
  {
    name: 'gateway: not found',
    answer: {
      status: 404,
      error: { message: "model 'gpt-5.5' not found", type: 'api_error', param: null, code: null },
    },
    says: ['{"error":"model \\"gpt-5.5\\" not found"}', 'Unknown model: gpt-5.5'],
    route: PROVIDER,
    kind: 'refused',
    reason: 'model-not-found',
    lasting: 'permanent',
    early: true,
  },
  {
    name: 'retired',
    says: [
      'The model `gpt-5.5` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations',
    ],
    route: API_KEY,
    kind: 'refused',
    reason: 'model-not-found',
    early: true,
  },
  {
    name: 'project without access',
    answer: {
      status: 403,
      error: {
        message: 'Project `proj_abc` does not have access to model `gpt-5.5`',
        code: 'model_not_found',
      },
    },
    says: ['Project `proj_abc` does not have access to model `gpt-5.5`'],
    route: API_KEY,
    kind: 'refused',
    reason: 'no-access',
    early: true,
  },
  {
    name: 'gateway key without access, as 401',
    says: [
      "unexpected status 401 Unauthorized: key not allowed to access model. This key can only access models=['gpt-4o']. Tried to access gpt-5.5",
    ],
    route: PROVIDER,
    kind: 'refused',
    reason: 'no-access',
    early: true,
  },
  {
    name: 'organization not verified',
    answer: {
      status: 404,
      error: {
        message:
          'Your organization must be verified to use the model `gpt-5.5`. Please go to: https://platform.openai.com/settings/organization/general',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    },
    route: API_KEY,
    kind: 'refused',
    reason: 'org-not-verified',
    early: true,
  },
  {
    name: 'limit of one model',
    says: [
      "You've hit your usage limit for GPT-5.5. Switch to another model now, or try again at Jun 11th, 2026 7:42 AM.",
    ],
    kind: 'refused',
    reason: 'model-quota-spent',
    lasting: 'until-reset',
    retryAt: '2026-06-11T07:42:00.000Z',
    early: true,
  },
  {
    name: 'overloaded, by code',
    byCodeAlone: true,
    answer: { status: 503, error: { message: 'Busy.', code: 'server_is_overloaded' } },
    says: ['{"error":{"code":"slow_down","message":"Slow down."}}'],
    kind: 'unsettled',
    reason: 'at-capacity',
    early: false,
  },
  {
    name: 'overloaded, by words',
    says: [
      'Selected model is at capacity. Please try a different model.',
      'stream disconnected before completion: Our servers are currently overloaded. Please try again later.',
    ],
    kind: 'unsettled',
    reason: 'at-capacity',
    lasting: 'temporary',
    early: false,
  },
]
