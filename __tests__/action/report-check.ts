/** Compares the report of a real run with its published schema, its outputs and its annotations. */

import { readFile } from 'node:fs/promises'
import type { StepResult } from '../../loopback/runner/step.ts'
import type { ScenarioRun } from '../../loopback/scenarios/run-scenario.ts'
import type { Report } from '../../src/report/index.ts'
import { compileClosed, complaints, schemaIn } from '../report/schema.ts'

const isReport = compileClosed(schemaIn('report.schema.json'))

/** Everything that is wrong with the reports of a scenario, one line for each problem. */
export async function reportProblems({ runs }: ScenarioRun): Promise<readonly string[]> {
  return (await Promise.all(runs.map(({ main }) => problemsOf(main)))).flat()
}

async function problemsOf(step: StepResult): Promise<readonly string[]> {
  const { outputs } = step
  const report: Report = JSON.parse(outputs['report'] ?? 'null')
  const file: unknown = JSON.parse(await readFile(outputs['report-file'] ?? '', 'utf8'))
  const errors = complaints(isReport, report)
  if (errors.length > 0) return errors.map(error => JSON.stringify(error))
  return [
    ...(JSON.stringify(file) === JSON.stringify(report) ? [] : ['The report file differs from the output.']),
    ...wrongOutputs(report, outputs),
    ...unknownAnnotations(report, step),
  ]
}

/** The outputs that differ from the report. */
function wrongOutputs(report: Report, outputs: StepResult['outputs']): readonly string[] {
  const expected = {
    model: report.model ?? '',
    outcome: report.outcome,
    'fallback-used': report.fallbackUsed,
    'requested-model': report.requestedModel,
    reason: report.reason,
    explanation: report.explanation,
    'served-model': report.servedModel ?? '',
    'available-models': JSON.stringify(report.availableModels),
    'retry-at': report.retryAt ?? '',
    'codex-version': report.codexVersion ?? '',
  }
  return Object.entries(expected).flatMap(([name, value]) =>
    outputs[name] === String(value) ? [] : [`The output ${name} differs from the report.`],
  )
}

/** Warnings and errors that repeat no sentence of the report. GitHub's refusal of a comment is not in the report. */
function unknownAnnotations({ explanation, notes }: Report, { annotations }: StepResult): readonly string[] {
  const known = [
    explanation,
    ...notes.filter(({ level }) => level === 'warning').map(({ text }) => text),
    'The comment could not be written: the token lacks "pull-requests: write" (403 ',
  ]
  return annotations.flatMap(({ level, message }) =>
    known.some(text => message.startsWith(text))
      ? []
      : [`The report does not have this ${level}: ${message}`],
  )
}
