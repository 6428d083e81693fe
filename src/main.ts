/** The shell: the only room that reads the environment and the clock. It reads as the list of what the action does. */

import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from './base/environment.ts'
import { optional } from './base/fields.ts'
import type { Attempt } from './chain/attempt.ts'
import { decide } from './chain/decision.ts'
import type { Policy } from './chain/policy.ts'
import { authFileIn } from './config/codex-home.ts'
import { type Inputs, readInputs } from './inputs/inputs.ts'
import { InputError } from './inputs/values.ts'
import { buildReport } from './report/build-report.ts'
import { legName } from './report/leg.ts'
import { readAuthFile } from './route/auth-file.ts'
import type { Survey } from './route/inspect.ts'
import { watchLogin } from './route/login-watch.ts'
import { allowsParallelProbes } from './route/route.ts'
import { expectTelling, loadCore, say } from './runner/core.ts'
import { inputText, runOf, secretsOfEnvironment, temporaryDirectory } from './runner/job-context.ts'
import { keepSecrets, type Secrets } from './runner/secrets.ts'
import { unexpected } from './runner/warnings.ts'
import { boundaryEvidence } from './steps/check-api.ts'
import { findCodex } from './steps/find-codex.ts'
import { announce, debugSink, sayAttempt } from './steps/log.ts'
import { type Scout, scout } from './steps/prefetch-comment.ts'
import { walkChain } from './steps/run-chain.ts'
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
  if (!isPost) say(core => core.saveState('main', 'done'))
  try {
    const inputs = readInputs(name => inputText(env, name))
    const secrets = keepSecrets()
    secrets.add([inputs.openaiApiKey ?? '', inputs.githubToken ?? '', ...secretsOfEnvironment(env)])
    if (isPost) await settle(inputs, env)
    else if (inputs.mode === 'report') await mergeReports(inputs, secrets)
    else await probeWith(scout(inputs, env), inputs, secrets)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    say(core => core.setFailed(error instanceof InputError ? said : unexpected(said)))
  } finally {
    await loadCore()
  }
}

async function settle(inputs: Inputs, env: Environment): Promise<void> {
  await loadCore()
  const { settleStep } = await import('./steps/comment.ts')
  await settleStep(inputs, env)
}

async function mergeReports(inputs: Inputs, secrets: Secrets): Promise<void> {
  await loadCore()
  // The schema check weighs more than octokit; only this mode loads it.
  const { reportMode } = await import('./steps/merge-reports.ts')
  await reportMode(inputs, process.env, secrets.quoter(LONGEST_TEXT))
}

function probeWith(comment: Scout, inputs: Inputs, secrets: Secrets): Promise<void> {
  return probe(comment, inputs, secrets).finally(comment.callBack)
}

async function probe(comment: Scout, inputs: Inputs, secrets: Secrets): Promise<void> {
  const startedAt = Date.now()
  const { env } = process
  const signal = abortOnSignals()
  const { survey, release } = await findCodex({ inputs, env, secrets, signal })
  announce(inputs, survey)

  const onStart = () => {
    expectTelling()
    comment.go()
  }
  const login = watchLogin(authFileIn(survey.home))
  const temporary = temporaryDirectory(env)
  const onLine = debugSink(env['RUNNER_DEBUG'] === '1', () => secrets.quoter(LONGEST_TEXT))
  const { policy, attempts, ...listed } = await walkChain({
    asking: { survey, env, temporary, apiKey: inputs.openaiApiKey, onLine, onStart },
    policy: policyOf(inputs, survey),
    auto: inputs.auto,
    walker: worldlyWalker(comment, signal),
    startedAt,
  }).finally(release)

  const apiCheck = await boundaryEvidence({ inputs, survey, env, signal, attempts })
  const configEdit = await writeModel(inputs, survey, decide(policy, attempts))
  // A refresh during the probes has put new tokens into auth.json.
  secrets.add(readAuthFile(authFileIn(survey.home)).secrets)
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
    run: runOf(env),
    codexVersion: survey.version,
    startedAt,
    finishedAt: Date.now(),
    quote: secrets.quoter(LONGEST_QUOTE),
  })
  await loadCore()
  const { publish } = await import('./steps/publish.ts')
  await publish(report, inputs, env, comment.answer())
}

function policyOf(inputs: Inputs, survey: Survey): Policy {
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
function worldlyWalker(comment: Scout, signal: AbortSignal) {
  const origin = performance.now()
  return {
    now: Date.now,
    elapsedMs: () => performance.now() - origin,
    // An abort ends the wait early; that is no failure.
    sleep: (ms: number, aborted: AbortSignal) => delay(ms, undefined, { signal: aborted }).catch(() => {}),
    random: Math.random,
    signal,
    onAttempt: (attempt: Attempt) => {
      sayAttempt(attempt)
      if (attempt.verdict.kind !== 'accepted') comment.expectNews()
    },
  }
}

/** Cancelling a workflow sends SIGINT, and SIGTERM 7.5 s later; both end the probes, and what is known is written. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}
