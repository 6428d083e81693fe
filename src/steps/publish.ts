/** Publishes the report: report file, outputs, job summary, annotations, comment. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { messageOf, optional } from '../base/index.ts'
import { renderSummary, rowOf } from '../comment/index.ts'
import type { CommentLookup, Deadline } from '../github/index.ts'
import { logLine } from '../redact/index.ts'
import { isCancelled, type MergedReport, type Report } from '../report/index.ts'
import {
  ANNOTATION_TITLE,
  issueUrl,
  outputsOf,
  type Published,
  type SecretStore,
  temporaryDirectory,
  textContextOf,
  unknownAnswer,
  writeFailed,
} from '../runner/index.ts'
import type { Job } from './job.ts'
import { messagesOf } from './log/annotations.ts'
import { type Reporting, writeComment } from './write-comment.ts'

/** What publishing depends on besides the report. */
export type PublishOptions = {
  /** When talking to GitHub has to end. */
  readonly deadline: Deadline
  /** The comment lookup that was made while the probes ran. */
  readonly prefetched: Promise<CommentLookup> | undefined
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal
}

/** Publishes the report of this job. Only `on-none` can fail the step. Whatever else cannot be written is a warning. */
export async function publish(
  job: Job,
  report: Report,
  { deadline, prefetched, signal }: PublishOptions,
): Promise<void> {
  const publication: Publication = {
    fileName: `report-${fileNamePart(report.leg)}-${Date.parse(report.startedAt)}.json`,
    summary: () => renderSummary(report, textContextOf(job.env)),
    annotate: file => annotate(report, job, file),
    comment: hasSummary => commentOn(report, job, { deadline, prefetched, hasSummary }),
  }
  // A job that was cancelled before it had a result waits for nothing any more.
  await publishResult(job, report, publication, isCancelled(report) ? undefined : signal)
}

/**
 * How a report is published: `comment` returns the comment's address, or an empty text. It gets whether the job summary
 * was written.
 */
export type Publication = {
  readonly fileName: string
  readonly summary: () => string
  /** Prints the decision. `file` is the path of the report file; empty where it could not be written. */
  readonly annotate: (file: string) => void
  readonly comment: (hasSummary: boolean) => Promise<string>
}

/**
 * Publishes a report of any kind. All outputs but `comment-url` are set before the first request to GitHub, so that a
 * step which is cancelled while GitHub hangs keeps its result. The decision is the last line of the log, for whoever
 * opens it at its end.
 *
 * @param signal aborts when the job is cancelled; the decision is then printed at once
 */
export async function publishResult(
  { inputs, env, secrets }: Job,
  report: Report | MergedReport,
  publication: Publication,
  signal?: AbortSignal,
): Promise<void> {
  const file = await tryTo('report file', secrets, () =>
    writeReport(publication.fileName, report, temporaryDirectory(env)),
  )
  for (const [name, value] of Object.entries(outputsOf(report, file ?? ''))) core.setOutput(name, value)
  const summary = inputs.summary
    ? await tryTo('job summary', secrets, () => core.summary.addRaw(publication.summary()).write())
    : undefined
  const annotate = callOnce(() => publication.annotate(file ?? ''))
  // A cancelled step is killed soon, and GitHub may not have answered by then.
  if (signal?.aborted === true) annotate()
  else signal?.addEventListener('abort', annotate)
  const commentUrl = await tryTo('comment', secrets, () => publication.comment(summary !== undefined))
  core.setOutput('comment-url', commentUrl ?? '')
  annotate()
}

function callOnce(call: () => void): () => void {
  let isCalled = false
  return () => {
    if (!isCalled) call()
    isCalled = true
  }
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

/** Prints the warnings among the notes, and the decision as the last line. */
function annotate(report: Report, { inputs, env }: Job, file: string): void {
  const title = ANNOTATION_TITLE
  const { docsUrl } = textContextOf(env)
  const howToReport = unknownAnswer(issueUrl(env, 'unrecognized'), file)
  for (const { level, text } of messagesOf(report, inputs.onNone === 'fail', docsUrl, howToReport)) {
    if (level === 'info') core.info(logLine(text))
    if (level === 'warning') core.warning(text, { title })
    if (level !== 'error') continue
    // Fails the step. Unlike `setFailed`, this gives the annotation a title.
    core.error(text, { title })
    process.exitCode = 1
  }
}

async function commentOn(report: Report, job: Job, reporting: Reporting): Promise<string> {
  if (report.run === null) return ''
  if (isCancelled(report)) {
    core.info('No comment: the job was cancelled before it had a result.')
    return ''
  }
  const { id, attempt, number } = report.run
  const run = { id, attempt, ...optional('number', number) }
  return writeComment(job, { rows: [rowOf(report)], run }, reporting)
}
