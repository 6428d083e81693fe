import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { REPORTING_MS } from '../../src/github/index.ts'
import {
  acceptedRow,
  bodyOf,
  legsOf,
  methodsOf,
  onlyJob,
  rowOf,
  runMain,
  runPost,
  startClockedGitHub,
  steppedClock,
  sum,
} from './comment-fixtures.ts'

describe('the post step', () => {
  it('reads once, without a wait, if nothing happened since', async () => {
    await using github = await startClockedGitHub()
    const written = await runMain(github)
    expect(await runPost(github, written)).toEqual(written)
    expect(methodsOf(github, 3)).toEqual(['GET'])
    await github.clock.sleep(3_600_000)
    const unchanged = await runMain(github)
    expect(unchanged).toMatchObject({ kind: 'unchanged' })
    expect(await runPost(github, unchanged)).toEqual(unchanged)
    expect(methodsOf(github, 4)).toEqual(['GET', 'GET'])
    expect(github.clock.waits).toEqual([3_600_000])
  })

  it('restores a row that a late write of another job undid, and waits until the comment is quiet', async () => {
    await using github = await startClockedGitHub()
    await runMain(github, { rows: [rowOf('early')] })
    const [comment] = github.comments(1)
    if (comment === undefined) throw new Error('There is no comment.')
    const stale = comment.body
    const job = { rows: [rowOf('own')] }
    const outcome = await runMain(github, job)
    comment.body = stale
    expect(await runPost(github, outcome, job)).toMatchObject({ kind: 'written' })
    expect(legsOf(github)).toEqual(['early', 'own'])
    expect(sum(github.clock.waits)).toBeGreaterThanOrEqual(15_000)
    expect(sum(github.clock.waits)).toBeLessThan(REPORTING_MS)
  })

  it('finds its comment among more than a page of changed ones', async () => {
    await using github = await startClockedGitHub()
    for (let index = 0; index < 150; index++) github.addComment(1, `talk ${index}`)
    const outcome = await runMain(github, { matrixJob: onlyJob })
    const before = github.requests.length
    expect(await runPost(github, outcome, { matrixJob: onlyJob })).toEqual(outcome)
    expect(github.requests.slice(before).map(request => request.query['page'])).toEqual(['1', '2'])
  })

  it('removes a duplicate that a crashed job left and keeps its row', async () => {
    await using github = await startClockedGitHub()
    const outcome = await runMain(github)
    github.addComment(1, bodyOf(100, 'crashed'))
    await runPost(github, outcome)
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(['build', 'crashed'])
  })

  it('merges the row of a duplicate and leaves it to the next job if the comment does not become quiet in time', async () => {
    // GitHub's clock is stopped, so the comment never becomes quiet.
    await using github = await startGitHub({ now: steppedClock().now })
    const outcome = await runMain(github)
    github.addComment(1, bodyOf(100, 'busy'))
    const clock = steppedClock()
    expect(await runPost(github, outcome, {}, clock)).toMatchObject({ kind: 'written' })
    expect(sum(clock.waits)).toBeGreaterThan(15_000)
    expect(sum(clock.waits)).toBeLessThan(REPORTING_MS)
    expect(github.comments(1)).toHaveLength(2)
    expect(legsOf(github)).toEqual(['build', 'busy'])
  })

  it('adds an accepted leg to a comment that another leg created in the meantime', async () => {
    await using github = await startClockedGitHub()
    const job = { rows: [acceptedRow('fine')] }
    const outcome = await runMain(github, job)
    expect(outcome).toMatchObject({ kind: 'skipped', why: 'nothing-to-say' })
    await runMain(github, { rows: [rowOf('fell back')] })
    await runPost(github, outcome, job)
    expect(legsOf(github)).toEqual(['fell back', 'fine'])
  })

  it.each([
    ['a fallback', rowOf('build')],
    ['a recovery', acceptedRow('build')],
  ])('does not create the comment again if a person removed it (%s)', async (_, row) => {
    await using github = await startClockedGitHub()
    const { id } = github.addComment(1, bodyOf(99, 'build'))
    const outcome = await runMain(github, { rows: [row] })
    github.removeComment(id)
    expect(await runPost(github, outcome, { rows: [row] })).toMatchObject({ kind: 'skipped', why: 'removed' })
    expect(github.comments(1)).toHaveLength(0)
  })

  it('writes the comment after a main step that failed or did not end', async () => {
    await using github = await startClockedGitHub()
    github.addFault({ fault: { kind: 'status', status: 502 }, times: 3 })
    const outcome = await runMain(github)
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(await runPost(github, outcome)).toMatchObject({ kind: 'written', created: true })
    const other = { rows: [rowOf('other')] }
    expect(await runPost(github, undefined, other)).toMatchObject({ kind: 'written', created: false })
    expect(legsOf(github)).toEqual(['build', 'other'])
  })
})
