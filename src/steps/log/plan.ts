/** The lines about what a run is going to do. */

import { assertNever } from '../../base/index.ts'
import { type ChainItem, chainItemText } from '../../catalog/index.ts'
import type { GivenEffort } from '../../chain/index.ts'
import type { InstallProgress } from '../../cli/index.ts'
import type { Inputs } from '../../inputs/index.ts'
import { leftOutArguments, takenArguments, type UsageReading } from '../../probe/index.ts'
import { logLine } from '../../redact/index.ts'
import { describeReading, describeRoute } from '../../report/index.ts'
import type { CodexSetup, Route } from '../../route/index.ts'
import { withCore } from '../../runner/index.ts'
import { givenEffort } from '../probe-chain/given-effort.ts'
import { logDebug, logInfo } from './lines.ts'

/** Prints what will be asked and on which route, in a folded group. Its title is all that most people read of it. */
export function logPlan(inputs: Inputs, setup: CodexSetup): void {
  withCore(core => core.startGroup(logLine(titleOf(inputs))))
  try {
    logPlanLines(inputs, setup)
  } finally {
    withCore(core => core.endGroup())
  }
  const leftOut = leftOutArguments(setup.config)
  if (leftOut.length > 0) logDebug(`codex-args that a probe leaves out: ${leftOut.join(', ')}`)
}

function logPlanLines(inputs: Inputs, setup: CodexSetup): void {
  const { chain, retries, timeoutMs, budgetMs } = inputs
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
}

/** A title has the first models of the chain. */
const MAX_TITLE_MODELS = 4

/** For somebody who has never heard of this action. */
function titleOf({ chain, strategy }: Inputs): string {
  const names = chain.slice(0, MAX_TITLE_MODELS).map(titleName)
  const more = chain.length - names.length
  const all = more > 0 ? [...names, `${more} more`] : names
  return strategy === 'all'
    ? `Asking which models this job can use in Codex: ${all.join(', ')}`
    : `Finding a model that this job can use in Codex: ${all.join(', else ')}`
}

function titleName(item: ChainItem, index: number): string {
  const text = chainItemText(item)
  if (item.kind === 'model') return text
  if (item.kind === 'auto')
    return index === 0 ? 'the recommended one (auto)' : 'one from the model list (auto)'
  return `the newest of its family (${text})`
}

const EFFORT_SOURCES: Readonly<Record<GivenEffort['source'], string>> = {
  input: 'from the input effort',
  arguments: 'from codex-args',
  config: 'from the configuration in CODEX_HOME',
}

/** Explains why nothing else happens for a while, and which version is used when the workflow names none. */
export function logInstall(progress: InstallProgress): void {
  // The answer takes a second, and the version is told when it is installed.
  if (progress.kind === 'resolving') logDebug(describeInstall(progress))
  else logInfo(describeInstall(progress))
}

function describeInstall(progress: InstallProgress): string {
  switch (progress.kind) {
    case 'resolving':
      return `Asking npm which Codex CLI is ${progress.name}`
    case 'tested-instead':
      return `npm does not give the newest Codex CLI (${progress.why}), so the tested one is taken, ${progress.version}`
    case 'installing':
      return `Installing Codex CLI ${progress.version} from npm`
    default:
      return assertNever(progress)
  }
}

/** What an installation waits for. */
export function describeInstallWait(progress: InstallProgress): string {
  return progress.kind === 'installing'
    ? `for npm, which installs Codex CLI ${progress.version}`
    : 'for npm, which names a version of the Codex CLI'
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
  const why = first.kind === 'none' ? 'Codex is not signed in' : `${describeRoute(first)} cannot be used now`
  logInfo(`The models are asked for again with ${describeRoute(second)}, billed per token: ${why}`)
}
