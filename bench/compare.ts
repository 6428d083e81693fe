/** Runs the commands alternately, so that other work on the machine affects all of them. */

import { type Case, DOWN_TIMEOUT_MS, TIMEOUT_MS } from './cases.ts'
import { type CommandName, type Run, runCommand } from './commands.ts'
import { median, quartiles } from './statistics.ts'

/** The result of one command. `isLowerBound`: a run was killed at its timeout, so the true time is longer. */
export type Figure = {
  readonly medianMs: number
  readonly quartilesMs: readonly [number, number]
  readonly count: number
  readonly isLowerBound: boolean
  /** Requests of the last run. */
  readonly requestsToOpenAi: number
}

export type Figures = Readonly<Partial<Record<CommandName, Figure>>>

export type Comparison = {
  readonly case: Case
  readonly latencyMs: number
  readonly figures: Figures
}

/**
 * Compares the commands of several cases, which also makes the figures of the cases comparable. The numbers of
 * repetitions are divided by `divisor`.
 */
export async function compare(
  cases: readonly Case[],
  latencyMs: number,
  divisor: number,
): Promise<readonly Comparison[]> {
  const series = cases.flatMap(one =>
    one.commands.map(command => ({
      case: one,
      command,
      count: Math.max(1, Math.round(one.repetitions[command] / divisor)),
      runs: [] as Run[],
    })),
  )
  const rounds = Math.max(...series.map(({ count }) => count))
  for (let round = 0; round < rounds; round++) {
    for (const { case: one, command, count, runs } of series) {
      if (round < count) runs.push(await runCommand(command, setupOf(one, latencyMs)))
    }
  }
  return cases.map(one => {
    const own = series.filter(each => each.case === one)
    const figures = Object.fromEntries(own.map(({ command, runs }) => [command, figureOf(runs)]))
    return { case: one, latencyMs, figures }
  })
}

function setupOf({ scenario, isDown = false }: Case, latencyMs: number) {
  return { scenario, latencyMs, isDown, timeoutMs: isDown ? DOWN_TIMEOUT_MS : TIMEOUT_MS }
}

function figureOf(runs: readonly Run[]): Figure {
  const times = runs.map(({ ms }) => ms)
  return {
    medianMs: median(times),
    quartilesMs: quartiles(times),
    count: runs.length,
    isLowerBound: runs.some(({ timedOut }) => timedOut),
    requestsToOpenAi: runs.at(-1)?.requests.length ?? 0,
  }
}

/** The command that the action is compared with: the shell chain, or the bare command. */
export function otherFigure({ chain, bare }: Figures): Figure | undefined {
  return chain ?? bare
}

/** The ratio of two medians. */
export function ratio(one: Figure | undefined, other: Figure | undefined): number {
  return one === undefined || other === undefined ? Number.NaN : one.medianMs / other.medianMs
}
