import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import type { Channel } from '../../loopback/golden/case.ts'
import { GOLDEN_CASES, VARIANTS } from '../../loopback/golden/cases/all.ts'
import { outcomeOf, type VariantResult } from '../../loopback/golden/run-variant.ts'
import { runVariants } from '../../loopback/golden/run-variants.ts'
import { variantsOf } from '../../loopback/golden/variant.ts'

// The plain form of a temporary failure lasts for half a minute, and each test waits for those before it.
jest.setTimeout(400_000)

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }
const played = runVariants(VARIANTS, cli, { busy: 3, patient: 12 })

function resultOf(name: string): Promise<VariantResult> {
  return played.get(name) ?? Promise.reject(new Error(`No variant is called ${name}.`))
}

describe('the verdict on a golden case, from the endpoint through the real CLI', () => {
  it('has a name of its own for each variant', () => {
    expect(new Set(VARIANTS.map(variant => variant.name)).size).toBe(VARIANTS.length)
  })

  it.each(VARIANTS)('$name', async ({ name, expected }) => {
    const { verdict, evidence } = await resultOf(name)
    expect({ outcome: outcomeOf(verdict), evidence }).toEqual({ outcome: expected, evidence })
  })
})

describe('the lean form of a probe', () => {
  const pairs = GOLDEN_CASES.flatMap(golden =>
    golden.routes.map(route => ({
      name: `${golden.name} · ${route}`,
      lean: nameOf(golden, route, 'lean'),
      plain: nameOf(golden, route, 'plain-http') ?? nameOf(golden, route, 'plain-ws'),
    })),
  )
  const comparable = pairs.flatMap(({ name, lean, plain }) =>
    lean === undefined || plain === undefined ? [] : [{ name, lean, plain }],
  )

  it.each(comparable)('gives the verdict of the plain form: $name', async ({ lean, plain }) => {
    expect(outcomeOf((await resultOf(lean)).verdict)).toEqual(outcomeOf((await resultOf(plain)).verdict))
  })
})

function nameOf(
  golden: (typeof GOLDEN_CASES)[number],
  route: (typeof GOLDEN_CASES)[number]['routes'][number],
  channel: Channel,
): string | undefined {
  return variantsOf(golden).find(variant => variant.route === route && variant.channel === channel)?.name
}
