import { describe, expect, it } from '@jest/globals'
import type { Fault } from '../../loopback/github/faults.ts'
import { startGitHub } from '../../loopback/github/server.ts'
import { actionsGrant, userGrant } from '../../loopback/github/state.ts'
import { readState } from '../../src/comment/index.ts'
import { MAIN_MS, REPORTING_MS, recheckComment } from '../../src/github/index.ts'
import {
  jobFor,
  publish,
  renderPlain,
  rowOf,
  runMain,
  runPost,
  steppedClock,
  sum,
  timingOf,
} from './comment-fixtures.ts'

const read = { method: 'GET' }
const create = { method: 'POST' }
const update = { method: 'PATCH' }

describe('a rate limit', () => {
  it.each<[string, Fault, number]>([
    ['Retry-After', { kind: 'secondary-limit', status: 403, retryAfter: 7 }, 7_000],
    ['Retry-After', { kind: 'secondary-limit', status: 429, retryAfter: 7 }, 7_000],
    ['the reset of the primary limit', { kind: 'primary-limit', resetIn: 6 }, 6_000],
  ])('with %s delays the request until then (%j)', async (_, fault, leastMs) => {
    for (const method of [read, create]) {
      await using github = await startGitHub({ faults: [{ ...method, fault }] })
      const clock = steppedClock()
      expect(await runMain(github, {}, clock)).toMatchObject({ kind: 'written' })
      expect(clock.waits).toHaveLength(1)
      // The reset is in whole seconds, so up to one may be missing.
      expect(clock.waits[0]).toBeGreaterThan(leastMs - 1_000)
      expect(github.comments(1)).toHaveLength(1)
    }
  })

  it.each<[string, Fault]>([
    ['an hour', { kind: 'secondary-limit', status: 403, retryAfter: 3600 }],
    ['a minute, the default without a time', { kind: 'secondary-limit', status: 403 }],
    ['half an hour until the reset', { kind: 'primary-limit', resetIn: 1800 }],
  ])('of %s ends the step at once, with the reason', async (_, fault) => {
    for (const method of [read, create]) {
      await using github = await startGitHub({ faults: [{ ...method, fault, times: 9 }] })
      const clock = steppedClock()
      expect(await runMain(github, {}, clock)).toMatchObject({
        kind: 'failed',
        problem: { kind: expect.stringMatching(/-limit$/), waitMs: expect.any(Number) },
      })
      expect(clock.waits).toEqual([])
      expect(github.comments(1)).toHaveLength(0)
    }
  })

  it('that comes again and again ends the step within its limits', async () => {
    const fault = { kind: 'secondary-limit', status: 429, retryAfter: 4 } as const
    await using github = await startGitHub({ faults: [{ fault, times: 1000 }] })
    const clock = steppedClock()
    expect(await runMain(github, {}, clock)).toMatchObject({ kind: 'failed' })
    expect(sum(clock.waits)).toBeLessThan(MAIN_MS)
    expect(github.requests.length).toBeLessThan(10)
  })
})

describe('a server or a network that fails', () => {
  it('ends the step within its limits, also if each request takes long to fail', async () => {
    const fault = { kind: 'drop', when: 'before' } as const
    await using github = await startGitHub({ faults: [{ fault, times: 1000 }] })
    const clock = steppedClock()
    // By this clock, each request takes at least ten seconds.
    let requestMs = 0
    const now = () => {
      requestMs += 10_000
      return clock.now() + requestMs
    }
    expect(await runMain(github, {}, { ...clock, now })).toMatchObject({ kind: 'failed' })
    expect(github.requests.length).toBeLessThanOrEqual(1)
    expect(clock.waits).toEqual([])
  })

  it.each<[string, Fault, string]>([
    ['a server error to a read', { kind: 'status', status: 502 }, 'GET'],
    ['a server error to a write', { kind: 'status', status: 500 }, 'POST'],
    ['a dropped read', { kind: 'drop', when: 'before' }, 'GET'],
    ['a write that is dropped before its effect', { kind: 'drop', when: 'before' }, 'POST'],
    ['a write that is dropped after its effect', { kind: 'drop', when: 'after' }, 'POST'],
  ])('still leads to one comment: %s', async (_, fault, method) => {
    await using github = await startGitHub({ faults: [{ fault, method }] })
    expect(['written', 'unchanged']).toContain((await runMain(github)).kind)
    expect(github.comments(1)).toHaveLength(1)
    expect(github.violations).toEqual([])
  })

  it.each<[string, Fault]>([
    ['a rate limit', { kind: 'secondary-limit', status: 403, retryAfter: 3 }],
    ['a server error', { kind: 'status', status: 502 }],
    ['a connection dropped before its effect', { kind: 'drop', when: 'before' }],
  ])('does not lead to a second comment if the update of an old one meets %s', async (_, fault) => {
    let time = Date.parse('2026-11-22T08:00:00Z')
    await using github = await startGitHub({ now: () => time, faults: [{ ...update, fault }] })
    await runMain(github)
    time += 3_600_000
    expect(await runMain(github, { run: { id: 101, attempt: 1 } })).toMatchObject({
      kind: 'written',
      created: false,
    })
    expect(github.comments(1)).toHaveLength(1)
    expect(readState(github.comments(1)[0]?.body ?? '', 'default')?.run.id).toBe(101)
  })

  it('does not lead to a second update if the first one took effect', async () => {
    await using github = await startGitHub()
    await runMain(github)
    github.addFault({ ...update, fault: { kind: 'drop', when: 'after' } })
    expect(await runMain(github, { rows: [rowOf('other')] })).toMatchObject({ kind: 'unchanged' })
    expect(github.requests.filter(request => request.method === 'PATCH')).toHaveLength(1)
  })

  it('that cannot be reached is reported, long before the time for other jobs is over', async () => {
    const github = await startGitHub()
    const clock = steppedClock()
    await github[Symbol.asyncDispose]()
    const { outcome, requests } = await recheckComment(jobFor(github), timingOf(clock, REPORTING_MS), {})
    expect(outcome).toMatchObject({
      kind: 'failed',
      problem: { kind: 'connection-refused', said: expect.stringContaining('ECONNREFUSED') },
    })
    expect(sum(clock.waits)).toBeLessThan(5_000)
    expect(requests).toBe(3)
  })
})

describe('a refusal', () => {
  it('has the words of GitHub if the pull request or the token does not exist', async () => {
    await using github = await startGitHub({ pullRequests: [{ number: 2 }] })
    expect(await runMain(github)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'not-found', said: 'Not Found', status: 404 },
    })
    expect(await runMain(github, { token: 'revoked' })).toMatchObject({
      kind: 'failed',
      problem: { kind: 'bad-token', said: 'Bad credentials', status: 401 },
    })
  })

  it.each([
    ['actions-token', 'Resource not accessible by integration'],
    ['pat', 'Resource not accessible by personal access token'],
  ])('is a missing permission for a token that may only read (%s)', async (token, said) => {
    const tokens = { 'actions-token': actionsGrant('read'), pat: userGrant('mona', 42, 'read') }
    await using github = await startGitHub({ tokens })
    expect(await runMain(github, { token })).toMatchObject({
      kind: 'failed',
      problem: { kind: 'no-permission', said },
    })
    expect(github.violations).toEqual([])
  })

  it('of a token that may not read either is not repeated in the post step', async () => {
    await using github = await startGitHub({ tokens: { 'actions-token': actionsGrant('none') } })
    const outcome = await runMain(github)
    expect(outcome).toMatchObject({ kind: 'failed', problem: { kind: 'no-permission' } })
    const before = github.requests.length
    expect(await runPost(github, outcome)).toEqual(outcome)
    expect(github.requests).toHaveLength(before)
  })

  it('of a body that is too long has the words of GitHub, on create and on update', async () => {
    await using github = await startGitHub()
    const render: typeof renderPlain = state => `${renderPlain(state)}${'x'.repeat(65_536)}`
    const tooLong = {
      kind: 'failed',
      problem: { kind: 'too-long', said: expect.stringContaining('maximum is 65536 characters') },
    }
    expect(await runMain(github, { render })).toMatchObject(tooLong)
    await runMain(github)
    expect(await runMain(github, { render, rows: [rowOf('other')] })).toMatchObject(tooLong)
  })
})

describe('a GitHub Enterprise Server', () => {
  it('gets every request under its base path', async () => {
    await using github = await startGitHub({ basePath: '/api/v3' })
    expect(await publish(github)).toMatchObject({
      outcome: { kind: 'written', url: expect.stringContaining(`${github.serverUrl}/octo-org/`) },
    })
    expect(github.violations).toEqual([])
  })
})
