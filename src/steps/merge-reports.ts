/** `mode: report`: merges the report files of other jobs into one report, comment and summary, without a probe. */

import * as core from '@actions/core'
import { renderMergedSummary, rowOf } from '../comment/index.ts'
import { logLine } from '../redact/index.ts'
import { latestPerLeg, mergeReports, type Report, type Sanitize, sanitizeTexts } from '../report/index.ts'
import {
  ANNOTATION_TITLE,
  docsUrl,
  fileSkipped,
  MAX_REPORT_FILES,
  noReportsFound,
  readReportFiles,
  reportedRun,
  type SecretStore,
  tooManyFiles,
} from '../runner/index.ts'
import type { Job } from './job.ts'
import { publishResult } from './publish.ts'
import { writeComment } from './write-comment.ts'

/** Maximum length of a text from a report file, in characters. The schema allows no longer text from outside. */
const MAX_TEXT_CHARS = 2000

/**
 * Merges what the jobs of a matrix left. It never fails the step, because each job has already reported its own
 * failure.
 */
export async function mergeReportFiles(job: Job): Promise<void> {
  const { inputs, env, secrets } = job
  const sanitize: Sanitize = text => secrets.sanitize(text, MAX_TEXT_CHARS)
  const files = await readReportFiles(inputs.reports, env['GITHUB_WORKSPACE'] || '.')
  const reports = latestPerLeg(files.reports.map(report => sanitizeReport(report, secrets)))
  const merged = mergeReports(reports, sanitizeTexts(files.rejected, sanitize))
  const warn = (text: string) => core.warning(text, { title: ANNOTATION_TITLE })
  await publishResult(job, merged, {
    fileName: 'merged-report.json',
    summary: () => renderMergedSummary(merged, reports, docsUrl(env)),
    annotate: () => {
      // First, because GitHub shows only the first ten warnings of a step.
      if (files.isCut) warn(tooManyFiles(inputs.reports, MAX_REPORT_FILES))
      for (const { file, problem } of merged.rejected) warn(fileSkipped(file, problem))
      if (reports.length === 0) warn(noReportsFound(inputs.reports))
      core.info(logLine(merged.explanation))
    },
    comment: () => commentOn(reports, job),
  })
}

/** An earlier version of this action may have written the file, so identifiers in answers are masked here as well. */
function sanitizeReport(report: Report, secrets: SecretStore): Report {
  const models = report.chain.map(({ model }) => model)
  return sanitizeTexts(report, (text, source) =>
    source === 'answer'
      ? secrets.sanitizeAnswer(text, MAX_TEXT_CHARS, models)
      : secrets.sanitize(text, MAX_TEXT_CHARS),
  )
}

/** The rows belong to the run of the event. What a file says about its run is not trusted. */
async function commentOn(reports: readonly Report[], job: Job): Promise<string> {
  const run = await reportedRun(job.env)
  if (run === null || reports.length === 0) return ''
  const rows = reports.map(report => ({ ...rowOf({ ...report, run: null }), attempt: run.attempt }))
  return writeComment(job, { rows, run })
}
