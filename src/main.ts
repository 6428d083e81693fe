/** The action as the list of its steps. */

import { messageOf } from './base/index.ts'
import { decide } from './chain/index.ts'
import { authFilePath } from './config/index.ts'
import { createDeadline, type Deadline } from './github/index.ts'
import { InputError } from './inputs/index.ts'
import { readAuthFile, watchLogin } from './route/index.ts'
import { createSecretStore, flushCore, recheckFailed, unexpectedError, withCore } from './runner/index.ts'
import { checkApiModel } from './steps/check-api-model.ts'
import { findCodex } from './steps/find-codex.ts'
import { type Job, requireCodexHome, startJob } from './steps/job.ts'
import { logPlan } from './steps/log.ts'
import { makeReport } from './steps/make-report.ts'
import { prefetchComment } from './steps/prefetch-comment.ts'
import { walkRoutes } from './steps/walk-routes.ts'
import { writeModel } from './steps/write-model.ts'

/** Maximum length of an error message, in characters. The longest about an input has less than half of it. */
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
  const signal = abortOnSignals()
  const deadline = createDeadline(signal)
  try {
    const job = startJob(env, secrets)
    if (isPostStep) await recheckComment(job, deadline)
    else if (job.inputs.mode === 'report') await mergeReports(job, deadline)
    else await chooseModel(job, deadline, signal)
  } catch (error) {
    const message = secrets.sanitize(messageOf(error), MAX_ERROR_CHARS)
    // The post step only reports, so nothing in it fails the job.
    if (isPostStep) withCore(core => core.warning(recheckFailed(message)))
    else withCore(core => core.setFailed(error instanceof InputError ? message : unexpectedError(message)))
  } finally {
    deadline.end()
    await flushCore()
  }
}

/** `mode: probe`: finds the model to use on this runner, and publishes it. */
async function chooseModel(job: Job, deadline: Deadline, signal: AbortSignal): Promise<void> {
  requireCodexHome(job)
  const startedAt = Date.now()
  const prefetch = prefetchComment(job, deadline)
  const locked = await findCodex(job, signal)
  logPlan(job.inputs, locked.setup)

  const authFile = authFilePath(locked.setup.home)
  const login = watchLogin(authFile)
  const walks = await walkRoutes(job, locked, prefetch, signal)
  const { setup, chain } = walks.used
  const decision = decide(chain.policy, chain.attempts)
  // A refresh during the probes has stored new tokens in auth.json.
  job.secrets.add(readAuthFile(authFile).secrets)

  const apiChecks = await checkApiModel(job, setup, chain, decision, signal)
  const configEdit = await writeModel(job, setup, decision)
  const loginRotated = login.rotated()
  const report = makeReport(job, { walks, apiChecks, configEdit, loginRotated, startedAt })
  await flushCore()
  const { publish } = await import('./steps/publish.ts')
  await publish(job, report, { deadline, prefetched: prefetch.result() })
}

/** `mode: report`: merges the report files of other jobs. Only this mode loads the schema check, which is large. */
async function mergeReports(job: Job, deadline: Deadline): Promise<void> {
  await flushCore()
  const { mergeReportFiles } = await import('./steps/merge-reports.ts')
  await mergeReportFiles(job, deadline)
}

/** The post step. */
async function recheckComment(job: Job, deadline: Deadline): Promise<void> {
  await flushCore()
  const { recheckCommentStep } = await import('./steps/write-comment.ts')
  await recheckCommentStep(job, deadline)
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
