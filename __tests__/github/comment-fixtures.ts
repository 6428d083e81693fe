import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { type CommentState, commentMarker, embedState, type Row, readState } from '../../src/comment/index.ts'
import {
  type CommentJob,
  type CommentOutcome,
  type Deadline,
  MAIN_MS,
  type PublishResult,
  publishComment,
  REPORTING_MS,
  recheckComment,
  type Timing,
} from '../../src/github/index.ts'

type Clock = Timing['clock']

/** A clock that only sleeping moves, so that no test waits and none depends on how long things take. */
export function steppedClock(): Clock & { readonly waits: number[] } {
  let time = Date.parse('2026-11-22T12:00:00Z')
  const waits: number[] = []
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms)
    time += ms
    return Promise.resolve()
  }
  const takesLonger = () => Promise.resolve(false)
  return { sleep, random: () => 0.5, now: () => time, takesLonger, waits }
}

/**
 * The clock, and a deadline in its time that counts the waits of a clock that stands still. It ends no request, however
 * long the machine takes for it.
 */
export function timingOf(clock: Clock, budgetMs: number): Timing {
  const startedAt = clock.now()
  const { signal } = new AbortController()
  let waitedMs = 0
  const sleep = (ms: number): Promise<void> => {
    waitedMs += ms
    return clock.sleep(ms)
  }
  const deadline: Deadline = {
    signal,
    requestSignal: () => signal,
    leftMs: () => Math.max(0, budgetMs - Math.max(waitedMs, clock.now() - startedAt)),
    start: () => {},
    end: () => {},
  }
  return { clock: { ...clock, sleep }, deadline }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The position of a job without a matrix. */
export const onlyJob = { index: 0, total: 1 } as const

/** A row of a leg that fell back. */
export function rowOf(leg: string, changes: Partial<Row> = {}): Row {
  return {
    leg,
    attempt: 1,
    requested: 'gpt-5.5',
    used: 'gpt-5.4',
    outcome: 'fallback',
    reason: 'not-supported-on-route',
    explanation: 'gpt-5.5 is not supported here.',
    route: 'chatgpt',
    tried: [{ model: 'gpt-5.5', verdict: 'refused', reason: 'not-supported-on-route' }],
    notes: [],
    ...changes,
  }
}

/** A row of a leg whose model was accepted. */
export function acceptedRow(leg: string): Row {
  return rowOf(leg, { used: 'gpt-5.5', outcome: 'preferred', reason: 'accepted', tried: [] })
}

/** A short body: every leg and its model. */
export function renderPlain(state: CommentState): string {
  const lines = state.rows.map(row => `${row.leg}: ${row.used ?? 'none'}`)
  return [commentMarker(state.key), ...lines, embedState(state)].join('\n')
}

/** The body that a job of a run left; jobs here belong to run 100. */
export function bodyOf(runId: number, leg: string): string {
  return renderPlain({ version: 1, key: 'default', run: { id: runId, attempt: 1 }, rows: [rowOf(leg)] })
}

/** A job with a fallback on pull request 1, with the job's own token. */
export function jobFor(
  github: Pick<GitHub, 'url' | 'owner' | 'repo'>,
  changes: Partial<CommentJob> = {},
): CommentJob {
  return {
    token: 'actions-token',
    jobToken: 'actions-token',
    apiUrl: github.url,
    repository: `${github.owner}/${github.repo}`,
    pullRequest: { kind: 'number', number: 1 },
    key: 'default',
    rows: [rowOf('build')],
    run: { id: 100, attempt: 1, number: 7 },
    when: 'on-fallback',
    render: renderPlain,
    ...changes,
  }
}

/** A GitHub that may have its own clock for the jobs. */
type ClockedGitHub = GitHub & { readonly clock?: Clock }

/** Starts a GitHub that has the same clock as the jobs. */
export async function startClockedGitHub() {
  const clock = steppedClock()
  return { ...(await startGitHub({ now: clock.now })), clock }
}

/** Runs the main step of a job; with the number of requests. */
export function publish(
  github: ClockedGitHub,
  changes: Partial<CommentJob> = {},
  clock: Clock = github.clock ?? steppedClock(),
): Promise<PublishResult> {
  return publishComment(jobFor(github, changes), timingOf(clock, MAIN_MS))
}

/** Runs the main step of a job on a pull request. */
export async function runMain(...args: Parameters<typeof publish>): Promise<CommentOutcome> {
  return outcomeOf(await publish(...args))
}

/** Runs the post step of a job on a pull request. */
export async function runPost(
  github: ClockedGitHub,
  before: CommentOutcome | undefined,
  changes: Partial<CommentJob> = {},
  clock: Clock = github.clock ?? steppedClock(),
): Promise<CommentOutcome> {
  const timing = timingOf(clock, REPORTING_MS)
  return outcomeOf(await recheckComment(jobFor(github, changes), timing, { outcome: before }))
}

function outcomeOf({ outcome }: PublishResult): CommentOutcome {
  if (outcome.kind === 'no-pull-request') throw new Error(outcome.why)
  return outcome
}

/** The legs in the oldest comment on pull request 1. */
export function legsOf(github: GitHub): readonly string[] | undefined {
  return readState(github.comments(1)[0]?.body ?? '', 'default')?.rows.map(row => row.leg)
}

/** The methods of the requests from an index on. */
export function methodsOf(github: GitHub, from = 0): readonly string[] {
  return github.requests.slice(from).map(request => request.method)
}
