import { describe, expect, it } from '@jest/globals'
import { isExhausted, type Policy } from '../../src/chain/index.ts'
import {
  type Answer,
  accepted,
  attemptsAt,
  cancelled,
  hangs,
  policyOf,
  refused,
  unsettled,
} from './scripted-route.ts'

const noAccess = refused('no-access')

describe('isExhausted', () => {
  it.each<[name: string, answers: Record<string, Answer[]>, policy: Partial<Policy>, expected: boolean]>([
    ['no model was accepted', { a: [noAccess], b: [hangs()] }, {}, true],
    ['a model was not tried', { a: [noAccess] }, {}, false],
    ['a model was accepted', { a: [noAccess], b: [accepted()] }, {}, false],
    ['all models were to be tried', { a: [noAccess], b: [accepted()] }, { strategy: 'all' }, true],
    ['the route failed', { a: [noAccess], b: [refused('usage-limit')] }, {}, false],
    ['the run was cancelled', { a: [noAccess], b: [noAccess, cancelled()] }, {}, false],
    [
      'an unsettled model is kept',
      { a: [unsettled('server-error')], b: [noAccess] },
      { onUnsettled: 'keep' },
      false,
    ],
    [
      'an unsettled fallback is not the one to keep',
      { a: [noAccess], b: [hangs()] },
      { onUnsettled: 'keep' },
      true,
    ],
  ])('when %s', (_name, answers, changes, expected) => {
    const attempts = Object.entries(answers).flatMap(([model, given]) => attemptsAt(model, ...given))
    expect(isExhausted(policyOf({ chain: ['a', 'b'], ...changes }), attempts)).toBe(expected)
  })
})
