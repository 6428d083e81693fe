/** Tells the result: report file, summary, annotations, comment, outputs. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { commentStep } from './comment-step.ts'
import { outputsOf } from './core/outputs.ts'
import { REASONS } from './core/reason.ts'
import type { Report } from './core/report.ts'
import { renderSummary } from './core/summary.ts'
import type { Inputs } from './inputs.ts'
import { type Environment, temporaryDirectory } from './runner.ts'

const TITLE = 'Codex model fallback'

/** Publishes the report. Only `on-none` decides whether the step fails; what only reports can at most warn. */
export async function publish(report: Report, inputs: Inputs, env: Environment): Promise<void> {
  const reportFile = await attempt('The report file could not be written', () => writeReport(report, env))
  if (inputs.summary) {
    await attempt('The job summary could not be written', () =>
      core.summary.addRaw(renderSummary(report)).write(),
    )
  }
  annotate(report, inputs)
  const commentUrl = await attempt('The comment could not be written', () => commentStep(report, inputs, env))
  for (const [name, value] of Object.entries(
    outputsOf(report, { reportFile: reportFile ?? '', commentUrl: commentUrl ?? '' }),
  )) {
    core.setOutput(name, value)
  }
}

/** Runs something that only reports; its failure is a warning. */
async function attempt<T>(failure: string, action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    core.warning(`${failure}: ${error instanceof Error ? error.message : String(error)}`, { title: TITLE })
    return undefined
  }
}

/** The file's name differs between legs and keys, so that artifacts of a matrix can be merged into one folder. */
async function writeReport(report: Report, env: Environment): Promise<string> {
  const directory = join(temporaryDirectory(env), 'codex-model-fallback')
  await mkdir(directory, { recursive: true })
  const slug = report.leg.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)
  const file = join(directory, `report-${slug}-${Date.parse(report.startedAt)}.json`)
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  return file
}

/** Nothing is downgraded in silence, and a note that warns is an annotation of its own. */
function annotate(report: Report, inputs: Inputs): void {
  for (const note of report.notes) {
    if (note.level === 'warning') core.warning(note.text, { title: TITLE })
  }
  if (report.outcome === 'fallback') core.warning(report.explanation, { title: TITLE })
  if (report.outcome === 'none') {
    const advice = report.reason === 'accepted' ? '' : REASONS[report.reason].recovery
    const text = `${report.explanation} ${advice.replaceAll('{model}', () => report.requestedModel)}`
    if (inputs.onNone === 'fail') core.setFailed(text)
    else core.warning(text, { title: TITLE })
  }
  if (report.outcome === 'preferred') core.info(report.explanation)
}
