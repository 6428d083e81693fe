import { createLimiter } from '../../limiter.ts'
import { createDatabases } from '../run-variant.ts'
import type { CliUnderTest } from '../setup.ts'
import type { FieldAnswer } from './field-answer.ts'
import { judge } from './judge.ts'
import { type Played, playAnswer } from './play-answer.ts'

/** A played answer and everything that is wrong about it. */
export type Judged = { readonly played: Played; readonly wrongs: readonly string[] }

/** Plays all answers and returns the promise of each by its id. */
export function playEach(
  answers: readonly FieldAnswer[],
  cli: CliUnderTest,
  { retries, concurrency }: { readonly retries: number; readonly concurrency: number },
): ReadonlyMap<string, Promise<Judged>> {
  const homeFiles = createDatabases(cli)
  const run = createLimiter(concurrency)
  return new Map(
    answers.map(answer => {
      const result = run(async () => {
        const played = await playAnswer(answer, { ...cli, homeFiles: await homeFiles }, retries)
        return { played, wrongs: judge(answer, played) }
      })
      // A failure is reported where the result is used. Until then it must not count as an unhandled rejection.
      result.catch(() => {})
      return [answer.id, result]
    }),
  )
}
