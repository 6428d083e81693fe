/** The action as the list of its steps. */

import { decide } from './chain/index.ts'
import { authFilePath } from './config/index.ts'
import { createDeadline, type Deadline } from './github/index.ts'
import { InputError } from './inputs/index.ts'
import { readAuthFile, watchLogin } from './route/index.ts'
import { ANNOTATION_TITLE, type CoreCall, createSecretStore, flushCore, withCore } from './runner/index.ts'
import { checkApiModel } from './steps/check-api-model.ts'
import { type FaultContext, type RunState, reportFault } from './steps/diagnose/report-fault.ts'
import { findCodex } from './steps/find-codex.ts'
import { type Job, requireCodexHome, startJob } from './steps/job.ts'
import { timePhase } from './steps/log/debug.ts'
import { type DescribeWait, whileWaiting } from './steps/log/lines.ts'
import { logPlan } from './steps/log/plan.ts'
import { makeReport } from './steps/make-report.ts'
import { prefetchComment } from './steps/prefetch-comment.ts'
import { walkRoutes } from './steps/walk-routes.ts'
import { writeModel } from './steps/write-model.ts'

/** Maximum length of a message about an input, in characters. The longest has less than half of it. */
const MAX_ERROR_CHARS = 2000

/**
 * Runs the main step, or the post step when the runner starts the action a second time at the end of the job. It never
 * rejects: it reports a failure to the runner, which sets the exit code.
 */
export async function main(): Promise<void> {
  const { env } = process
  const isPostStep = env['STATE_main'] === 'done'
  // The post step only checks the comment. Without a saved comment it loads nothing.
  if (isPostStep && (env['STATE_comment'] ?? '') === '') return
  if (!isPostStep) withCore(core => core.saveState('main', 'done'))
  const secrets = createSecretStore()
  const state: RunState = { phase: isPostStep ? 'checking the comment again' : 'reading the inputs' }
  const fail = (error: unknown) => withCore(failureOf(error, isPostStep, { env, secrets, state }))
  // An error outside of the awaited calls, such as in a timer, would end the process with a bare stack.
  process.once('uncaughtException', error => {
    fail(error)
    const exit = () => process.stdout.write('', () => process.exit())
    flushCore().then(exit, exit)
  })
  const signal = abortOnSignals()
  const deadline = createDeadline(signal)
  try {
    const job = startJob(env, secrets)
    // Without a description: what is waited for is told where it is known.
    await whileWaiting(undefined, () => runStep({ job, state, deadline, signal }, isPostStep))
  } catch (error) {
    fail(error)
  } finally {
    deadline.end()
    await flushCore()
  }
}

/** Tells about an error. It fails the step, but not the post step: that only reports. */
function failureOf(error: unknown, isPostStep: boolean, context: FaultContext): CoreCall {
  if (error instanceof InputError && !isPostStep) {
    const message = context.secrets.sanitize(error.message, MAX_ERROR_CHARS)
    return core => core.setFailed(message)
  }
  const message = reportFault(error, context)
  const properties = { title: ANNOTATION_TITLE }
  if (isPostStep) return core => core.warning(message, properties)
  process.exitCode = 1
  return core => core.error(message, properties)
}

/** A step that runs. `signal` aborts when the job is cancelled, and `deadline` ends what is said to GitHub. */
type Run = {
  readonly job: Job
  readonly state: RunState
  readonly deadline: Deadline
  readonly signal: AbortSignal
}

async function runStep(run: Run, isPostStep: boolean): Promise<void> {
  if (isPostStep) await recheckComment(run)
  else if (run.job.inputs.mode === 'report')
    await runPhase(run.state, 'merging reports', () => mergeReports(run))
  else await chooseModel(run)
}

/** Runs a part of the step. An error in it says which part it was, and the debug log how long it took. */
function runPhase<T>(state: RunState, phase: string, run: () => T | Promise<T>): Promise<T> {
  state.phase = phase
  return timePhase(phase, run)
}

/** Publishing takes a moment, unless GitHub does not answer. */
const WAIT_FOR_GITHUB: DescribeWait = seconds => `for GitHub (${seconds} s)`

/** `mode: probe`: finds the model to use on this runner, and publishes it. */
async function chooseModel({ job, state, deadline, signal }: Run): Promise<void> {
  requireCodexHome(job)
  const startedAt = Date.now()
  const prefetch = prefetchComment(job, deadline)
  const locked = await runPhase(state, 'looking for the CLI and the route', () => findCodex(job, signal))
  state.setup = locked.setup
  logPlan(job.inputs, locked.setup)

  const authFile = authFilePath(locked.setup.home)
  const login = watchLogin(authFile)
  const walks = await runPhase(state, 'asking the route', () => walkRoutes(job, locked, prefetch, signal))
  const { setup, chain } = walks.used
  const decision = decide(chain.policy, chain.attempts)
  // A refresh during the probes has stored new tokens in auth.json.
  job.secrets.add(readAuthFile(authFile).secrets)

  state.phase = 'making the report'
  const apiChecks = await checkApiModel(job, setup, chain, decision, signal)
  const configEdit = await writeModel(job, setup, decision)
  const loginRotated = login.rotated()
  const report = makeReport(job, { walks, apiChecks, configEdit, loginRotated, startedAt })
  await flushCore()
  const { publish } = await import('./steps/publish.ts')
  const prefetched = prefetch.result()
  await runPhase(state, 'publishing the result', () =>
    whileWaiting(WAIT_FOR_GITHUB, () => publish(job, report, { deadline, prefetched, signal })),
  )
}

/** `mode: report`: merges the report files of other jobs. Only this mode loads the schema check, which is large. */
async function mergeReports({ job, deadline, signal }: Run): Promise<void> {
  await flushCore()
  const { mergeReportFiles } = await import('./steps/merge-reports.ts')
  await whileWaiting(WAIT_FOR_GITHUB, () => mergeReportFiles(job, deadline, signal))
}

/** The post step. */
async function recheckComment({ job, deadline }: Run): Promise<void> {
  await flushCore()
  const { recheckCommentStep } = await import('./steps/write-comment.ts')
  await whileWaiting(WAIT_FOR_GITHUB, () => recheckCommentStep(job, deadline))
}

/**
 * GitHub cancels a job with SIGINT, and SIGTERM 7.5 s later. Both end the probes and what is said to GitHub, and the
 * result so far is published.
 */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}
