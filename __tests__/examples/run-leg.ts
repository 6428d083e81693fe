/** Runs a leg of a job on its own machine, one step after the other. */

import type { StepPlan, StepResult } from '../../loopback/runner/step.ts'
import { ACTION } from '../../scripts/readme/parts.ts'
import { COPY } from '../../scripts/readme/preflight.ts'
import type { ExampleRepository } from './example-repository.ts'
import { type Contexts, interpolate, interpolateAll, isTrue, type Status } from './expressions.ts'
import { createMachine, type JobMachine, type ProgramResult, runProgram } from './job-machine.ts'
import { type RunContext, tokenOf } from './run-context.ts'
import { STUB_ACTIONS } from './stub-actions.ts'
import { type Job, mayMakeTokens, type Step, type Workflow } from './workflow.ts'

export type ExampleStep = {
  /** The step's id, name or action. */
  readonly title: string
  readonly outcome: Status | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  /** The result of a step with this action. */
  readonly own?: StepResult
  /** The result of any other step. */
  readonly program?: ProgramResult
}

export type ExampleLeg = {
  readonly job: string
  readonly matrix: Readonly<Record<string, unknown>>
  readonly status: Status
  readonly steps: readonly ExampleStep[]
  readonly machine: JobMachine
}

export type WorkflowPlan = {
  readonly workflow: Workflow
  readonly repository: ExampleRepository
  readonly run: RunContext
  /** The names of the workflow and of the calling jobs. */
  readonly path: string
}

export type JobPlan = WorkflowPlan & { readonly name: string; readonly job: Job; readonly contexts: Contexts }

type LegPlan = JobPlan & { readonly matrix: Readonly<Record<string, unknown>> }

/** GitHub's time between a step of the action and its post step, in which Codex works. */
const CODEX_MS = 60_000

export async function runLeg(plan: LegPlan) {
  const { workflow, name, job, repository, matrix } = plan
  const values = Object.values(matrix)
  const folder = [plan.path, name, ...values].join('-').replace(/[^\w.-]+/g, '-')
  const machine = await createMachine(repository, folder)
  if (mayMakeTokens(workflow, job)) Object.assign(machine.env, plan.run.tokenService)
  await plan.run.prepare?.(machine)
  const steps: ExampleStep[] = []
  const finished: Record<string, Pick<ExampleStep, 'outputs' | 'outcome'>> = {}
  let status: Status = 'success'
  const contexts = () => ({
    ...plan.contexts,
    matrix: values.length > 0 ? matrix : null,
    runner: { temp: machine.temp },
    steps: finished,
  })
  for (const step of job.steps) {
    const result = await runExampleStep(step, plan, machine, contexts(), status)
    steps.push(result)
    const { outcome, outputs } = result
    if (outcome === 'failure' && step['continue-on-error'] !== true) status = 'failure'
    if (step.id !== undefined) finished[step.id] = { outputs, outcome }
  }
  repository.passTime(CODEX_MS)
  for (const { own } of steps.toReversed()) {
    if (own !== undefined) await repository.run({ ...stepPlan(plan, machine), state: own.state }, 'post')
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([key, text]) => [key, interpolate(text, contexts())])
  const leg: ExampleLeg = { job: name, matrix, status, steps, machine }
  return { leg, outputs: Object.fromEntries(outputs) }
}

async function runExampleStep(
  step: Step,
  plan: LegPlan,
  machine: JobMachine,
  contexts: Contexts,
  status: Status,
): Promise<ExampleStep> {
  const title = step.id ?? step.name ?? step.uses ?? step.run ?? ''
  if (!isTrue(step.if, contexts, status)) return { title, outcome: 'skipped', outputs: {} }
  const env = interpolateAll({ ...plan.workflow.env, ...plan.job.env, ...step.env }, contexts)
  const inputs = interpolateAll(step.with ?? {}, { ...contexts, env })
  if (step.uses === ACTION || step.uses === `$/${COPY}`) {
    const base = stepPlan(plan, machine)
    const own = await plan.repository.run({ ...base, inputs, env: { ...base.env, ...env } })
    Object.assign(machine.env, own.exported)
    return { title, outcome: outcomeOf(own), outputs: own.outputs, own }
  }
  const program = await runOther(step, inputs, env, { repository: plan.repository, machine, contexts })
  return { title, outcome: outcomeOf(program), outputs: program.outputs, program }
}

function outcomeOf({ exitCode }: { readonly exitCode: number | null }): Status {
  return exitCode === 0 ? 'success' : 'failure'
}

type StepContext = {
  readonly repository: ExampleRepository
  readonly machine: JobMachine
  readonly contexts: Contexts
}

function runOther(
  step: Step,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  { repository, machine, contexts }: StepContext,
): Promise<ProgramResult> {
  if (step.run !== undefined) {
    // The runner's options without a named shell, and with one.
    const options = step.shell === undefined ? ['-e'] : ['--noprofile', '--norc', '-eo', 'pipefail']
    return runProgram(machine, ['bash', ...options, '-c', interpolate(step.run, contexts)], { env })
  }
  const name = step.uses?.split('@')[0] ?? ''
  const stub = STUB_ACTIONS[name]
  if (stub === undefined) throw new Error(`An example uses ${name}, which has no stub.`)
  return stub(inputs, machine, repository, env)
}

function stepPlan({ workflow, name, job, run, matrix }: LegPlan, machine: JobMachine): Partial<StepPlan> {
  return {
    directory: machine.directory,
    token: tokenOf(workflow, job, run),
    matrix: Object.keys(matrix).length > 0 ? matrix : null,
    ...(run.event === undefined ? {} : { event: run.event }),
    env: { ...machine.env, CODEX_HOME: '', GITHUB_JOB: name, GITHUB_WORKFLOW: workflow.name },
  }
}
