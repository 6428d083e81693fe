import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { EARLY_VARIANTS } from '../../loopback/golden/cases/all.ts'
import { outcomeOf, wasEndedEarly } from '../../loopback/golden/run-variant.ts'
import { runVariants } from '../../loopback/golden/run-variants.ts'

// Each test waits for those before it.
jest.setTimeout(200_000)

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }
const played = runVariants(EARLY_VARIANTS, cli, { busy: 3, patient: 6 })

describe('a probe that is told a definitive reason', () => {
  it.each(EARLY_VARIANTS)('asks for no more than leads to the notice: $name', async variant => {
    const result = await played.get(variant.name)
    if (result === undefined) throw new Error('Not played.')
    expect(outcomeOf(result.verdict)).toEqual(variant.expected)
    // Later turns hang: one that was still sent is the last.
    expect({ early: wasEndedEarly(result, variant), ...result }).toMatchObject({ early: true })
  })
})
