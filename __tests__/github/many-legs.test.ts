import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { readState } from '../../src/comment/embed.ts'
import type { UpsertInput } from '../../src/github/comment-outcome.ts'
import { recheckUpsert, upsertComment } from '../../src/github/upsert-comment.ts'
import { acceptedRow, inputFor, plainRender, rowOf, steppedClock } from './comment-fixtures.ts'

const legs = (body: string | undefined) => readState(body ?? '', 'default')?.rows.map(row => row.leg)

/** A clock that stands still but for the test; waits are short and real, so that others get their turn. */
function sharedClock() {
  let time = Date.parse('2026-11-22T12:00:00Z')
  const pace = {
    sleep: (ms: number) => pause(ms / 50),
    random: Math.random,
    now: () => time,
  }
  return {
    pace,
    advance: (ms: number) => {
      time += ms
    },
  }
}

describe('many legs on one pull request', () => {
  it('25 at once, over HTTP: one comment and 25 rows after their post steps', async () => {
    const { pace, advance } = sharedClock()
    await using github = await startGitHub({ now: pace.now, latency: () => Math.random() * 20 })
    const names = Array.from({ length: 25 }, (_, index) => `leg ${String(index).padStart(2, '0')}`)
    const inputs = names.map(name => inputFor(github, { rows: [rowOf(name)], clock: pace }))
    const outcomes = await Promise.all(inputs.map(input => upsertComment(input)))
    for (const [index, input] of inputs.entries()) {
      advance(60_000)
      await recheckUpsert(input, outcomes[index])
    }
    expect(github.comments(1)).toHaveLength(1)
    expect(legs(github.comments(1)[0]?.body)).toEqual(names)
    expect(github.violations).toEqual([])
  })

  it('a leg of a matrix lets the first one make the comment', async () => {
    await using github = await startGitHub()
    const pace = steppedClock()
    const first = upsertComment(inputFor(github, { rows: [rowOf('a')], matrixJob: { index: 0, total: 2 } }))
    const sleep = async (ms: number): Promise<void> => {
      await first
      return pace.sleep(ms)
    }
    const second = inputFor(github, {
      rows: [rowOf('b')],
      matrixJob: { index: 1, total: 2 },
      clock: { ...pace, sleep },
    })
    expect(await upsertComment(second)).toMatchObject({ kind: 'written', created: false })
    expect(github.requests.filter(request => request.method === 'POST')).toHaveLength(1)
    expect(legs(github.comments(1)[0]?.body)).toEqual(['a', 'b'])
  })
})

describe('jobs of one workflow without a matrix', () => {
  it('that write at the same time end with one comment that holds both, after their post steps', async () => {
    const { pace, advance } = sharedClock()
    await using github = await startGitHub({ now: pace.now })
    const turn = { index: 0, total: 1 }
    const review = inputFor(github, { rows: [rowOf('review')], matrixJob: turn, clock: pace })
    const triage = inputFor(github, { rows: [rowOf('triage')], matrixJob: turn, clock: pace })
    const inputs = [review, triage]
    const outcomes = await Promise.all(inputs.map(input => upsertComment(input)))
    for (const [index, input] of inputs.entries()) {
      advance(60_000)
      await recheckUpsert(input, outcomes[index])
    }
    expect(github.comments(1)).toHaveLength(1)
    expect(legs(github.comments(1)[0]?.body)).toEqual(['review', 'triage'])
  })
})

describe('the post step', () => {
  const clocked = async () => {
    const { pace, advance } = sharedClock()
    const github = await startGitHub({ now: pace.now })
    const input = (changes: Partial<UpsertInput>) => inputFor(github, { clock: pace, ...changes })
    return { github, advance, input, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() }
  }

  it('looks once and is done when nothing happened since', async () => {
    await using setup = await clocked()
    const job = setup.input({})
    const outcome = await upsertComment(job)
    const before = setup.github.requests.length
    expect(await recheckUpsert(job, outcome)).toEqual(outcome)
    expect(setup.github.requests).toHaveLength(before + 1)
  })

  it('puts back a row that a late write of another job undid', async () => {
    await using setup = await clocked()
    const early = setup.input({ rows: [rowOf('early')] })
    await upsertComment(early)
    const stale = setup.github.comments(1)[0]?.body ?? ''
    const job = setup.input({ rows: [rowOf('mine')] })
    const outcome = await upsertComment(job)
    const id = setup.github.comments(1)[0]?.id ?? 0
    await job.api.update(id, stale)
    setup.advance(60_000)
    // The clock stands still after the write, so that the time for quiet never comes and patience ends.
    expect(await recheckUpsert({ ...job, maxWaitMs: 0 }, outcome)).toMatchObject({ kind: 'written' })
    expect(legs(setup.github.comments(1)[0]?.body)).toEqual(['early', 'mine'])
  })

  it('takes away a duplicate that a crashed job left, and keeps its row', async () => {
    await using setup = await clocked()
    const job = setup.input({ rows: [rowOf('mine')] })
    const outcome = await upsertComment(job)
    const state = { version: 1, key: 'default', run: job.run, rows: [rowOf('crashed')] } as const
    setup.github.addComment(1, plainRender(state))
    await recheckUpsert({ ...job, maxWaitMs: 0 }, outcome)
    expect(setup.github.comments(1)).toHaveLength(2)
    setup.advance(60_000)
    await recheckUpsert(job, outcome)
    expect(setup.github.comments(1)).toHaveLength(1)
    expect(legs(setup.github.comments(1)[0]?.body)).toEqual(['crashed', 'mine'])
  })

  it('lets an accepted leg join a comment that another leg made in the meantime', async () => {
    await using setup = await clocked()
    const job = setup.input({ rows: [acceptedRow('fine')] })
    const outcome = await upsertComment(job)
    expect(outcome).toMatchObject({ kind: 'skipped', why: 'nothing-to-say' })
    await upsertComment(setup.input({ rows: [rowOf('fell back')] }))
    await recheckUpsert({ ...job, maxWaitMs: 0 }, outcome)
    expect(legs(setup.github.comments(1)[0]?.body)).toEqual(['fell back', 'fine'])
  })

  it('does not make again what a person took away', async () => {
    await using setup = await clocked()
    const job = setup.input({})
    const outcome = await upsertComment(job)
    setup.github.removeComment(setup.github.comments(1)[0]?.id ?? 0)
    expect(await recheckUpsert(job, outcome)).toMatchObject({ kind: 'skipped', why: 'removed' })
    expect(setup.github.comments(1)).toHaveLength(0)
  })

  it('makes up for a main step that came to nothing', async () => {
    await using setup = await clocked()
    setup.github.addFault({ fault: { kind: 'status', status: 502 }, times: 100 })
    const job = setup.input({ maxWaitMs: 2_000 })
    const outcome = await upsertComment(job)
    expect(outcome).toMatchObject({ kind: 'failed' })
    await using later = await startGitHub()
    expect(await recheckUpsert(inputFor(later), outcome)).toMatchObject({ kind: 'written', created: true })
  })

  it('leaves an unchanged comment alone', async () => {
    await using setup = await clocked()
    const job = setup.input({})
    await upsertComment(job)
    setup.advance(3_600_000)
    const outcome = await upsertComment(job)
    expect(outcome).toMatchObject({ kind: 'unchanged' })
    const before = setup.github.requests.length
    expect(await recheckUpsert(job, outcome)).toEqual(outcome)
    expect(setup.github.requests.slice(before).map(request => request.method)).toEqual(['GET'])
  })
})
