import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { parse } from 'yaml'
import { latestPerLeg, mergeReports, type Report } from '../../src/report/index.ts'
import { type Outputs, outputsOf } from '../../src/runner/index.ts'
import { REASON_CODES } from '../../src/verdict/index.ts'
import { arbitraryLegs, probedLegs, reportForLeg } from '../report/sample-reports.ts'

const REPORT_FILE = '/tmp/report.json'

const merged = (legs: readonly Report[]): Outputs =>
  outputsOf(mergeReports(latestPerLeg(legs), []), REPORT_FILE)

/** The values that the contract allows; empty when a value is not known. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  outcome: ['preferred', 'fallback', 'none'],
  'fallback-used': ['true', 'false'],
  reason: ['', 'accepted', ...REASON_CODES],
  route: ['', 'chatgpt', 'access-token', 'api-key', 'provider', 'none'],
}

describe('the outputs', () => {
  it.each<[string, Outputs]>([
    ['of a report', outputsOf(reportForLeg('a', 'gpt-5.5'), REPORT_FILE)],
    ['of merged reports', merged([reportForLeg('a', 'gpt-5.5')])],
  ])('%s are those of action.yml', (_name, outputs) => {
    const action: { outputs: object } = parse(
      readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'),
    )
    // The address of the comment is known last, and is set apart.
    expect([...Object.keys(outputs), 'comment-url']).toEqual(Object.keys(action.outputs))
  })

  it('are empty when a value is not known', () => {
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
        // A leg that keeps its model without proof gives the reason why there is no proof.
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

  it('have no reason only when every leg got the model that it asked for', () =>
    fc.assert(
      fc.property(probedLegs, legs => {
        expect(merged(legs)['reason'] === '').toBe(
          legs.every(leg => leg.reason === 'accepted') &&
            new Set(legs.map(leg => leg.requestedModel)).size > 1,
        )
      }),
    ))

  it('are those of the leg when there is only one', () =>
    fc.assert(
      fc.property(probedLegs, ([leg = reportForLeg('a', 'gpt-5.5')]) => {
        const { report: _, explanation: __, ...own } = outputsOf(leg, REPORT_FILE)
        expect(merged([leg])).toMatchObject(own)
      }),
    ))
})
