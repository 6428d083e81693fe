/** One row of the tables of known messages, and the forms in which CLI versions print such a message. */

import type { Route } from '../../src/route/index.ts'
import {
  type ClassifyContext,
  classify,
  type Detail,
  type Evidence,
  type Lasting,
  type Reason,
  type Scope,
  type SettingRefusal,
} from '../../src/verdict/index.ts'

export const MODEL = 'gpt-5.5'
export const NOW = new Date('2026-06-10T18:00:30Z')

export const CHATGPT: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }
export const API_KEY: Route = { kind: 'api-key', source: 'input' }
export const ACCESS_TOKEN: Route = { kind: 'access-token' }
export const PROVIDER: Route = { kind: 'provider', id: 'proxy' }
export const NONE: Route = { kind: 'none', openaiApiKeyAlone: true }

/** The server's answer as it is sent. The CLI prints it in several forms. */
type Answer =
  | { readonly status: number; readonly error: Readonly<Record<string, string | number | null>> }
  | { readonly status: number; readonly detail: string | Readonly<Record<string, string>> }

type CaseDetails = {
  readonly answer?: Answer
  /** Whole messages of the CLI or the server. */
  readonly messages?: readonly string[]
  /** Leaves out the forms in which a CLI version drops the error code: without it the message means nothing. */
  readonly needsCode?: boolean
  /** The ChatGPT route by default. */
  readonly route?: Route
  /** The reason's own value by default. */
  readonly lasting?: Lasting
  readonly scope?: Scope
  readonly detail?: Detail
  /** The verdict counts only once a second probe has the same one. */
  readonly secondLook?: true
  readonly retryAt?: string
  readonly retryAfterMs?: number
  readonly setting?: SettingRefusal
  /** Whether a retry notice with this message ends the probe. By default a refusal and a lasting 4xx do. */
  readonly early?: boolean
}

export type Case = CaseDetails & {
  readonly kind: 'refused' | 'unsettled'
  readonly reason: Reason
  readonly name: string
  readonly early: boolean
}

/** A case in which the verdict is a refusal. */
export function refused(reason: Reason, name: string, details: CaseDetails): Case {
  return { early: true, ...details, kind: 'refused', reason, name }
}

/** A case in which the verdict proves nothing against the model. */
export function unsettled(reason: Reason, name: string, details: CaseDetails): Case {
  const { status = 0 } = details.answer ?? {}
  const isLasting = status >= 400 && status < 500 && ![408, 425, 429].includes(status)
  return { early: isLasting, ...details, kind: 'unsettled', reason, name }
}

/** The context of a probe of MODEL on a route. */
export function contextOn(route: Route = CHATGPT): ClassifyContext {
  return { model: MODEL, route, now: NOW }
}

/** The verdict's kind and finding. Fails for a verdict without a finding. */
export function findingOf(evidence: Evidence, context: ClassifyContext = contextOn()) {
  const verdict = classify(evidence, context)
  if (verdict.kind !== 'refused' && verdict.kind !== 'unsettled') throw new Error(`Got ${verdict.kind}`)
  return { kind: verdict.kind, ...verdict.finding }
}

/** The finding of a turn that failed with this message. */
export function failureOf(message: string, context: ClassifyContext = contextOn()) {
  return findingOf({ kind: 'failed', message, stage: 'turn.failed' }, context)
}

/** What a finding reports of the message itself: words, status, code, times and setting. */
export function contentOf(message: string, context: ClassifyContext = contextOn()) {
  const { kind, reason, scope, lasting, ...content } = failureOf(message, context)
  return content
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
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
function formsOfAnswer(answer: Answer, needsCode: boolean): readonly string[] {
  const { status, ...fields } = answer
  const body = JSON.stringify(fields)
  const frame = JSON.stringify({ type: 'error', status, ...fields, headers: {} })
  const head = `unexpected status ${status} ${STATUS_TEXTS[status] ?? '<unknown status code>'}: `
  const forms = [head + body, `${head}${body}${TRAILER}`, frame, JSON.stringify(frame)]
  const words = 'error' in answer ? answer.error['message'] : answer.detail
  if (typeof words === 'string' && !needsCode) forms.push(`${head}${words}${TRAILER}`, head + words)
  return forms.flatMap(message => [
    message,
    `Reconnecting... 1/5 (${message})`,
    `Reconnecting... 2/5 (${message})`,
    `stream disconnected before completion: ${message}`,
    message.replaceAll("'", '\u2019'),
  ])
}

/** All messages of a case, in all their forms. */
export function messagesOf({ messages = [], answer, needsCode = false }: Case): readonly string[] {
  const forms = messages.flatMap(text => [
    text,
    `Reconnecting... 1/5 (${text})`,
    text.replaceAll("'", '\u2019'),
    `Error: ${text}`,
    `${text}\n`,
  ])
  return [...forms, ...(answer === undefined ? [] : formsOfAnswer(answer, needsCode))]
}
