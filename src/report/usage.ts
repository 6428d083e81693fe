/** What is left of the plan: in the report, and in words. */

import { optional } from '../base/index.ts'
import type { UnreadReason, UsageReading } from '../probe/index.ts'
import {
  type Credits,
  GENERAL_LIMIT,
  isSameModel,
  type PlanUsage,
  tightestWindow,
  type UsageLimit,
  type UsageWindow,
  wholePercent,
  windowName,
  windowsFor,
  windowsText,
} from '../verdict/index.ts'
import type { ReportContext } from './report-context.ts'
import { routeName } from './route-text.ts'
import type { Sanitize } from './sanitize-texts.ts'

/** One window of a limit. */
export type ReportedWindow = {
  /** The id of the limit; `codex` is the plan's own. */
  readonly limit: string
  /** The model that the limit belongs to, as the server names it. Absent for the plan's own limit. */
  readonly limitName?: string
  /** The model of the chain that draws on the limit. Absent for the plan's own limit, and where no model does. */
  readonly model?: string
  /** The length in words, such as `5-hour` or `weekly`; `spending` for a cap on what the member may spend. */
  readonly window: string
  /** Whole percent. */
  readonly left: number
  /** When it starts again, ISO 8601 UTC. */
  readonly resetsAt: string | null
}

/** What is left of the plan. Absent in the report where `min-usage-left` was not given, or no model was accepted. */
export type ReportedUsage = {
  readonly windows: readonly ReportedWindow[]
  /** Absent where it was not read. */
  readonly credits?: Credits
  /** Why it was not read. */
  readonly unread?: UnreadReason
}

/** The reading without secrets and identifiers in the names of limits. The id of the plan's own limit stays. */
export function sanitizeReading(reading: UsageReading, sanitize: Sanitize): UsageReading {
  if (reading.kind === 'unread') return reading
  const limits = reading.usage.limits.map(limit => ({
    ...limit,
    id: limit.id === GENERAL_LIMIT ? limit.id : sanitize(limit.id, 'answer'),
    ...optional('name', limit.name === undefined ? undefined : sanitize(limit.name, 'answer')),
  }))
  return { kind: 'read', usage: { ...reading.usage, limits } }
}

/** All windows, or why there are none. */
export function reportUsage({ facts, statuses }: ReportContext): ReportedUsage | undefined {
  const { usage: reading } = facts
  if (reading === undefined) return undefined
  if (reading.kind === 'unread') return { windows: [], unread: reading.reason }
  const { limits, credits, creditCap } = reading.usage
  const chain = statuses.map(({ model }) => model)
  const windows = limits.flatMap(limit => limit.windows.map(window => reportWindow(limit, window, chain)))
  const cap = creditCap === undefined ? [] : [reportWindow({ id: GENERAL_LIMIT }, creditCap, [])]
  return { windows: [...windows, ...cap], credits }
}

function reportWindow(
  { id, name }: Omit<UsageLimit, 'windows'>,
  window: UsageWindow,
  chain: readonly string[],
): ReportedWindow {
  return {
    limit: id,
    ...optional('limitName', name),
    ...optional('model', name === undefined ? undefined : chain.find(model => isSameModel(name, model))),
    window: windowName(window),
    left: wholePercent(window),
    resetsAt: window.resetsAt ?? null,
  }
}

/** The output `usage-left`: for the model used, else for the model asked for. Null where it is not known. */
export function usageLeftOf(context: ReportContext): number | null {
  const usage = usageIn(context)
  const window = usage && tightestWindow(usage, modelOf(context))
  return window === undefined ? null : wholePercent(window)
}

function usageIn({ facts: { usage } }: ReportContext): PlanUsage | undefined {
  return usage?.kind === 'read' ? usage.usage : undefined
}

function modelOf({ decision, requestedModel }: ReportContext): string {
  return decision.kind === 'none' ? requestedModel : decision.model
}

/** A sentence about what is left for the model used. Where no model is used, the explanation has it. */
export function usageLeftText(context: ReportContext): string | undefined {
  const usage = usageIn(context)
  if (usage === undefined || context.decision.kind === 'none') return undefined
  const model = modelOf(context)
  const { isOwn, windows } = windowsFor(usage, model)
  const left = windows.length === 0 ? '' : `${windowsText(windows, context.now)}.`
  const texts = [isOwn ? `${model} has a limit of its own:` : '', left, CREDITS_TEXTS[usage.credits]]
  const text = texts.filter(part => part !== '').join(' ')
  return text === '' ? `The plan has no figure about what is left for ${model}. ${NO_EFFECT}` : text
}

const CREDITS_TEXTS: Readonly<Record<Credits, string>> = {
  none: '',
  some: 'The account has credits, which count as enough.',
  unlimited: 'The account has credits without a limit.',
}

/** One line for the log. */
export function describeReading(reading: UsageReading, now: number): string {
  if (reading.kind === 'unread') return `not read (${reading.reason})`
  const { limits, credits } = reading.usage
  const shown = limits.flatMap(({ id, name, windows }) =>
    windows.length === 0
      ? []
      : [`${id === GENERAL_LIMIT ? '' : `${name ?? id}: `}${windowsText(windows, now)}`],
  )
  return `${shown.length === 0 ? 'no figures' : shown.join('; ')} (credits: ${credits})`
}

/** Why nothing is known about the plan, as a note. */
export function usageUnreadText({ facts: { usage }, route }: ReportContext): string | undefined {
  if (usage?.kind !== 'unread') return undefined
  const text = UNREAD_TEXTS[usage.reason]
  return text?.replace('{route}', () => routeName(route))
}

const NOT_READ = 'What is left of the plan could not be read'
const NO_EFFECT = 'So min-usage-left decided nothing.'

const UNREAD_TEXTS: Readonly<Record<UnreadReason, string | undefined>> = {
  'no-plan':
    'min-usage-left has no meaning here: {route} uses no ChatGPT plan, so there is no usage limit to read.',
  'no-turn':
    'min-usage-left has no effect with probe: catalog. What is left of the plan is only read after a live probe.',
  'no-login': `What is left of the plan was not read, because the login is not in auth.json. ${NO_EFFECT}`,
  'no-identity': `What is left of the plan was not read, because that would spend the identity token of this job. ${NO_EFFECT}`,
  'not-started': `${NOT_READ}: the Codex CLI could not be started for it. ${NO_EFFECT}`,
  'no-answer': `${NOT_READ}: no answer came in time. ${NO_EFFECT}`,
  error: `${NOT_READ}: the endpoint answered with an error. ${NO_EFFECT}`,
  'not-understood': `${NOT_READ}: the answer has no figures in it. ${NO_EFFECT}`,
  cancelled: undefined,
}
