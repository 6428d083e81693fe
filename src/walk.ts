/** Walks the chain: asks what `nextStep` wants asked, until it wants nothing more. */

import type { Attempt, Question } from './core/attempt.ts'
import type { Evidence } from './core/evidence.ts'
import { nextStep } from './core/next.ts'
import type { Policy } from './core/policy.ts'
import type { Verdict } from './core/verdict.ts'

/** What the walk needs of the world. `now` is in milliseconds since the epoch. */
export type Walker = {
  readonly probe: (
    question: Question,
    options: { timeoutMs: number; signal: AbortSignal },
  ) => Promise<Evidence>
  readonly judge: (evidence: Evidence, question: Question) => Verdict
  readonly now: () => number
  /** Waits; returns early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly signal: AbortSignal
  /** Told of every attempt as soon as it is judged. */
  readonly onAttempt: (attempt: Attempt) => void
}

/** All attempts, in the order in which they were judged. Ends early, with what is known, when the signal aborts. */
export async function walk(policy: Policy, walker: Walker): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  const startedAt = walker.now()
  while (!walker.signal.aborted) {
    const step = nextStep(policy, attempts, walker.now() - startedAt, walker.random())
    if (step.kind === 'done') break
    if (step.afterMs > 0) await walker.sleep(step.afterMs, walker.signal)
    if (walker.signal.aborted) break
    await Promise.all(
      step.questions.map(async question => {
        const attempt = await attemptAt(question, step.timeoutMs, walker)
        attempts.push(attempt)
        walker.onAttempt(attempt)
      }),
    )
  }
  return attempts
}

async function attemptAt(question: Question, timeoutMs: number, walker: Walker): Promise<Attempt> {
  const startedAt = walker.now()
  const evidence = await walker.probe(question, { timeoutMs, signal: walker.signal })
  return {
    ...question,
    verdict: walker.judge(evidence, question),
    startedAt,
    durationMs: walker.now() - startedAt,
  }
}
