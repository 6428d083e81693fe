/** Asks the route about the models of the chain, and about those that `auto` stands for. */

import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { optional } from '../../base/index.ts'
import { type AutoChoice, type Catalog, chooseAuto } from '../../catalog/index.ts'
import { type Attempt, isExhausted, type Policy } from '../../chain/index.ts'
import { readModelsCache } from '../../probe/index.ts'
import { allowsParallelProbes, type CodexSetup } from '../../route/index.ts'
import { preloadCore } from '../../runner/index.ts'
import type { Job } from '../job.ts'
import { logAttempt, withProgress } from '../log.ts'
import type { CommentPrefetch } from '../prefetch-comment.ts'
import { createCatalogAsk, createCatalogReader, createLiveAsk } from './ask-model.ts'
import { type AskModel, type ChainRuntime, probeChain } from './chain-loop.ts'

/** The attempts, and the policy with the chain that was really used: longer by the model that `auto` stands for. */
export type ChainResult = {
  readonly policy: Policy
  readonly attempts: readonly Attempt[]
  /** The route's list, when it was read. */
  readonly catalog?: Catalog
  readonly auto?: AutoChoice
}

/** Asks until the decision is known. The list is read only when something depends on it. */
export async function runChain(
  job: Job,
  setup: CodexSetup,
  prefetch: CommentPrefetch,
  signal: AbortSignal,
): Promise<ChainResult> {
  const startedAt = Date.now()
  const policy = policyOf(job, setup)
  const readList = createCatalogReader(job, setup, signal)
  const ask =
    policy.probe === 'catalog'
      ? createCatalogAsk(setup, readList)
      : createLiveAsk(job, setup, () => {
          // This process is idle while a probe runs, so it uses the time.
          preloadCore()
          prefetch.onProbeStart()
        })
  const runtime = createRuntime(ask, prefetch, signal)
  const attempts = await probeChain(policy, runtime)
  // A probe on the ChatGPT route leaves the list in a file, so reading it is free.
  const cached = readModelsCache(setup, startedAt)
  const { auto } = job.inputs
  const isAccepted = attempts.some(attempt => attempt.verdict.kind === 'accepted')
  if (!isExhausted(policy, attempts) || (!auto && isAccepted)) {
    return { policy, attempts, ...optional('catalog', cached) }
  }
  const catalog = cached ?? (await readList())
  if (!auto) return { policy, attempts, catalog }
  const choice = chooseAuto(catalog, policy.chain[0], policy.chain)
  if (choice.kind === 'none') return { policy, attempts, catalog, auto: choice }
  const longer = { ...policy, chain: [...policy.chain, choice.model] as const }
  return { policy: longer, attempts: await probeChain(longer, runtime, attempts), catalog, auto: choice }
}

function policyOf({ inputs }: Job, setup: CodexSetup): Policy {
  const { probe, chain, strategy, onUnsettled, retries, timeoutMs, budgetMs } = inputs
  const parallel = allowsParallelProbes(setup.route)
  return { probe, chain, strategy, onUnsettled, retries, timeoutMs, budgetMs, parallel }
}

function createRuntime(ask: AskModel, prefetch: CommentPrefetch, signal: AbortSignal): ChainRuntime {
  const startMs = performance.now()
  return {
    ask: withProgress(ask),
    now: Date.now,
    elapsedMs: () => performance.now() - startMs,
    // An abort ends the wait early. That is not an error.
    sleep: (ms, aborted) => delay(ms, undefined, { signal: aborted }).catch(() => {}),
    random: Math.random,
    signal,
    onAttempt: attempt => {
      logAttempt(attempt)
      if (attempt.verdict.kind !== 'accepted') prefetch.onNotAccepted()
    },
  }
}
