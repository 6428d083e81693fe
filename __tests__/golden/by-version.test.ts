import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { DIFFERENCES, differenceOf, isPlayable } from '../../loopback/golden/by-version.ts'
import { EARLY_VARIANTS, GOLDEN_CASES, VARIANTS } from '../../loopback/golden/cases/all.ts'

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../../node_modules/@openai/codex/package.json', import.meta.url), 'utf8'),
)
const pinned = String(Object(manifest).version)

describe('the known differences of other CLI versions', () => {
  it.each(DIFFERENCES)('$id speaks of golden cases by their names', ({ cases }) => {
    const names = GOLDEN_CASES.map(golden => golden.name)
    expect(cases.filter(name => !names.includes(name))).toEqual([])
    expect(cases).not.toEqual([])
  })

  it('leave no room to the pinned version, whose verdicts are those of the cases', () => {
    const variants = [...VARIANTS, ...EARLY_VARIANTS]
    expect(variants.filter(variant => differenceOf(variant, pinned) !== undefined)).toEqual([])
    expect(variants.filter(variant => !isPlayable(variant, pinned))).toEqual([])
  })

  it('reach to the first version without them, and no further', () => {
    const slow = VARIANTS.filter(variant => variant.golden.name === 'slow_down, 503')
    expect(slow.map(variant => differenceOf(variant, '0.168.9')?.id)).toEqual(slow.map(() => 'slow-down'))
    expect(slow.map(variant => differenceOf(variant, '0.169.0'))).toEqual(slow.map(() => undefined))
  })

  it('never call a model refused that the case does not', () => {
    const refusing = DIFFERENCES.filter(({ expected }) => expected.kind === 'refused')
    const scopes = refusing.flatMap(({ expected }) => ('scope' in expected ? [expected.scope] : []))
    expect(scopes).not.toContain('model')
  })
})
