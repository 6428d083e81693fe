import type { MergedReport, Report } from '../report/index.ts'
import type { RouteKind } from '../route/index.ts'

/** Where the report went; empty when it was not written. */
export type Places = { readonly reportFile: string; readonly commentUrl: string }

/** The outputs by name. */
export type Outputs = Readonly<Record<string, string>>

/** Every output as text; one whose value is not known is empty. */
export function outputsOf(report: Report, places: Places): Outputs {
  return textsOf(report, report.route.kind, places)
}

/** The same outputs for merged reports: what holds for all legs, and empty where they differ; see `MergedReport`. */
export function mergedOutputs(report: MergedReport, places: Places): Outputs {
  return textsOf(report, report.route, places)
}

function textsOf(report: Report | MergedReport, route: RouteKind | null, places: Places): Outputs {
  return {
    model: report.model ?? '',
    outcome: report.outcome,
    'fallback-used': String(report.fallbackUsed),
    'requested-model': report.requestedModel ?? '',
    reason: report.reason ?? '',
    explanation: report.explanation,
    route: route ?? '',
    'served-model': report.servedModel ?? '',
    'available-models': JSON.stringify(report.availableModels),
    'retry-at': report.retryAt ?? '',
    'codex-version': report.codexVersion ?? '',
    report: JSON.stringify(report),
    'report-file': places.reportFile,
    'comment-url': places.commentUrl,
  }
}
