import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { parse } from 'yaml'
import { latestPerLeg, mergeReports } from '../../src/report/merged-report.ts'
import type { Report } from '../../src/report/report.ts'
import { ROUTE_KINDS } from '../../src/report/route-text.ts'
import { mergedOutputs, type Outputs, outputsOf } from '../../src/runner/outputs.ts'
import { REASON_CODES } from '../../src/verdict/reason.ts'
import { arbitraryLegs, probedLegs, reportForLeg } from '../report/sample-reports.ts'

const PLACES = { reportFile: '/tmp/report.json', commentUrl: 'https://github.com/octo/demo/pull/7' }

const merged = (legs: readonly Report[]): Outputs =>
  mergedOutputs(mergeReports(latestPerLeg(legs), []), PLACES)

/** The sets of the contract; empty is what is not known. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  outcome: ['preferred', 'fallback', 'none'],
  'fallback-used': ['true', 'false'],
  reason: ['', 'accepted', ...REASON_CODES],
  route: ['', ...ROUTE_KINDS],
}

describe('the outputs', () => {
  it.each<[string, Outputs]>([
    ['of a report', outputsOf(reportForLeg('a', 'gpt-5.5'), PLACES)],
    ['of merged reports', merged([reportForLeg('a', 'gpt-5.5')])],
  ])('%s are those of action.yml', (_name, outputs) => {
    const action: { outputs: object } = parse(
      readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'),
    )
    expect(Object.keys(outputs)).toEqual(Object.keys(action.outputs))
  })

  it('are empty where a value is not known', () => {
    expect(merged([])).toMatchObject({
      model: '',
      outcome: 'none',
      'fallback-used': 'false',
      'requested-model': '',
      reason: '',
      route: '',
      'served-model': '',
      'available-models': '[]',
      'retry-at': '',
      'codex-version': '',
    })
  })
})

describe('the outputs of merged reports', () => {
  it('never contradict each other, whatever the reports say', () =>
    fc.assert(
      fc.property(fc.oneof(probedLegs, arbitraryLegs), legs => {
        const outputs = merged(legs)
        for (const [name, values] of Object.entries(VALUES)) expect(values).toContain(outputs[name])
        const { outcome, reason } = outputs
        expect(outputs['model'] === '').toBe(outcome === 'none')
        expect(outputs['fallback-used'] === 'true').toBe(outcome === 'fallback')
        if (outcome === 'preferred') expect(outputs['requested-model']).toBe(outputs['model'])
        // A leg's own outputs, too, name what stood in the way of the proof of a model that it keeps without one.
        const kept = legs.filter(leg => leg.outcome === 'preferred').map(leg => leg.reason)
        if (outcome === 'preferred') expect(['accepted', ...kept]).toContain(reason)
        else expect(reason).not.toBe('accepted')
      }),
      { numRuns: 500 },
    ))

  it('are preferred exactly when accepted, unless a leg keeps a model without proof', () =>
    fc.assert(
      fc.property(probedLegs, legs => {
        fc.pre(legs.every(leg => leg.outcome !== 'preferred' || leg.reason === 'accepted'))
        const { outcome, reason } = merged(legs)
        expect(outcome === 'preferred').toBe(reason === 'accepted')
      }),
      { numRuns: 500 },
    ))

  it('give no reason only where every leg got what it asked for', () =>
    fc.assert(
      fc.property(probedLegs, legs => {
        expect(merged(legs)['reason'] === '').toBe(
          legs.every(leg => leg.reason === 'accepted') &&
            new Set(legs.map(leg => leg.requestedModel)).size > 1,
        )
      }),
    ))

  it('are those of the leg where there is only one', () =>
    fc.assert(
      fc.property(probedLegs, ([leg = reportForLeg('a', 'gpt-5.5')]) => {
        const { report: _, explanation: __, ...own } = outputsOf(leg, PLACES)
        expect(merged([leg])).toMatchObject(own)
      }),
    ))
})
