import { describe, expect, it } from '@jest/globals'
import { PRICES_AS_OF, priceOf } from '../../src/catalog/index.ts'

describe('the list prices', () => {
  it('are dated in the past', () => expect(Date.parse(PRICES_AS_OF)).toBeLessThan(Date.now()))

  it.each(['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini'])(
    'of %s are lowest for cached input, highest for output',
    model => {
      const { input = 0, cachedInput = 0, output = 0 } = priceOf(model) ?? {}
      expect(cachedInput).toBeGreaterThan(0)
      expect(cachedInput).toBeLessThan(input)
      expect(input).toBeLessThan(output)
    },
  )

  it.each(['gpt-5.5-2026-04-23', 'GPT-5.5', 'openai/gpt-5.5', 'toString', '__proto__', ''])(
    'do not exist for %j',
    model => expect(priceOf(model)).toBeUndefined(),
  )
})
