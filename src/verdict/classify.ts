import { assertNever } from '../base/index.ts'
import type { Route } from '../route/index.ts'
import type { Evidence } from './evidence.ts'
import type { UnwrappedMessage } from './message.ts'
import { isSameModel, markModel } from './model-name.ts'
import { type Lasting, REASONS, type Reason } from './reason.ts'
import { retryTime } from './retry-time.ts'
import { settingRefusal } from './setting-refusal.ts'
import { findSign } from './signs/index.ts'
import type { Sign } from './signs/sign.ts'
import { unwrapMessage } from './unwrap.ts'
import type { Finding, Verdict } from './verdict.ts'

/** What the probe asked, on which route, and when it is judged: a bare "7:32 PM" is told by `now`. */
export type ClassifyContext = { readonly model: string; readonly route: Route; readonly now: Date }

/** Reasons that never settle anything: they pass, or they say nothing of model and route. */
const UNSETTLED: ReadonlySet<Reason> = new Set([
  'at-capacity',
  'rate-limited',
  'not-listed',
  'codex-failed',
  'unsupported-setting',
  'prompt-blocked',
  'server-error',
  'stream-broken',
  'unreachable',
  'timed-out',
  'unrecognized',
])

/** The verdict on one probe. */
export function classify(evidence: Evidence, context: ClassifyContext): Verdict {
  switch (evidence.kind) {
    case 'completed':
      return accepted(evidence, context.model)
    case 'failed':
      return judgeMessage(evidence.message, context).verdict
    case 'silent':
      return judgeSilence(evidence, context)
    case 'timed-out':
      return judgeTimeout(evidence, context)
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'not-started':
      return evidence.missing
        ? { kind: 'refused', finding: plain('codex-missing', evidence.message) }
        : { kind: 'unsettled', finding: plain('codex-failed', evidence.message) }
    default:
      return assertNever(evidence)
  }
}

/**
 * The verdict that an `error` event or a retry notice already settles, so that the probe can be stopped on it;
 * undefined where the CLI's next try may still end otherwise. Which signs settle it, and why, is in the table.
 */
export function earlyVerdict(message: string, context: ClassifyContext): Verdict | undefined {
  const { sign, verdict } = judgeMessage(message, context)
  return sign?.early === undefined ? undefined : verdict
}

function accepted(evidence: Evidence & { readonly kind: 'completed' }, model: string): Verdict {
  const { reroutedTo, usage } = evidence
  return {
    kind: 'accepted',
    ...(reroutedTo === undefined || isSameModel(model, reroutedTo) ? {} : { servedModel: reroutedTo }),
    ...(usage === undefined ? {} : { usage }),
  }
}

type Judged = { readonly sign: Sign | undefined; readonly verdict: Exclude<Verdict, { kind: 'accepted' }> }

function judgeMessage(message: string, context: ClassifyContext): Judged {
  const peeled = unwrapMessage(message)
  const sign = findSign(peeled, markModel(peeled.text, context.model), context.route.kind)
  const finding = findingOf(sign, peeled, context)
  const settled = sign !== undefined && sign.unsettled === undefined && !UNSETTLED.has(finding.reason)
  return { sign, verdict: { kind: settled ? 'refused' : 'unsettled', finding } }
}

function findingOf(sign: Sign | undefined, peeled: UnwrappedMessage, context: ClassifyContext): Finding {
  const reason = sign?.reason ?? 'unrecognized'
  const setting = reason === 'unsupported-setting' ? settingRefusal(peeled) : undefined
  // A limit's code stands in `type` (openclaw#103734); any other type is too general to be told.
  const code = peeled.code ?? sign?.codes?.find(each => each === peeled.type)
  return {
    reason,
    scope: sign?.scope ?? REASONS[reason].scope,
    lasting: lastingOf(sign, reason, context.route),
    said: peeled.text === '' ? wordless(peeled.status) : peeled.text,
    ...(peeled.status === undefined ? {} : { status: peeled.status }),
    ...(code === undefined ? {} : { code }),
    ...retryTime(peeled, context.now),
    ...(setting === undefined ? {} : { setting }),
  }
}

/** CLI 0.77 gives a status without words, and retry notices without a reason. */
function wordless(status: number | undefined): string {
  return status === undefined ? 'No reason given.' : `HTTP status ${status}`
}

/** An access token is a ChatGPT account's and talks to the same backend as a ChatGPT sign-in (0.142 and later). */
function lastingOf(sign: Sign | undefined, reason: Reason, route: Route): Lasting {
  const onChatgpt = route.kind === 'chatgpt' || route.kind === 'access-token'
  if (sign?.flapsOnChatgpt === true && onChatgpt) return 'ambiguous'
  return sign?.lasting ?? REASONS[reason].lasting
}

function plain(reason: Reason, said: string): Finding {
  const { scope, lasting } = REASONS[reason]
  return { reason, scope, lasting, said: unwrapMessage(said).text }
}

/** What every CLI may write to stderr without meaning an error: it hides nothing (promptdriven/pdd#1287). */
const STDERR_NOISE =
  /^(?:reading additional input from stdin|warning\b|failed to refresh available models\b|$)/i

/** A line of the CLI's log, which tells of side requests and MCP servers too. */
const LOG_LINE = /^\d{4}-\d{2}-\d{2}T/

/**
 * A process that ended without an event. Its stderr holds warnings, logs and what MCP servers print, so only the
 * few signs count that the CLI is known to write there, and none of the model.
 */
function judgeSilence(evidence: Evidence & { readonly kind: 'silent' }, context: ClassifyContext): Verdict {
  const lines = evidence.stderr
    .split(/\r?\n/)
    .slice(-200)
    .map(line => line.trim())
    .filter(line => !STDERR_NOISE.test(line))
  const known = lines
    .filter(line => !LOG_LINE.test(line))
    .map(line => judgeMessage(line, context))
    .findLast(judged => judged.sign?.onStderr === true)
  if (known !== undefined) return known.verdict
  const ending = evidence.signal ?? `exit code ${evidence.exitCode ?? 'unknown'}`
  const line = lines.findLast(each => /^(?:fatal )?error\b/i.test(each)) ?? lines.at(-1)
  return {
    kind: 'unsettled',
    finding: plain('codex-failed', line ?? `Ended with ${ending} and said nothing.`),
  }
}

/**
 * The deadline ended it. What the CLI last complained of is the better reason; but a refusal that the CLI went on to
 * try again, and that is not definitive, is none.
 */
function judgeTimeout(
  evidence: Evidence & { readonly kind: 'timed-out' },
  context: ClassifyContext,
): Verdict {
  if (evidence.lastMessage === undefined) {
    const seconds = Math.round(evidence.afterMs / 1000)
    return { kind: 'unsettled', finding: plain('timed-out', `No answer within ${seconds} s.`) }
  }
  const { sign, verdict } = judgeMessage(evidence.lastMessage, context)
  if (verdict.kind === 'cancelled' || sign?.early !== undefined) return verdict
  if (sign !== undefined) return { kind: 'unsettled', finding: verdict.finding }
  const { scope, lasting } = REASONS['timed-out']
  return { kind: 'unsettled', finding: { ...verdict.finding, reason: 'timed-out', scope, lasting } }
}
