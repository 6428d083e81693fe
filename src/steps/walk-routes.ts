/** Walks the chain on the route of this runner, and where the workflow asks for it again on a second one. */

import { performance } from 'node:perf_hooks'
import { decide, movesToSecondRoute, secondBudgetMs } from '../chain/index.ts'
import { type CodexSetup, type LockedSetup, type SecondRoute, secondRoute } from '../route/index.ts'
import type { Job } from './job.ts'
import { logSecondRoute } from './log/plan.ts'
import type { CommentPrefetch } from './prefetch-comment.ts'
import { type ChainResult, runChain } from './probe-chain/run-chain.ts'

/** A route, and what a walk of the chain on it has shown. */
export type Walk = { readonly setup: CodexSetup; readonly chain: ChainResult }

/**
 * The walks of a run. `used` is the one whose result counts.
 *
 * - `first`: the walk that was left for `used`, which is on the second route.
 * - `second`: the walk on the second route, where it has found no model either. `used` is then the first one, so that
 *   the route is `api-key` only if the job has to use that key.
 * - `skipped`: why there was no second walk, although the first one called for it.
 */
export type Walks = {
  readonly used: Walk
  readonly first?: Walk
  readonly second?: Walk
  readonly skipped?: Exclude<SecondRoute, { kind: 'ready' }>
}

/**
 * Walks the chain on the route of this runner. Where that ends in a failure that is meant for it, and the input gives a
 * key, walks it again on the second route. The login is free for other jobs after the first walk.
 */
export async function walkRoutes(
  job: Job,
  { setup, release }: LockedSetup,
  prefetch: CommentPrefetch,
  signal: AbortSignal,
): Promise<Walks> {
  const { inputs, env } = job
  const startMs = performance.now()
  const first = { setup, chain: await runChain(job, setup, prefetch, signal).finally(release) }
  const key = inputs.fallbackApiKey
  if (key === undefined || !movesToSecondRoute(first.chain.policy, first.chain.attempts)) {
    return { used: first }
  }
  const route = secondRoute(setup, key, env)
  if (route.kind !== 'ready') return { used: first, skipped: route }
  logSecondRoute(setup.route, route.setup.route)
  const budgetMs = secondBudgetMs(inputs, performance.now() - startMs)
  const secondJob = { ...job, inputs: { ...inputs, budgetMs } }
  const second = { setup: route.setup, chain: await runChain(secondJob, route.setup, prefetch, signal) }
  const hasModel = decide(second.chain.policy, second.chain.attempts).kind !== 'none'
  return hasModel ? { used: second, first } : { used: first, second }
}
