/** Asks the route about the models of the chain. */

import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { optional } from '../../base/index.ts'
import type { Catalog, ResolvedWord } from '../../catalog/index.ts'
import { type Attempt, isExhausted, type Policy } from '../../chain/index.ts'
import { readModelsCache, type UsageReading } from '../../probe/index.ts'
import type { CodexSetup, RouteKind } from '../../route/index.ts'
import { preloadCore } from '../../runner/index.ts'
import type { Job } from '../job.ts'
import { logAttempt, withProgress } from '../log.ts'
import type { CommentPrefetch } from '../prefetch-comment.ts'
import { createCatalogAsk, createCatalogReader, createLiveAsk } from './ask-model.ts'
import { type AskModel, type ChainRuntime, probeChain } from './chain-loop.ts'
import { planChain } from './chain-plan.ts'
import { givenEffort } from './given-effort.ts'
import { createUsageCheck } from './with-usage-check.ts'

/** The attempts, and the policy with the chain that was really used: the words in it are replaced by models. */
export type ChainResult = {
  readonly policy: Policy
  readonly attempts: readonly Attempt[]
  /** What the words of the chain stand for, where it had to be known. */
  readonly words: readonly ResolvedWord[]
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
  const readList = createCatalogReader(job, setup, signal)
  const askModel =
    job.inputs.probe === 'catalog'
      ? createCatalogAsk(setup, readList)
      : createLiveAsk(job, setup, () => {
          // This process is idle while a probe runs, so it uses the time.
          preloadCore()
          prefetch.onProbeStart()
        })
  const { ask, reading } = createUsageCheck(job, setup, askModel)
  const plan = await planChain(job, setup, readList, startedAt)
  const effort = givenEffort(job.inputs.effort, setup.config)
  const asked = withProgress(ask, job.inputs.probe === 'live' ? effort?.value : undefined)
  const runtime = createRuntime(asked, setup.route.kind, prefetch, signal)
  const attempts = await probeChain(plan, runtime, plan.before)
  const policy = withoutUnused(plan.policy(attempts), job, attempts)
  // Without a model, the report names those of the list.
  const isNeeded =
    isExhausted(policy, attempts) && !attempts.some(attempt => attempt.verdict.kind === 'accepted')
  const catalog =
    plan.catalog() ?? readModelsCache(setup, startedAt) ?? (isNeeded ? await readList() : undefined)
  const found = { ...optional('catalog', catalog), ...optional('usage', await reading()) }
  return { policy, attempts, words: plan.words(), ...found }
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
  route: RouteKind,
  prefetch: CommentPrefetch,
  signal: AbortSignal,
): ChainRuntime {
  const startMs = performance.now()
  return {
    ask,
    now: Date.now,
    elapsedMs: () => performance.now() - startMs,
    // An abort ends the wait early. That is not an error.
    sleep: (ms, aborted) => delay(ms, undefined, { signal: aborted }).catch(() => {}),
    random: Math.random,
    signal,
    onAttempt: attempt => {
      logAttempt(attempt, route)
      if (attempt.verdict.kind !== 'accepted') prefetch.onNotAccepted()
    },
    onExpectedRefusal: () => prefetch.onNotAccepted(),
  }
}
