import { type Attempt, nextStep, type Policy, type Question } from '../chain/index.ts'
import type { Verdict } from '../verdict/index.ts'

/** Asks the route one question. Never rejects for anything that the CLI or the endpoint does. */
export type AskModel = (
  question: Question,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
) => Promise<Verdict>

/** What the walk needs of the world. */
export type ChainRuntime = {
  readonly ask: AskModel
  /** Milliseconds since the epoch, for the record. */
  readonly now: () => number
  /** Milliseconds since the walk began, by a clock that nobody sets. */
  readonly elapsedMs: () => number
  /** Waits; returns early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly signal: AbortSignal
  /** Told of every attempt as soon as it is judged. */
  readonly onAttempt: (attempt: Attempt) => void
}

/**
 * All attempts, in the order in which they were judged. When the signal aborts, the questions that were due end as
 * cancelled attempts, so that nobody takes the walk for a complete one.
 *
 * @param before attempts of an earlier walk with the same policy but for a shorter chain
 */
export async function probeChain(
  policy: Policy,
  walker: ChainRuntime,
  before: readonly Attempt[] = [],
): Promise<readonly Attempt[]> {
  const attempts = [...before]
  for (;;) {
    const step = nextStep(policy, attempts, walker.elapsedMs(), walker.random())
    if (step.kind === 'done') return attempts
    if (step.afterMs > 0 && !walker.signal.aborted) await walker.sleep(step.afterMs, walker.signal)
    await Promise.all(
      step.questions.map(async question => {
        const attempt = await attemptAt(question, step.timeoutMs, walker)
        attempts.push(attempt)
        walker.onAttempt(attempt)
      }),
    )
  }
}

async function attemptAt(question: Question, timeoutMs: number, walker: ChainRuntime): Promise<Attempt> {
  const { ask, now, signal } = walker
  const startedAt = now()
  const verdict: Verdict = signal.aborted ? { kind: 'cancelled' } : await ask(question, { timeoutMs, signal })
  return { ...question, verdict, startedAt, durationMs: Math.max(0, now() - startedAt) }
}
