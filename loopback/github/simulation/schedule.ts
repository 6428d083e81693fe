import {
  type CommentState,
  commentMarker,
  embedState,
  type Row,
  readState,
} from '../../../src/comment/index.ts'
import {
  type CommentOutcome,
  type Deadline,
  findOwnComments,
  MAIN_MS,
  REPORTING_MS,
  recheckUpsert,
  type UpsertInput,
  type UpsertResult,
  upsertComment,
} from '../../../src/github/index.ts'
import { Crash, type NetworkConditions, type SimulatedGitHub, startSimulatedGitHub } from './server.ts'
import { seededRandom, startTimeline, type Timeline } from './timeline.ts'

/** A schedule: legs of one run that share a comment. Everything else follows from the seed. */
export interface ScheduleSetup {
  readonly seed: number
  readonly legs: number
  /** The legs start within this time. */
  readonly startSpreadMs: number
  /** Shortest and longest time between a leg's main and its post step. */
  readonly minJobMs: number
  readonly maxJobMs: number
  /** Longest time between a leg's prefetch and its main step; 0 for legs that do not prefetch. */
  readonly maxPrefetchAgeMs: number
  /** The chance that a leg crashes at one of its first requests. */
  readonly crashChance: number
  readonly network: NetworkConditions
  /** Whether an earlier run left its comment an hour ago. */
  readonly hasEarlierComment: boolean
  /** Whether the legs know their position in the matrix. */
  readonly knowsMatrix: boolean
  /** What a leg does; by default what the action does. */
  readonly steps?: Steps
}

/** The main and the post step of a leg. `before` is the outcome of the main step, `undefined` if it crashed. */
export interface Steps {
  readonly main: (input: UpsertInput) => Promise<UpsertResult>
  readonly post: (input: UpsertInput, before: CommentOutcome | undefined) => Promise<CommentOutcome>
}

/** The result of one leg. */
export interface LegResult {
  /** Whether its post step came to an end. */
  readonly isFinished: boolean
  /** Whether its main step came to an end. */
  readonly hasEnded: boolean
  /** Whether its main step wrote its row. */
  readonly hasWritten: boolean
  readonly mainRequests: number
  readonly postRequests: number
  /** What the step added to its job, requests included, from the verdict on. */
  readonly mainMs: number
  readonly postMs: number
}

/** The result of a schedule. */
export interface ScheduleResult {
  readonly legs: readonly LegResult[]
  /** Number of comments at the end. */
  readonly comments: number
  /** Number of comments that were created, including removed duplicates. */
  readonly created: number
  /** Legs that did not finish. */
  readonly crashed: number
  /** Rows of finished legs that are not in the comment. */
  readonly lost: number
  /** Rows of crashed legs that were written and are not in the comment. */
  readonly lostOfCrashed: number
}

const key = 'default'
const run = { id: 100, attempt: 1, number: 7 }
const author = 'github-actions[bot]'

/** Runs the action's own code for all legs of a schedule against GitHub's semantics in memory. */
export async function simulateSchedule(setup: ScheduleSetup): Promise<ScheduleResult> {
  const random = seededRandom(setup.seed)
  const timeline = startTimeline(Date.parse('2026-11-22T12:00:00Z'))
  const old = { version: 1, key, run: { id: 99, attempt: 1 }, rows: [rowOf('earlier leg')] } as const
  const earlier = setup.hasEarlierComment
    ? [{ body: render(old), updatedAt: timeline.now() - 3_600_000 }]
    : []
  const github = startSimulatedGitHub(timeline, random, setup.network, author, earlier)
  const running: Promise<LegResult>[] = []
  for (let index = 0; index < setup.legs; index++) {
    running.push(runLeg(index, setup, { random, timeline, github }))
  }
  await timeline.run()
  const legs = await Promise.all(running)
  const comments = github.comments()
  const kept = new Set(readState(comments[0]?.body ?? '', key)?.rows.map(row => row.leg))
  const missing = legs.filter((_, index) => !kept.has(`leg ${index}`))
  return {
    legs,
    comments: comments.length,
    created: github.created(),
    crashed: legs.filter(leg => !leg.isFinished).length,
    lost: missing.filter(leg => leg.isFinished).length,
    lostOfCrashed: missing.filter(leg => !leg.isFinished && leg.hasWritten).length,
  }
}

interface SimulationContext {
  readonly random: () => number
  readonly timeline: Timeline
  readonly github: SimulatedGitHub
}

async function runLeg(index: number, setup: ScheduleSetup, context: SimulationContext): Promise<LegResult> {
  const { random, timeline } = context
  const job = {
    leg: `leg ${index}`,
    ...(setup.knowsMatrix ? { matrixJob: { index, total: setup.legs } } : {}),
  }
  const { steps = { main: upsertComment, post: recheckUpsert } } = setup
  const mainStep = async (input: UpsertInput): Promise<UpsertResult> => {
    if (setup.maxPrefetchAgeMs === 0) return start(input, MAIN_MS, steps.main)
    const found = await findOwnComments(input)
    await timeline.sleep(random() * setup.maxPrefetchAgeMs)
    return start(found.kind === 'ok' ? { ...input, prefetched: found.value } : input, MAIN_MS, steps.main)
  }
  const isCrashing = random() < setup.crashChance
  const crashAt = isCrashing ? 1 + Math.floor(random() * 6) : Number.POSITIVE_INFINITY
  // Half of the crashes end the machine. After the others the runner still starts the post step.
  const postRuns = random() < 0.5
  await timeline.sleep(random() * setup.startSpreadMs)
  const main = await runStep(job, context, crashAt, mainStep)
  const before = main.result?.outcome
  const hasWritten = before?.kind === 'written'
  const hasEnded = before !== undefined
  const result = { hasEnded, hasWritten, mainRequests: main.requests, mainMs: main.tookMs }
  if (before === undefined && !postRuns) {
    return { ...result, isFinished: false, postRequests: 0, postMs: 0 }
  }
  await timeline.sleep(setup.minJobMs + random() * (setup.maxJobMs - setup.minJobMs))
  const postCrashAt = before === undefined ? Number.POSITIVE_INFINITY : crashAt - main.requests
  // A main step that crashed has not told how much time it took.
  const leftMs = before === undefined ? REPORTING_MS - MAIN_MS : REPORTING_MS - main.tookMs
  const post = await runStep(job, context, postCrashAt, input =>
    start({ ...input, known: main.result?.known }, leftMs, started => steps.post(started, before)),
  )
  return {
    ...result,
    isFinished: post.result !== undefined,
    postRequests: post.requests,
    postMs: post.tookMs,
  }
}

/** Lets the time of a step run, from the verdict on. */
function start<T>(
  input: UpsertInput,
  budgetMs: number,
  step: (input: UpsertInput) => Promise<T>,
): Promise<T> {
  input.deadline.start(budgetMs)
  return step(input)
}

/** A deadline in simulated time. */
function simulatedDeadline(now: () => number): Deadline & { readonly tookMs: () => number } {
  let startedAt: number | undefined
  let budget = REPORTING_MS
  const tookMs = () => (startedAt === undefined ? 0 : now() - startedAt)
  const { signal } = new AbortController()
  return {
    signal,
    requestSignal: () => signal,
    leftMs: () => Math.max(0, budget - tookMs()),
    start: budgetMs => {
      startedAt = now()
      budget = budgetMs
    },
    end: () => {},
    tookMs,
  }
}

/** The end of a step; without a `result` if it crashed. `tookMs`: since its time began to run. */
interface StepEnd<T> {
  readonly result?: T
  readonly requests: number
  readonly tookMs: number
}

/** Runs a step. */
async function runStep<T>(
  { leg, ...matrix }: Pick<UpsertInput, 'matrixJob'> & { readonly leg: string },
  { github, timeline, random }: SimulationContext,
  crashAt: number,
  step: (input: UpsertInput) => Promise<T>,
): Promise<StepEnd<T>> {
  const deadline = simulatedDeadline(timeline.now)
  const takesLonger = (work: Promise<unknown>, ms: number): Promise<boolean> =>
    Promise.race([work.then(() => false), timeline.sleep(ms).then(() => true)])
  const timing = { clock: { sleep: timeline.sleep, random, now: timeline.now, takesLonger }, deadline }
  const api = github.connect({ crashAt, ...timing })
  const input: UpsertInput = {
    api,
    identify: () => Promise.resolve({ kind: 'ok', value: author }),
    key,
    rows: [rowOf(leg)],
    ...matrix,
    run,
    when: 'on-fallback',
    render,
    ...timing,
  }
  const end = () => ({ requests: api.requests(), tookMs: deadline.tookMs() })
  try {
    const result = await step(input)
    return { result, ...end() }
  } catch (error) {
    if (error instanceof Crash) return end()
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
