/** The comment as people see it: whatever stands in its rows stays text, and it always fits. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { LONGEST_COMMENT, renderComment } from '../../src/core/comment.ts'
import { MAX_NOTES, MAX_ROWS, MAX_TEXT, MAX_TRIED } from '../../src/core/comment-codec.ts'
import { limitRow } from '../../src/core/comment-fit.ts'
import { joinRows } from '../../src/core/comment-merge.ts'
import { type CommentState, commentMarker, type Row, readState } from '../../src/core/comment-state.ts'
import { plainLine } from '../../src/core/plain-line.ts'
import { structureOf, textOutsideCode } from '../render/html.ts'
import { anyRow, anyState } from './comment-arbitraries.ts'

const state = (rows: readonly Row[]): CommentState => ({
  version: 1,
  key: 'default',
  run: { id: 1001, attempt: 1, number: 42 },
  rows,
})

const refused: Row = {
  leg: 'review',
  attempt: 1,
  requested: 'gpt-5.5',
  used: 'gpt-5.4',
  outcome: 'fallback',
  reason: 'not-supported-on-route',
  explanation: 'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (plus plan) does not support gpt-5.5.',
  route: 'chatgpt',
  plan: 'plus',
  codex: '0.169.0',
  tried: [
    { model: 'gpt-5.5', verdict: 'refused', reason: 'not-supported-on-route', said: 'Not supported.' },
    { model: 'gpt-5.4', verdict: 'accepted', reason: 'accepted' },
  ],
  notes: [],
  runUrl: 'https://github.com/octo/hello/actions/runs/1001',
}
const accepted: Row = {
  ...refused,
  used: 'gpt-5.5',
  outcome: 'preferred',
  reason: 'accepted',
  explanation: 'gpt-5.5 is used: ChatGPT sign-in (plus plan) accepts it.',
  tried: [{ model: 'gpt-5.5', verdict: 'accepted', reason: 'accepted' }],
}
const limited: Row = {
  ...refused,
  used: null,
  outcome: 'none',
  reason: 'usage-limit',
  explanation: 'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is reached.',
  retryAt: '2026-04-25T12:42:00.000Z',
  tried: [{ model: 'gpt-5.5', verdict: 'refused', reason: 'usage-limit', said: 'Limit.' }],
}

/** The comment as its source is read, without the marker and the state. */
const visible = (body: string): string => body.replaceAll(/<!--[\s\S]*?-->/g, '').trim()

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
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 5 }).map(joinRows)

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
          fits({ ...one, rows: joinRows(rows.flat().slice(0, MAX_ROWS).map(limitRow)) })
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
    fits(state(joinRows(rows)))
  })

  it('says so when a later update cannot list every job', () => {
    const rows = Array.from({ length: MAX_ROWS }, (_, leg) =>
      limitRow({ ...mapTexts(refused, text => `${leg}${text.repeat(9)}`), leg: `${leg}${'|'.repeat(99)}` }),
    )
    const body = renderComment(state(joinRows(rows)))
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
})

describe('its words', () => {
  it('say of one job what is used, why, and how to get the other back', () => {
    expect(visible(renderComment(state([refused])))).toMatchSnapshot()
  })

  it('are few when all went as asked', () => {
    expect(visible(renderComment(state([accepted])))).toMatchSnapshot()
  })

  it('warn of another model that answered, in heading, box and table', () => {
    const text = visible(renderComment(state([{ ...accepted, served: 'gpt-5.2' }])))
    expect(text).toMatch(/^### Codex asked for `gpt-5\.5`, but `gpt-5\.2` answered\n\n> \[!WARNING\]\n/)
    expect(text).toContain('| ⚠️&nbsp;**used** | accepted, but `gpt-5.2` answered |')
    const fallback = visible(renderComment(state([{ ...refused, served: 'gpt-5.2' }])))
    expect(fallback).toContain('### Codex fell back to `gpt-5.4`, but `gpt-5.2` answered')
    expect(fallback).toContain('> ChatGPT sign-in (plus plan) does not support `gpt-5.5`. ChatGPT sign-in')
  })

  it('put a job that another model answered before those that fell back, and count it', () => {
    const rows = [refused, { ...accepted, served: 'gpt-5.2' }, accepted]
    const text = visible(renderComment(state(rows.map((row, leg) => ({ ...row, leg: `${leg}` })))))
    expect(text).toContain('**1 job**: `gpt-5.2` answered instead of `gpt-5.5`')
    expect(text.indexOf('⚠️ another model answered')).toBeLessThan(text.indexOf('**`gpt-5.4`**'))
  })

  it('keep that another model answered when nearly all else had to go', () => {
    const rows = Array.from({ length: MAX_ROWS }, (_, leg) =>
      limitRow({
        ...mapTexts(accepted, text => text),
        leg: `${leg}${'|'.repeat(90)}`,
        used: `m${leg}`,
        served: 's',
      }),
    )
    const kept = readState(renderComment(state(joinRows(rows))), 'default')?.rows ?? []
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.filter(({ served }) => served !== 's')).toEqual([])
  })

  it.each([
    ['the route fails', { reason: 'auth-rejected' }, 'Codex cannot run here: credentials rejected'],
    ['there is no CLI', { reason: 'codex-missing' }, 'Codex cannot run here: Codex CLI missing'],
    ['the path fails', { reason: 'unreachable' }, 'Codex got no answer here: endpoint unreachable'],
    ['the model is refused', { reason: 'no-access' }, 'Codex has no usable model here'],
  ] as const)('say in the heading what is wrong where %s', (_, { reason }, heading) => {
    const tried = [{ model: 'gpt-5.5', verdict: 'refused', reason }] as const
    const text = visible(renderComment(state([{ ...limited, reason, tried }])))
    expect(text).toContain(`### ${heading}\n`)
    expect(text.includes('no&nbsp;answer')).toBe(reason !== 'no-access')
  })

  it('say in the heading that a model is used without proof', () => {
    const text = visible(renderComment(state([{ ...accepted, reason: 'server-error' }])))
    expect(text).toContain('### Codex uses `gpt-5.5` here, unverified\n')
  })

  it('offer another model and another route where the whole chain was refused', () => {
    const exhausted = { ...limited, reason: 'not-supported-on-route', tried: refused.tried.slice(0, 1) }
    const text = visible(renderComment(state([exhausted])))
    expect(text).toContain('Or name another model in `fallback-models`, or let this job use another route.')
    expect(text).not.toContain('fallback until')
    expect(visible(renderComment(state([limited])))).not.toContain('Or name another model')
  })

  it('count what jobs that differ have, and tell of each group', () => {
    const rows = [limited, refused, refused, accepted].map((row, leg) => ({ ...row, leg: `review (${leg})` }))
    expect(visible(renderComment(state(rows)))).toMatchSnapshot()
  })

  it('stand once for jobs that agree', () => {
    const rows = Array.from({ length: 256 }, (_, leg) => ({ ...refused, leg: `review (${leg})` }))
    const text = visible(renderComment(state(rows)))
    expect(text).toContain('### Codex uses `gpt-5.4` here instead of `gpt-5.5`')
    expect(text).toContain('<details><summary>All 256 jobs agree</summary>')
    expect(text.split('\n').length).toBeLessThan(25)
  })

  it('tell of a failure of another model by that model’s name', () => {
    const tried = [
      { model: 'gpt-5.5', verdict: 'refused', reason: 'no-access' },
      { model: 'gpt-5.4', verdict: 'refused', reason: 'model-not-found' },
    ] as const
    const text = visible(renderComment(state([{ ...limited, reason: 'no-access', tried }])))
    expect(text).toContain('allow `gpt-5.5` in its model settings')
    expect(text).toContain('Check the spelling of `gpt-5.4`')
  })

  it('say when no job has reported', () => {
    expect(visible(renderComment(state([])))).toContain('No job has reported yet.')
  })
})
