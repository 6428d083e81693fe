import { describe, expect, it } from '@jest/globals'
import { EFFORT_UNSET, type Policy, type Settings } from '../../src/chain/index.ts'
import { buildReport } from '../../src/report/index.ts'
import { accepted, attemptsAt, hangs, policyOf, refused } from '../chain/scripted-route.ts'
import { sourceOf } from './sample-reports.ts'

const effortOf = (policy: Partial<Policy>, answer = accepted(), settings: Settings = {}) => {
  const attempts = attemptsAt('gpt-5.5', answer).map(attempt => ({ ...attempt, settings }))
  return buildReport(sourceOf({ policy: policyOf(policy), attempts })).effort
}
const XHIGH = { effort: { value: 'xhigh', source: 'input' } } as const

describe('the effort of a report', () => {
  it('is the one that the job gives, also for a model that is used without proof', () => {
    expect(effortOf(XHIGH)).toBe('xhigh')
    expect(effortOf({ ...XHIGH, onUnsettled: 'keep' }, hangs())).toBe('xhigh')
    expect(effortOf({ ...XHIGH, probe: 'catalog' })).toBe('xhigh')
  })

  it('is the one that the model takes instead', () => {
    expect(effortOf(XHIGH, accepted(), { effort: 'high' })).toBe('high')
  })

  it('is null where none is given, where the model takes none, and without a model', () => {
    expect(effortOf({}, accepted(), { effort: 'medium' })).toBeNull()
    expect(effortOf(XHIGH, accepted(), { effort: EFFORT_UNSET })).toBeNull()
    expect(effortOf(XHIGH, refused('usage-limit'))).toBeNull()
  })

  it.each(['x', 'very high', 'HIGH', 'h'.repeat(17), 'high\nmodel=x'])(
    'is null for a text of a configuration that cannot be one: %j',
    value => {
      expect(effortOf({ effort: { value, source: 'config' } })).toBeNull()
    },
  )
})
