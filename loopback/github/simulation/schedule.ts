import {
  type CommentState,
  commentMarker,
  embedState,
  type Row,
  readState,
} from '../../../src/comment/index.ts'
import {
  type CommentOutcome,
  findOwnComments,
  MAIN_MAX_WAIT_MS,
  POST_MAX_WAIT_MS,
  recheckUpsert,
  type UpsertInput,
  upsertComment,
} from '../../../src/github/index.ts'
import { Crash, type NetworkConditions, type SimulatedGitHub, startSimulatedGitHub } from './server.ts'
import { seededRandom, startTimeline, type Timeline } from './timeline.ts'

/** One schedule to play: all of it follows from the seed. */
export interface ScheduleSetup {
  readonly seed: number
  readonly legs: number
  /** The legs begin within this time (ms). */
  readonly spread: number
  /** Between its main and its post step each leg is busy for up to this long (ms). */
  readonly busy: number
  /** A leg looks for the comment while it probes, for up to this long (ms); 0: it does not. */
  readonly ahead: number
  /** The chance that a leg crashes, at one of its first requests. */
  readonly crashes: number
  readonly weather: NetworkConditions
  /** Whether an earlier run left its comment an hour ago. */
  readonly earlier: boolean
  /** Whether the legs know which of how many they are, as those of a matrix do. */
  readonly turns: boolean
  /** What a leg does in its two steps; by default what the action does. */
  readonly steps?: Steps
}

/** The main and the post step of a leg; the latter gets what the former came to, if it did. */
export interface Steps {
  readonly main: (input: UpsertInput) => Promise<CommentOutcome>
  readonly post: (input: UpsertInput, before: CommentOutcome | undefined) => Promise<CommentOutcome>
}

/** How a leg ended: `finished` its post step, or not because it crashed in a step or the machine went with it. */
export interface LegEnd {
  readonly finished: boolean
  readonly written: boolean
  readonly mainRequests: number
  readonly postRequests: number
  /** Milliseconds of waiting on purpose in the main and in the post step. */
  readonly mainWait: number
  readonly postWait: number
}

/** What came of a schedule. */
export interface ScheduleEnd {
  readonly comments: number
  /** How many comments were made, the duplicates that went again included. */
  readonly created: number
  readonly legs: readonly LegEnd[]
  /** Rows of legs that finished and are not in the comment. */
  readonly lost: number
  /** Rows that a leg had written before it crashed and that are not in the comment. */
  readonly lostOfCrashed: number
  /** How many legs crashed and did not finish. */
  readonly deaths: number
}

const key = 'default'
const run = { id: 100, attempt: 1, number: 7 }
const author = 'github-actions[bot]'

/** Plays a schedule with the very code of the action, against GitHub's semantics in memory. */
export async function simulateSchedule(setup: ScheduleSetup): Promise<ScheduleEnd> {
  const random = seededRandom(setup.seed)
  const timeline = startTimeline(Date.parse('2026-11-22T12:00:00Z'))
  const old = { version: 1, key, run: { id: 99, attempt: 1 }, rows: [rowOf('of an earlier run')] } as const
  const earlier = setup.earlier ? [{ body: render(old), updatedAt: timeline.now() - 3_600_000 }] : []
  const github = startSimulatedGitHub(timeline, random, setup.weather, author, earlier)
  const legs: Promise<LegEnd>[] = []
  for (let index = 0; index < setup.legs; index++) {
    legs.push(playLeg(index, setup, { random, timeline, github }))
  }
  await timeline.run()
  const ends = await Promise.all(legs)
  const comments = github.comments()
  const kept = new Set(readState(comments[0]?.body ?? '', key)?.rows.map(row => row.leg))
  const missing = ends.filter((_, index) => !kept.has(`leg ${index}`))
  return {
    comments: comments.length,
    created: github.created(),
    legs: ends,
    lost: missing.filter(leg => leg.finished).length,
    lostOfCrashed: missing.filter(leg => !leg.finished && leg.written).length,
    deaths: ends.filter(leg => !leg.finished).length,
  }
}

interface World {
  readonly random: () => number
  readonly timeline: Timeline
  readonly github: SimulatedGitHub
}

async function playLeg(index: number, setup: ScheduleSetup, world: World): Promise<LegEnd> {
  const { random, timeline } = world
  const job = { leg: `leg ${index}`, ...(setup.turns ? { matrixJob: { index, total: setup.legs } } : {}) }
  const { steps = { main: upsertComment, post: recheckUpsert } } = setup
  const probe = async (input: UpsertInput): Promise<CommentOutcome> => {
    if (setup.ahead === 0) return steps.main(input)
    const began = timeline.now()
    const found = await findOwnComments(input.api, input)
    await timeline.sleep(random() * setup.ahead)
    return steps.main({ ...input, prefetched: { startedAt: began, answer: found } })
  }
  const crashes = random() < setup.crashes
  const crashAt = crashes ? 1 + Math.floor(random() * 6) : Number.POSITIVE_INFINITY
  // Half of the crashes take the machine with them; after the others the runner still starts the post step.
  const postRuns = random() < 0.5
  await timeline.sleep(random() * setup.spread)
  const main = await playStep(job, world, crashAt, MAIN_MAX_WAIT_MS, probe)
  const written = main.outcome?.kind === 'written'
  const end = { written, mainRequests: main.requests, mainWait: main.waited, postRequests: 0, postWait: 0 }
  if (main.outcome === undefined && !postRuns) return { ...end, finished: false }
  await timeline.sleep(random() * setup.busy)
  const left = main.outcome === undefined ? Number.POSITIVE_INFINITY : crashAt - main.requests
  const post = await playStep(job, world, left, POST_MAX_WAIT_MS, input => steps.post(input, main.outcome))
  return { ...end, finished: post.outcome !== undefined, postRequests: post.requests, postWait: post.waited }
}

async function playStep(
  { leg, ...matrix }: Pick<UpsertInput, 'matrixJob'> & { readonly leg: string },
  { github, timeline, random }: World,
  crashAt: number,
  patience: number,
  step: (input: UpsertInput) => Promise<CommentOutcome>,
): Promise<{ readonly outcome?: CommentOutcome; readonly requests: number; readonly waited: number }> {
  const api = github.connect({ crashAt })
  let waited = 0
  const sleep = (ms: number): Promise<void> => {
    waited += ms
    return timeline.sleep(ms)
  }
  const input: UpsertInput = {
    api,
    identify: () => Promise.resolve({ kind: 'ok', value: author, at: 0, lastPage: 1 }),
    key,
    rows: [rowOf(leg)],
    ...matrix,
    run,
    when: 'on-fallback',
    render,
    clock: { sleep, random, now: timeline.now },
    maxWaitMs: patience,
  }
  try {
    const outcome = await step(input)
    return { outcome, requests: api.requests(), waited }
  } catch (error) {
    if (error instanceof Crash) return { requests: api.requests(), waited }
    throw error
  }
}

function render(state: CommentState): string {
  return `${commentMarker(state.key)}\n${embedState(state)}`
}

function rowOf(leg: string): Row {
  return {
    ...{ leg, attempt: 1, requested: 'gpt-5.5', used: 'gpt-5.4', outcome: 'fallback' },
    ...{ reason: 'not-supported-on-route', explanation: '', route: 'chatgpt', tried: [], notes: [] },
  }
}
