import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { readState } from '../../src/comment/index.ts'
import {
  acceptedRow,
  legsOf,
  methodsOf,
  onlyJob,
  publish,
  rowOf,
  runMain,
  runPost,
  steppedClock,
} from './comment-fixtures.ts'

describe('the comment of one job', () => {
  it('is created on a fallback and read back once, without a wait', async () => {
    await using github = await startGitHub()
    const clock = steppedClock()
    expect(await publish(github, {}, clock)).toMatchObject({
      requests: 3,
      outcome: {
        kind: 'written',
        created: true,
        url: expect.stringContaining('#issuecomment-'),
      },
    })
    expect(methodsOf(github)).toEqual(['GET', 'POST', 'GET'])
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(['build'])
    expect(clock.waits).toEqual([])
    expect(github.violations).toEqual([])
  })

  it('is not written again if nothing changed', async () => {
    await using github = await startGitHub()
    await runMain(github)
    expect(await publish(github)).toMatchObject({
      requests: 1,
      outcome: { kind: 'unchanged' },
    })
  })

  it('counts as unchanged if the server trimmed it and changed its line breaks', async () => {
    await using github = await startGitHub()
    await runMain(github)
    const [comment] = github.comments(1)
    if (comment !== undefined) comment.body = `${comment.body.replaceAll('\n', '\r\n')}\r\n`
    expect(await runMain(github)).toMatchObject({ kind: 'unchanged' })
  })

  it('is not created for an accepted model', async () => {
    await using github = await startGitHub()
    expect(await publish(github, { rows: [acceptedRow('build')] })).toMatchObject({
      requests: 1,
      outcome: { kind: 'skipped', why: 'nothing-to-say' },
    })
    expect(github.comments(1)).toHaveLength(0)
  })

  it('costs an accepted model no request if the event says that there are no comments', async () => {
    await using github = await startGitHub()
    const pullRequest = { kind: 'number', number: 1, commentCount: 0 } as const
    const job = { rows: [acceptedRow('build')], pullRequest, matrixJob: onlyJob }
    const main = await publish(github, job)
    expect(main).toMatchObject({ requests: 0, outcome: { kind: 'skipped', why: 'nothing-to-say' } })
    expect(await runPost(github, await runMain(github, job), job)).toMatchObject({ kind: 'skipped' })
    expect(github.requests).toEqual([])
    // A re-run gets the event of the first attempt, so its count is old.
    const rerun = { ...job, run: { id: 100, attempt: 2 } }
    expect(await publish(github, rerun)).toMatchObject({ requests: 1 })
  })

  it('is created for an accepted model if it is always wanted', async () => {
    await using github = await startGitHub()
    const pullRequest = { kind: 'number', number: 1, commentCount: 0 } as const
    const rows = [acceptedRow('build')]
    expect(await runMain(github, { rows, pullRequest, when: 'always' })).toMatchObject({
      kind: 'written',
      created: true,
    })
  })

  it('costs a job without a matrix two requests, one more in its post step, and no wait', async () => {
    await using github = await startGitHub()
    await runMain(github)
    const clock = steppedClock()
    const next = { rows: [acceptedRow('build')], run: { id: 101, attempt: 1 }, matrixJob: onlyJob }
    const before = github.requests.length
    const outcome = await runMain(github, next, clock)
    expect(outcome).toMatchObject({ kind: 'written', created: false })
    expect(methodsOf(github, before)).toEqual(['GET', 'PATCH'])
    expect(github.comments(1)).toHaveLength(1)
    expect(github.comments(1)[0]?.body).toContain('build: gpt-5.5')
    expect(await runPost(github, outcome, next, clock)).toEqual(outcome)
    expect(methodsOf(github, before + 2)).toEqual(['GET'])
    expect(clock.waits).toEqual([])
  })

  it('is another one for each key', async () => {
    await using github = await startGitHub()
    await runMain(github)
    await runMain(github, { key: 'other' })
    expect(github.comments(1)).toHaveLength(2)
  })
})

describe('the order of runs', () => {
  it('keeps a late leg of an older run out of the comment of a newer run', async () => {
    await using github = await startGitHub()
    await runMain(github, { run: { id: 101, attempt: 1 }, rows: [rowOf('new')] })
    const late = { rows: [rowOf('late')], run: { id: 100, attempt: 2 } }
    const outcome = await runMain(github, late)
    expect(outcome).toMatchObject({ kind: 'skipped', why: 'newer-run' })
    expect(await runPost(github, outcome, late)).toEqual(outcome)
    expect(legsOf(github)).toEqual(['new'])
  })

  it('lets a re-run of failed legs replace its own rows and keep the others', async () => {
    await using github = await startGitHub()
    await runMain(github, { rows: [rowOf('a'), rowOf('b')] })
    const again = rowOf('b', { attempt: 2, used: null, outcome: 'none' })
    await runMain(github, { rows: [again], run: { id: 100, attempt: 2 } })
    expect(readState(github.comments(1)[0]?.body ?? '', 'default')).toMatchObject({
      run: { id: 100, attempt: 2 },
      rows: [
        { leg: 'a', attempt: 1 },
        { leg: 'b', attempt: 2, outcome: 'none' },
      ],
    })
  })
})
