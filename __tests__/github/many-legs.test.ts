import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import {
  bodyOf,
  legsOf,
  methodsOf,
  onlyJob,
  rowOf,
  runMain,
  runPost,
  steppedClock,
} from './comment-fixtures.ts'

/** A clock that only the test moves. Its waits are short and real, so that the jobs interleave. */
function sharedClock() {
  let time = Date.parse('2026-11-22T12:00:00Z')
  return {
    sleep: (ms: number) => pause(ms / 50),
    random: Math.random,
    now: () => time,
    takesLonger: () => Promise.resolve(false),
    advance: (ms: number) => {
      time += ms
    },
  }
}

describe('many legs on one pull request', () => {
  it.each([
    ['25 legs that do not know their position', 25, undefined],
    ['two jobs of one workflow without a matrix', 2, onlyJob],
  ])('%s end with one comment and every row after their post steps', async (_, count, matrixJob) => {
    const clock = sharedClock()
    await using github = await startGitHub({ now: clock.now, latency: () => Math.random() * 20 })
    const names = Array.from({ length: count }, (_, index) => `leg ${String(index).padStart(2, '0')}`)
    const jobs = names.map(name => ({ rows: [rowOf(name)], matrixJob }))
    const outcomes = await Promise.all(jobs.map(job => runMain(github, job, clock)))
    for (const [index, job] of jobs.entries()) {
      clock.advance(60_000)
      await runPost(github, outcomes[index], job, clock)
    }
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(names)
    expect(github.violations).toEqual([])
  })

  it('a leg of a matrix lets the first leg create the comment', async () => {
    await using github = await startGitHub()
    const clock = steppedClock()
    const first = runMain(github, { rows: [rowOf('a')], matrixJob: { index: 0, total: 2 } })
    const sleep = async (ms: number): Promise<void> => {
      await first
      return clock.sleep(ms)
    }
    const second = { rows: [rowOf('b')], matrixJob: { index: 1, total: 2 } }
    expect(await runMain(github, second, { ...clock, sleep })).toMatchObject({
      kind: 'written',
      created: false,
    })
    expect(github.requests.filter(request => request.method === 'POST')).toHaveLength(1)
    expect(legsOf(github)).toEqual(['a', 'b'])
  })

  it('a leg of a matrix creates the comment itself if the first leg does not', async () => {
    await using github = await startGitHub()
    const clock = steppedClock()
    const second = { matrixJob: { index: 1, total: 2 } }
    expect(await runMain(github, second, clock)).toMatchObject({ kind: 'written', created: true })
    expect(clock.waits).toHaveLength(1)
  })

  it('a leg that created a second comment removes it in the main step and keeps the older one', async () => {
    let calls = 0
    // The third call is before the create takes effect: two calls for the read came first.
    const latency = () => {
      calls += 1
      if (calls === 3) github.addComment(1, bodyOf(100, 'a'))
      return 0
    }
    await using github = await startGitHub({ latency })
    expect(await runMain(github, { rows: [rowOf('b')] })).toMatchObject({ kind: 'written', created: false })
    expect(methodsOf(github)).toEqual(['GET', 'POST', 'GET', 'GET', 'PATCH', 'GET', 'DELETE'])
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(['a', 'b'])
  })
})
