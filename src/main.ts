/** The shell: the only room that reads the environment and the clock. It reads as the list of what the action does. */

import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import { readAuthFile } from './codex/auth-file.ts'
import { authFileIn } from './codex/home.ts'
import { watchLogin } from './codex/login-watch.ts'
import { createProbe, type Probe } from './codex/probe.ts'
import { type Survey, surveyCodex } from './codex/survey.ts'
import { settleStep } from './comment-step.ts'
import type { Attempt } from './core/attempt.ts'
import { earlyVerdict, type JudgeContext, judge } from './core/judge.ts'
import { legName } from './core/leg.ts'
import type { Policy } from './core/policy.ts'
import { createRedactor, cut } from './core/redact.ts'
import { buildReport } from './core/report.ts'
import { allowsParallelProbes } from './core/route.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { announce, sayAttempt } from './log.ts'
import { publish } from './publish.ts'
import { runOf, secretsOfEnvironment, temporaryDirectory } from './runner.ts'
import { walk } from './walk.ts'

/** The longest quote of an endpoint's words, characters. */
const LONGEST_QUOTE = 300

/** The longest text of a report that came as a file, characters; the schema allows no longer ones. */
const LONGEST_TEXT = 2000

/**
 * Runs the action, or its post step when the runner comes back after the job. It never rejects: a failure is told to
 * the runner, which sets the exit code.
 */
export async function main(): Promise<void> {
  const isPost = core.getState('main') === 'done'
  core.saveState('main', 'done')
  try {
    if (isPost)
      await settleStep(
        readInputs(name => core.getInput(name)),
        process.env,
      )
    else await act()
  } catch (error) {
    core.setFailed(error instanceof Error ? error.message : String(error))
  }
}

async function act(): Promise<void> {
  const startedAt = Date.now()
  const inputs = readInputs(name => core.getInput(name))
  const given = [inputs.openaiApiKey, inputs.githubToken].filter(secret => secret !== undefined)
  const known = [...given, ...secretsOfEnvironment(process.env)]
  mask(known)
  if (inputs.mode === 'report') {
    // The schema check weighs as much as octokit; only this mode loads it.
    const { reportMode } = await import('./report-mode.ts')
    const redact = createRedactor(known)
    return reportMode(inputs, process.env, text => cut(redact(text), LONGEST_TEXT))
  }
  const survey = await surveyCodex({
    env: process.env,
    codexHome: inputs.codexHome,
    apiKey: inputs.openaiApiKey,
    now: startedAt,
    budgetMs: inputs.budgetMs,
  })
  mask(survey.secrets)
  announce(inputs.chain, survey)

  const signal = abortOnSignals()
  const login = watchLogin(authFileIn(survey.home))
  const policy = policyOf(inputs, survey)
  const attempts = await probeChain(policy, survey, inputs, signal)

  // A refresh during the probes has put new tokens into auth.json.
  const fresh = readAuthFile(authFileIn(survey.home)).secrets
  mask(fresh.filter(secret => !survey.secrets.includes(secret)))
  const redact = createRedactor([...known, ...survey.secrets, ...fresh])
  const report = buildReport({
    policy,
    route: survey.route,
    attempts,
    facts: { loginRotated: login.rotated() },
    leg: inputs.leg ?? legName(process.env['GITHUB_JOB'] ?? '', inputs.matrixContext),
    run: runOf(process.env),
    codexVersion: survey.version,
    startedAt,
    finishedAt: Date.now(),
    quote: text => cut(redact(text), LONGEST_QUOTE),
  })
  await publish(report, inputs, process.env)
}

function policyOf(inputs: Inputs, survey: Survey): Policy {
  return {
    chain: inputs.chain,
    strategy: inputs.strategy,
    onUnsettled: inputs.onUnsettled,
    retries: inputs.retries,
    timeoutMs: inputs.timeoutMs,
    budgetMs: inputs.budgetMs,
    parallel: allowsParallelProbes(survey.route),
  }
}

function probeChain(
  policy: Policy,
  survey: Survey,
  inputs: Inputs,
  signal: AbortSignal,
): Promise<readonly Attempt[]> {
  const context = (model: string): JudgeContext => ({ model, route: survey.route, now: new Date() })
  return walk(policy, {
    probe: proberOf(survey, inputs, context),
    judge: (evidence, { model }) => judge(evidence, context(model)),
    now: Date.now,
    // An abort ends the wait early; that is no failure.
    sleep: (ms, aborted) => delay(ms, undefined, { signal: aborted }).catch(() => {}),
    random: Math.random,
    signal,
    onAttempt: sayAttempt,
  })
}

function proberOf(survey: Survey, inputs: Inputs, context: (model: string) => JudgeContext): Probe {
  const { located, route, config, home, version } = survey
  if (located.kind === 'missing') {
    return async () => ({ kind: 'not-started', missing: true, message: located.message })
  }
  return createProbe({
    route,
    config,
    home,
    env: process.env,
    executable: located.executable,
    temporary: temporaryDirectory(process.env),
    isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
    ...(version === null ? {} : { version }),
    ...(inputs.openaiApiKey === undefined ? {} : { apiKey: inputs.openaiApiKey }),
  })
}

/** Cancelling a workflow sends SIGINT, and SIGTERM 7.5 s later; both end the probes, and what is known is written. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

function mask(secrets: readonly string[]): void {
  for (const secret of secrets) core.setSecret(secret)
}
