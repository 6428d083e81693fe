import { type LoopbackJob, startJob } from '../runner/job.ts'
import type { StepPlan, StepResult } from '../runner/step.ts'
import type { Scenario } from './scenario.ts'

/** One run of the workflow: the step, and its post step at the end of the job. */
export type WorkflowRun = { readonly main: StepResult; readonly post: StepResult }

/** A finished scenario. Its job keeps its state until it is disposed. */
export type ScenarioRun = AsyncDisposable & {
  readonly scenario: Scenario
  readonly job: LoopbackJob
  readonly runs: readonly WorkflowRun[]
}

const FIRST_RUN = { id: 1001, number: 42 }

/**
 * Runs a scenario. `plan` changes every step, such as more variables. `onRun` is called at the start of each run, and at
 * its end with the result.
 */
export async function runScenario(
  scenario: Scenario,
  plan: Partial<StepPlan> = {},
  onRun: (index: number, run?: WorkflowRun) => void = () => {},
): Promise<ScenarioRun> {
  const job = await startJob(scenario)
  const dispose = () => job[Symbol.asyncDispose]()
  const runs: WorkflowRun[] = []
  try {
    for (let index = 0; index < (scenario.runs ?? 1); index++) {
      onRun(index)
      const run = await runWorkflow(job, index, plan)
      runs.push(run)
      onRun(index, run)
    }
  } catch (error) {
    await dispose()
    throw error
  }
  return { scenario, job, runs, [Symbol.asyncDispose]: dispose }
}

async function runWorkflow(job: LoopbackJob, index: number, plan: Partial<StepPlan>): Promise<WorkflowRun> {
  const env = {
    ...plan.env,
    GITHUB_RUN_ID: String(FIRST_RUN.id + index),
    GITHUB_RUN_NUMBER: String(FIRST_RUN.number + index),
  }
  const main = await job.run({ ...plan, env })
  return { main, post: await job.run({ ...plan, env, state: main.state }, 'post') }
}
