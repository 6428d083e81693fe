/** The outputs of the step, made from the report. Their names and meanings are part of the contract. */

import type { MergedReport, Report } from '../report/index.ts'

/** The outputs by name, as text. An output whose value is not known is empty. */
export type Outputs = Readonly<Record<string, string>>

/**
 * Every output but `comment-url`, which is known last. Merged reports have the same outputs: a value that holds for all
 * legs, and an empty text where the legs differ.
 *
 * @param reportFile the path of the report file; empty when it could not be written
 */
export function outputsOf(report: Report | MergedReport, reportFile: string): Outputs {
  const route = report.route === null || typeof report.route === 'string' ? report.route : report.route.kind
  return {
    model: report.model ?? '',
    effort: report.effort ?? '',
    outcome: report.outcome,
    'fallback-used': String(report.fallbackUsed),
    'requested-model': report.requestedModel ?? '',
    reason: report.reason ?? '',
    explanation: report.explanation,
    route: route ?? '',
    'served-model': report.servedModel ?? '',
    'available-models': JSON.stringify(report.availableModels),
    'retry-at': report.retryAt ?? '',
    'retires-at': report.retiresAt ?? '',
    successor: report.successor ?? '',
    'usage-left': report.usageLeft?.toString() ?? '',
    'codex-version': report.codexVersion ?? '',
    report: JSON.stringify(report),
    'report-file': reportFile,
  }
}
