/** The shell: the only room that reads the environment and the clock. It reads as the list of what the action does. */

import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { type Environment, optional } from './base/index.ts'
import { type Attempt, decide, type Policy } from './chain/index.ts'
import { authFilePath } from './config/index.ts'
import { InputError, type Inputs, readInputs } from './inputs/index.ts'
import { buildReport, legName } from './report/index.ts'
import { allowsParallelProbes, type CodexSetup, readAuthFile, watchLogin } from './route/index.ts'
import {
  createSecretStore,
  currentRun,
  flushCore,
  inputText,
  preloadCore,
  type SecretStore,
  secretsOfEnvironment,
  temporaryDirectory,
  unexpectedError,
  withCore,
} from './runner/index.ts'
import { checkApiModel } from './steps/check-api.ts'
import { findCodex } from './steps/find-codex.ts'
import { debugLogger, logAttempt, logPlan } from './steps/log.ts'
import { type CommentPrefetch, prefetchComment } from './steps/prefetch-comment.ts'
import { runChain } from './steps/run-chain.ts'
import { writeModel } from './steps/write-model.ts'

/** The longest quote of an endpoint's words, characters. */
const LONGEST_QUOTE = 300

/** The longest text of a report that came as a file, characters; the schema allows no longer one from outside. */
const LONGEST_TEXT = 2000

/**
 * Runs the action, or its post step when the runner comes back after the job. It never rejects: a failure is told to
 * the runner, which sets the exit code.
 */
export async function main(): Promise<void> {
  const { env } = process
  const isPost = env['STATE_main'] === 'done'
  // What the post step is for was not saved, so it need not load anything either.
  if (isPost && (env['STATE_comment'] ?? '') === '') return
  if (!isPost) withCore(core => core.saveState('main', 'done'))
  try {
    const inputs = readInputs(name => inputText(env, name))
    const secrets = createSecretStore()
    secrets.add([inputs.openaiApiKey ?? '', inputs.githubToken ?? '', ...secretsOfEnvironment(env)])
    if (isPost) await settle(inputs, env)
    else if (inputs.mode === 'report') await mergeReports(inputs, secrets)
    else await probeWith(prefetchComment(inputs, env), inputs, secrets)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    withCore(core => core.setFailed(error instanceof InputError ? said : unexpectedError(said)))
  } finally {
    await flushCore()
  }
}

async function settle(inputs: Inputs, env: Environment): Promise<void> {
  await flushCore()
  const { recheckCommentStep } = await import('./steps/comment.ts')
  await recheckCommentStep(inputs, env)
}

async function mergeReports(inputs: Inputs, secrets: SecretStore): Promise<void> {
  await flushCore()
  // The schema check weighs more than octokit; only this mode loads it.
  const { mergeReportFiles } = await import('./steps/merge-reports.ts')
  await mergeReportFiles(inputs, process.env, secrets.sanitizer(LONGEST_TEXT))
}

function probeWith(comment: CommentPrefetch, inputs: Inputs, secrets: SecretStore): Promise<void> {
  return probe(comment, inputs, secrets).finally(comment.cancel)
}

async function probe(comment: CommentPrefetch, inputs: Inputs, secrets: SecretStore): Promise<void> {
  const startedAt = Date.now()
  const { env } = process
  const signal = abortOnSignals()
  const { setup: survey, release } = await findCodex({ inputs, env, secrets, signal })
  logPlan(inputs, survey)

  const onStart = () => {
    preloadCore()
    comment.onProbeStart()
  }
  const login = watchLogin(authFilePath(survey.home))
  const temporary = temporaryDirectory(env)
  const onLine = debugLogger(env['RUNNER_DEBUG'] === '1', () => secrets.sanitizer(LONGEST_TEXT))
  const { policy, attempts, ...listed } = await runChain({
    context: { setup: survey, env, temporary, apiKey: inputs.openaiApiKey, onLine, onStart },
    policy: policyOf(inputs, survey),
    auto: inputs.auto,
    runtime: worldlyWalker(comment, signal),
    startedAt,
  }).finally(release)

  const apiCheck = await checkApiModel({ inputs, survey, env, signal, attempts })
  const configEdit = await writeModel(inputs, survey, decide(policy, attempts))
  // A refresh during the probes has put new tokens into auth.json.
  secrets.add(readAuthFile(authFilePath(survey.home)).secrets)
  const report = buildReport({
    policy,
    route: survey.route,
    attempts,
    facts: {
      loginRotated: login.rotated(),
      ...(inputs.openaiApiKey !== undefined && survey.route.kind === 'provider'
        ? { apiKeyUnused: true }
        : {}),
      ...listed,
      ...optional('apiCheck', apiCheck),
      ...optional('configEdit', configEdit),
    },
    leg: inputs.leg ?? legName(env['GITHUB_JOB'] ?? '', inputs.matrixContext),
    run: currentRun(env),
    codexVersion: survey.version,
    startedAt,
    finishedAt: Date.now(),
    sanitize: secrets.sanitizer(LONGEST_QUOTE),
  })
  await flushCore()
  const { publish } = await import('./steps/publish.ts')
  await publish(report, inputs, env, comment.result())
}

function policyOf(inputs: Inputs, survey: CodexSetup): Policy {
  return {
    probe: inputs.probe,
    chain: inputs.chain,
    strategy: inputs.strategy,
    onUnsettled: inputs.onUnsettled,
    retries: inputs.retries,
    timeoutMs: inputs.timeoutMs,
    budgetMs: inputs.budgetMs,
    parallel: allowsParallelProbes(survey.route),
  }
}

/** Clock, chance and cancellation, for the walk. */
function worldlyWalker(comment: CommentPrefetch, signal: AbortSignal) {
  const origin = performance.now()
  return {
    now: Date.now,
    elapsedMs: () => performance.now() - origin,
    // An abort ends the wait early; that is no failure.
    sleep: (ms: number, aborted: AbortSignal) => delay(ms, undefined, { signal: aborted }).catch(() => {}),
    random: Math.random,
    signal,
    onAttempt: (attempt: Attempt) => {
      logAttempt(attempt)
      if (attempt.verdict.kind !== 'accepted') comment.onNotAccepted()
    },
  }
}

/** Cancelling a workflow sends SIGINT, and SIGTERM 7.5 s later; both end the probes, and what is known is written. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}
