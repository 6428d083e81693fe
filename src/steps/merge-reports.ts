/** `mode: report`: no probe; the report files of other jobs become one comment and one summary. */

import * as core from '@actions/core'
import type { Environment } from '../base/index.ts'
import { renderMergedSummary, rowOf } from '../comment/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { logLine } from '../redact/index.ts'
import { latestPerLeg, type MergedReport, mergeReports, type Report, sanitizeTexts } from '../report/index.ts'
import {
  fileSkipped,
  MAX_REPORT_FILES,
  mergedOutputs,
  noReportsFound,
  readReportFiles,
  reportedRun,
  tooManyFiles,
} from '../runner/index.ts'
import { commentStep } from './comment.ts'
import { attempt, setKnownOutputs, TITLE, writeReport } from './publish.ts'

/**
 * Merges what the jobs of a matrix left. It decides nothing, so it fails for nothing that it reads: the jobs themselves
 * have failed where there was cause to.
 */
export async function mergeReportFiles(
  inputs: Inputs,
  env: Environment,
  quote: (text: string) => string,
): Promise<void> {
  const directory = env['GITHUB_WORKSPACE'] || '.'
  const found = await readReportFiles(inputs.reports, directory)
  const reports = latestPerLeg(found.reports.map(report => sanitizeTexts(report, quote)))
  const merged = mergeReports(reports, sanitizeTexts(found.rejected, quote))
  // Before the files, since GitHub shows no more than the first ten warnings of a step.
  if (found.isCut) core.warning(tooManyFiles(inputs.reports, MAX_REPORT_FILES), { title: TITLE })
  for (const { file, problem } of merged.rejected) core.warning(fileSkipped(file, problem), { title: TITLE })
  if (reports.length === 0) core.warning(noReportsFound(inputs.reports), { title: TITLE })
  core.info(logLine(merged.explanation))
  const reportFile = await attempt('report file', () => writeReport('merged-report.json', merged, env))
  setKnownOutputs(mergedOutputs(merged, { reportFile: reportFile ?? '', commentUrl: '' }))
  if (inputs.summary) {
    await attempt('job summary', () => core.summary.addRaw(renderMergedSummary(merged, reports)).write())
  }
  const commentUrl = await attempt('comment', () => commentOn(reports, merged, inputs, env))
  core.setOutput('comment-url', commentUrl ?? '')
}

/** The rows belong to the run and attempt that the event names; what a file says of its run is not believed. */
async function commentOn(
  reports: readonly Report[],
  { legs }: MergedReport,
  inputs: Inputs,
  env: Environment,
): Promise<string> {
  const run = await reportedRun(env)
  if (run === null || legs.length === 0) return ''
  const rows = reports.map(report => ({ ...rowOf({ ...report, run: null }), attempt: run.attempt }))
  return commentStep({ rows, run }, inputs, env)
}
