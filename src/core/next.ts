/** The only loop of the action, as a pure function: after the attempts so far, what to do next. */

import type { Attempt, Question } from './attempt.ts'
import { followUp } from './follow-up.ts'
import type { Policy } from './policy.ts'
import { standingOf, stopsTheChain } from './standing.ts'

/**
 * - `probe`: wait `afterMs`, then ask all `questions` at the same time, `timeoutMs` each.
 * - `done`: nothing is left to ask, or no time to ask it in.
 */
export type Step =
  | {
      readonly kind: 'probe'
      readonly questions: readonly [Question, ...Question[]]
      readonly afterMs: number
      readonly timeoutMs: number
    }
  | { readonly kind: 'done' }

/** A probe that is given less than this would only time out, milliseconds. */
const SHORTEST_PROBE_MS = 5_000

/**
 * The next step of the walk along the chain.
 *
 * @param elapsedMs since the first step, milliseconds
 * @param random in [0, 1): spreads the waits, so that the legs of a matrix do not come back in step
 */
export function nextStep(
  policy: Policy,
  attempts: readonly Attempt[],
  elapsedMs: number,
  random: number,
): Step {
  if (attempts.some(attempt => attempt.verdict.kind === 'cancelled')) return { kind: 'done' }
  const remainingMs = policy.budgetMs - elapsedMs
  const pending: { question: Question; afterMs: number }[] = []
  for (const [index, model] of policy.chain.entries()) {
    const next = followUp(model, attempts, policy.retries, random)
    if (next.kind === 'ask' && fitsTheBudget(next, index, policy, attempts, remainingMs)) {
      pending.push(next)
      if (!(policy.strategy === 'all' && policy.parallel)) break
      continue
    }
    if (endsTheWalk(model, index, policy, attempts)) {
      if (policy.strategy === 'first') break
      if (stopsTheChain(standingOf(model, attempts))) return { kind: 'done' }
    }
  }
  return pending.length === 0 ? { kind: 'done' } : soonest(pending, policy.timeoutMs, remainingMs)
}

/** Whether the models after this one need no probe any more. */
function endsTheWalk(model: string, index: number, policy: Policy, attempts: readonly Attempt[]): boolean {
  const standing = standingOf(model, attempts)
  if (stopsTheChain(standing)) return true
  switch (standing.kind) {
    case 'accepted':
      return true
    case 'unsettled':
      return index === 0 && policy.onUnsettled !== 'fallback'
    case 'refused':
    case 'untried':
      return false
  }
}

/**
 * A first try needs room for a real answer. A further try also leaves half a probe's time to the models that have not
 * been asked at all, so that one model that hangs does not eat the budget of its fallbacks.
 */
function fitsTheBudget(
  next: { readonly afterMs: number; readonly lastMs: number },
  index: number,
  policy: Policy,
  attempts: readonly Attempt[],
  remainingMs: number,
): boolean {
  if (attempts.length === 0) return true
  const leftMs = remainingMs - next.afterMs
  if (leftMs < Math.min(policy.timeoutMs, SHORTEST_PROBE_MS)) return false
  const isRetry = attempts.some(attempt => attempt.model === policy.chain[index])
  const othersWait =
    (policy.strategy === 'all' || policy.onUnsettled === 'fallback') &&
    policy.chain.slice(index + 1).some(model => standingOf(model, attempts).kind === 'untried')
  return !isRetry || !othersWait || leftMs - next.lastMs >= policy.timeoutMs / 2
}

/** The questions that are due first; those due later come back in a later step. */
function soonest(
  pending: readonly { readonly question: Question; readonly afterMs: number }[],
  timeoutMs: number,
  remainingMs: number,
): Step {
  const afterMs = Math.min(...pending.map(next => next.afterMs))
  const [first, ...rest] = pending.filter(next => next.afterMs === afterMs).map(next => next.question)
  if (first === undefined) return { kind: 'done' }
  return {
    kind: 'probe',
    questions: [first, ...rest],
    afterMs,
    timeoutMs: Math.max(1, Math.min(timeoutMs, remainingMs - afterMs)),
  }
}
