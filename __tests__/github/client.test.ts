import { describe, expect, it } from '@jest/globals'
import type { Fault } from '../../loopback/github/faults.ts'
import { startGitHub } from '../../loopback/github/server.ts'
import { actionsGrant } from '../../loopback/github/state.ts'
import { readState } from '../../src/comment/embed.ts'
import { recheckUpsert, upsertComment } from '../../src/github/upsert-comment.ts'
import { inputFor, rowOf, steppedClock } from './comment-fixtures.ts'

const get = { method: 'GET' }
const post = { method: 'POST' }

describe('limits that GitHub sets', () => {
  it.each<[string, Fault, number]>([
    ['Retry-After', { kind: 'secondary-limit', status: 403, retryAfter: 7 }, 7_000],
    ['Retry-After', { kind: 'secondary-limit', status: 429, retryAfter: 7 }, 7_000],
    ['the reset of the primary limit', { kind: 'primary-limit', resetIn: 9 }, 9_000],
  ])('%s is waited for, then the request goes through (%j)', async (_, fault, least) => {
    for (const method of [get, post]) {
      await using github = await startGitHub({ faults: [{ ...method, fault }] })
      const pace = steppedClock()
      expect(await upsertComment(inputFor(github, { clock: pace }))).toMatchObject({ kind: 'written' })
      expect(pace.waits).toHaveLength(1)
      // The reset is in whole seconds, so up to one may be missing.
      expect(pace.waits[0]).toBeGreaterThan(least - 1_000)
      expect(github.comments(1)).toHaveLength(1)
    }
  })

  it.each<[string, Fault]>([
    ['an hour', { kind: 'secondary-limit', status: 403, retryAfter: 3600 }],
    ['a minute, which is meant when no time is named', { kind: 'secondary-limit', status: 403 }],
    ['until a far reset', { kind: 'primary-limit', resetIn: 1800 }],
  ])('being asked to wait %s is given up at once, with the reason', async (_, fault) => {
    for (const method of [get, post]) {
      await using github = await startGitHub({ faults: [{ ...method, fault, times: 9 }] })
      const pace = steppedClock()
      const outcome = await upsertComment(inputFor(github, { clock: pace }))
      expect(outcome).toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(/rate limit.*wait \d+ s/i),
      })
      expect(pace.waits).toEqual([])
      expect(github.comments(1)).toHaveLength(0)
    }
  })

  it('ends within its patience, however often it is asked to wait', async () => {
    const fault = { kind: 'secondary-limit', status: 429, retryAfter: 4 } as const
    await using github = await startGitHub({ faults: [{ fault, times: 1000 }] })
    const pace = steppedClock()
    const outcome = await upsertComment(inputFor(github, { clock: pace, maxWaitMs: 20_000 }))
    expect(outcome).toMatchObject({ kind: 'failed' })
    // The reads' own 30 seconds and the 20 of the call.
    expect(pace.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(50_000)
    expect(github.requests.length).toBeLessThan(20)
  })
})

describe('a server or a network that fails', () => {
  it('takes no longer than the patience, also when each request takes its whole time to bring nothing', async () => {
    await using github = await startGitHub({
      faults: [{ fault: { kind: 'drop', when: 'before' }, times: 1000 }],
    })
    const stepped = steppedClock()
    const start = stepped.now()
    // Each request ends at its deadline: by this clock ten seconds pass between any two looks at it.
    let passed = 0
    const now = () => {
      passed += 10_000
      return stepped.now() + passed
    }
    const pace = { ...stepped, now }
    const outcome = await upsertComment(inputFor(github, { clock: pace, maxWaitMs: 20_000 }))
    expect(outcome.kind).toBe('failed')
    expect(github.requests.length).toBeLessThanOrEqual(3)
    expect(stepped.now() - start).toBeLessThan(20_000)
  })

  it.each<[string, Fault, string]>([
    ['a server error to a read', { kind: 'status', status: 502 }, 'GET'],
    ['a server error to a write', { kind: 'status', status: 500 }, 'POST'],
    ['a read that is cut off', { kind: 'drop', when: 'before' }, 'GET'],
    ['a write that is cut off before its effect', { kind: 'drop', when: 'before' }, 'POST'],
    ['a write that is cut off after its effect', { kind: 'drop', when: 'after' }, 'POST'],
  ])('%s leads to one comment all the same', async (_, fault, method) => {
    await using github = await startGitHub({ faults: [{ fault, method }] })
    const outcome = await upsertComment(inputFor(github))
    expect(['written', 'unchanged']).toContain(outcome.kind)
    expect(github.comments(1)).toHaveLength(1)
    expect(github.violations).toEqual([])
  })

  it.each<[string, Fault]>([
    ['refused for a while', { kind: 'secondary-limit', status: 403, retryAfter: 3 }],
    ['answered with a server error', { kind: 'status', status: 502 }],
    ['cut off before its effect', { kind: 'drop', when: 'before' }],
  ])('an update of a comment of long ago that is %s leads to no second comment', async (_, fault) => {
    let time = Date.parse('2026-11-22T08:00:00Z')
    await using github = await startGitHub({ now: () => time, faults: [{ method: 'PATCH', fault }] })
    await upsertComment(inputFor(github))
    time += 3_600_000
    const next = inputFor(github, { run: { id: 101, attempt: 1 } })
    expect(await upsertComment(next)).toMatchObject({ kind: 'written', created: false })
    expect(github.comments(1)).toHaveLength(1)
    expect(readState(github.comments(1)[0]?.body ?? '', 'default')?.run.id).toBe(101)
  })

  it('an update that is cut off after its effect is not sent again', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    github.addFault({ method: 'PATCH', fault: { kind: 'drop', when: 'after' } })
    const rows = [rowOf('other')]
    expect(await upsertComment(inputFor(github, { rows }))).toMatchObject({ kind: 'unchanged' })
    expect(github.requests.filter(request => request.method === 'PATCH')).toHaveLength(1)
  })

  it('a server that is not there is a failure in words', async () => {
    const github = await startGitHub()
    await github[Symbol.asyncDispose]()
    const outcome = await upsertComment(inputFor(github))
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('ECONNREFUSED') })
  })
})

describe('refusals', () => {
  it.each([
    ['a conversation that is locked', 403, 'Unable to create comment because issue is locked.'],
    ['an archived repository', 403, 'Repository was archived so is read-only.'],
  ])('%s is a failure with GitHub’s words, not a missing permission', async (_, status, message) => {
    await using github = await startGitHub({
      faults: [{ ...post, fault: { kind: 'status', status, message } }],
    })
    const outcome = await upsertComment(inputFor(github))
    expect(outcome).toMatchObject({ kind: 'failed', message: `${status} ${message}` })
  })

  it('a pull request that is not there, and a token that is none', async () => {
    await using github = await startGitHub({ pullRequests: [{ number: 2 }] })
    expect(await upsertComment(inputFor(github))).toEqual({ kind: 'failed', message: 'Not Found' })
    const wrong = inputFor(github, { token: 'revoked' })
    expect(await upsertComment(wrong)).toEqual({ kind: 'failed', message: '401 Bad credentials' })
  })

  it('a token that may not even read', async () => {
    await using github = await startGitHub({ tokens: { 'actions-token': actionsGrant('none') } })
    const job = inputFor(github)
    const outcome = await upsertComment(job)
    expect(outcome).toMatchObject({ kind: 'denied', permission: 'pull-requests: write' })
    const before = github.requests.length
    expect(await recheckUpsert(job, outcome)).toEqual(outcome)
    expect(github.requests).toHaveLength(before)
  })

  it('a body that is too long is refused in words, on create and on update', async () => {
    await using github = await startGitHub()
    const job = inputFor(github, {
      render: state => `${inputFor(github).render(state)}${'x'.repeat(65_536)}`,
    })
    const tooLong = { kind: 'failed', message: expect.stringContaining('maximum is 65536 characters') }
    expect(await upsertComment(job)).toMatchObject(tooLong)
    await upsertComment(inputFor(github))
    expect(await upsertComment({ ...job, rows: [rowOf('other')] })).toMatchObject(tooLong)
  })
})

describe('other addresses', () => {
  it('the base path of a GitHub Enterprise Server is kept in every request', async () => {
    await using github = await startGitHub({ basePath: '/api/v3' })
    const outcome = await upsertComment(inputFor(github))
    expect(outcome).toMatchObject({
      kind: 'written',
      url: expect.stringContaining(`${github.serverUrl}/octo-org/`),
    })
    expect(github.violations).toEqual([])
  })
})
