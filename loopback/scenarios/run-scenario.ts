/** Plays a scenario as a job would: the step, then what the runner does of it at the job's end, run after run. */

import { type LoopbackJob, startJob } from '../runner/job.ts'
import type { StepPlan, StepResult } from '../runner/step.ts'
import type { Scenario } from './scenario.ts'

/** One run of the workflow: the step itself, and its `post`, which the runner starts when the job's steps are over. */
export type WorkflowRun = { readonly main: StepResult; readonly post: StepResult }

/** A scenario that was played. The stage is left as it was at the end, until it is disposed of. */
export type ScenarioRun = AsyncDisposable & {
  readonly scenario: Scenario
  readonly stage: LoopbackJob
  readonly runs: readonly WorkflowRun[]
}

const FIRST_RUN = { id: 1001, number: 42 }

/**
 * Sets a stage and plays the scenario on it. `plan` changes every step, for instance with more variables; `onRun` is told
 * of each run when it begins and, with what its step left, when it is over.
 */
export async function runScenario(
  scenario: Scenario,
  plan: Partial<StepPlan> = {},
  onRun: (index: number, run?: WorkflowRun) => void = () => {},
): Promise<ScenarioRun> {
  const stage = await startJob(scenario)
  const runs: WorkflowRun[] = []
  try {
    for (let index = 0; index < (scenario.runs ?? 1); index++) {
      onRun(index)
      const run = await runOf(stage, index, plan)
      runs.push(run)
      onRun(index, run)
    }
  } catch (error) {
    await stage[Symbol.asyncDispose]()
    throw error
  }
  return { scenario, stage, runs, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() }
}

async function runOf(stage: LoopbackJob, index: number, plan: Partial<StepPlan>): Promise<WorkflowRun> {
  const env = {
    ...plan.env,
    GITHUB_RUN_ID: String(FIRST_RUN.id + index),
    GITHUB_RUN_NUMBER: String(FIRST_RUN.number + index),
  }
  const main = await stage.run({ ...plan, env })
  return { main, post: await stage.run({ ...plan, env, state: main.state }, 'post') }
}
