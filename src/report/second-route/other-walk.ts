/** The walk on the route that is not used, in the report. */

import { adviceOf } from '../advice/advice.ts'
import { explain } from '../explain.ts'
import type { ReportedWalk } from '../report.ts'
import type { ReportContext } from '../report-context.ts'
import { adviceFor, reportAttempt, reportModel, reportRoute } from '../report-parts.ts'
import { retryAtOf } from '../retry-at.ts'

/** The fields `firstRoute` and `secondRoute` of a report, of which at most one is there. */
export function otherWalkOf({ otherWalk }: ReportContext): {
  readonly firstRoute?: ReportedWalk
  readonly secondRoute?: ReportedWalk
} {
  if (otherWalk === undefined) return {}
  const walk = reportWalk(otherWalk.context)
  return otherWalk.kind === 'first' ? { firstRoute: walk } : { secondRoute: walk }
}

function reportWalk(context: ReportContext): ReportedWalk {
  const { route, requestedModel, statuses, attempts, decision } = context
  const reason = decision.kind === 'none' ? (decision.blockedBy ?? decision.reason) : 'unrecognized'
  const failed = statuses.find(status => 'finding' in status && status.finding.reason === reason)
  const failure = failed !== undefined && 'finding' in failed ? failed.finding : { reason }
  return {
    route: reportRoute(route),
    reason,
    explanation: explain(context),
    advice: adviceOf(context) ?? adviceFor(failure, failed?.model ?? requestedModel, context),
    retryAt: retryAtOf(context),
    chain: statuses.map(status => reportModel(status, context)),
    attempts: attempts.map(reportAttempt),
  }
}
