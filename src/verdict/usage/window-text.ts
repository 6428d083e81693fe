/** Windows of a usage limit in words. */

import { resetText } from '../../base/index.ts'
import type { UsageWindow } from './plan-usage.ts'

const NAMES: ReadonlyMap<number, string> = new Map([
  [24 * 60, 'daily'],
  [7 * 24 * 60, 'weekly'],
])

/** The window by its length, for the middle of a sentence, such as "5-hour" or "weekly". */
export function windowName({ minutes, isCap }: Pick<UsageWindow, 'minutes' | 'isCap'>): string {
  if (isCap === true) return 'spending'
  if (minutes === undefined) return 'usage'
  const days = minutes / (24 * 60)
  if (days >= 28 && days <= 31) return 'monthly'
  if (Number.isInteger(days)) return NAMES.get(minutes) ?? `${days}-day`
  return minutes % 60 === 0 ? `${minutes / 60}-hour` : `${minutes}-minute`
}

/** Whole percent. Rounded down, so that it never says more than is left. */
export function wholePercent({ left }: Pick<UsageWindow, 'left'>): number {
  return Math.floor(left)
}

/** Such as "3 % of the weekly limit left until Monday 09:00 UTC". `now` in milliseconds since the epoch. */
export function windowsText(windows: readonly UsageWindow[], now: number): string {
  return windows
    .map(window => {
      const until = window.resetsAt === undefined ? '' : ` until ${resetText(window.resetsAt, now)}`
      return `${wholePercent(window)} % of the ${windowName(window)} limit left${until}`
    })
    .join(' and ')
}
