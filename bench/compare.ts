/** Running the contenders by turns, so that whatever else the machine does falls on all of them. */

import { type Contender, type Ground, type Sample, sample } from './commands.ts'
import { type Case, DEADLINE_MS, REFUSED_DEADLINE_MS } from './compared-cases.ts'
import { median, quartiles } from './statistics.ts'

/** What one contender took. `atLeast`: a run was ended at its deadline, so the true time is longer. */
export type Figure = {
  readonly medianMs: number
  readonly quartilesMs: readonly [number, number]
  readonly count: number
  readonly atLeast: boolean
  /** Requests to OpenAI and to GitHub of the last run. */
  readonly toOpenAi: number
  readonly toGitHub: number
}

export type Figures = Readonly<Partial<Record<Contender, Figure>>>

export type Comparison = {
  readonly what: Case
  readonly latencyMs: number
  readonly figures: Figures
}

/** Compares the contenders of a case at one latency. `thin` is by what the repetitions are divided. */
export async function compare(what: Case, latencyMs: number, thin: number): Promise<Comparison> {
  return { what, latencyMs, figures: await alternate([what], latencyMs, thin).then(([first]) => first ?? {}) }
}

/** Runs several cases by turns as well, which makes their figures comparable with each other. */
export async function alternate(
  cases: readonly Case[],
  latencyMs: number,
  thin: number,
): Promise<readonly Figures[]> {
  const runs = cases.flatMap(what =>
    what.contenders.map(contender => ({
      what,
      contender,
      wanted: Math.max(1, Math.round(what.repetitions[contender] / thin)),
      samples: [] as Sample[],
    })),
  )
  const rounds = Math.max(...runs.map(run => run.wanted))
  for (let round = 0; round < rounds; round++) {
    for (const { what, contender, wanted, samples } of runs) {
      if (round >= wanted) continue
      samples.push(await sample(contender, groundOf(what, latencyMs)))
    }
  }
  return cases.map(what =>
    Object.fromEntries(
      runs.filter(run => run.what === what).map(({ contender, samples }) => [contender, figureOf(samples)]),
    ),
  )
}

export function groundOf(what: Case, latencyMs: number): Ground {
  const { scenario, refused } = what
  return refused === true
    ? { scenario, latencyMs, refused, deadlineMs: REFUSED_DEADLINE_MS }
    : { scenario, latencyMs, deadlineMs: DEADLINE_MS }
}

function figureOf(samples: readonly Sample[]): Figure {
  const times = samples.map(({ ms }) => ms)
  const last = samples.at(-1)
  return {
    medianMs: median(times),
    quartilesMs: quartiles(times),
    count: samples.length,
    atLeast: samples.some(({ bounded }) => bounded),
    toOpenAi: last?.requests.length ?? 0,
    toGitHub: last?.toGitHub ?? 0,
  }
}

/** How one contender's median stands to another's. */
export function ratio(one: Figure | undefined, other: Figure | undefined): number {
  return one === undefined || other === undefined ? Number.NaN : one.medianMs / other.medianMs
}
