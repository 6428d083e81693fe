/** The one record of a run, the sentences in it, and the merged record of several jobs. */

export { buildReport } from './build-report.ts'
export { costText } from './cost.ts'
export { legName, MAX_LEG_LENGTH } from './leg.ts'
export { latestPerLeg, type MergedReport, mergeReports } from './merged-report.ts'
export type { ConfigEdit, Note } from './note.ts'
export { reroutedNote } from './notes.ts'
export type { Report, ReportedAttempt, ReportedModel, ReportedRun } from './report.ts'
export { describeRoute, isRouteKind, type RouteDescription } from './route-text.ts'
export { isDeeperThan, sanitizeTexts } from './sanitize-report.ts'
