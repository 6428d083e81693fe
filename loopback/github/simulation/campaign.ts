import { naiveSteps } from './naive.ts'
import { type ScheduleResult, type ScheduleSetup, simulateSchedule } from './schedule.ts'
import type { NetworkConditions } from './server.ts'

/** A number of schedules with the same number of legs. The seeds count from 1. */
export interface Campaign {
  readonly legs: number
  readonly schedules: number
  /** What the legs do: the action, the action without its position in the matrix, or {@link naiveSteps}. */
  readonly variant: 'action' | 'no position' | 'naive'
  /** The jobs take one to five minutes; otherwise half of the schedules have jobs of up to 5 seconds. */
  readonly hasLongJobs?: boolean
}

/** The median and the maximum of a figure. */
export interface Spread {
  readonly median: number
  readonly max: number
}

/** The figures of a campaign. `created` is per schedule; `requests` and `addedMs` are per leg. */
export interface Figures extends Campaign {
  readonly legsCrashed: number
  readonly rowsLost: number
  readonly rowsLostOfCrashed: number
  /** Schedules without a crash that did not end with exactly one comment. */
  readonly notOneComment: number
  /** Schedules that ended with a duplicate, left by a leg that crashed after all others were done. */
  readonly duplicateOfCrashed: number
  readonly created: Spread
  readonly requests: Spread
  /** What a leg's two steps added to its job together, where none of them crashed. */
  readonly addedMs: Spread
}

const poorNetwork: NetworkConditions = {
  maxLatencyMs: 600,
  slowChance: 0.02,
  errorChance: 0.02,
  limitChance: 0.01,
  maxLagMs: 500,
}

/** Runs all schedules of a campaign. */
export async function simulateCampaign(campaign: Campaign): Promise<Figures> {
  const results: ScheduleResult[] = []
  for (let seed = 1; seed <= campaign.schedules; seed++) {
    results.push(await simulateSchedule(scheduleOf(seed, campaign)))
  }
  const legs = results.flatMap(result => result.legs)
  return {
    ...campaign,
    legsCrashed: sum(results.map(result => result.crashed)),
    rowsLost: sum(results.map(result => result.lost)),
    rowsLostOfCrashed: sum(results.map(result => result.lostOfCrashed)),
    notOneComment: results.filter(result => result.crashed === 0 && result.comments !== 1).length,
    duplicateOfCrashed: results.filter(result => result.crashed > 0 && result.comments > 1).length,
    created: spreadOf(results.map(result => result.created)),
    requests: spreadOf(legs.map(leg => leg.mainRequests + leg.postRequests)),
    addedMs: spreadOf(legs.filter(leg => leg.isFinished && leg.hasEnded).map(leg => leg.mainMs + leg.postMs)),
  }
}

/** Varies each condition with another period of the seed, so that the schedules combine them. */
function scheduleOf(seed: number, { legs, variant, hasLongJobs = false }: Campaign): ScheduleSetup {
  return {
    seed,
    legs,
    startSpreadMs: [500, 3_000, 30_000][seed % 3] ?? 0,
    maxPrefetchAgeMs: [0, 30_000][seed % 2] ?? 0,
    minJobMs: hasLongJobs ? 60_000 : 0,
    maxJobMs: hasLongJobs ? 300_000 : ([5_000, 300_000][Math.floor(seed / 3) % 2] ?? 0),
    crashChance: [0, 0.1][Math.floor(seed / 6) % 2] ?? 0,
    hasEarlierComment: Math.floor(seed / 12) % 2 === 1,
    knowsMatrix: variant === 'action',
    network: poorNetwork,
    ...(variant === 'naive' ? { steps: naiveSteps } : {}),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 }
}
