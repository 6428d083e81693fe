/** The route beside that of a row: the one that was left, or a second one that failed too. */

import { optional, textOf } from '../base/index.ts'
import { describeRoute, failureLabel, failureRecovery, type ReportedWalk } from '../report/index.ts'
import type { RouteKind } from '../route/index.ts'
import { isReason } from '../verdict/index.ts'
import type { OtherRoute } from './state/state.ts'

/** The route of a walk, as a row keeps it. */
export function otherRouteOf({ route, reason, advice }: ReportedWalk): OtherRoute {
  return { route: route.kind, ...optional('plan', route.plan), reason, ...optional('advice', textOf(advice)) }
}

/** The failure on that route in a few words; undefined for a code that is not known. */
export function labelOfOther({ route, reason }: OtherRoute): string | undefined {
  return isReason(reason) ? failureLabel({ reason }, isRouteKind(route) ? route : 'none') : undefined
}

/** A route beside that of the row, in words. */
export function nameOfOther({ route, plan }: OtherRoute): string {
  return isRouteKind(route) ? describeRoute({ kind: route, ...optional('plan', plan) }) : route
}

/** What to do about it; empty for a code that is not known. */
export function adviceForOther({ route, plan, reason, advice }: OtherRoute): string {
  if (advice !== undefined || !isReason(reason)) return advice ?? ''
  const kind = isRouteKind(route) ? route : 'none'
  return failureRecovery({ reason }, { kind, ...optional('plan', plan), hasSecondKey: true })
}

/** Each kind of route; the texts of an older or a newer version may have another word. */
const ROUTE_KINDS: Readonly<Record<RouteKind, true>> = {
  chatgpt: true,
  'access-token': true,
  'workload-identity': true,
  'api-key': true,
  provider: true,
  none: true,
}

/** Whether a text is a kind of route that this version knows. */
export function isRouteKind(text: string): text is RouteKind {
  return Object.hasOwn(ROUTE_KINDS, text)
}
