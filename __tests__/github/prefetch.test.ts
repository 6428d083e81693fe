import { describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import {
  type CommentJob,
  type CommentLookup,
  createDeadline,
  MAIN_MS,
  prefetchLookup,
  publishComment,
  REPORTING_MS,
} from '../../src/github/index.ts'
import {
  acceptedRow,
  jobFor,
  legsOf,
  methodsOf,
  onlyJob,
  rowOf,
  runMain,
  steppedClock,
  timingOf,
} from './comment-fixtures.ts'

/** A prefetch, before the verdict: its time does not run yet. */
function prefetch(job: CommentJob, clock = steppedClock()) {
  const { deadline } = timingOf(clock, REPORTING_MS)
  return prefetchLookup(job, { clock, deadline: { ...deadline, leftMs: () => REPORTING_MS } })
}

/** The main step after the verdict. */
function publish(job: CommentJob, lookup: CommentLookup, clock = steppedClock()) {
  return publishComment(job, timingOf(clock, MAIN_MS), lookup)
}

describe('a prefetched lookup', () => {
  it('reads the comments and does not repeat that for a job with nothing to report', async () => {
    await using github = await startGitHub()
    const accepted = jobFor(github, { rows: [acceptedRow('build')] })
    const lookup = await prefetch(accepted)
    expect(methodsOf(github)).toEqual(['GET'])
    expect(await publish(accepted, lookup)).toMatchObject({
      requests: 1,
      outcome: { kind: 'skipped', why: 'nothing-to-say' },
    })
  })

  it('sends nothing if the event belongs to no pull request', async () => {
    await using github = await startGitHub()
    const why = 'The push was not to a branch.'
    const job = jobFor(github, { pullRequest: { kind: 'none', why } })
    const lookup = await prefetch(job)
    expect(await publish(job, lookup)).toEqual({
      requests: 0,
      outcome: { kind: 'no-pull-request', why },
    })
    expect(github.requests).toEqual([])
  })

  it('ends at once when it is aborted, without another try', async () => {
    const controller = new AbortController()
    // GitHub calls this while it handles the request.
    const latency = () => {
      controller.abort()
      return 0
    }
    await using github = await startGitHub({ latency })
    const clock = steppedClock()
    const deadline = createDeadline(controller.signal)
    const lookup = await prefetchLookup(jobFor(github), { clock, deadline })
    expect(lookup).toMatchObject({ kind: 'failed' })
    expect(lookup.requests()).toBe(1)
    expect(clock.waits).toEqual([])
  })

  it('without a pull request is repeated by a job with something to report', async () => {
    await using github = await startGitHub({ pullRequests: [] })
    const job = jobFor(github, { pullRequest: { kind: 'commit', sha: 'c'.repeat(40) } })
    const lookup = await prefetch(job)
    const accepted = { ...job, rows: [acceptedRow('build')] }
    expect(await publish(accepted, lookup)).toMatchObject({
      requests: 1,
      outcome: { kind: 'no-pull-request' },
    })
    github.addPullRequest({ number: 4, headSha: 'c'.repeat(40) })
    expect(await publish(job, lookup)).toMatchObject({
      requests: 5,
      outcome: { kind: 'written', created: true },
    })
    expect(github.comments(4)).toHaveLength(1)
  })

  it('that failed is repeated', async () => {
    const fault = { kind: 'secondary-limit', status: 429, retryAfter: 3600 } as const
    await using github = await startGitHub({ faults: [{ fault }] })
    const lookup = await prefetch(jobFor(github))
    expect(await publish(jobFor(github), lookup)).toMatchObject({
      requests: 4,
      outcome: { kind: 'written', created: true },
    })
  })
})

describe('the age of a prefetched lookup', () => {
  const YOUNG_MS = 1_000
  const OLD_MS = 60_000

  /** Prefetches for a job, and later publishes it. */
  async function prefetchFor(github: GitHub, ageMs: number, changes: Partial<CommentJob> = {}) {
    const clock = steppedClock()
    const job = jobFor(github, changes)
    const lookup = await prefetch(job, clock)
    await clock.sleep(ageMs)
    return () => publish(job, lookup, clock)
  }

  it('up to 2 seconds allows a write', async () => {
    await using github = await startGitHub()
    const first = await prefetchFor(github, YOUNG_MS, { matrixJob: onlyJob })
    expect(await first()).toMatchObject({ requests: 2, outcome: { kind: 'written', created: true } })
    const recovered = { rows: [acceptedRow('build')], run: { id: 101, attempt: 1 }, matrixJob: onlyJob }
    const next = await prefetchFor(github, YOUNG_MS, recovered)
    expect(await next()).toMatchObject({ requests: 2, outcome: { kind: 'written', created: false } })
    expect(github.comments(1)).toHaveLength(1)
  })

  it('beyond that needs another read before a comment is created', async () => {
    await using github = await startGitHub()
    const late = await prefetchFor(github, OLD_MS, { matrixJob: onlyJob })
    await runMain(github, { rows: [rowOf('meanwhile')] })
    expect(await late()).toMatchObject({ requests: 3, outcome: { kind: 'written', created: false } })
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(['build', 'meanwhile'])
  })

  it('beyond that needs a read of the comment alone before it is updated', async () => {
    await using github = await startGitHub()
    await runMain(github)
    const late = await prefetchFor(github, OLD_MS, { rows: [rowOf('late')] })
    await runMain(github, { rows: [rowOf('meanwhile')] })
    const before = github.requests.length
    expect(await late()).toMatchObject({ outcome: { kind: 'written', created: false } })
    expect(github.requests[before]).toMatchObject({
      method: 'GET',
      path: expect.stringMatching(/comments\/\d+$/),
    })
    expect(legsOf(github)).toEqual(['build', 'late', 'meanwhile'])
  })

  it('beyond that finds the comment that replaced a removed one', async () => {
    await using github = await startGitHub()
    await runMain(github)
    const late = await prefetchFor(github, OLD_MS, { rows: [rowOf('late')] })
    github.removeComment(github.comments(1)[0]?.id ?? 0)
    await runMain(github, { rows: [rowOf('meanwhile')] })
    expect(await late()).toMatchObject({ outcome: { kind: 'written', created: false } })
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(['build', 'late', 'meanwhile'])
  })

  it('does not matter if there is nothing to write', async () => {
    await using github = await startGitHub()
    const accepted = await prefetchFor(github, OLD_MS, { rows: [acceptedRow('build')] })
    expect(await accepted()).toMatchObject({ requests: 1, outcome: { why: 'nothing-to-say' } })
    await runMain(github, { run: { id: 101, attempt: 1 } })
    const older = await prefetchFor(github, OLD_MS)
    expect(await older()).toMatchObject({ requests: 1, outcome: { why: 'newer-run' } })
  })
})
