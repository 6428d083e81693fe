/** Asks the route about the models of the chain. */

import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { optional } from '../../base/index.ts'
import type { Catalog, ResolvedWord } from '../../catalog/index.ts'
import { type Attempt, isExhausted, type Policy } from '../../chain/index.ts'
import { readModelsCache, type UsageReading } from '../../probe/index.ts'
import type { CodexSetup } from '../../route/index.ts'
import { preloadCore } from '../../runner/index.ts'
import type { Job } from '../job.ts'
import { type AttemptLine, logAttempt, withProgress } from '../log/attempt.ts'
import { whileWaiting } from '../log/lines.ts'
import type { CommentPrefetch } from '../prefetch-comment.ts'
import { createCatalogAsk, createCatalogReader, createLiveAsk } from './ask-model.ts'
import { type AskModel, type ChainRuntime, probeChain } from './chain-loop.ts'
import { planChain } from './chain-plan.ts'
import { givenEffort } from './given-effort.ts'
import type { ProbeCommands } from './record-probe.ts'
import { createUsageCheck } from './with-usage-check.ts'

/** The attempts, and the policy with the chain that was really used: the words in it are replaced by models. */
export type ChainResult = {
  readonly policy: Policy
  readonly attempts: readonly Attempt[]
  /** What the words of the chain stand for, where it had to be known. */
  readonly words: readonly ResolvedWord[]
  readonly commands: ProbeCommands
  /** The route's list, when it was read. */
  readonly catalog?: Catalog
  /** What is left of the plan, where `min-usage-left` is given. */
  readonly usage?: UsageReading
}

/**
 * Asks until the decision is known. The list is read only when something depends on it.
 *
 * @throws InputError when the model asked for is a word for which the route's list has no model
 */
export async function runChain(
  job: Job,
  setup: CodexSetup,
  prefetch: CommentPrefetch,
  signal: AbortSignal,
): Promise<ChainResult> {
  const startedAt = Date.now()
  const readAnyway = createCatalogReader(job, setup, signal)
  const readList = () => whileWaiting(seconds => `for the model list (${seconds} s)`, readAnyway)
  const commands: ProbeCommands = new Map()
  const askModel =
    job.inputs.probe === 'catalog'
      ? createCatalogAsk(setup, readList)
      : createLiveAsk(job, setup, () => onProbeStart(prefetch), commands)
  const { ask, reading } = createUsageCheck(job, setup, askModel)
  const plan = await planChain(job, setup, readList, startedAt)
  const effort = job.inputs.probe === 'live' ? givenEffort(job.inputs.effort, setup.config) : undefined
  const about = { route: setup.route.kind, probe: job.inputs.probe, effort: effort?.value }
  const runtime = createRuntime(withProgress(ask), about, prefetch, signal)
  const attempts = await probeChain(plan, runtime, plan.before)
  const policy = withoutUnused(plan.policy(attempts), job, attempts)
  // Without a model, the report names those of the list.
  const isNeeded =
    isExhausted(policy, attempts) && !attempts.some(attempt => attempt.verdict.kind === 'accepted')
  const catalog =
    plan.catalog() ?? readModelsCache(setup, startedAt) ?? (isNeeded ? await readList() : undefined)
  const found = { ...optional('catalog', catalog), ...optional('usage', await reading()) }
  return { policy, attempts, words: plan.words(), commands, ...found }
}

/** This process is idle while a probe runs, so it uses the time. */
function onProbeStart(prefetch: CommentPrefetch): void {
  preloadCore()
  prefetch.onProbeStart()
}

/** The policy without the models that a word stands for and that were not needed. */
function withoutUnused(policy: Policy, { inputs }: Job, attempts: readonly Attempt[]): Policy {
  const [first, ...rest] = policy.chain
  const isUsed = (model: string) =>
    inputs.chain.some(item => item.kind === 'model' && item.model === model) ||
    attempts.some(attempt => attempt.model === model)
  return { ...policy, chain: [first, ...rest.filter(isUsed)] }
}

function createRuntime(
  ask: AskModel,
  about: Pick<AttemptLine, 'route' | 'probe' | 'effort'>,
  prefetch: CommentPrefetch,
  signal: AbortSignal,
): ChainRuntime {
  const startMs = performance.now()
  const reported: Attempt[] = []
  return {
    ask,
    now: Date.now,
    elapsedMs: () => performance.now() - startMs,
    // An abort ends the wait early. That is not an error.
    sleep: (ms, aborted) =>
      whileWaiting(
        seconds => `until the next try, in ${Math.max(1, Math.round(ms / 1000) - seconds)} s`,
        () => delay(ms, undefined, { signal: aborted }).catch(() => {}),
      ),
    random: Math.random,
    signal,
    onAttempt: (attempt, next) => {
      logAttempt(attempt, { ...about, triesBefore: reported.filter(isSameQuestion(attempt)).length, next })
      reported.push(attempt)
      if (attempt.verdict.kind !== 'accepted') prefetch.onNotAccepted()
    },
    onExpectedRefusal: () => prefetch.onNotAccepted(),
  }
}

function isSameQuestion({ model, form, settings }: Attempt): (other: Attempt) => boolean {
  return other =>
    other.model === model &&
    other.form === form &&
    other.settings.effort === settings.effort &&
    other.settings.verbosity === settings.verbosity
}
