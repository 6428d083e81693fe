import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { actionsGrant, userGrant } from '../../loopback/github/state.ts'
import { readState } from '../../src/comment/embed.ts'
import { recheckUpsert, upsertComment } from '../../src/github/upsert-comment.ts'
import { acceptedRow, inputFor, rowOf, steppedClock } from './comment-fixtures.ts'

const legs = (body: string | undefined) => readState(body ?? '', 'default')?.rows.map(row => row.leg)

describe('the comment of one job', () => {
  it('is made on a fallback, read back once, and waits for nothing', async () => {
    await using github = await startGitHub()
    const pace = steppedClock()
    const input = inputFor(github, { clock: pace })
    const outcome = await upsertComment(input)
    expect(outcome).toMatchObject({
      kind: 'written',
      created: true,
      url: expect.stringContaining('#issuecomment-'),
    })
    expect(github.requests.map(request => request.method)).toEqual(['GET', 'POST', 'GET'])
    expect(github.comments(1)).toHaveLength(1)
    expect(legs(github.comments(1)[0]?.body)).toEqual(['build'])
    expect(pace.waits).toEqual([])
    expect(input.requests()).toBe(3)
    expect(github.violations).toEqual([])
  })

  it('is not written again when nothing changed', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    const again = inputFor(github)
    expect(await upsertComment(again)).toMatchObject({ kind: 'unchanged' })
    expect(again.requests()).toBe(1)
  })

  it('is not made for an accepted model, and not even looked for where the event says there is none', async () => {
    await using github = await startGitHub()
    const rows = [acceptedRow('build')]
    const looked = inputFor(github, { rows })
    expect(await upsertComment(looked)).toMatchObject({ kind: 'skipped', why: 'nothing-to-say' })
    expect(looked.requests()).toBe(1)
    const told = inputFor(github, { rows, commentsBefore: 0 })
    expect(await upsertComment(told)).toMatchObject({ kind: 'skipped', why: 'nothing-to-say' })
    expect(told.requests()).toBe(0)
    const alone = { ...told, matrixJob: { index: 0, total: 1 } }
    expect(await recheckUpsert(alone, await upsertComment(alone))).toMatchObject({ kind: 'skipped' })
    expect(told.requests()).toBe(0)
    const rerun = inputFor(github, { rows, commentsBefore: 0, run: { id: 100, attempt: 2 } })
    await upsertComment(rerun)
    expect(rerun.requests()).toBe(1)
    expect(github.comments(1)).toHaveLength(0)
  })

  it('is made for an accepted model when it is always wanted', async () => {
    await using github = await startGitHub()
    const input = inputFor(github, { rows: [acceptedRow('build')], when: 'always', commentsBefore: 0 })
    expect(await upsertComment(input)).toMatchObject({ kind: 'written', created: true })
  })

  it('tells of recovery in the comment that is there', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    const next = inputFor(github, { rows: [acceptedRow('build')], run: { id: 101, attempt: 1 } })
    expect(await upsertComment(next)).toMatchObject({ kind: 'written', created: false })
    expect(github.comments(1)).toHaveLength(1)
    expect(github.comments(1)[0]?.body).toContain('build: gpt-5.5')
  })

  it('costs a job without a matrix two requests, one more in its post step, and no wait', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    const pace = steppedClock()
    const next = inputFor(github, {
      rows: [acceptedRow('build')],
      run: { id: 101, attempt: 1 },
      matrixJob: { index: 0, total: 1 },
      clock: pace,
    })
    const outcome = await upsertComment(next)
    expect(outcome).toMatchObject({ kind: 'written', created: false })
    expect(next.requests()).toBe(2)
    expect(await recheckUpsert(next, outcome)).toMatchObject({ kind: 'written' })
    expect(next.requests()).toBe(3)
    expect(pace.waits).toEqual([])
  })

  it('has its own place for each key', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github))
    await upsertComment(inputFor(github, { key: 'other' }))
    expect(github.comments(1)).toHaveLength(2)
  })
})

describe('order', () => {
  it('a late leg of an older run neither joins nor overwrites a newer one', async () => {
    await using github = await startGitHub()
    await upsertComment(inputFor(github, { run: { id: 101, attempt: 1 }, rows: [rowOf('new')] }))
    const late = inputFor(github, { rows: [rowOf('late')], run: { id: 100, attempt: 2 } })
    const outcome = await upsertComment(late)
    expect(outcome).toMatchObject({ kind: 'skipped', why: 'newer-run' })
    expect(await recheckUpsert(late, outcome)).toEqual(outcome)
    expect(legs(github.comments(1)[0]?.body)).toEqual(['new'])
  })

  it('a re-run of failed legs replaces its own rows and keeps the others', async () => {
    await using github = await startGitHub()
    const rows = [rowOf('a'), rowOf('b')]
    await upsertComment(inputFor(github, { rows }))
    const again = rowOf('b', { attempt: 2, used: null, outcome: 'none' })
    await upsertComment(inputFor(github, { rows: [again], run: { id: 100, attempt: 2 } }))
    expect(readState(github.comments(1)[0]?.body ?? '', 'default')).toMatchObject({
      run: { id: 100, attempt: 2 },
      rows: [
        { leg: 'a', attempt: 1 },
        { leg: 'b', attempt: 2, outcome: 'none' },
      ],
    })
  })
})

describe('what GitHub refuses', () => {
  it.each([
    ['actions-token', 'Resource not accessible by integration'],
    ['pat', 'Resource not accessible by personal access token'],
  ])('a token that may only read costs an outcome that names the permission (%s)', async (token, message) => {
    const tokens = { 'actions-token': actionsGrant('read'), pat: userGrant('mona', 42, 'read') }
    await using github = await startGitHub({ tokens })
    const outcome = await upsertComment(inputFor(github, { token }))
    expect(outcome).toEqual({ kind: 'denied', permission: 'pull-requests: write', message })
    expect(github.violations).toEqual([])
  })
})

describe('a GitHub that cannot be reached', () => {
  it('is given up on long before the patience for other jobs is over', async () => {
    const github = await startGitHub()
    const pace = steppedClock()
    const input = inputFor(github, { clock: pace, maxWaitMs: 60_000 })
    await github[Symbol.asyncDispose]()
    expect((await recheckUpsert(input, undefined)).kind).toBe('failed')
    expect(pace.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(15_000)
    expect(input.requests()).toBeLessThanOrEqual(12)
  })
})
