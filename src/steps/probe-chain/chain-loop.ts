/** Runs the probes that `nextStep` wants, until it wants no more. */

import { type Attempt, nextStep, type Policy, type Question } from '../../chain/index.ts'
import type { Verdict } from '../../verdict/index.ts'

/** Asks the route one question. It never rejects because of the CLI or the endpoint. */
export type AskModel = (
  question: Question,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
) => Promise<Verdict>

/** Clock, randomness and cancellation, so that tests can control them. */
export type ChainRuntime = {
  readonly ask: AskModel
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Milliseconds since the chain started, by a clock that never jumps. */
  readonly elapsedMs: () => number
  /** Waits. Returns early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** A number in [0, 1). */
  readonly random: () => number
  readonly signal: AbortSignal
  /**
   * Called with every attempt as soon as it has a verdict. `next` is the next probe of the same model, for the last
   * attempt of those that run at the same time: before, it is not known whether there will be one.
   */
  readonly onAttempt: (attempt: Attempt, next?: NextTry) => void
  /** Called when the list shows, before there is an answer, that the model asked for is probably refused. */
  readonly onExpectedRefusal: () => void
}

/** A probe that follows, and how long it waits before, in milliseconds. */
export type NextTry = { readonly question: Question; readonly afterMs: number }

/** The chain as it is known so far. It grows when the route's model list is read. */
export type ChainSource = {
  /** The policy after these attempts. The models in it keep their order; new ones come at the end. */
  readonly policy: (attempts: readonly Attempt[]) => Policy
  /** Called when nothing is left to ask. Resolves to true when the chain has become longer. */
  readonly extend: (attempts: readonly Attempt[]) => Promise<boolean>
  /**
   * Called while probes run. Resolves to true when the policy has changed, so that more can be asked at the same time;
   * to false at the latest when the signal aborts.
   */
  readonly changed: (signal: AbortSignal) => Promise<boolean>
}

/**
 * All attempts, in the order of the questions. When the signal aborts, the questions that were due become cancelled
 * attempts, so that the result is not mistaken for a complete one.
 */
export async function probeChain(
  source: ChainSource,
  runtime: ChainRuntime,
  before: readonly Attempt[] = [],
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [...before]
  const findNext = () => nextStep(source.policy(attempts), attempts, runtime.elapsedMs(), runtime.random())
  let step = findNext()
  for (;;) {
    if (step.kind === 'done') {
      if (!(await source.extend(attempts))) return attempts
      step = findNext()
      continue
    }
    if (step.afterMs > 0 && !runtime.signal.aborted) await runtime.sleep(step.afterMs, runtime.signal)
    const started = startProbes(runtime)
    started.ask(step.questions, step.timeoutMs, step.afterMs)
    if (await changesBefore(started.ended(), source)) {
      const policy = source.policy(attempts)
      const wider = nextStep(policy, attempts, runtime.elapsedMs(), runtime.random())
      // A wait means that the step was a retry, which runs alone.
      const { questions: more, timeoutMs } =
        wider.kind === 'probe' && wider.afterMs === 0 ? wider : { questions: [], timeoutMs: 0 }
      const asked = step.questions.map(({ model }) => model)
      // They start later, so less of the budget is left for them.
      started.ask(
        more.filter(({ model }) => !asked.includes(model)),
        timeoutMs,
      )
      if (policy.expectedRefusals?.includes(policy.chain[0])) runtime.onExpectedRefusal()
    }
    attempts.push(...(await started.ended()))
    step = findNext()
    started.reportLast(step)
  }
}

type Step = ReturnType<typeof nextStep>

/** The probes that run at the same time. The last one to end is reported when it is known what follows. */
function startProbes(runtime: ChainRuntime) {
  const running: Promise<Attempt>[] = []
  let openCount = 0
  let last: Attempt | undefined
  const ask = async (question: Question, timeoutMs: number, waitedMs: number): Promise<Attempt> => {
    const made = await makeAttempt(question, timeoutMs, runtime)
    const attempt = waitedMs > 0 ? { ...made, waitedMs } : made
    openCount -= 1
    if (openCount === 0) last = attempt
    else runtime.onAttempt(attempt)
    return attempt
  }
  return {
    ask: (questions: readonly Question[], timeoutMs: number, waitedMs = 0): void => {
      if (questions.length > 0 && last !== undefined) {
        runtime.onAttempt(last)
        last = undefined
      }
      openCount += questions.length
      running.push(...questions.map(question => ask(question, timeoutMs, waitedMs)))
    },
    ended: () => Promise.all(running),
    reportLast: (step: Step): void => {
      if (last !== undefined) runtime.onAttempt(last, nextTryOf(last.model, step))
    },
  }
}

function nextTryOf(model: string, step: Step): NextTry | undefined {
  if (step.kind === 'done') return undefined
  const question = step.questions.find(asked => asked.model === model)
  return question && { question, afterMs: step.afterMs }
}

/** Whether the policy changes before the probes that run have ended. */
async function changesBefore(ended: Promise<unknown>, source: ChainSource): Promise<boolean> {
  const controller = new AbortController()
  try {
    return await Promise.race([ended.then(() => false), source.changed(controller.signal)])
  } finally {
    controller.abort()
  }
}

async function makeAttempt(question: Question, timeoutMs: number, runtime: ChainRuntime): Promise<Attempt> {
  const { ask, now, signal } = runtime
  const startedAt = now()
  const verdict: Verdict = signal.aborted ? { kind: 'cancelled' } : await ask(question, { timeoutMs, signal })
  return { ...question, verdict, startedAt, durationMs: Math.max(0, now() - startedAt) }
}
