/** Runs a workflow: its jobs in order, and the workflows that they call. */

import type { ExampleRepository } from './example-repository.ts'
import { evaluate, interpolate, interpolateAll, isTrue, type Status } from './expressions.ts'
import { type RunContext, runContexts } from './run-context.ts'
import { type ExampleLeg, type JobPlan, runLeg, type WorkflowPlan } from './run-leg.ts'
import { calledWorkflow, callOf, example, legsOf, needsOf, type Workflow } from './workflow.ts'

type JobResult = { readonly result: Status | 'skipped'; readonly outputs: Readonly<Record<string, string>> }

/** Runs an example, or a changed one, and returns the legs that ran, in the order of their jobs. */
export async function runExample(
  exampleOrName: Workflow | string,
  repository: ExampleRepository,
  run: RunContext = {},
): Promise<readonly ExampleLeg[]> {
  const workflow = typeof exampleOrName === 'string' ? await example(exampleOrName) : exampleOrName
  return (await runJobs({ workflow, repository, run, path: workflow.name })).legs
}

type WorkflowResult = {
  readonly legs: readonly ExampleLeg[]
  readonly jobs: Readonly<Record<string, JobResult>>
}

async function runJobs(plan: WorkflowPlan): Promise<WorkflowResult> {
  const { workflow, run } = plan
  const finished: ExampleLeg[] = []
  const results: Record<string, JobResult> = {}
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const needs = Object.fromEntries(needsOf(job).map(needed => [needed, results[needed]]))
    const contexts = { ...runContexts(workflow, job, run), needs }
    const status = Object.values(needs).every(need => need?.result === 'success') ? 'success' : 'failure'
    if (!isTrue(job.if, contexts, status)) {
      results[name] = { result: 'skipped', outputs: {} }
      continue
    }
    const { legs, outputs } = await runJob({ ...plan, name, job, contexts })
    results[name] = { result: legs.every(leg => leg.status === 'success') ? 'success' : 'failure', outputs }
    finished.push(...legs)
  }
  return { legs: finished, jobs: results }
}

async function runJob(
  plan: JobPlan,
): Promise<{ readonly legs: readonly ExampleLeg[]; readonly outputs: JobResult['outputs'] }> {
  const { job, contexts } = plan
  if (job.uses !== undefined) return callWorkflow(plan, job.uses)
  const legs: ExampleLeg[] = []
  let outputs = {}
  const matrix = Object.entries(job.strategy?.matrix ?? {}).map(([key, list]) => [
    key,
    evaluate(list, contexts),
  ])
  for (const leg of legsOf(Object.fromEntries(matrix))) {
    const result = await runLeg({ ...plan, matrix: leg })
    legs.push(result.leg)
    outputs = result.outputs
  }
  return { legs, outputs }
}

/** Runs the workflow that a job calls. Its jobs have the permissions of the calling job. */
async function callWorkflow({ workflow, name, job, contexts, ...plan }: JobPlan, uses: string) {
  const called = await calledWorkflow(uses)
  const { inputs = {}, outputs = {} } = callOf(called)
  const defaults = Object.entries(inputs).map(([key, input]) => [key, input.default ?? ''])
  const permissions = job.permissions ?? workflow.permissions
  const { legs, jobs } = await runJobs({
    ...plan,
    workflow: { ...(permissions === undefined ? {} : { permissions }), ...called, name: workflow.name },
    run: {
      ...plan.run,
      secrets: interpolateAll(job.secrets ?? {}, contexts),
      inputs: { ...Object.fromEntries(defaults), ...interpolateAll(job.with ?? {}, contexts) },
    },
    path: `${plan.path}-${name}`,
  })
  const values = Object.entries(outputs).map(([key, { value }]) => [key, interpolate(value, { jobs })])
  return { legs, outputs: Object.fromEntries(values) }
}

/** The outcome of each step of a leg, by its id, name or action. */
export function outcomes(leg: ExampleLeg | undefined): Record<string, string> {
  return Object.fromEntries(leg?.steps.map(({ title, outcome }) => [title, outcome]) ?? [])
}

/** The outputs of a step of a leg. */
export function outputsOf(leg: ExampleLeg | undefined, title: string): Readonly<Record<string, string>> {
  return leg?.steps.find(step => step.title === title)?.outputs ?? {}
}
