/** The step's outputs, made from the report. Their names and meanings are part of the contract. */

import type { MergedReport } from './merged-report.ts'
import type { Report } from './report.ts'

/** Where the report went; empty when it was not written. */
export type Places = { readonly reportFile: string; readonly commentUrl: string }

/** Every output as text; one whose value is not known is empty. */
export function outputsOf(report: Report, places: Places): Readonly<Record<string, string>> {
  return {
    model: report.model ?? '',
    outcome: report.outcome,
    'fallback-used': String(report.fallbackUsed),
    'requested-model': report.requestedModel,
    reason: report.reason,
    explanation: report.explanation,
    route: report.route.kind,
    'served-model': report.servedModel ?? '',
    'available-models': JSON.stringify(report.availableModels),
    'retry-at': report.retryAt ?? '',
    'codex-version': report.codexVersion ?? '',
    report: JSON.stringify(report),
    'report-file': places.reportFile,
    'comment-url': places.commentUrl,
  }
}

/** The same outputs for merged reports: what holds for every leg, and empty where legs differ. */
export function mergedOutputs(report: MergedReport, places: Places): Readonly<Record<string, string>> {
  const routes = [...new Set(report.legs.map(leg => leg.route))]
  return {
    model: report.model ?? '',
    outcome: report.outcome,
    'fallback-used': String(report.outcome === 'fallback'),
    'requested-model': report.requestedModel,
    reason: report.reason,
    explanation: report.explanation,
    route: routes.length === 1 ? (routes[0] ?? '') : '',
    'served-model': '',
    'available-models': JSON.stringify(report.availableModels),
    'retry-at': '',
    'codex-version': '',
    report: JSON.stringify(report),
    'report-file': places.reportFile,
    'comment-url': places.commentUrl,
  }
}
