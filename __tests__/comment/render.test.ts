/** The comment as people see it: whatever stands in its rows stays text, and it always fits. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { LONGEST_COMMENT, renderComment } from '../../src/comment/comment.ts'
import { commentMarker, readState } from '../../src/comment/embed.ts'
import { limitRow } from '../../src/comment/fit.ts'
import { dedupeRows } from '../../src/comment/merge.ts'
import type { CommentState, Row } from '../../src/comment/state.ts'
import { MAX_NOTES, MAX_ROWS, MAX_TEXT, MAX_TRIED } from '../../src/comment/state-codec.ts'
import { plainLine } from '../../src/redact/plain-line.ts'
import { anyRow, anyState } from './arbitraries.ts'
import { structureOf, textOutsideCode } from './html.ts'
import { accepted, limited, refused, state, visible } from './rows.ts'

/** Every text of the row by another, the same for the same. */
function mapTexts(row: Row, change: (text: string) => string): Row {
  const optional = Object.fromEntries(
    (['plan', 'served', 'codex', 'retryAt', 'runUrl'] as const).flatMap(name => {
      const text = row[name]
      return text === undefined ? [] : [[name, change(text)]]
    }),
  )
  return {
    ...row,
    ...optional,
    leg: change(row.leg),
    requested: change(row.requested),
    used: row.used === null ? null : change(row.used),
    reason: change(row.reason),
    explanation: change(row.explanation),
    route: change(row.route),
    tried: row.tried.map(({ said, ...one }) => ({
      ...one,
      model: change(one.model),
      reason: change(one.reason),
      ...(said === undefined ? {} : { said: change(said) }),
    })),
    notes: row.notes.map(change),
  }
}

describe('hostile text', () => {
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 5 }).map(dedupeRows)

  it('changes nothing of the structure that harmless text would have', () =>
    fc.assert(
      fc.property(rows, hostile => {
        const seen = new Map<string, string>()
        const harmless = (text: string): string => {
          // What shows nothing is left out, and what is harmless already stays.
          if (plainLine(text) === '' || /^[a-z ,]+$/.test(text)) return text
          const known = seen.get(text) ?? `t${seen.size}`
          seen.set(text, known)
          return known
        }
        const benign = hostile.map(row => mapTexts(row, harmless))
        expect(structureOf(renderComment(state(hostile)))).toEqual(structureOf(renderComment(state(benign))))
      }),
      { numRuns: 60 },
    ))

  it('calls nobody and refers to nothing', () =>
    fc.assert(
      fc.property(rows, hostile =>
        expect(textOutsideCode(renderComment(state(hostile)))).not.toMatch(/@\w|#\d|:\/\//),
      ),
    ))
})

describe('its size', () => {
  const fits = (whole: CommentState): void => {
    const body = renderComment(whole)
    expect(body.length).toBeLessThanOrEqual(LONGEST_COMMENT)
    expect(body.startsWith(commentMarker(whole.key))).toBe(true)
    expect(readState(body, whole.key)).toBeDefined()
  }

  it('fits, with marker and state, whatever it holds', () =>
    fc.assert(
      fc.property(
        anyState('any').chain(one =>
          fc.record({
            one: fc.constant(one),
            legs: fc.integer({ min: 1, max: MAX_ROWS }),
            tail: fc.string(),
          }),
        ),
        ({ one, legs, tail }) => {
          const rows = Array.from({ length: legs }, (_, leg) =>
            one.rows.map(row => ({ ...row, leg: `${leg} ${tail}` })),
          )
          fits({ ...one, rows: dedupeRows(rows.flat().slice(0, MAX_ROWS).map(limitRow)) })
        },
      ),
      { numRuns: 20 },
    ))

  it.each(['`', '<', '\u2028', '✅'])('fits with 256 jobs that all say other things, of %j only', sign => {
    const text = (seed: number): string => `${seed}${sign.repeat(MAX_TEXT)}`
    const rows = Array.from({ length: MAX_ROWS }, (_, leg) =>
      limitRow({
        ...mapTexts(refused, () => text(leg)),
        outcome: 'fallback',
        tried: Array.from({ length: MAX_TRIED }, (_none, index) => ({
          model: text(leg + index),
          verdict: 'refused',
          reason: text(leg),
          said: text(leg * 7 + index),
        })),
        notes: Array.from({ length: MAX_NOTES }, (_none, index) => text(leg * 3 + index)),
      }),
    )
    fits(state(dedupeRows(rows)))
  })

  it('says so when a later update cannot list every job', () => {
    const rows = Array.from({ length: MAX_ROWS }, (_, leg) =>
      limitRow({ ...mapTexts(refused, text => `${leg}${text.repeat(9)}`), leg: `${leg}${'|'.repeat(99)}` }),
    )
    const body = renderComment(state(dedupeRows(rows)))
    const kept = readState(body, 'default')?.rows.length ?? 0
    expect(kept).toBeGreaterThan(0)
    expect(visible(body).includes('A later update may leave out')).toBe(kept < MAX_ROWS)
  })

  it('names the worst first where not all groups fit', () => {
    const fine = Array.from({ length: 200 }, (_, n) => ({
      ...refused,
      leg: `leg ${n}`,
      used: `m${n}-${'x'.repeat(90)}`,
    }))
    const text = visible(renderComment(state([...fine, { ...limited, leg: 'broken' }])))
    expect(text).toContain('| `broken` | `gpt-5.5` | **none** | usage limit reached')
    expect(text).toMatch(/\d+ more jobs are not listed\./)
  })

  it('keeps that another model answered when nearly all else had to go', () => {
    const rows = Array.from({ length: MAX_ROWS }, (_, leg) =>
      limitRow({
        ...mapTexts(accepted, text => text),
        leg: `${leg}${'|'.repeat(90)}`,
        used: `m${leg}`,
        served: 's',
      }),
    )
    const kept = readState(renderComment(state(dedupeRows(rows))), 'default')?.rows ?? []
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.filter(({ served }) => served !== 's')).toEqual([])
  })
})
