/** The verdict on an accepted model where too little of the plan is left for the job. */

import { optional } from '../../base/index.ts'
import { REASONS } from '../reason.ts'
import type { Verdict } from '../verdict.ts'
import { GENERAL_LIMIT, type PlanUsage, type UsageWindow } from './plan-usage.ts'
import { windowsText } from './window-text.ts'

type Accepted = Extract<Verdict, { readonly kind: 'accepted' }>

/** The windows that a job with this model draws on. `isOwn`: they are of a limit of the model's own. */
export type ModelWindows = { readonly isOwn: boolean; readonly windows: readonly UsageWindow[] }

/**
 * A limit belongs to the model that it names. Such a model does not draw on the plan's own limit: the server keeps
 * `gpt-reserve` for the time after that is used up. Any other limit, such as that for code reviews, holds for no model.
 */
export function windowsFor({ limits }: PlanUsage, model: string): ModelWindows {
  const own = limits
    .filter(({ id, name }) => id !== GENERAL_LIMIT && name !== undefined && isSameModel(name, model))
    .flatMap(({ windows }) => windows)
  if (own.length > 0) return { isOwn: true, windows: own }
  const general = limits.find(({ id }) => id === GENERAL_LIMIT)
  return { isOwn: false, windows: general?.windows ?? [] }
}

/** The server writes `GPT-5.3-Codex-Spark` for `gpt-5.3-codex-spark`. */
export function isSameModel(name: string, model: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_]+/g, '-')
  return plain(name) === plain(model)
}

/** The window with the least left; undefined where none holds for the model. */
export function tightestWindow(usage: PlanUsage, model: string): UsageWindow | undefined {
  const { isOwn, windows } = windowsFor(usage, model)
  const all = windows.length === 0 && !isOwn && usage.creditCap !== undefined ? [usage.creditCap] : windows
  return all.toSorted((a, b) => a.left - b.left)[0]
}

/**
 * The verdict on a model that was accepted. It stays as it is, unless a figure shows that less is left than the job
 * wants to start with.
 *
 * @param minLeft percent
 * @param now milliseconds since the epoch
 */
export function usageVerdict(
  verdict: Accepted,
  usage: PlanUsage,
  { model, minLeft, now }: { readonly model: string; readonly minLeft: number; readonly now: number },
): Verdict {
  const { isOwn, windows } = windowsFor(usage, model)
  const spent = spentWindows(usage, windows, minLeft)
  if (spent.length === 0) return verdict
  const reason = isOwn ? 'model-quota-spent' : 'usage-limit'
  const { scope, lasting } = REASONS[reason]
  return {
    kind: 'refused',
    finding: {
      reason,
      scope,
      lasting,
      detail: 'below-minimum',
      said: `${windowsText(spent, now)}; min-usage-left is ${minLeft} %.`,
      isExplainedByMessage: true,
      ...optional('retryAt', lastReset(spent)),
    },
    ...optional('usage', verdict.usage),
    ...optional('trace', verdict.trace),
  }
}

/** The windows with too little left, where nothing makes up for it. */
function spentWindows(
  { credits, creditCap }: PlanUsage,
  windows: readonly UsageWindow[],
  minLeft: number,
): readonly UsageWindow[] {
  const isBelow = (window: UsageWindow) => window.left < minLeft
  const isCapped = creditCap !== undefined && isBelow(creditCap)
  if (credits === 'unlimited' || (credits === 'some' && !isCapped)) return []
  // A plan that is paid by use has no windows, and may have a cap.
  return windows.length === 0 && isCapped ? [creditCap] : windows.filter(isBelow)
}

/** Before the last of them starts again, too little is left. Undefined where one of the resets is not known. */
function lastReset(windows: readonly UsageWindow[]): string | undefined {
  const resets = windows.flatMap(({ resetsAt }) => resetsAt ?? [])
  return resets.length < windows.length ? undefined : resets.toSorted().at(-1)
}
