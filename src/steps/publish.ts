/** Publishes the report: report file, outputs, job summary, annotations, comment. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { messageOf, optional } from '../base/index.ts'
import { renderSummary, rowOf } from '../comment/index.ts'
import type { CommentLookup } from '../github/index.ts'
import { logLine } from '../redact/index.ts'
import { failureRecovery, isCancelled, type MergedReport, type Report } from '../report/index.ts'
import {
  ANNOTATION_TITLE,
  docsUrl,
  outputsOf,
  type Published,
  type SecretStore,
  temporaryDirectory,
  writeFailed,
} from '../runner/index.ts'
import type { Job } from './job.ts'
import { writeComment } from './write-comment.ts'

/**
 * Publishes the report of this job. Only `on-none` can fail the step. Whatever else cannot be written is a warning.
 *
 * @param prefetched the comment lookup that was made while the probes ran
 */
export async function publish(
  job: Job,
  report: Report,
  prefetched: Promise<CommentLookup> | undefined,
): Promise<void> {
  await publishResult(job, report, {
    fileName: `report-${fileNamePart(report.leg)}-${Date.parse(report.startedAt)}.json`,
    summary: () => renderSummary(report, docsUrl(job.env)),
    annotate: () => annotate(report, job),
    comment: () => commentOn(report, job, prefetched),
  })
}

/** How a report is published: `comment` returns the comment's address, or an empty text. */
export type Publication = {
  readonly fileName: string
  readonly summary: () => string
  readonly annotate: () => void
  readonly comment: () => Promise<string>
}

/**
 * Publishes a report of any kind. All outputs but `comment-url` are set before the first request to GitHub, so that a
 * step which is cancelled while GitHub hangs keeps its result.
 */
export async function publishResult(
  { inputs, env, secrets }: Job,
  report: Report | MergedReport,
  publication: Publication,
): Promise<void> {
  const file = await tryTo('report file', secrets, () =>
    writeReport(publication.fileName, report, temporaryDirectory(env)),
  )
  for (const [name, value] of Object.entries(outputsOf(report, file ?? ''))) core.setOutput(name, value)
  if (inputs.summary) {
    await tryTo('job summary', secrets, () => core.summary.addRaw(publication.summary()).write())
  }
  publication.annotate()
  const commentUrl = await tryTo('comment', secrets, publication.comment)
  core.setOutput('comment-url', commentUrl ?? '')
}

/** Maximum length of the message of the system or of GitHub in a warning, in characters. */
const MAX_CAUSE_CHARS = 500

/** Does something that only reports. Its failure is a warning. */
async function tryTo<T>(
  what: Published,
  secrets: SecretStore,
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    const cause = secrets.sanitize(messageOf(error), MAX_CAUSE_CHARS)
    core.warning(writeFailed(what, cause), { title: ANNOTATION_TITLE })
    return undefined
  }
}

/** Writes the report to where later steps find it. The name differs between the legs of a matrix. */
async function writeReport(name: string, report: object, temporary: string): Promise<string> {
  const directory = join(temporary, 'codex-model-fallback')
  await mkdir(directory, { recursive: true })
  const file = join(directory, name)
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}

function fileNamePart(leg: string): string {
  return leg.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)
}

/** Prints the warnings among the notes, and the result. A fallback is always a warning. */
function annotate(report: Report, { inputs }: Job): void {
  const title = ANNOTATION_TITLE
  for (const note of report.notes) {
    if (note.level === 'warning') core.warning(note.text, { title })
  }
  if (report.outcome === 'preferred') core.info(logLine(report.explanation))
  if (report.outcome === 'fallback') core.warning(report.explanation, { title })
  if (report.outcome !== 'none') return
  const text = `${report.explanation} ${adviceFor(report)}`.trim()
  if (inputs.onNone === 'continue') core.warning(text, { title })
  else {
    // Fails the step. Unlike `setFailed`, this gives the annotation a title.
    core.error(text, { title })
    process.exitCode = 1
  }
}

/** What to do next; empty for a cancelled job, whose log is not read for advice. */
function adviceFor(report: Report): string {
  if (report.reason === 'accepted' || isCancelled(report)) return ''
  if (report.advice !== undefined) return report.advice
  const { chain, reason, requestedModel, route } = report
  const finding = chain.find(({ model }) => model === requestedModel)?.finding
  if (finding?.reason === reason && finding.advice !== undefined) return finding.advice
  return failureRecovery({ reason }, route).replaceAll('{model}', () => requestedModel)
}

async function commentOn(
  report: Report,
  job: Job,
  prefetched: Promise<CommentLookup> | undefined,
): Promise<string> {
  if (report.run === null) return ''
  if (isCancelled(report)) {
    core.info('No comment: the job was cancelled before it had a result.')
    return ''
  }
  const { id, attempt, number } = report.run
  const run = { id, attempt, ...optional('number', number) }
  return writeComment(job, { rows: [rowOf(report)], run }, prefetched)
}
