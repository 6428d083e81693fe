/** The only loop of the action, as a pure function: from the attempts so far to the next probes. */

import { assertNever } from '../base/index.ts'
import type { Attempt, Question } from './attempt.ts'
import { type ModelStatus, modelStatus, stopsChain, wasCancelled } from './model-status.ts'
import { type NextQuestion, nextQuestion } from './next-question.ts'
import type { Policy } from './policy.ts'

/**
 * - `probe`: wait `afterMs`, then ask all `questions` at the same time, each for up to `timeoutMs`. Whole milliseconds.
 * - `done`: nothing is left to ask, or the budget is used up.
 */
type Step =
  | {
      readonly kind: 'probe'
      readonly questions: readonly [Question, ...Question[]]
      readonly afterMs: number
      readonly timeoutMs: number
    }
  | { readonly kind: 'done' }

/** A probe with a shorter timeout would only time out. */
const MIN_PROBE_MS = 5_000

/**
 * What to do next, given the attempts so far. The action's only loop calls it until it is done.
 *
 * @param elapsedMs since the first step, milliseconds
 * @param random in [0, 1): spreads the waits, so that the legs of a matrix do not retry at the same time
 */
export function nextStep(
  policy: Policy,
  attempts: readonly Attempt[],
  elapsedMs: number,
  random: number,
): Step {
  if (wasCancelled(attempts)) return { kind: 'done' }
  const remainingMs = policy.budgetMs - elapsedMs
  const scheduled: ScheduledProbe[] = []
  for (const [index, model] of policy.chain.entries()) {
    const next = nextQuestion(model, attempts, policy, random)
    const probe = next && withinBudget(next, index, policy, attempts, remainingMs)
    if (probe !== undefined) {
      scheduled.push(probe)
      continue
    }
    const status = modelStatus(model, attempts)
    if (stopsChain(status)) return { kind: 'done' }
    if (endsChain(status, index, policy)) return stepOf(scheduled.filter(isAskedAhead(policy)))
  }
  // An unsettled failure of the route is retried first, with one model. If it lasts, further requests with other
  // models would only risk the account.
  const onFailedRoute = scheduled.find(({ question }) => stopsChain(modelStatus(question.model, attempts)))
  if (onFailedRoute !== undefined) return stepOf([onFailedRoute])
  if (!policy.parallel) return stepOf(scheduled.slice(0, 1))
  return stepOf(policy.strategy === 'all' ? scheduled : untilLikely(scheduled, policy, attempts))
}

/**
 * The model asked for, where it was asked at the same time as those after it. It can have a retry left when one of them
 * is accepted. A fallback that has one is not waited for, because a later one is there.
 */
function isAskedAhead({
  parallel,
  chain,
  expectedRefusals = [],
}: Policy): (probe: ScheduledProbe) => boolean {
  return ({ question: { model } }) => parallel && model === chain[0] && expectedRefusals.includes(model)
}

/** The first probe; if its model will probably be refused, also the next one, and so on. A retry runs alone. */
function untilLikely(
  scheduled: readonly ScheduledProbe[],
  { expectedRefusals = [] }: Policy,
  attempts: readonly Attempt[],
): readonly ScheduledProbe[] {
  const end = scheduled.findIndex(
    ({ question: { model } }) =>
      !expectedRefusals.includes(model) || modelStatus(model, attempts).kind !== 'untried',
  )
  return end === -1
    ? scheduled
    : scheduled.slice(0, Math.max(1, isUntried(scheduled[end], attempts) ? end + 1 : end))
}

function isUntried(probe: ScheduledProbe | undefined, attempts: readonly Attempt[]): boolean {
  return probe !== undefined && modelStatus(probe.question.model, attempts).kind === 'untried'
}

/** Whether the models after this one need no probe, given the status of a model that gets no more probes. */
function endsChain(status: ModelStatus, index: number, policy: Policy): boolean {
  if (policy.strategy === 'all') return false
  switch (status.kind) {
    case 'accepted':
      return true
    case 'unsettled':
      return index === 0 && policy.onUnsettled !== 'fallback'
    case 'refused':
    case 'untried':
      return false
    default:
      return assertNever(status)
  }
}

/** A question with the wait before it and its timeout, milliseconds. */
type ScheduledProbe = { readonly question: Question; readonly afterMs: number; readonly timeoutMs: number }

/**
 * Schedules a question; undefined if the remaining budget is too short for an answer.
 *
 * While later models are untried, a retry leaves time for them, and it is skipped if its own time is shorter than the
 * last probe took. Otherwise a model that hangs would use up the budget of its fallbacks.
 */
function withinBudget(
  { question, afterMs, lastDurationMs }: NextQuestion,
  index: number,
  policy: Policy,
  attempts: readonly Attempt[],
  remainingMs: number,
): ScheduledProbe | undefined {
  const leftMs = remainingMs - afterMs
  const isUntried = (model: string) => modelStatus(model, attempts).kind === 'untried'
  const mustShare = !isUntried(question.model) && policy.chain.slice(index + 1).some(isUntried)
  const reservedMs = mustShare ? Math.min(leftMs / 2, Math.max(policy.timeoutMs / 2, MIN_PROBE_MS)) : 0
  const neededMs = mustShare ? Math.max(lastDurationMs, MIN_PROBE_MS) : MIN_PROBE_MS
  const timeoutMs = Math.floor(Math.min(policy.timeoutMs, leftMs - reservedMs))
  // The first probe runs with whatever time there is. Without it the run would have no result at all.
  const fits = attempts.length === 0 || timeoutMs >= Math.min(policy.timeoutMs, neededMs)
  return fits ? { question, afterMs, timeoutMs: Math.max(1, timeoutMs) } : undefined
}

/** One step for all these probes: it waits the longest of their waits and has the shortest of their timeouts. */
function stepOf(probes: readonly ScheduledProbe[]): Step {
  const [first, ...rest] = probes
  if (first === undefined) return { kind: 'done' }
  return {
    kind: 'probe',
    questions: [first.question, ...rest.map(probe => probe.question)],
    afterMs: Math.max(...probes.map(probe => probe.afterMs)),
    timeoutMs: Math.min(...probes.map(probe => probe.timeoutMs)),
  }
}
