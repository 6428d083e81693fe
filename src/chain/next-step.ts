/** The only loop of the action, as a pure function: after the attempts so far, what to do next. */

import type { Attempt, Question } from './attempt.ts'
import { type ModelStatus, modelStatus, stopsChain } from './model-status.ts'
import { type NextQuestion, nextQuestion } from './next-question.ts'
import type { Policy } from './policy.ts'

/**
 * - `probe`: wait `afterMs`, then ask all `questions` at the same time, `timeoutMs` each. Whole milliseconds.
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
  const due: Due[] = []
  for (const [index, model] of policy.chain.entries()) {
    const next = nextQuestion(model, attempts, policy.retries, random)
    const fitting = next.kind === 'ask' ? fitted(next, index, policy, attempts, remainingMs) : undefined
    if (fitting !== undefined) due.push(fitting)
    else if (endsTheWalk(modelStatus(model, attempts), index, policy)) return { kind: 'done' }
  }
  // A route in doubt is settled first, and with one model: if it fails, asking the others only burns the account.
  const inDoubt = due.find(({ question }) => stopsChain(modelStatus(question.model, attempts)))
  if (inDoubt !== undefined) return stepOf([inDoubt])
  return stepOf(policy.strategy === 'all' && policy.parallel ? due : due.slice(0, 1))
}

/** Whether no model needs a probe any more, given one of which nothing more can be asked. */
function endsTheWalk(standing: ModelStatus, index: number, policy: Policy): boolean {
  if (stopsChain(standing)) return true
  if (policy.strategy === 'all') return false
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

type Ask = Extract<NextQuestion, { kind: 'ask' }>

/** A question and the time that it can have, milliseconds. */
type Due = { readonly question: Question; readonly afterMs: number; readonly timeoutMs: number }

/**
 * The question with its time, or undefined when the budget has no room for a real answer.
 *
 * While later models have not been asked at all, a further try of this one is kept from their time, and is not made
 * when it would have less than the last one took: a model that hangs must not eat the budget of its fallbacks.
 */
function fitted(
  { question, afterMs, lastMs }: Ask,
  index: number,
  policy: Policy,
  attempts: readonly Attempt[],
  remainingMs: number,
): Due | undefined {
  const { timeoutMs } = policy
  const leftMs = remainingMs - afterMs
  const isUntried = (model: string) => modelStatus(model, attempts).kind === 'untried'
  const othersWait = !isUntried(question.model) && policy.chain.slice(index + 1).some(isUntried)
  const keptMs = othersWait ? Math.min(leftMs / 2, Math.max(timeoutMs / 2, SHORTEST_PROBE_MS)) : 0
  const neededMs = othersWait ? Math.max(lastMs, SHORTEST_PROBE_MS) : SHORTEST_PROBE_MS
  const givenMs = Math.floor(Math.min(timeoutMs, leftMs - keptMs))
  // The very first probe is made with whatever time there is: without it, nothing at all would be known.
  const fits = attempts.length === 0 || givenMs >= Math.min(timeoutMs, neededMs)
  return fits ? { question, afterMs, timeoutMs: Math.max(1, givenMs) } : undefined
}

/** All of these at once, when the last of them is due and in the time that each of them can have. */
function stepOf(due: readonly Due[]): Step {
  const [first, ...rest] = due
  if (first === undefined) return { kind: 'done' }
  const afterMs = Math.max(...due.map(next => next.afterMs))
  return {
    kind: 'probe',
    questions: [first.question, ...rest.map(next => next.question)],
    afterMs,
    timeoutMs: Math.min(...due.map(next => next.timeoutMs)),
  }
}
