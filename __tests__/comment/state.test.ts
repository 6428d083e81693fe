/** The hidden state in the body of a comment: its encoding, its validation, and the merge of two states. */

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type CommentState,
  commentMarker,
  dedupeRows,
  embedState,
  hasMarker,
  mergeStates,
  needsComment,
  type Row,
  readState,
} from '../../src/comment/index.ts'
import { anyRow, anyState, hostileText } from './arbitraries.ts'
import { accepted, limited, refused, state } from './rows.ts'

const key = 'default'
const bodyOf = (state: CommentState, text = ''): string =>
  [commentMarker(state.key), text, embedState(state)].join('\n')

const row = (leg: string, changes: Partial<Row> = {}): Row => ({ ...refused, leg, ...changes })

const hadFallback = ({ fellBack, rows }: CommentState): boolean =>
  fellBack === true || rows.some(needsComment)

describe('the hidden state', () => {
  it('is read back as it was written, whatever is in it and around it', () => {
    fc.assert(
      fc.property(anyState(key), hostileText, (value, text) => {
        expect(readState(`${bodyOf(value, text)}\r\n`, key)).toEqual(value)
      }),
    )
  })

  it('is one HTML comment on one line, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, anyRow, (name, one) => {
        for (const hidden of [commentMarker(name), embedState(state([one], { key: name }))]) {
          expect(hidden).toMatch(/^<!-- [^<>&@#`\n\r]* -->$/)
          expect(hidden.slice(4, -4)).not.toContain('--')
        }
      }),
    )
  })

  it('has this format, which other versions of the action read', () => {
    const whole = row('a', {
      ...{ served: 'gpt-5.2', retryAt: '2026-04-25T12:42:00.000Z', cut: 1 },
      notes: ['A --> note.'],
      runUrl: 'https://x',
    })
    const bare = { ...limited, leg: 'c', explanation: 'No.', tried: [] }
    const rows = [whole, { ...whole, leg: 'b', attempt: 2 }, bare]
    expect(embedState(state(rows, { fellBack: true }))).toBe(
      [
        '<!-- codex-model-fallback-state {"version":1,"key":"default","run":[1001,1,42],',
        '"texts":["gpt-5.5","gpt-5.4","not-supported-on-route","gpt-5.4 is used instead of gpt-5.5: ',
        'ChatGPT sign-in (plus plan) does not support gpt-5.5.","chatgpt","plus","gpt-5.2","0.169.0",',
        '"2026-04-25T12:42:00.000Z","Not supported.","accepted","A \\u002d-\\u003e note.","https://x",',
        '"usage-limit","No.","https://github.com/octo/hello/actions/runs/1001"],',
        '"contents":[[[0,1,2,3,4],1,[5,6,7,8],[[0,1,2,9],[1,0,10,-1]],[11],1],',
        '[[0,-1,13,14,4],2,[5,-1,7,8],[],[],0]],',
        '"rows":[["a",1,0,12],["b",2,0,12],["c",1,1,15]],"fellBack":true} -->',
      ].join(''),
    )
  })

  it('is read only with its own key', () => {
    const body = bodyOf(state([row('a')]))
    expect([hasMarker(body, key), hasMarker(body, 'other'), hasMarker(`x${body}`, key)]).toEqual([
      true,
      false,
      false,
    ])
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
    ['a run id that is not a number', { run: ['7', 1] }],
    ['an attempt of 0', { run: [7, 0] }],
    ['a fellBack that is not true', { fellBack: false }],
    ['rows that are not a list', { rows: {} }],
    ['two rows of one leg', { rows: [rows[0], rows[0]] }],
    ['legs out of order', { rows: [rows[1], rows[0]] }],
    ['a row without content', { rows: [['a', 1, 99, -1]] }],
    ['a row with a negative index', { rows: [['a', 1, -1, -1]] }],
    ['a leg that is too long', { rows: [['x'.repeat(101), 1, 0, -1]] }],
    ['too many rows', { rows: Array.from({ length: 257 }, (_, i) => [`${i + 1000}`, 1, 0, -1]) }],
    ['a text that is too long', { texts: [...texts, 'x'.repeat(601)] }],
    ['a text that is not a string', { texts: [...texts, 5] }],
    ['a content of another shape', { contents: [{}, ...contents] }],
    ['an outcome that does not exist', { contents: contents.map((one: unknown[]) => one.with(1, 3)) }],
    ['a cut that does not exist', { contents: contents.map((one: unknown[]) => one.with(5, 4)) }],
    [
      'too many models tried',
      { contents: contents.map((one: unknown[]) => one.with(3, Array(13).fill([0, 0, 0, -1]))) },
    ],
    ['too many notes', { contents: contents.map((one: unknown[]) => one.with(4, Array(9).fill(0))) }],
    ['no model asked for', { contents: contents.map((one: unknown[]) => one.with(0, [-1, 0, 0, 0, 0])) }],
    ['a text that is not in the table', { contents: contents.map((one: unknown[]) => one.with(4, [99])) }],
  ])('is not read with %s', (_, changes) => {
    const hidden = (value: object): string =>
      `${commentMarker(key)}\n<!-- codex-model-fallback-state ${JSON.stringify(value)} -->`
    expect(readState(hidden(encoded), key)).toBeDefined()
    expect(readState(hidden({ ...encoded, ...changes }), key)).toBeUndefined()
  })

  it('is not read from any other JSON, and never throws', () => {
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

  it('replaces all rows of an older run by those of a newer one, from either side', () => {
    const older = state([row('a'), row('b')], { run: { id: 7, attempt: 3 } })
    const newer = state([row('c')], { run: { id: 8, attempt: 1 } })
    expect(mergeStates(older, newer)).toEqual(newer)
    expect(mergeStates(newer, older)).toEqual(newer)
  })

  it('replaces the row of a re-run job and keeps the others', () => {
    const first = state([row('a'), row('b')])
    const rerun = state([row('b', { attempt: 2, used: null, outcome: 'none' })], {
      run: { ...first.run, attempt: 2 },
    })
    expect(mergeStates(first, rerun)).toMatchObject({
      run: { id: 1001, attempt: 2 },
      rows: [
        { leg: 'a', attempt: 1 },
        { leg: 'b', attempt: 2, outcome: 'none' },
      ],
    })
  })

  it('remembers that a row needed a comment, whatever replaced it', () => {
    const any = anyState(key)
    fc.assert(
      fc.property(any, any, (a, b) => {
        const merged = mergeStates(a, b)
        expect(hadFallback(merged)).toBe(hadFallback(a) || hadFallback(b))
        expect(merged.fellBack === true && merged.rows.some(needsComment)).toBe(false)
      }),
    )
  })

  const next = { run: { id: 1002, attempt: 1 } }
  it.each<[string, CommentState, CommentState, true | undefined]>([
    ['an older run fell back', state([refused]), state([accepted], next), true],
    ['an earlier attempt did', state([refused]), state([{ ...accepted, attempt: 2 }]), true],
    ['none did', state([accepted]), state([accepted], next), undefined],
    ['it falls back now', state([accepted]), state([refused], next), undefined],
  ])('remembers an earlier fallback only where needed: %s', (_, before, now, expected) => {
    expect(mergeStates(before, now).fellBack).toBe(expected)
    expect(mergeStates(now, before).fellBack).toBe(expected)
  })

  it('refuses states of different comments', () => {
    expect(() => mergeStates(state([]), state([], { key: 'other' }))).toThrow('other')
  })
})

describe('whether a row needs a comment', () => {
  it.each<[Partial<Row>, boolean]>([
    [{ outcome: 'fallback' }, true],
    [{ outcome: 'none', used: null }, true],
    [{ outcome: 'preferred', used: 'gpt-5.5' }, false],
    [{ outcome: 'preferred', used: 'gpt-5.5', served: 'gpt-5.5' }, false],
    [{ outcome: 'preferred', used: 'gpt-5.5', served: 'gpt-5.4' }, true],
    [{ outcome: 'preferred', used: 'gpt-5.5', notes: ['flapped'] }, false],
  ])('%j: %s', (changes, expected) => {
    expect(needsComment({ ...refused, ...changes })).toBe(expected)
  })
})
