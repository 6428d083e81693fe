/** Tells the result: report file, summary, annotations, comment, outputs. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import type { Environment } from '../base/index.ts'
import { wasCancelledEarly } from '../chain/index.ts'
import { renderSummary, rowOf } from '../comment/index.ts'
import type { CommentLookup } from '../github/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { logLine } from '../redact/index.ts'
import type { Report } from '../report/index.ts'
import { outputsOf, temporaryDirectory, writeFailed } from '../runner/index.ts'
import { REASONS } from '../verdict/index.ts'
import { commentStep } from './comment.ts'

/** The title of every annotation. */
export const TITLE = 'Codex model fallback'

/** Publishes the report; `ahead` is a look for the comment from before, where there was one. Only `on-none` decides whether the step fails; what only reports can at most warn. */
export async function publish(
  report: Report,
  inputs: Inputs,
  env: Environment,
  ahead: Promise<CommentLookup> | undefined,
): Promise<void> {
  const name = `report-${slugOf(report.leg)}-${Date.parse(report.startedAt)}.json`
  const reportFile = await attempt('report file', () => writeReport(name, report, env))
  setKnownOutputs(outputsOf(report, { reportFile: reportFile ?? '', commentUrl: '' }))
  if (inputs.summary) {
    await attempt('job summary', () => core.summary.addRaw(renderSummary(report)).write())
  }
  annotate(report, inputs)
  const commentUrl = await attempt('comment', () => commentOn(report, inputs, env, ahead))
  core.setOutput('comment-url', commentUrl ?? '')
}

/**
 * Sets every output but `comment-url`, which only the comment brings. To be called before GitHub is asked for anything:
 * a step that is cancelled or timed out while GitHub hangs would lose an answer that it has.
 */
export function setKnownOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) {
    if (name !== 'comment-url') core.setOutput(name, value)
  }
}

/** The comment of one job; outside of a run there is nothing to comment on. */
async function commentOn(
  report: Report,
  inputs: Inputs,
  env: Environment,
  ahead: Promise<CommentLookup> | undefined,
): Promise<string> {
  const { run } = report
  if (run === null) return ''
  if (isCutShort(report)) {
    core.info('No comment: the job was cancelled before it had an answer.')
    return ''
  }
  const { id, attempt: ofRun, number } = run
  return commentStep(
    { rows: [rowOf(report)], run: { id, attempt: ofRun, ...(number === undefined ? {} : { number }) } },
    inputs,
    env,
    ahead,
  )
}

/** Runs something that only reports; its failure is a warning. */
export async function attempt<T>(
  what: Parameters<typeof writeFailed>[0],
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    core.warning(writeFailed(what, error instanceof Error ? error.message : String(error)), { title: TITLE })
    return undefined
  }
}

/** Leaves a report where later steps find it, under a name that differs between the legs of a matrix. */
export async function writeReport(name: string, report: object, env: Environment): Promise<string> {
  const directory = join(temporaryDirectory(env), 'codex-model-fallback')
  await mkdir(directory, { recursive: true })
  const file = join(directory, name)
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}

function slugOf(leg: string): string {
  return leg.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)
}

/** Nothing is downgraded in silence, and a note that warns is an annotation of its own. */
function annotate(report: Report, inputs: Inputs): void {
  for (const note of report.notes) {
    if (note.level === 'warning') core.warning(note.text, { title: TITLE })
  }
  if (report.outcome === 'fallback') core.warning(report.explanation, { title: TITLE })
  if (report.outcome === 'none') {
    const text = `${report.explanation} ${adviceOf(report)}`.trim()
    if (inputs.onNone === 'fail') fail(text)
    else core.warning(text, { title: TITLE })
  }
  if (report.outcome === 'preferred') core.info(logLine(report.explanation))
}

/** What to do next; nothing when the job was cancelled, since nobody waits for it any more. */
function adviceOf(report: Report): string {
  if (report.reason === 'accepted' || isCutShort(report)) return ''
  return REASONS[report.reason].recovery.replaceAll('{model}', () => report.requestedModel)
}

function isCutShort({ outcome, attempts }: Report): boolean {
  return wasCancelledEarly(
    outcome,
    attempts.map(attempt => attempt.verdict),
  )
}

/** Fails the step; unlike `setFailed`, with a title. */
function fail(text: string): void {
  core.error(text, { title: TITLE })
  process.exitCode = 1
}
