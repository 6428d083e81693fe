/**
 * The lines of the step's log. Only the debug lines contain text from an endpoint. Names from config.toml can appear in
 * all of them, so every line is made safe for the runner.
 */

import { assertNever } from '../base/index.ts'
import { chainItemText } from '../catalog/index.ts'
import type { Attempt, GivenEffort, Question } from '../chain/index.ts'
import type { InstallProgress } from '../cli/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { leftOutArguments, takenArguments, type UsageReading } from '../probe/index.ts'
import { logLine } from '../redact/index.ts'
import { describeReading, describeRoute, failureLabel } from '../report/index.ts'
import type { CodexSetup, Route, RouteKind } from '../route/index.ts'
import { withCore } from '../runner/index.ts'
import type { Verdict } from '../verdict/index.ts'
import type { AskModel } from './probe-chain/chain-loop.ts'
import { givenEffort } from './probe-chain/given-effort.ts'

/** Prints what will be asked and on which route, in a folded group. */
export function logPlan(inputs: Inputs, setup: CodexSetup): void {
  const { chain, retries, timeoutMs, budgetMs } = inputs
  withCore(core => core.startGroup('Codex model fallback: models and route'))
  logInfo(`Models to try: ${chain.map(chainItemText).join(', ')}`)
  logInfo(`Codex CLI: ${setup.version ?? (setup.cli.kind === 'found' ? 'unknown version' : 'none')}`)
  logInfo(`Auth route: ${describeRoute(setup.route)}`)
  const effort = givenEffort(inputs.effort, setup.config)
  if (effort !== undefined) logInfo(`Reasoning effort: ${effort.value}, ${EFFORT_SOURCES[effort.source]}`)
  logInfo(
    `Limits: ${timeoutMs / 1000} s per probe, ${budgetMs / 1000} s in total, ${retries} ${retries === 1 ? 'retry' : 'retries'} per model`,
  )
  const taken = takenArguments(setup.config)
  if (taken.length > 0) logInfo(`Arguments of the job that a probe takes: ${taken.join(', ')}`)
  withCore(core => core.endGroup())
  const leftOut = leftOutArguments(setup.config)
  if (leftOut.length === 0) return
  withCore(core => core.debug(logLine(`codex-args that a probe leaves out: ${leftOut.join(', ')}`)))
}

const EFFORT_SOURCES: Readonly<Record<GivenEffort['source'], string>> = {
  input: 'from the input effort',
  arguments: 'from codex-args',
  config: 'from the configuration in CODEX_HOME',
}

function logInfo(text: string): void {
  withCore(core => core.info(logLine(text)))
}

/** How often a probe that takes long prints a line. */
const HEARTBEAT_MS = 10_000

/**
 * Prints a line when a probe starts, and another one every ten seconds until it ends.
 *
 * @param effort that the job gives, which the probe asks with
 */
export function withProgress(ask: AskModel, effort?: string): AskModel {
  return async (question, options) => {
    const limit = Math.round(options.timeoutMs / 1000)
    let waitedMs = 0
    logInfo(`${question.model}: asking${describeForm(question, effort)}`)
    const heartbeat = setInterval(() => {
      waitedMs += HEARTBEAT_MS
      logInfo(`${question.model}: no answer yet (${waitedMs / 1000} s of at most ${limit} s)`)
    }, HEARTBEAT_MS)
    // Only the probe itself keeps the process alive.
    heartbeat.unref()
    try {
      return await ask(question, options)
    } finally {
      clearInterval(heartbeat)
    }
  }
}

/** How this question differs from the usual one. */
function describeForm({ form, settings }: Question, effort: string | undefined): string {
  const asked = { ...(effort === undefined ? {} : { effort }), ...settings }
  const differences = [
    ...(form === 'plain' ? ['plain command'] : []),
    ...Object.entries(asked).map(([name, value]) => `${name} ${value}`),
  ]
  return differences.length === 0 ? '' : ` (${differences.join(', ')})`
}

/** Explains why nothing else happens for a while, and which version is used when the workflow names none. */
export function logInstall(progress: InstallProgress): void {
  logInfo(describeInstall(progress))
}

function describeInstall(progress: InstallProgress): string {
  switch (progress.kind) {
    case 'resolving':
      return `Asking npm which Codex CLI is ${progress.name}`
    case 'tested-instead':
      return `npm does not give the newest Codex CLI (${progress.why}), so it is the tested one, ${progress.version}`
    case 'installing':
      return `Installing Codex CLI ${progress.version} from npm`
    default:
      return assertNever(progress)
  }
}

/** Explains why nothing else happens for a while. */
export function logLoginWait(): void {
  logInfo('Waiting: the stored login is due for a refresh, and another job on this machine is using it')
}

/** Prints what is left of the plan. The names of limits come from the server. */
export function logUsage(reading: UsageReading): void {
  logInfo(`Plan usage: ${describeReading(reading, Date.now())}`)
}

/** Says that the account changes, before anything is asked with the key. */
export function logSecondRoute(first: Route, second: Route): void {
  logInfo(
    `The models are tried again with ${describeRoute(second)}, billed per token, because ${describeRoute(first)} cannot be used now`,
  )
}

/** Prints the result of a probe. A failure of the route or the client is not reported as one of the model. */
export function logAttempt({ verdict, model, durationMs }: Attempt, route: RouteKind): void {
  const result = 'finding' in verdict ? describeFailure(verdict, route) : verdict.kind
  logInfo(`${model}: ${result} (${(durationMs / 1000).toFixed(1)} s)`)
}

function describeFailure({ kind, finding }: Failed, route: RouteKind): string {
  const label = failureLabel({ ...finding, isUnsettled: kind === 'unsettled' }, route)
  if (kind === 'unsettled') return `not settled: ${label}`
  if (finding.detail === 'below-minimum') return `accepted and not used: ${label}`
  return finding.scope === 'model' ? `refused: ${label}` : `no answer about the model: ${label}`
}

type Failed = Extract<Verdict, { readonly finding: unknown }>

/** Maximum number of CLI lines printed per step. More would bury the result and slow the runner's log. */
const MAX_DEBUG_LINES = 500

/**
 * Prints the CLI's own lines for users who set `ACTIONS_STEP_DEBUG`; undefined for everybody else. The lines contain
 * text from an endpoint, so `sanitize` must remove secrets and cut them.
 */
export function debugLogger(
  isDebug: boolean,
  sanitize: (text: string) => string,
): ((line: string) => void) | undefined {
  if (!isDebug) return undefined
  let printed = 0
  return line => {
    printed += 1
    if (printed > MAX_DEBUG_LINES + 1) return
    const text =
      printed > MAX_DEBUG_LINES
        ? `(more than ${MAX_DEBUG_LINES} lines; the rest is not shown)`
        : sanitize(line)
    withCore(core => core.debug(`codex: ${text}`))
  }
}
