/** What is left of a ChatGPT plan: its limits and their windows, as the CLI reports them. */

import { type Fields, fieldsOf, isFields, optional, textOf } from '../../base/index.ts'

/** A period in which a limit counts. */
export type UsageWindow = {
  /** Percent left, 0 to 100. */
  readonly left: number
  /** Length in minutes, such as 300 or 10080. */
  readonly minutes?: number
  /** When it starts again, ISO 8601 UTC. */
  readonly resetsAt?: string
  /** It is no part of the plan, but a cap on what this member may spend. */
  readonly isCap?: true
}

/** A limit with its windows, which all count at the same time. */
export type UsageLimit = {
  /** The plan's own limit has the id `codex`. */
  readonly id: string
  /** The name of the model that draws on a limit of its own, as the server writes it, such as `GPT-5.3-Codex-Spark`. */
  readonly name?: string
  readonly windows: readonly UsageWindow[]
}

/** Bought credits, with which work goes on after a limit. */
export type Credits = 'none' | 'some' | 'unlimited'

/** What is left of a plan. Texts in it come from the server. Only figures that make sense are in it. */
export type PlanUsage = {
  readonly limits: readonly UsageLimit[]
  readonly credits: Credits
  /** The part that is left of what this member may spend in credits; absent without such a cap. */
  readonly creditCap?: UsageWindow
}

/** The id of the limit that counts for every model without a limit of its own. */
export const GENERAL_LIMIT = 'codex'

/** A server that sends more limits, or longer names, gets no place for them in report and log. */
const MAX_LIMITS = 20
const MAX_NAME_CHARS = 60

/** No window is longer than a year. A later reset is no figure in seconds. */
const MAX_WINDOW_MINUTES = 366 * 24 * 60
const MAX_RESET_MS = MAX_WINDOW_MINUTES * 60_000

/**
 * Reads the result of `account/rateLimits/read` of `codex app-server` (0.104 to 0.171; its own `generate-ts` has the
 * types). A figure that is no percentage, and a window that is over, are left out.
 *
 * Not read: `ordinaryUsageAllowed` and `rateLimitReachedType`, which say whether a turn would be accepted at this
 * moment: the probe has shown that. `normalModelSlug` only describes a limit: with `gpt-reserve` it is the model whose
 * name and efforts the reserve has, and which itself draws on the plan's own limit.
 *
 * @param now when it was read, in milliseconds since the epoch
 */
export function parsePlanUsage(result: unknown, now: number): PlanUsage | undefined {
  const { rateLimits, rateLimitsByLimitId } = fieldsOf(result)
  if (!isFields(rateLimits) && !isFields(rateLimitsByLimitId)) return undefined
  const byId = new Map(Object.entries(fieldsOf(rateLimitsByLimitId)))
  // Where a server has no limit of that id, the CLI gives the first one for it.
  const single = fieldsOf(rateLimits)
  const general = byId.get(GENERAL_LIMIT) ?? (isGeneral(single) ? single : undefined)
  const others = [...byId].filter(([id, limit]) => id !== GENERAL_LIMIT && isFields(limit))
  const limits = [...(general === undefined ? [] : [[GENERAL_LIMIT, general] as const]), ...others]
  const account = fieldsOf(general)
  return {
    limits: limits.slice(0, MAX_LIMITS).map(([id, limit]) => parseLimit(id, fieldsOf(limit), now)),
    credits: parseCredits(fieldsOf(account['credits'])),
    ...optional('creditCap', parseCreditCap(account, now)),
  }
}

function isGeneral({ limitId }: Fields): boolean {
  return limitId === undefined || limitId === null || limitId === GENERAL_LIMIT
}

function parseLimit(id: string, limit: Fields, now: number): UsageLimit {
  const name = textOf(limit['limitName'])?.slice(0, MAX_NAME_CHARS)
  return {
    id: id.slice(0, MAX_NAME_CHARS),
    ...optional('name', id === GENERAL_LIMIT ? undefined : name),
    windows: [limit['primary'], limit['secondary']].flatMap(window => parseWindow(window, now) ?? []),
  }
}

function parseWindow(value: unknown, now: number): UsageWindow | undefined {
  const { usedPercent, windowDurationMins, resetsAt } = fieldsOf(value)
  return windowOf(100 - numberOf(usedPercent), windowDurationMins, resetsAt, now)
}

/** Undefined for a figure that is no percentage, and for a window that is over or has a reset that is no time. */
function windowOf(left: number, minutes: unknown, resetsAt: unknown, now: number): UsageWindow | undefined {
  if (!(left >= 0 && left <= 100)) return undefined
  const hasReset = resetsAt !== undefined && resetsAt !== null
  const resetMs = numberOf(resetsAt) * 1000
  if (hasReset && !(resetMs > now && resetMs <= now + MAX_RESET_MS)) return undefined
  const length = numberOf(minutes)
  return {
    left,
    ...optional('minutes', length >= 1 && length <= MAX_WINDOW_MINUTES ? Math.round(length) : undefined),
    ...optional('resetsAt', hasReset ? new Date(resetMs).toISOString() : undefined),
  }
}

/** NaN for anything but a number: every comparison with it is false. */
function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

function parseCredits({ unlimited, hasCredits }: Fields): Credits {
  if (unlimited === true) return 'unlimited'
  return hasCredits === true ? 'some' : 'none'
}

/** What an administrator allows this member to spend (0.142 and later; `spendControlReached` 0.155 and later). */
function parseCreditCap(account: Fields, now: number): UsageWindow | undefined {
  const { remainingPercent, resetsAt } = fieldsOf(account['individualLimit'])
  const cap = windowOf(numberOf(remainingPercent), undefined, resetsAt, now)
  if (account['spendControlReached'] === true) return { ...cap, left: 0, isCap: true }
  return cap && { ...cap, isCap: true }
}
