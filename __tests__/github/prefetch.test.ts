import { describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { readState } from '../../src/comment/embed.ts'
import { type CommentTarget, prefetchLookup } from '../../src/github/comment-lookup.ts'
import type { UpsertInput } from '../../src/github/comment-outcome.ts'
import { findOwnComments } from '../../src/github/find-comment.ts'
import { type CommentJob, publishComment } from '../../src/github/publish-comment.ts'
import { MAIN_MAX_WAIT_MS, upsertComment } from '../../src/github/upsert-comment.ts'
import { acceptedRow, inputFor, plainRender, rowOf, steppedClock } from './comment-fixtures.ts'

const legs = (body: string | undefined) => readState(body ?? '', 'default')?.rows.map(row => row.leg)

const manner = (signal?: AbortSignal) => ({
  clock: steppedClock(),
  maxWaitMs: MAIN_MAX_WAIT_MS,
  ...(signal === undefined ? {} : { signal }),
})

const place = (apiUrl: string, changes: Partial<CommentTarget> = {}): CommentTarget => ({
  token: 'actions-token',
  jobToken: 'actions-token',
  apiUrl,
  repository: 'octo-org/octo-repo',
  pullRequest: { kind: 'number', number: 1 },
  key: 'default',
  ...changes,
})

describe('looking for the comment ahead of time', () => {
  it('finds the pull request and reads its comments', async () => {
    await using github = await startGitHub()
    const approach = await prefetchLookup(place(github.url), manner())
    expect(approach).toMatchObject({ kind: 'there', found: { answer: { kind: 'ok', value: [] } } })
    expect(approach.client.requests()).toBe(1)
  })

  it('sends nothing where the event belongs to no pull request', async () => {
    await using github = await startGitHub()
    const nowhere = place(github.url, { pullRequest: { kind: 'none', why: 'The push was not to a branch.' } })
    const approach = await prefetchLookup(nowhere, manner())
    expect(approach).toMatchObject({ kind: 'none', why: 'The push was not to a branch.' })
    expect(github.requests).toEqual([])
  })

  it('is over at once when nobody waits for it any more, and is not tried again', async () => {
    const ended = new AbortController()
    // The stand-in asks how long a request is to wait, and by then it is under way.
    const latency = () => {
      ended.abort()
      return 0
    }
    await using github = await startGitHub({ latency })
    const approach = await prefetchLookup(place(github.url), manner(ended.signal))
    expect(approach).toMatchObject({ kind: 'there', found: { answer: { kind: 'unclear' } } })
    expect(approach.client.requests()).toBe(1)
  })
})

describe('what was found ahead of time', () => {
  const job = (apiUrl: string, changes: Partial<CommentJob> = {}): CommentJob => ({
    ...place(apiUrl),
    rows: [rowOf('build')],
    run: { id: 100, attempt: 1 },
    when: 'on-fallback',
    render: plainRender,
    ...changes,
  })
  const atCommit = { pullRequest: { kind: 'commit', sha: 'c'.repeat(40) } } as const

  it('is forgotten where a pull request may have been opened since', async () => {
    await using github = await startGitHub({ pullRequests: [] })
    const ahead = await prefetchLookup(place(github.url, atCommit), manner())
    expect(ahead.kind).toBe('none')
    const accepted = job(github.url, { ...atCommit, rows: [acceptedRow('build')] })
    expect(await publishComment(accepted, steppedClock(), ahead)).toMatchObject({
      requests: 1,
      outcome: { kind: 'no-pull-request' },
    })
    github.addPullRequest({ number: 4, headSha: 'c'.repeat(40) })
    expect(await publishComment(job(github.url, atCommit), steppedClock(), ahead)).toMatchObject({
      outcome: { kind: 'written', created: true },
    })
    expect(github.comments(4)).toHaveLength(1)
  })

  it('is forgotten where GitHub would not answer then', async () => {
    const fault = { kind: 'secondary-limit', status: 429, retryAfter: 3600 } as const
    await using github = await startGitHub({ faults: [{ fault }] })
    const ahead = await prefetchLookup(place(github.url), manner())
    expect(ahead).toMatchObject({ kind: 'there', found: { answer: { kind: 'limited' } } })
    expect(await publishComment(job(github.url), steppedClock(), ahead)).toMatchObject({
      outcome: { kind: 'written', created: true },
    })
  })
})

describe('a look from before the write', () => {
  const ROW_OF_NEXT = {
    rows: [acceptedRow('build')],
    run: { id: 101, attempt: 1 },
    matrixJob: { index: 0, total: 1 },
  }
  const STALE_MS = 60_000

  /** Looks, lets `age` milliseconds pass, and gives what a job would then write with. */
  async function looked(github: GitHub, age: number, changes: Partial<UpsertInput> = {}) {
    const pace = steppedClock()
    const input = inputFor(github, { clock: pace, ...changes })
    const began = pace.now()
    const found = await findOwnComments(input.api, input)
    await pace.sleep(age)
    return { ...input, prefetched: { startedAt: began, answer: found } }
  }

  it('is as good as one of the moment while it is young', async () => {
    await using github = await startGitHub()
    const first = await looked(github, 1_000, { matrixJob: { index: 0, total: 1 } })
    expect(await upsertComment(first)).toMatchObject({ kind: 'written', created: true })
    expect(first.requests()).toBe(2)
    const next = await looked(github, 1_000, ROW_OF_NEXT)
    expect(await upsertComment(next)).toMatchObject({ kind: 'written', created: false })
    expect(next.requests()).toBe(2)
    expect(github.comments(1)).toHaveLength(1)
  })

  it('is followed by another before a comment is made, when it is old', async () => {
    await using github = await startGitHub()
    const late = await looked(github, STALE_MS, { matrixJob: { index: 0, total: 1 } })
    await upsertComment(inputFor(github, { rows: [rowOf('meanwhile')] }))
    expect(await upsertComment(late)).toMatchObject({ kind: 'written', created: false })
    expect(late.requests()).toBe(3)
    expect(github.comments(1)).toHaveLength(1)
    expect(legs(github.comments(1)[0]?.body)).toEqual(['build', 'meanwhile'])
  })

  it('is followed by one at the comment alone before that is changed, when it is old', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    const late = await looked(github, STALE_MS, { rows: [rowOf('late')] })
    await upsertComment(inputFor(github, { rows: [rowOf('meanwhile')] }))
    const before = github.requests.length
    expect(await upsertComment(late)).toMatchObject({ kind: 'written', created: false })
    expect(github.requests[before]).toMatchObject({
      method: 'GET',
      path: expect.stringMatching(/comments\/\d+$/),
    })
    expect(legs(github.comments(1)[0]?.body)).toEqual(['build', 'late', 'meanwhile'])
  })

  it('does not bring back a comment that was removed since, nor miss the one that took its place', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    const late = await looked(github, STALE_MS, { rows: [rowOf('late')] })
    github.removeComment(github.comments(1)[0]?.id ?? 0)
    await upsertComment(inputFor(github, { rows: [rowOf('meanwhile')] }))
    expect(await upsertComment(late)).toMatchObject({ kind: 'written', created: false })
    expect(github.comments(1)).toHaveLength(1)
    expect(legs(github.comments(1)[0]?.body)).toEqual(['build', 'late', 'meanwhile'])
  })

  it('is enough, however old, where there is nothing to say', async () => {
    await using github = await startGitHub()
    const accepted = await looked(github, STALE_MS, { rows: [acceptedRow('build')] })
    expect(await upsertComment(accepted)).toMatchObject({ kind: 'skipped', why: 'nothing-to-say' })
    expect(accepted.requests()).toBe(1)
    await upsertComment(inputFor(github, { run: { id: 101, attempt: 1 } }))
    const overtaken = await looked(github, STALE_MS)
    expect(await upsertComment(overtaken)).toMatchObject({ kind: 'skipped', why: 'newer-run' })
    expect(overtaken.requests()).toBe(1)
  })
})
