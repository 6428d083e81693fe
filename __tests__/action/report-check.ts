/** The report of a real run, held to its published schema and to the outputs beside it. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { StepResult } from '../../loopback/runner/step.ts'
import type { ScenarioRun } from '../../loopback/scenarios/run-scenario.ts'

const SCHEMA = join(import.meta.dirname, '..', '..', 'docs', 'report.schema.json')

/** What is wrong with the reports of a performance, one line a finding. */
export async function wrongWithReports({ runs }: ScenarioRun): Promise<readonly string[]> {
  const isReport = await schemaCheck()
  const wrong = await Promise.all(runs.map(({ main }) => wrongWith(main, isReport)))
  return wrong.flat()
}

async function schemaCheck(): Promise<ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  formats.default(ajv)
  return ajv.compile(JSON.parse(await readFile(SCHEMA, 'utf8')))
}

async function wrongWith({ outputs }: StepResult, isReport: ValidateFunction): Promise<readonly string[]> {
  const report: unknown = JSON.parse(outputs['report'] ?? 'null')
  const file: unknown = JSON.parse(await readFile(outputs['report-file'] ?? '', 'utf8'))
  const broken = isReport(report)
    ? []
    : (isReport.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  return [
    ...broken,
    ...(JSON.stringify(file) === JSON.stringify(report) ? [] : ['the report file is another report']),
    ...contradictions(report, outputs),
  ]
}

/** The outputs that repeat a part of the report. */
function contradictions(report: unknown, outputs: StepResult['outputs']): readonly string[] {
  if (typeof report !== 'object' || report === null) return ['there is no report']
  const parts = new Map<string, unknown>(Object.entries(report))
  const said = {
    model: parts.get('model') ?? '',
    outcome: parts.get('outcome'),
    'fallback-used': parts.get('fallbackUsed'),
    'requested-model': parts.get('requestedModel'),
    reason: parts.get('reason'),
    explanation: parts.get('explanation'),
    'served-model': parts.get('servedModel') ?? '',
    'available-models': JSON.stringify(parts.get('availableModels')),
    'retry-at': parts.get('retryAt') ?? '',
    'codex-version': parts.get('codexVersion') ?? '',
  }
  return Object.entries(said).flatMap(([name, value]) =>
    outputs[name] === String(value) ? [] : [`the output ${name} is not what the report says`],
  )
}
