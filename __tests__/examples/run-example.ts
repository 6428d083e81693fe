/** Plays a workflow: its jobs in their order, each leg on a machine of its own, step after step. */

import type { StepPlan, StepResult } from '../../loopback/runner/step.ts'
import { ACTION } from '../../scripts/readme/parts.ts'
import { type Site, TOKENS } from './example-repository.ts'
import { type Contexts, evaluated, holds, interpolated, type Status } from './expressions.ts'
import { type JobGround, prepareJob, type Ran, runProgram } from './job-machine.ts'
import { STAND_INS } from './stub-actions.ts'
import { type Job, legsOf, needsOf, pullRequestAccess, type Step, type Workflow } from './workflow.ts'

const REPOSITORY = 'octo/hello'

export type World = {
  readonly secrets?: Readonly<Record<string, string>>
  readonly vars?: Readonly<Record<string, string>>
  readonly event?: { readonly name: string; readonly payload: object }
  /** A fork's pull request: the token may only read and secrets are empty, whatever the workflow says. */
  readonly fork?: boolean
  /** Who started the run. */
  readonly actor?: string
}

export type PlayedStep = {
  /** The step's id, name, or action. */
  readonly title: string
  readonly outcome: Status | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  /** Of a step of this action. */
  readonly own?: StepResult
  /** Of any other step that ran a program. */
  readonly ran?: Ran
}

export type PlayedLeg = {
  readonly job: string
  readonly matrix: Readonly<Record<string, unknown>>
  readonly status: Status
  readonly steps: readonly PlayedStep[]
  readonly ground: JobGround
}

type JobResult = { readonly result: Status | 'skipped'; readonly outputs: Readonly<Record<string, string>> }

/** The legs that ran, in the order of their jobs. */
export async function runExample(
  workflow: Workflow,
  site: Site,
  world: World = {},
): Promise<readonly PlayedLeg[]> {
  const played: PlayedLeg[] = []
  const results: Record<string, JobResult> = {}
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const needs = Object.fromEntries(needsOf(job).map(needed => [needed, results[needed]]))
    const contexts = { ...baseContexts(workflow, job, world), needs }
    const status = Object.values(needs).every(need => need?.result === 'success') ? 'success' : 'failure'
    if (!holds(job.if, contexts, status)) {
      results[name] = { result: 'skipped', outputs: {} }
      continue
    }
    const legs: PlayedLeg[] = []
    let outputs = {}
    const matrix = Object.entries(job.strategy?.matrix ?? {}).map(([key, list]) => [
      key,
      evaluated(list, contexts),
    ])
    for (const leg of legsOf(Object.fromEntries(matrix))) {
      const one = await playLeg({ workflow, name, job, site, world, contexts, matrix: leg })
      legs.push(one.leg)
      outputs = one.outputs
    }
    results[name] = { result: legs.every(leg => leg.status === 'success') ? 'success' : 'failure', outputs }
    played.push(...legs)
  }
  return played
}

type Leg = {
  readonly workflow: Workflow
  readonly name: string
  readonly job: Job
  readonly site: Site
  readonly world: World
  readonly contexts: Contexts
  readonly matrix: Readonly<Record<string, unknown>>
}

async function playLeg(leg: Leg) {
  const values = Object.values(leg.matrix)
  const folder = [leg.workflow.name, leg.name, ...values].join('-').replace(/[^\w.-]+/g, '-')
  const ground = await prepareJob(leg.site, folder)
  const steps: PlayedStep[] = []
  const outputs: Record<string, Pick<PlayedStep, 'outputs' | 'outcome'>> = {}
  let status: Status = 'success'
  const contextsNow = () => ({
    ...leg.contexts,
    matrix: values.length > 0 ? leg.matrix : null,
    runner: { temp: ground.temp },
    steps: outputs,
  })
  for (const step of leg.job.steps) {
    const played = await playStep(step, leg, ground, contextsNow(), status)
    steps.push(played)
    const { outcome } = played
    if (outcome === 'failure' && step['continue-on-error'] !== true) status = 'failure'
    if (step.id !== undefined) outputs[step.id] = { outputs: played.outputs, outcome }
  }
  for (const { own } of steps.toReversed()) {
    if (own !== undefined) await leg.site.stage.run({ ...planOf(leg, ground), state: own.state }, 'post')
  }
  const jobOutputs = Object.entries(leg.job.outputs ?? {}).map(([key, text]) => [
    key,
    interpolated(text, contextsNow()),
  ])
  const played: PlayedLeg = { job: leg.name, matrix: leg.matrix, status, steps, ground }
  return { leg: played, outputs: Object.fromEntries(jobOutputs) }
}

async function playStep(step: Step, leg: Leg, ground: JobGround, contexts: Contexts, status: Status) {
  const title = step.id ?? step.name ?? step.uses ?? step.run ?? ''
  const skipped: PlayedStep = { title, outcome: 'skipped', outputs: {} }
  if (!holds(step.if, contexts, status)) return skipped
  const env = texts({ ...leg.workflow.env, ...step.env }, contexts)
  const given = texts(step.with ?? {}, contexts)
  if (step.uses === ACTION) {
    const plan = planOf(leg, ground)
    const own = await leg.site.stage.run({ ...plan, inputs: given, env: { ...plan.env, ...env } })
    Object.assign(ground.env, own.exported)
    const outcome = own.exitCode === 0 ? 'success' : 'failure'
    return { title, outcome, outputs: own.outputs, own } satisfies PlayedStep
  }
  const ran = await runOther(step, given, env, { leg, ground, contexts })
  const outcome = ran.exitCode === 0 ? 'success' : 'failure'
  return { title, outcome, outputs: ran.outputs, ran } satisfies PlayedStep
}

type Place = { readonly leg: Leg; readonly ground: JobGround; readonly contexts: Contexts }

function runOther(
  step: Step,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  { leg, ground, contexts }: Place,
): Promise<Ran> {
  // As the runner starts a script of a step that names no shell.
  if (step.run !== undefined) {
    return runProgram(ground, ['bash', '-e', '-c', interpolated(step.run, contexts)], { env })
  }
  const name = step.uses?.split('@')[0] ?? ''
  const standIn = STAND_INS[name]
  if (standIn === undefined) throw new Error(`The examples use ${name}, which has no stand-in.`)
  return standIn(given, ground, leg.site, env)
}

function planOf({ workflow, name, job, world, matrix }: Leg, ground: JobGround): Partial<StepPlan> {
  return {
    directory: ground.directory,
    token: tokenOf(workflow, job, world),
    matrix: Object.keys(matrix).length > 0 ? matrix : null,
    ...(world.event === undefined ? {} : { event: world.event }),
    env: { ...ground.env, CODEX_HOME: '', GITHUB_JOB: name, GITHUB_WORKFLOW: workflow.name },
  }
}

function tokenOf(workflow: Workflow, job: Job, world: World): string {
  const access = pullRequestAccess(workflow, job)
  return TOKENS[world.fork && access === 'write' ? 'read' : access]
}

function baseContexts(workflow: Workflow, job: Job, world: World): Contexts {
  return {
    github: {
      token: tokenOf(workflow, job, world),
      event_name: world.event?.name ?? 'pull_request',
      event: world.event?.payload ?? pullRequestOf(world),
      actor: world.actor ?? 'octo-cat',
      repository: REPOSITORY,
    },
    secrets: world.fork ? {} : (world.secrets ?? {}),
    vars: world.vars ?? {},
    env: {},
  }
}

function pullRequestOf({ fork }: World): object {
  return { pull_request: { head: { repo: { full_name: fork ? 'stranger/hello' : REPOSITORY } } } }
}

function texts(values: Readonly<Record<string, unknown>>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, interpolated(String(value), contexts)]),
  )
}
