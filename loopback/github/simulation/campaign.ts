import { naiveSteps } from './naive.ts'
import { type ScheduleEnd, type ScheduleSetup, simulateSchedule } from './schedule.ts'
import type { NetworkConditions } from './server.ts'

/** A number of schedules of one size; the seeds run from 1. */
export interface Campaign {
  readonly legs: number
  readonly schedules: number
  readonly way: 'action' | 'no turns' | 'naive'
}

/** The figures of a campaign. Times in milliseconds; `Middle` is the median, `Most` the maximum over all legs. */
export interface Figures extends Campaign {
  readonly legsCrashed: number
  readonly rowsLost: number
  readonly rowsLostOfCrashed: number
  /** Schedules in which every leg finished and that did not end with exactly one comment. */
  readonly notOneComment: number
  /** Schedules that ended with a duplicate because a leg died when all others were done. */
  readonly duplicateOfCrashed: number
  readonly createdMiddle: number
  readonly createdMost: number
  readonly requestsMiddle: number
  readonly requestsMost: number
  readonly mainWaitMiddle: number
  readonly mainWaitMost: number
  readonly postWaitMiddle: number
  readonly postWaitMost: number
}

/** Rough weather: up to 0.6 s each way, some requests up to the deadline, errors before and after the effect. */
export const poorNetwork: NetworkConditions = {
  latency: 600,
  slow: 0.02,
  errors: 0.02,
  limits: 0.01,
  lag: 500,
}

/** The setup of a seed: legs that begin together or not, short and long jobs, with and without crashes, and with and without a comment of an earlier run, with and without a look while the leg probes, in turn. */
export function setupOf(seed: number, legs: number): ScheduleSetup {
  return {
    seed,
    legs,
    turns: true,
    earlier: Math.floor(seed / 12) % 2 === 1,
    spread: [500, 3_000, 30_000][seed % 3] ?? 0,
    ahead: [0, 30_000][seed % 2] ?? 0,
    busy: [5_000, 300_000][Math.floor(seed / 3) % 2] ?? 0,
    crashes: [0, 0.1][Math.floor(seed / 6) % 2] ?? 0,
    weather: poorNetwork,
  }
}

/** Plays all schedules of a campaign. */
export async function simulateCampaign(campaign: Campaign): Promise<Figures> {
  const ends: ScheduleEnd[] = []
  for (let seed = 1; seed <= campaign.schedules; seed++) {
    const setup = { ...setupOf(seed, campaign.legs), turns: campaign.way === 'action' }
    ends.push(await simulateSchedule(campaign.way === 'naive' ? { ...setup, steps: naiveSteps } : setup))
  }
  const legs = ends.flatMap(end => end.legs)
  const [createdMiddle, createdMost] = spread(ends.map(end => end.created))
  const [requestsMiddle, requestsMost] = spread(legs.map(leg => leg.mainRequests + leg.postRequests))
  const [mainWaitMiddle, mainWaitMost] = spread(legs.map(leg => leg.mainWait))
  const [postWaitMiddle, postWaitMost] = spread(legs.map(leg => leg.postWait))
  return {
    ...campaign,
    legsCrashed: sum(ends.map(end => end.deaths)),
    rowsLost: sum(ends.map(end => end.lost)),
    rowsLostOfCrashed: sum(ends.map(end => end.lostOfCrashed)),
    notOneComment: ends.filter(end => end.deaths === 0 && end.comments !== 1).length,
    duplicateOfCrashed: ends.filter(end => end.deaths > 0 && end.comments > 1).length,
    ...{
      createdMiddle,
      createdMost,
      requestsMiddle,
      requestsMost,
      mainWaitMiddle,
      mainWaitMost,
      postWaitMiddle,
      postWaitMost,
    },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function spread(values: readonly number[]): readonly [middle: number, most: number] {
  const sorted = values.toSorted((one, other) => one - other)
  return [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0]
}
