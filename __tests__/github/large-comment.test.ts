import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { readState, renderComment } from '../../src/comment/index.ts'
import { legsOf, methodsOf, publish, rowOf, runMain } from './comment-fixtures.ts'

const long = 'It goes on and on about what it did not like. '.repeat(15)
const verboseRow = (index: number, changes = {}) =>
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

describe('a comment of 256 legs with a long message each', () => {
  it('fits, keeps every row, and is unchanged for the next reader', async () => {
    await using github = await startGitHub()
    const rows = Array.from({ length: 256 }, (_, index) => verboseRow(index))
    const job = { rows, render: renderComment }
    expect(await publish(github, job)).toMatchObject({
      requests: 3,
      outcome: { kind: 'written', created: true },
    })
    expect(github.comments(1)[0]?.body.length).toBeLessThanOrEqual(65_536)
    expect(legsOf(github)).toEqual(rows.map(row => row.leg))
    expect(await runMain(github, job)).toMatchObject({ kind: 'unchanged' })
    expect(github.violations).toEqual([])
  })

  it('gets one more leg with one write, and its re-run too', async () => {
    await using github = await startGitHub()
    const rows = Array.from({ length: 255 }, (_, index) => verboseRow(index))
    await runMain(github, { rows, render: renderComment })
    for (const attempt of [1, 2]) {
      const before = github.requests.length
      const rerun = { rows: [verboseRow(255, { attempt })], run: { id: 100, attempt }, render: renderComment }
      expect(await runMain(github, rerun)).toMatchObject({ kind: 'written', created: false })
      expect(methodsOf(github, before)).toEqual(['GET', 'PATCH', 'GET'])
    }
    const state = readState(github.comments(1)[0]?.body ?? '', 'default')
    expect(state?.rows).toHaveLength(256)
    expect(state?.rows.at(-1)).toMatchObject({ attempt: 2 })
    expect(github.violations).toEqual([])
  })
})
