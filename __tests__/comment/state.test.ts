import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { commentMarker, embedState, readState } from '../../src/comment/embed.ts'
import { cutText, fitState, limitRow } from '../../src/comment/fit.ts'
import { dedupeRows, mergeStates } from '../../src/comment/merge.ts'
import { type CommentState, hadFallback, needsComment, type Row } from '../../src/comment/state.ts'
import { MAX_LEG, MAX_ROWS, MAX_TEXT } from '../../src/comment/state-codec.ts'
import { anyRow, anyState, hostileText } from './arbitraries.ts'

const key = 'default'
const bodyOf = (state: CommentState, text = ''): string =>
  [commentMarker(state.key), text, embedState(state)].join('\n')

const row = (leg: string, changes: Partial<Row> = {}): Row => ({
  leg,
  attempt: 1,
  requested: 'gpt-5.5',
  used: 'gpt-5.4',
  outcome: 'fallback',
  reason: 'not-supported-on-route',
  explanation: 'e',
  route: 'chatgpt',
  tried: [],
  notes: [],
  ...changes,
})
const state = (rows: readonly Row[], run = { id: 7, attempt: 1 }): CommentState => ({
  version: 1,
  key,
  run,
  rows,
})

describe('the hidden state', () => {
  it('comes back as it was, whatever is in it and around it', () => {
    fc.assert(
      fc.property(anyState(key), hostileText, (value, text) => {
        expect(readState(`${bodyOf(value, text)}\r\n`, key)).toEqual(value)
      }),
    )
  })

  it('is one HTML comment on one line, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, anyRow, (name, one) => {
        for (const hidden of [commentMarker(name), embedState({ ...state([one]), key: name })]) {
          expect(hidden).toMatch(/^<!-- [^<>&@#`\n\r]* -->$/)
          expect(hidden.slice(4, -4)).not.toContain('--')
        }
      }),
    )
  })

  it('belongs to its key alone', () => {
    const body = bodyOf(state([row('a')]))
    expect(readState(body, 'other')).toBeUndefined()
    expect(readState(body.replace(commentMarker(key), commentMarker('other')), 'other')).toBeUndefined()
  })

  it('is not read from a body that only quotes it', () => {
    expect(readState(`> quoted\n${bodyOf(state([row('a')]))}`, key)).toBeUndefined()
    expect(readState(`${bodyOf(state([row('a')]))}\nmore`, key)).toBeUndefined()
  })

  const encoded = JSON.parse(embedState(state([row('a'), row('b', { runUrl: 'https://x' })])).slice(32, -4))
  const { rows, texts, contents } = encoded
  it.each<[string, object]>([
    ['a newer version', { version: 2 }],
    ['no run', { run: null }],
    ['a run id that is no number', { run: ['7', 1] }],
    ['an attempt of 0', { run: [7, 0] }],
    ['a fallback before that is no yes', { fellBack: false }],
    ['rows that are no list', { rows: {} }],
    ['a leg twice', { rows: [rows[0], rows[0]] }],
    ['legs out of order', { rows: [rows[1], rows[0]] }],
    ['a row without content', { rows: [['a', 1, 99, -1]] }],
    ['a row with a negative place', { rows: [['a', 1, -1, -1]] }],
    ['a leg that is too long', { rows: [['x'.repeat(MAX_LEG + 1), 1, 0, -1]] }],
    ['too many rows', { rows: Array.from({ length: MAX_ROWS + 1 }, (_, i) => [`${i + 1000}`, 1, 0, -1]) }],
    ['a text that is too long', { texts: [...texts, 'x'.repeat(MAX_TEXT + 1)] }],
    ['a text that is no text', { texts: [...texts, 5] }],
    ['a content of another shape', { contents: [{}, ...contents] }],
    ['an outcome that does not exist', { contents: contents.map((one: unknown[]) => one.with(1, 3)) }],
    ['a cut that does not exist', { contents: contents.map((one: unknown[]) => one.with(5, 4)) }],
    ['a text that is not in the table', { contents: contents.map((one: unknown[]) => one.with(4, [99])) }],
  ])('with %s counts as none', (_, changes) => {
    const hidden = (value: object): string =>
      `${commentMarker(key)}\n<!-- codex-model-fallback-state ${JSON.stringify(value)} -->`
    expect(readState(hidden(encoded), key)).toBeDefined()
    expect(readState(hidden({ ...encoded, ...changes }), key)).toBeUndefined()
  })

  it('never throws on what it finds', () => {
    fc.assert(
      fc.property(fc.json(), hostileText, (json, text) => {
        const body = `${commentMarker(key)}\n<!-- codex-model-fallback-state ${json}${text} -->`
        expect(readState(body, key)).toBeUndefined()
      }),
    )
  })
})

describe('the merge', () => {
  it('is commutative, associative and idempotent', () => {
    const any = anyState(key)
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(mergeStates(a, b)).toEqual(mergeStates(b, a))
        expect(mergeStates(mergeStates(a, b), c)).toEqual(mergeStates(a, mergeStates(b, c)))
        expect(mergeStates(a, a)).toEqual(a)
        expect(mergeStates(mergeStates(a, b), b)).toEqual(mergeStates(a, b))
      }),
    )
  })

  it('keeps every leg of one run, with its latest attempt', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.array(anyRow), (one, other) => {
        const merged = mergeStates(state(dedupeRows(one)), state(dedupeRows(other))).rows
        expect(new Set(merged.map(each => each.leg))).toEqual(
          new Set([...one, ...other].map(each => each.leg)),
        )
        for (const each of [...one, ...other]) {
          expect(merged.find(kept => kept.leg === each.leg)?.attempt).toBeGreaterThanOrEqual(each.attempt)
        }
      }),
    )
  })

  it('lets a newer run replace an older one as a whole, from either side', () => {
    const older = state([row('a'), row('b')], { id: 7, attempt: 3 })
    const newer = state([row('c')], { id: 8, attempt: 1 })
    expect(mergeStates(older, newer)).toEqual(newer)
    expect(mergeStates(newer, older)).toEqual(newer)
  })

  it('lets a re-run replace its own row and keep the others', () => {
    const first = state([row('a'), row('b')])
    const rerun = state([row('b', { attempt: 2, used: null, outcome: 'none' })], { id: 7, attempt: 2 })
    expect(mergeStates(first, rerun)).toMatchObject({
      run: { id: 7, attempt: 2 },
      rows: [
        { leg: 'a', attempt: 1 },
        { leg: 'b', attempt: 2, outcome: 'none' },
      ],
    })
  })

  it('remembers for good that a row called for a comment, whatever replaced it', () => {
    const any = anyState(key)
    fc.assert(
      fc.property(any, any, fc.integer({ min: 500, max: 6_000 }), (a, b, room) => {
        const merged = mergeStates(a, b)
        expect(hadFallback(merged)).toBe(hadFallback(a) || hadFallback(b))
        expect(hadFallback(fitState(merged, room))).toBe(hadFallback(merged))
        expect(merged.fellBack === true && merged.rows.some(needsComment)).toBe(false)
      }),
    )
  })

  const fine = { used: 'gpt-5.5', outcome: 'preferred', reason: 'accepted' } as const
  it.each<[string, CommentState, CommentState, true | undefined]>([
    ['an older run fell back', state([row('a')]), state([row('a', fine)], { id: 8, attempt: 1 }), true],
    ['an earlier attempt did', state([row('a')]), state([row('a', { ...fine, attempt: 2 })]), true],
    ['none did', state([row('a', fine)]), state([row('a', fine)], { id: 8, attempt: 1 }), undefined],
    ['it falls back now', state([row('a', fine)]), state([row('a')], { id: 8, attempt: 1 }), undefined],
  ])('knows of a fallback before where %s', (_, before, now, expected) => {
    expect(mergeStates(before, now).fellBack).toBe(expected)
    expect(mergeStates(now, before).fellBack).toBe(expected)
  })

  it('refuses states of different comments', () => {
    expect(() => mergeStates(state([]), { ...state([]), key: 'other' })).toThrow('other')
  })
})

describe('fitting', () => {
  const long = 'A refusal that goes on and on. '.repeat(40)
  const verbose = (index: number): Row =>
    limitRow(
      row(`build (ubuntu-24.04, node ${index}, gpt-5.5)`, {
        explanation: `${index} ${long}`,
        tried: [1, 2, 3].map(n => ({
          model: `gpt-${n}`,
          verdict: 'refused',
          reason: 'no-access',
          said: `${index} ${n} ${long}`,
        })),
        notes: [`${index} note ${long}`],
        runUrl: `https://github.com/o/r/actions/runs/1/job/${index}`,
      }),
    )
  const big = state(dedupeRows(Array.from({ length: MAX_ROWS }, (_, index) => verbose(index))))

  it('256 legs that agree take little room, unshortened', () => {
    const agreeing = Array.from({ length: 256 }, (_, index) => limitRow(row(`build (node ${index})`)))
    expect(embedState(state(dedupeRows(agreeing))).length).toBeLessThan(10_000)
  })

  it('256 legs with long messages of their own keep all their rows in 40,000 characters', () => {
    expect(embedState(big).length).toBeGreaterThan(400_000)
    const fitted = fitState(big, 40_000)
    expect(embedState(fitted).length).toBeLessThanOrEqual(40_000)
    expect(fitted.rows.map(each => [each.leg, each.used])).toEqual(
      big.rows.map(each => [each.leg, each.used]),
    )
    expect(readState(bodyOf(fitted), key)).toEqual(fitted)
  })

  it('shortens words before it drops rows, and rows before it fails', () => {
    const four = state(big.rows.slice(0, 4))
    const cuts = [20_000, 5_000, 2_500, 900].map(room => fitState(four, room).rows.map(each => each.cut))
    expect(cuts).toEqual([
      [undefined, undefined, undefined, undefined],
      [1, 1, 1, 1],
      [2, 2, 2, 2],
      [3, 3, 3, 3],
    ])
    expect(fitState(four, 300).rows.length).toBeLessThan(4)
  })

  it('is stable, and no leg that merges its full row back in changes a fitted state', () => {
    const room = fc.integer({ min: 500, max: 6_000 })
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), room, (rows, size) => {
        const full = state(dedupeRows(rows))
        const fitted = fitState(full, size)
        expect(embedState(fitted).length <= size || fitted.rows.length === 0).toBe(true)
        expect(fitState(fitted, size)).toEqual(fitted)
        for (const each of fitted.rows) {
          const back = full.rows.find(one => one.leg === each.leg)
          expect(fitState(mergeStates(fitted, state(back ? [back] : [])), size)).toEqual(fitted)
        }
      }),
    )
  })

  it('cuts texts at whole characters and counts what escapes take', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 2, max: 40 }),
        (text, most) => {
          const cut = cutText(text, most)
          expect(JSON.stringify(cut).length - 2).toBeLessThanOrEqual(most)
          expect(cut.isWellFormed()).toBe(true)
        },
      ),
    )
    expect(cutText('𝄞𝄞𝄞', 5)).toBe('𝄞𝄞…')
    expect(limitRow(row('a', { runUrl: `https://${'x'.repeat(700)}` }))).not.toHaveProperty('runUrl')
  })
})

describe('what calls for a comment', () => {
  it.each<[Partial<Row>, boolean]>([
    [{ outcome: 'fallback' }, true],
    [{ outcome: 'none', used: null }, true],
    [{ outcome: 'preferred', used: 'gpt-5.5' }, false],
    [{ outcome: 'preferred', used: 'gpt-5.5', served: 'gpt-5.5' }, false],
    [{ outcome: 'preferred', used: 'gpt-5.5', served: 'gpt-5.4' }, true],
    [{ outcome: 'preferred', used: 'gpt-5.5', notes: ['flapped'] }, false],
  ])('%j: %s', (changes, expected) => {
    expect(needsComment(row('a', changes))).toBe(expected)
  })
})
