/** The report of one job with its explanation, notes and cost, and the merged report of several jobs. */

export {
  bringsModelBack,
  type Failure,
  failureClause,
  failureLabel,
  failureRecovery,
} from './advice/failure-texts.ts'
export type { AdviceRoute } from './advice/route-words.ts'
export { vendorPageUrl } from './advice/vendor-page.ts'
export { buildReport } from './build-report.ts'
export { costText } from './cost.ts'
export { legName, MAX_LEG_LENGTH } from './leg-name.ts'
export { latestPerLeg, type MergedReport, mergeReports } from './merged/merged-report.ts'
export { DOCS_URL, HOME_URL, reasonPage } from './reason-page.ts'
export type { Note, Report, ReportedAttempt, ReportedModel, ReportedRun, ReportedWalk } from './report.ts'
export type { ConfigEdit } from './report-context.ts'
export { describeRoute } from './route-text.ts'
export { isDeeperThan, type Sanitize, sanitizeTexts } from './sanitize-texts.ts'
export { isCancelled } from './second-route/cancelled.ts'
export { describeReading, type ReportedUsage } from './usage.ts'
