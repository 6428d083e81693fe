import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isDeeperThan, sanitizeTexts } from '../../src/report/index.ts'

describe('sanitizeTexts', () => {
  it('sanitizes every text at any depth, and nothing else', () => {
    const value = { a: 'x', b: ['x', { c: 'x', d: 1, e: null, f: true }], x: [] }
    expect(sanitizeTexts(value, () => '***')).toEqual({
      a: '***',
      b: ['***', { c: '***', d: 1, e: null, f: true }],
      x: [],
    })
  })

  it('says which texts are an answer', () =>
    expect(sanitizeTexts({ leg: 'x', chain: [{ finding: { said: 'x' } }] }, (_, source) => source)).toEqual({
      leg: 'setting',
      chain: [{ finding: { said: 'answer' } }],
    }))

  it('changes no value when the sanitizer changes no text', () =>
    fc.assert(
      fc.property(
        fc.json().map(json => JSON.parse(json)),
        value => {
          expect(sanitizeTexts(value, text => text)).toEqual(value)
        },
      ),
    ))
})

describe('isDeeperThan', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(item => depthOf(item)))
      : 0

  it('counts the levels as a recursive function would', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(8), (value, levels) => {
        expect(isDeeperThan(value, levels)).toBe(depthOf(value) > levels)
      }),
    ))

  it('does not overflow the stack', () => {
    expect(isDeeperThan(JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)), 32)).toBe(true)
  })
})
