import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { VARIANTS } from '../../loopback/golden/cases/all.ts'
import { endedEarly, outcomeOf, type VariantResult } from '../../loopback/golden/run-variant.ts'
import { runVariants } from '../../loopback/golden/run-variants.ts'

// The plain form of a temporary failure takes up to half a minute, and each test waits for the ones before it.
jest.setTimeout(400_000)

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }
const results = runVariants(VARIANTS, cli, { busy: 3, waiting: 24 })

function resultOf(name: string): Promise<VariantResult> {
  return results.get(name) ?? Promise.reject(new Error(`There is no variant ${name}.`))
}

describe('the verdict on a golden case, from the endpoint through the real CLI', () => {
  it('has a unique name for each variant', () => {
    expect(results.size).toBe(VARIANTS.length)
  })

  it.each(VARIANTS)('$name', async ({ name, expected, answeredTurns }) => {
    const result = await resultOf(name)
    const { verdict, evidence } = result
    expect({ outcome: outcomeOf(verdict), evidence }).toEqual({ outcome: expected, evidence })
    if (answeredTurns !== undefined) {
      expect({ endedEarly: endedEarly(result, answeredTurns), result }).toEqual({ endedEarly: true, result })
    }
  })
})

describe('the lean form of a probe', () => {
  const lean = VARIANTS.filter(({ channel }) => channel === 'lean')
  const pairs = lean.flatMap(variant => {
    const plain = VARIANTS.find(
      ({ golden, route, channel }) =>
        golden === variant.golden && route === variant.route && channel !== 'lean',
    )
    return plain === undefined ? [] : [{ lean: variant.name, plain: plain.name }]
  })

  it.each(pairs)('leads to the same verdict as the plain form: $lean', async ({ lean, plain }) => {
    expect(outcomeOf((await resultOf(lean)).verdict)).toEqual(outcomeOf((await resultOf(plain)).verdict))
  })
})
