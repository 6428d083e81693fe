import { describe, expect, it } from '@jest/globals'
import { nearest } from '../../src/inputs/nearest.ts'

describe('nearest', () => {
  const allowed = ['fallback', 'keep', 'fail']

  it.each([
    ['fallbak', 'fallback'],
    ['FALLBACK', 'fallback'],
    ['fall-back', 'fallback'],
    [' keep ', 'keep'],
    ['kep', 'keep'],
    ['fails', 'fail'],
    ['fial', 'fail'],
  ])('takes %j for %s', (came, meant) => expect(nearest(came, allowed)).toBe(meant))

  it.each(['', 'yes', 'ke', 'falter', `keep${'x'.repeat(10_000)}`])('takes %.10j for nothing', came =>
    expect(nearest(came, allowed)).toBeUndefined(),
  )

  it('has nothing to offer where nothing is allowed', () => expect(nearest('keep', [])).toBeUndefined())
})
