/** The comment and the job summary always fit, and lose the least important parts first. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import {
  type CommentState,
  commentMarker,
  dedupeRows,
  embedState,
  limitRow,
  mergeStates,
  needsComment,
  type Row,
  readState,
  renderComment,
  renderSummary,
} from '../../src/comment/index.ts'
import { anyCharacter } from '../any-character.ts'
import { anyState } from './arbitraries.ts'
import { reports } from './reports.ts'
import { accepted, limited, mapTexts, ROW_WORDS, refused, state, visible } from './rows.ts'

/** GitHub's limits: characters of a comment, and jobs of a matrix. */
const MAX_CHARS = 65_536
const MAX_JOBS = 256

const jobs = (count: number, make: (index: number) => Row): CommentState =>
  state(dedupeRows(Array.from({ length: count }, (_, index) => limitRow(make(index)))))

/** The state in the rendered comment, which fits. */
function storedState(whole: CommentState): CommentState {
  const body = renderComment(whole)
  expect(body.length).toBeLessThanOrEqual(MAX_CHARS)
  expect(body.startsWith(commentMarker(whole.key))).toBe(true)
  const fitted = readState(body, whole.key)
  if (fitted === undefined) throw new Error('The comment has no state.')
  return fitted
}

const long = 'A refusal with many words. '.repeat(40)
const verbose = (index: number): Row => ({
  ...refused,
  leg: `build (ubuntu-24.04, node ${index}, gpt-5.5)`,
  explanation: `${index} ${long}`,
  tried: [1, 2, 3].map(n => ({
    model: `gpt-${n}`,
    verdict: 'refused',
    reason: 'no-access',
    said: `${index} ${n} ${long}`,
  })),
  notes: [`${index} note ${long}`],
  runUrl: `https://github.com/o/r/actions/runs/1/job/${index}`,
})

describe('the comment', () => {
  it('fits, with marker and state, whatever its rows hold', () =>
    fc.assert(
      fc.property(anyState('any'), fc.integer({ min: 1, max: MAX_JOBS }), fc.string(), (one, count, tail) => {
        const rows = Array.from({ length: count }, (_, leg) =>
          one.rows.map(row => limitRow({ ...row, leg: `${leg} ${tail}` })),
        )
        storedState({ ...one, rows: dedupeRows(rows.flat()) })
      }),
      { numRuns: 20 },
    ))

  it.each(['`', '<', '✅'])(
    'fits with 256 jobs that differ in every text, all of them long and of %j',
    sign => {
      const text = (seed: number, chars = 600): string => `${seed}${sign.repeat(600)}`.slice(0, chars)
      const full = jobs(MAX_JOBS, leg => ({
        ...mapTexts(refused, () => text(leg), ROW_WORDS),
        leg: text(leg, 100),
        tried: Array.from({ length: 12 }, (_, index) => ({
          model: text(leg + index),
          verdict: 'refused',
          reason: text(leg),
          said: text(leg * 7 + index),
        })),
        notes: Array.from({ length: 8 }, (_, index) => text(leg * 3 + index)),
      }))
      expect(full.rows).toHaveLength(MAX_JOBS)
      const fitted = storedState(full)
      expect(full.rows.slice(0, fitted.rows.length).map(({ leg }) => leg)).toEqual(
        fitted.rows.map(({ leg }) => leg),
      )
    },
  )

  it('keeps 256 jobs that agree whole, in 10,000 characters', () => {
    const whole = jobs(MAX_JOBS, index => ({ ...refused, leg: `build (node ${index})` }))
    expect(embedState(whole).length).toBeLessThan(10_000)
    expect(storedState(whole)).toEqual(whole)
  })

  it.each([
    [10, undefined],
    [40, 1],
    [150, 2],
    [240, 3],
  ])('shortens %d jobs with long texts and names to level %j and keeps all rows', (count, cut) => {
    const whole = jobs(count, index => ({ ...verbose(index), requested: `${index}-${'x'.repeat(90)}` }))
    const { rows } = storedState(whole)
    expect(rows.map(({ leg, used }) => [leg, used])).toEqual(whole.rows.map(({ leg, used }) => [leg, used]))
    expect(new Set(rows.map(row => row.cut))).toEqual(new Set([cut]))
  })

  it('says so when it cannot keep the rows of all jobs', () => {
    const full = jobs(MAX_JOBS, leg => ({ ...refused, leg: `${leg}${'<'.repeat(99)}` }))
    const { rows } = storedState(full)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(MAX_JOBS)
    expect(visible(renderComment(full))).toContain(
      `A later update may leave out ${MAX_JOBS - rows.length} of these jobs, because a comment has a size limit.`,
    )
  })

  it('names the most urgent job first where it cannot show all groups', () => {
    const others = Array.from({ length: 200 }, (_, n) => ({
      ...refused,
      leg: `leg ${n}`,
      used: `m${n}-${'x'.repeat(90)}`,
    }))
    const text = visible(renderComment(state([...others, { ...limited, leg: 'broken' }])))
    expect(text).toContain('| `broken` | **none**<br>instead of `gpt-5.5` | [usage limit reached](https://')
    expect(text).toMatch(/\d+ more jobs are not listed\./)
  })

  it('keeps that another model answered when nearly everything else is gone', () => {
    const { rows } = storedState(
      jobs(MAX_JOBS, leg => ({
        ...accepted,
        leg: `${leg}${'|'.repeat(60)}`,
        used: `m${leg}${'x'.repeat(120)}`,
        served: 's',
        notes: [`${leg} ${long}`],
      })),
    )
    expect(new Set(rows.map(({ cut, served }) => `${cut} ${served}`))).toEqual(new Set(['3 s']))
  })

  it('has the same state again when it is rendered again, with the whole row of a kept job merged in', () =>
    fc.assert(
      fc.property(
        anyState('any').filter(({ rows }) => rows.length > 0),
        fc.integer({ min: 100, max: MAX_JOBS }),
        ({ rows }, count) => {
          const wholeRows = rows.map(({ cut: _, ...row }) => row)
          const whole = jobs(count, index => ({
            ...(wholeRows[index % rows.length] ?? refused),
            leg: `${index}`,
            explanation: `${index} ${long}`,
            notes: [`${index} note ${long}`],
          }))
          const fitted = storedState(whole)
          expect(fitted.rows.every(({ cut }) => cut !== undefined)).toBe(true)
          expect(storedState(fitted)).toEqual(fitted)
          for (const kept of [fitted.rows[0], fitted.rows.at(-1)]) {
            const own = whole.rows.filter(({ leg }) => leg === kept?.leg)
            expect(storedState(mergeStates(fitted, { ...whole, rows: own }))).toEqual(fitted)
          }
        },
      ),
      { numRuns: 8 },
    ))

  it('remembers a fallback of a row that it cannot keep', () => {
    const full = jobs(MAX_JOBS, leg => ({ ...accepted, leg: `${leg + 1000}${'<'.repeat(96)}` }))
    const last = limitRow({ ...refused, leg: 'z' })
    const fitted = storedState(state(dedupeRows([...full.rows.slice(1), last])))
    expect(fitted.rows.some(needsComment)).toBe(false)
    expect(fitted.fellBack).toBe(true)
  })
})

describe('a row', () => {
  const jsonLength = (text: string): number => JSON.stringify(text).length - 2

  it('has its texts cut between whole characters, with escapes counted at their length', () =>
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, minLength: 80, maxLength: 700 }), text => {
        const row = limitRow({ ...refused, leg: text, explanation: text, tried: [], notes: [text] })
        for (const [cut, max] of [
          [row.leg, 100],
          [row.explanation, 600],
          [row.notes[0] ?? '', 600],
        ] as const) {
          expect(jsonLength(cut)).toBeLessThanOrEqual(max)
          expect(cut.isWellFormed()).toBe(true)
          if (jsonLength(text.toWellFormed()) > max) expect(jsonLength(cut)).toBeGreaterThan(max - 6)
        }
      }),
    ))

  it('has a text that is too long end in an ellipsis, and no part of a URL or time that is too long', () => {
    const long = 'x'.repeat(700)
    const row = limitRow({ ...limited, leg: '𝄞'.repeat(60), runUrl: `https://${long}`, retryAt: long })
    expect(row.leg).toBe(`${'𝄞'.repeat(49)}…`)
    expect(row).not.toHaveProperty('runUrl')
    expect(row).not.toHaveProperty('retryAt')
  })

  it('has at most 12 models tried and 8 notes', () => {
    const tried = Array(20).fill(refused.tried[0])
    const row = limitRow({ ...refused, tried, notes: Array(20).fill('A note.') })
    expect([row.tried.length, row.notes.length]).toEqual([12, 8])
  })
})

describe('the job summary', () => {
  it('stays far below the limit of GitHub with as many probes as there can be', () => {
    const { attempts, chain } = reports.long
    const repeat = <T>(list: readonly T[], count: number): T[] =>
      Array.from({ length: count }, (_, n) => list[n % list.length]).filter(one => one !== undefined)
    const report = {
      ...reports.long,
      attempts: repeat(attempts, 280),
      chain: repeat(chain, 20).map(entry =>
        entry.finding === undefined
          ? entry
          : { ...entry, finding: { ...entry.finding, said: '✅'.repeat(150) } },
      ),
    }
    expect(Buffer.byteLength(renderSummary(report))).toBeLessThan(200_000)
  })
})
