import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { playAll } from '../../loopback/golden/all.ts'
import { EARLY_VARIANTS } from '../../loopback/golden/cases/all.ts'
import { endedEarly, outcomeOf } from '../../loopback/golden/play.ts'

// Each test waits for those before it.
jest.setTimeout(200_000)

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }
const played = playAll(EARLY_VARIANTS, cli, { busy: 3, patient: 6 })

describe('a probe that is told a definitive reason', () => {
  it.each(EARLY_VARIANTS)('asks for no more than leads to the notice: $name', async variant => {
    const result = await played.get(variant.name)
    if (result === undefined) throw new Error('Not played.')
    expect(outcomeOf(result.verdict)).toEqual(variant.expected)
    // Later turns hang: one that was still sent is the last.
    expect({ early: endedEarly(result, variant), ...result }).toMatchObject({ early: true })
  })
})
