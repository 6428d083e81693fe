import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { renderComment } from '../../src/comment/comment.ts'
import { readState } from '../../src/comment/embed.ts'
import { upsertComment } from '../../src/github/upsert-comment.ts'
import { inputFor, rowOf } from './comment-fixtures.ts'

const long = 'It goes on and on about what it did not like. '.repeat(15)
const verbose = (index: number, changes = {}) =>
  rowOf(`build (ubuntu-24.04, ${String(index).padStart(3, '0')})`, {
    explanation: `${index}: ${long}`,
    tried: ['gpt-5.5', 'gpt-5.4'].map(model => ({
      model,
      verdict: 'refused',
      reason: 'no-access',
      said: `${index} ${model}: ${long}`,
    })),
    notes: [`${index}: ${long}`],
    ...changes,
  })

describe('a comment of 256 legs with long messages of their own', () => {
  it('fits, keeps every row, and is found unchanged by who looks next', async () => {
    await using github = await startGitHub()
    const rows = Array.from({ length: 256 }, (_, index) => verbose(index))
    const job = inputFor(github, { rows, render: renderComment })
    expect(await upsertComment(job)).toMatchObject({ kind: 'written', created: true })
    expect(github.requests.map(request => request.method)).toEqual(['GET', 'POST', 'GET'])
    const body = github.comments(1)[0]?.body ?? ''
    expect(body.length).toBeLessThanOrEqual(65_536)
    expect(readState(body, 'default')?.rows.map(row => row.leg)).toEqual(rows.map(row => row.leg))
    expect(await upsertComment(job)).toMatchObject({ kind: 'unchanged' })
    expect(github.violations).toEqual([])
  })

  it('takes one more leg in with one write, and its re-run too', async () => {
    await using github = await startGitHub()
    const rows = Array.from({ length: 255 }, (_, index) => verbose(index))
    await upsertComment(inputFor(github, { rows, render: renderComment }))
    for (const attempt of [1, 2]) {
      const before = github.requests.length
      const one = inputFor(github, {
        rows: [verbose(255, { attempt })],
        run: { id: 100, attempt },
        render: renderComment,
      })
      expect(await upsertComment(one)).toMatchObject({ kind: 'written', created: false })
      expect(github.requests.slice(before).map(request => request.method)).toEqual(['GET', 'PATCH', 'GET'])
    }
    const state = readState(github.comments(1)[0]?.body ?? '', 'default')
    expect(state?.rows).toHaveLength(256)
    expect(state?.rows.at(-1)).toMatchObject({ attempt: 2 })
    expect(github.violations).toEqual([])
  })
})
