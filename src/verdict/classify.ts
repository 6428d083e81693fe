/** From the evidence of one probe to its verdict. */

import { assertNever, optional } from '../base/index.ts'
import type { Route, RouteKind } from '../route/index.ts'
import { readConfigRefusal } from './config-refusal.ts'
import type { Evidence } from './evidence.ts'
import type { UnwrappedMessage } from './message/message.ts'
import { isSameModel } from './message/model-name.ts'
import { unwrapMessage } from './message/unwrap.ts'
import { readDetail } from './read-detail.ts'
import { type Lasting, REASONS, type Reason } from './reason.ts'
import { readRetryTime } from './retry-time.ts'
import { readSettingRefusal } from './setting-refusal.ts'
import { findSign } from './signs/index.ts'
import type { Sign } from './signs/sign.ts'
import type { Finding, Verdict } from './verdict.ts'

/** The model that the probe asked for, the route, and the time now, which a time without a date refers to. */
export type ClassifyContext = { readonly model: string; readonly route: Route; readonly now: Date }

type EvidenceOf<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>
type Failure = Extract<Verdict, { finding: Finding }>

/** The verdict on one probe. */
export function classify(evidence: Evidence, context: ClassifyContext): Verdict {
  switch (evidence.kind) {
    case 'completed':
      return classifyCompleted(evidence, context.model)
    case 'failed':
      return classifyMessage(evidence.message, context).verdict
    case 'silent':
      return classifySilent(evidence, context)
    case 'timed-out':
      return classifyTimeout(evidence, context)
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'withheld':
      return { kind: 'unsettled', finding: findingOf('identity-single-use', evidence.message) }
    case 'not-started':
      return evidence.missing
        ? { kind: 'refused', finding: findingOf('codex-missing', evidence.message) }
        : { kind: 'unsettled', finding: findingOf('codex-failed', evidence.message) }
    default:
      return assertNever(evidence)
  }
}

/**
 * The verdict if an `error` event or a retry notice is enough to stop the probe; undefined if the CLI's next try may
 * still end differently. The table of signs says which messages are enough, and why.
 */
export function earlyVerdict(message: string, context: ClassifyContext): Verdict | undefined {
  const { isFinal, verdict } = classifyMessage(message, context)
  return isFinal ? verdict : undefined
}

/** The row of the table that a message is judged by; undefined where none matches. */
export function signOf(message: string, { model, route }: ClassifyContext): Sign | undefined {
  return findSign(unwrapMessage(message), model, route.kind)
}

/** Statuses of 4xx that ask for another try. */
const TEMPORARY_STATUSES: readonly number[] = [408, 409, 425, 429]

/**
 * Whether the CLI's own retries can only end in the same answer. A status of 4xx answers the request itself, known words
 * or not. It does not where it answers the handshake of a WebSocket, after which the CLI asks over HTTPS.
 */
function isFinalAnswer({ status = 0, ofHandshake }: UnwrappedMessage, sign: Sign | undefined): boolean {
  if (sign?.early !== undefined) return true
  const isLasting = status >= 400 && status < 500 && !TEMPORARY_STATUSES.includes(status)
  return isLasting && ofHandshake === undefined
}

function classifyCompleted({ reroutedTo, usage }: EvidenceOf<'completed'>, model: string): Verdict {
  const isSame = reroutedTo === undefined || isSameModel(model, reroutedTo)
  return {
    kind: 'accepted',
    ...optional('servedModel', isSame ? undefined : reroutedTo),
    ...optional('usage', usage),
  }
}

/** `isFinal`: another try of the CLI would not end differently. */
type ClassifiedMessage = {
  readonly sign: Sign | undefined
  readonly isFinal: boolean
  readonly verdict: Failure
}

function classifyMessage(raw: string, context: ClassifyContext): ClassifiedMessage {
  const message = unwrapMessage(raw)
  const sign = findSign(message, context.model, context.route.kind)
  const finding = findingOfMessage(message, sign, context)
  const isRefusal = sign?.unsettled === undefined && mayRefuse(finding)
  const isFinal = isFinalAnswer(message, sign)
  return { sign, isFinal, verdict: { kind: isRefusal ? 'refused' : 'unsettled', finding } }
}

/** A failure of the request or on the way to the server is no evidence against model or route, nor is a temporary one. */
function mayRefuse({ scope, lasting }: Finding): boolean {
  return scope !== 'request' && scope !== 'infrastructure' && lasting !== 'temporary'
}

function findingOfMessage(
  message: UnwrappedMessage,
  sign: Sign | undefined,
  context: ClassifyContext,
): Finding {
  const reason = sign?.reason ?? 'unrecognized'
  // The code of a limit may be in `type` (openclaw#103734). Other types are too general to report.
  const code = message.code ?? (isKnownCode(sign, message.type) ? message.type : undefined)
  return {
    reason,
    scope: sign?.scope ?? REASONS[reason].scope,
    lasting: lastingOf(reason, sign, context.route),
    said: message.text === '' ? describeStatus(message.status) : message.text,
    ...optional('status', message.status),
    ...optional('code', code),
    ...optional('detail', readDetail(reason, message, sign?.detail)),
    ...optional('secondLook', needsSecondLook(sign, context.route) || undefined),
    ...optional('isExplainedByMessage', sign?.isExplainedByMessage),
    ...readRetryTime(message, context.now),
    ...optional('setting', reason === 'unsupported-setting' ? readSettingRefusal(message) : undefined),
  }
}

function isKnownCode(sign: Sign | undefined, type: string | undefined): boolean {
  if (sign?.codes === undefined || type === undefined) return false
  return sign.codes instanceof RegExp ? sign.codes.test(type) : sign.codes.includes(type)
}

function needsSecondLook(sign: Sign | undefined, { kind }: Route): boolean {
  return sign?.secondLook === 'always' || (sign?.secondLook === 'behind-gateway' && kind === 'provider')
}

/** For messages without words: CLI 0.77 prints a bare status, and retry notices without a reason. */
function describeStatus(status: number | undefined): string {
  return status === undefined ? 'No reason given.' : `HTTP status ${status}`
}

/**
 * An access token belongs to a ChatGPT account and uses the same backend as a ChatGPT sign-in (0.142 and later); so does
 * a workload identity (0.148 and later).
 */
const CHATGPT_ROUTES: readonly RouteKind[] = ['chatgpt', 'access-token', 'workload-identity']

function lastingOf(reason: Reason, sign: Sign | undefined, route: Route): Lasting {
  if (sign?.ambiguousOnChatgpt === true && CHATGPT_ROUTES.includes(route.kind)) return 'ambiguous'
  return sign?.lasting ?? REASONS[reason].lasting
}

/** A finding without a sign, as its reason describes it. */
function findingOf(reason: Reason, message: string): Finding {
  const { scope, lasting } = REASONS[reason]
  return { reason, scope, lasting, said: unwrapMessage(message).text }
}

const MAX_STDERR_LINES = 200

/** Lines that every CLI may write to stderr without an error (promptdriven/pdd#1287). */
const STDERR_NOISE =
  /^(?:reading additional input from stdin|warning\b|failed to refresh available models\b|$)/i

/** A line of the CLI's log. It may be about a side request or an MCP server. */
const LOG_LINE = /^\d{4}-\d{2}-\d{2}T/

/**
 * Classifies a process that ended without an event. Its stderr also holds warnings, logs and the output of MCP servers,
 * so only signs count that the CLI is known to write there. None of them is about the model.
 */
function classifySilent(evidence: EvidenceOf<'silent'>, context: ClassifyContext): Verdict {
  const { stderr, signal, exitCode } = evidence
  const lines = stderr
    .split(/\r?\n/)
    .slice(-MAX_STDERR_LINES)
    .map(line => line.trim())
    .filter(line => !STDERR_NOISE.test(line))
  const known = lines
    .filter(line => !LOG_LINE.test(line))
    .map(line => classifyMessage(line, context))
    .findLast(({ sign }) => sign?.onStderr === true)
  if (known !== undefined) return known.verdict
  const refusal = readConfigRefusal(evidence)
  if (refusal?.ofProbe === false) {
    const { said, detail } = refusal
    return {
      kind: 'refused',
      finding: { ...findingOf('config-invalid', ''), said, ...optional('detail', detail) },
    }
  }
  const line = lines.findLast(line => /^(?:fatal )?error\b/i.test(line)) ?? lines.at(-1)
  const ending = signal ?? `exit code ${exitCode ?? 'unknown'}`
  return {
    kind: 'unsettled',
    finding: findingOf('codex-failed', line ?? `Ended with ${ending} and no message.`),
  }
}

/**
 * Classifies a probe that reached its deadline, by the CLI's last message if there is one. The CLI tried again after
 * that message, so it is a refusal only if it is enough to stop a probe early.
 */
function classifyTimeout(
  { lastMessage, afterMs }: EvidenceOf<'timed-out'>,
  context: ClassifyContext,
): Verdict {
  if (lastMessage === undefined) {
    const seconds = Math.round(afterMs / 1000)
    return { kind: 'unsettled', finding: findingOf('timed-out', `No answer within ${seconds} s.`) }
  }
  const { sign, isFinal, verdict } = classifyMessage(lastMessage, context)
  if (isFinal) return verdict
  const { finding } = verdict
  if (sign !== undefined) return { kind: 'unsettled', finding }
  const { scope, lasting } = REASONS['timed-out']
  return { kind: 'unsettled', finding: { ...finding, reason: 'timed-out', scope, lasting } }
}
