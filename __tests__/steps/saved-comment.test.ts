import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { type CommentState, commentMarker, embedState } from '../../src/comment/index.ts'
import { REPORTING_MS } from '../../src/github/index.ts'
import { decodeSaved, encodeSaved, type SavedComment } from '../../src/steps/saved-comment.ts'
import { rowOf } from '../github/comment-fixtures.ts'

const KEY = 'default Review'

function stateOf(legs: readonly string[], explanation = 'gpt-5.5 is not supported here.'): CommentState {
  const rows = legs.map(leg => rowOf(leg, { explanation }))
  return { version: 1, key: KEY, run: { id: 100, attempt: 1, number: 7 }, rows }
}

const saved: SavedComment = {
  known: stateOf(['a', 'b']),
  legs: ['a'],
  outcome: { kind: 'written', id: 5, url: 'https://github.com/x', created: true, readAt: 1 },
  leftMs: 12_000,
}

/** A state as someone else may have written it. */
const raw = (value: unknown) => deflateRawSync(JSON.stringify(value)).toString('base64')

describe('what the main step leaves to the post step', () => {
  it('is read back as it was', () => {
    expect(decodeSaved(encodeSaved(saved), KEY)).toEqual(saved)
  })

  it.each<SavedComment['outcome']>([
    undefined,
    { kind: 'unchanged', id: 5, url: 'https://github.com/x', readAt: 1 },
    { kind: 'skipped', why: 'newer-run', readAt: 1 },
  ])('has the outcome, or none: %j', outcome => {
    expect(decodeSaved(encodeSaved({ ...saved, outcome }), KEY)?.outcome).toEqual(outcome)
  })

  it('has no words of a server', () => {
    const problem = { kind: 'refused', said: 'a-secret-that-a-server-repeats', status: 403 } as const
    const text = encodeSaved({ ...saved, outcome: { kind: 'failed', problem } })
    expect(decodeSaved(text, KEY)?.outcome).toEqual({
      kind: 'failed',
      problem: { kind: 'refused', said: '' },
    })
  })

  it('fits into a variable for 256 legs that agree, and does without the others where it would not fit', () => {
    const legs = Array.from({ length: 256 }, (_, index) => `leg ${String(index).padStart(3, '0')}`)
    const agreed = encodeSaved({ ...saved, known: stateOf(legs), legs: ['leg 007'] })
    expect(agreed.length).toBeLessThan(32_767)
    expect(decodeSaved(agreed, KEY)?.known.rows).toHaveLength(256)
    // Texts that cannot be compressed.
    const noise = () =>
      Array.from({ length: 500 }, () => String.fromCharCode(97 + Math.random() * 26)).join('')
    const rows = legs.map(leg => rowOf(leg, { explanation: noise() }))
    const differing = encodeSaved({ ...saved, known: { ...stateOf([]), rows }, legs: ['leg 007'] })
    expect(differing.length).toBeLessThan(32_767)
    expect(decodeSaved(differing, KEY)?.known.rows.map(({ leg }) => leg)).toEqual(['leg 007'])
    expect(encodeSaved({ ...saved, known: { ...stateOf([]), rows }, legs })).toBe('')
  })

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['JSON', '{"content":{"rows":[]}}'],
    ['null', raw(null)],
    ['a list', raw([])],
    ['no rows', raw({ body: '', legs: [], leftMs: 1 })],
    ['broken rows', raw({ body: '<!-- codex-model-fallback "default Review" -->\n{}', legs: [], leftMs: 1 })],
    ['too much', deflateRawSync(' '.repeat(8 * 1024 * 1024)).toString('base64')],
  ])('counts as nothing when it is %s', (_, text) => expect(decodeSaved(text, KEY)).toBeUndefined())

  it('counts as nothing under another key', () =>
    expect(decodeSaved(encodeSaved(saved), 'other')).toBeUndefined())

  it.each([
    { kind: 'written' },
    { kind: 'written', id: 'five', url: 'x', readAt: 1 },
    { kind: 'failed', problem: { kind: 'toString' } },
    { kind: 'failed' },
    { kind: 'skipped', why: 'bored', readAt: 1 },
    'written',
    7,
  ])('has no outcome when that is broken: %j', outcome => {
    const good = encodeSaved(saved)
    expect(decodeSaved(good, KEY)?.outcome).toBeDefined()
    const known = saved.known
    const body = encodeBody(known)
    expect(decodeSaved(raw({ body, legs: ['a'], outcome, leftMs: 1 }), KEY)).toEqual({
      known,
      legs: ['a'],
      outcome: undefined,
      leftMs: 1,
    })
  })

  it.each([
    [-5, 0],
    [1e12, REPORTING_MS],
  ])('never has more time than there is: %d', (leftMs, expected) => {
    expect(decodeSaved(encodeSaved({ ...saved, leftMs }), KEY)?.leftMs).toBe(expected)
  })
})

function encodeBody(known: CommentState): string {
  return `${commentMarker(known.key)}\n${embedState(known)}`
}
