import { describe, expect, it } from '@jest/globals'
import { legName, MAX_LEG_LENGTH } from '../../src/report/index.ts'

describe('legName', () => {
  it.each([
    ['null', 'review'],
    ['', 'review'],
    ['{', 'review'],
    ['{"os":"ubuntu-latest","node":22}', 'review (ubuntu-latest, 22)'],
    ['{"a":{"x":1,"y":[2,[3,null]]},"b":true}', 'review (1, 2, 3, true)'],
    ['{"a":"two\\n lines"}', 'review (two lines)'],
  ])('of the matrix %s is %s', (matrix, name) => {
    expect(legName('review', matrix)).toBe(name)
  })

  it.each(['[', '{"a":'])('is cut and stays unique for values at any depth: %s', open => {
    const deep = (value: number) =>
      `{"x":"${'long '.repeat(30)}","y":${open.repeat(20_000)}${value}${(open === '[' ? ']' : '}').repeat(20_000)}}`
    const [one, two] = [legName('review', deep(1)), legName('review', deep(2))]
    expect(one).toHaveLength(MAX_LEG_LENGTH)
    expect(two).not.toBe(one)
  })
})
