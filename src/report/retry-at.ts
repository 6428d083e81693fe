/** The output `retry-at`. */

import { type ModelStatus, stopsChain } from '../chain/index.ts'
import type { ReportContext } from './report-context.ts'

/**
 * When a retry makes sense, ISO 8601 UTC; null when no reset time is known. If a model is used: when the limit of the
 * model asked for resets. If none is used: when the failure that stops the whole chain resets, else the first reset of
 * any model. Of two routes, the first one counts: its reset is the time from which the second one is not needed.
 */
export function retryAtOf(context: ReportContext): string | null {
  const { otherWalk } = context
  const other = otherWalk === undefined ? null : resetOf(otherWalk.context)
  return otherWalk?.kind === 'first' ? (other ?? resetOf(context)) : (resetOf(context) ?? other)
}

function resetOf({ decision, statuses }: ReportContext): string | null {
  if (decision.kind !== 'none') return firstReset(statuses.slice(0, 1))
  const blockers = statuses.filter(stopsChain)
  return firstReset(blockers.length > 0 ? blockers : statuses)
}

function firstReset(statuses: readonly ModelStatus[]): string | null {
  const resets = statuses.flatMap(status => ('finding' in status ? (status.finding.retryAt ?? []) : []))
  // All times come from `toISOString`, so their order as text is their order in time.
  return resets.toSorted()[0] ?? null
}
