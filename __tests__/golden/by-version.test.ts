import { describe, expect, it } from '@jest/globals'
import { DIFFERENCES, differenceOf, variantsFor } from '../../loopback/golden/by-version.ts'
import { GOLDEN_CASES, VARIANTS } from '../../loopback/golden/cases/all.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'

describe('the known differences of other CLI versions', () => {
  it.each(DIFFERENCES)('$id names golden cases that exist', ({ cases }) => {
    const names = GOLDEN_CASES.map(({ name }) => name)
    expect(cases.filter(name => !names.includes(name))).toEqual([])
    expect(cases).not.toEqual([])
  })

  it('do not apply to the pinned version, which runs all variants and has the verdicts of the cases', () => {
    expect(VARIANTS.filter(variant => differenceOf(variant, PINNED_CODEX) !== undefined)).toEqual([])
    expect(variantsFor(PINNED_CODEX, VARIANTS)).toEqual(VARIANTS)
  })

  it('end at the first version without them', () => {
    const slow = VARIANTS.filter(variant => variant.golden.name === 'slow_down, 503')
    expect(slow.map(variant => differenceOf(variant, '0.159.9')?.id)).toEqual(slow.map(() => 'slow-down'))
    expect(slow.map(variant => differenceOf(variant, '0.160.0'))).toEqual(slow.map(() => undefined))
  })

  it('never refuse a model that the case does not refuse', () => {
    const refusing = DIFFERENCES.filter(({ expected }) => expected.kind === 'refused')
    const scopes = refusing.flatMap(({ expected }) => ('scope' in expected ? [expected.scope] : []))
    expect(scopes).not.toContain('model')
  })
})

describe('the variants that an older CLI version can run', () => {
  it('have no access token, no WebSocket and no end at the first retry notice', () => {
    const variants = variantsFor('0.77.0', VARIANTS)
    expect(variants.filter(({ route }) => route === 'access-token')).toEqual([])
    expect(variants.filter(({ channel }) => channel === 'plain-ws')).toEqual([])
    expect(variants.filter(({ answeredTurns }) => answeredTurns !== undefined)).toEqual([])
    expect(variants.length).toBeGreaterThan(100)
  })
})
