/** The YAML blocks of the documents as whole workflows, so that they can be checked like one. */

import { parse, stringify } from 'yaml'
import { OURS } from '../contract/language-service.ts'

type Steps = readonly Readonly<Record<string, unknown>>[]
type Job = Readonly<Record<string, unknown>>

/** Blocks may read the event of a pull request. */
const EVENT = { on: 'pull_request' }

const RUNNER = { 'runs-on': 'ubuntu-latest' }

/** Keys that a step has and a job has not, or which may hold the outputs of another step. */
const STEP_KEYS = ['if', 'env', 'with', 'run', 'uses', 'name', 'id']

/**
 * Completes a block: a list is the steps of a job; keys of a step are one; keys of a job are one; `jobs` or `on` alone
 * get what they lack. Steps and jobs whose outputs the block uses are added before it.
 *
 * @throws Error for a block that is no part of a workflow
 */
export function wholeWorkflow(code: string): string {
  const value: unknown = parse(code)
  // A whole workflow is checked as it stands, with its comments and lines.
  if (isObject(value) && 'jobs' in value && 'on' in value) return code
  return stringify(workflowOf(value, code), { lineWidth: 0 })
}

function workflowOf(value: unknown, code: string): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return withJob({ ...RUNNER, steps: value }, code)
  if (!isObject(value)) throw new Error(`This is no part of a workflow: ${code}`)
  const keys = Object.keys(value)
  if ('jobs' in value) return { ...EVENT, ...value }
  if ('on' in value || 'concurrency' in value) {
    return { ...EVENT, ...value, jobs: { job: { ...RUNNER, steps: [{ run: 'true' }] } } }
  }
  if (keys.every(key => STEP_KEYS.includes(key))) {
    const step = 'run' in value || 'uses' in value ? value : { run: 'true', ...value }
    return withJob({ ...RUNNER, steps: [step] }, code)
  }
  if (keys.some(key => ['steps', 'strategy', 'runs-on'].includes(key))) {
    return withJob({ ...RUNNER, steps: [{ run: 'true' }], ...value }, code)
  }
  if (Object.values(value).every(isObject)) return { ...EVENT, jobs: value }
  return withJob({ ...RUNNER, steps: [{ uses: 'openai/codex-action@v1', with: value }] }, code)
}

/** A workflow with this job, and with the steps and the jobs whose outputs it reads. */
function withJob(job: Job, code: string): Readonly<Record<string, unknown>> {
  const steps = (job['steps'] ?? []) as Steps
  const ids = new Set(steps.map(({ id }) => id))
  const missing = namesIn(code, 'steps').filter(id => !ids.has(id))
  const needs = namesIn(code, 'needs')
  const before = Object.fromEntries(needs.map(name => [name, jobWithOutputs(name, code)]))
  return {
    ...EVENT,
    jobs: {
      ...before,
      job: {
        ...(needs.length === 0 ? {} : { needs }),
        ...job,
        steps: [...missing.map(id => ({ id, uses: `${OURS}@v1` })), ...steps],
      },
    },
  }
}

/** A job before the block, whose outputs have the names of this action's. */
function jobWithOutputs(name: string, code: string): Job {
  const outputs = [...code.matchAll(new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`, 'g'))]
  return {
    ...RUNNER,
    outputs: Object.fromEntries(outputs.map(([, output = '']) => [output, 'x'])),
    steps: [{ run: 'true' }],
  }
}

function namesIn(code: string, context: 'steps' | 'needs'): readonly string[] {
  const found = [...code.matchAll(new RegExp(`(?<![\\w.])${context}\\.([\\w-]+)\\.outputs`, 'g'))]
  return [...new Set(found.map(([, name = '']) => name))]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
