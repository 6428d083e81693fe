import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { latestPerLeg, mergeReports, type Report } from '../../src/report/index.ts'
import { arbitraryLegs, probedLegs, reportForLeg } from './sample-reports.ts'
import { compile, compileClosed, complaints, partAt, schemaIn } from './schema.ts'

const merge = (legs: readonly Report[]) => mergeReports(latestPerLeg(legs), [])

describe('the schema of merged reports', () => {
  const schema = schemaIn('merged-report.schema.json')
  const isValid = compile(schema)
  const isOurs = compileClosed(schema)
  const single = schemaIn('report.schema.json')

  it('describes every property of every merged report', () =>
    fc.assert(
      fc.property(fc.oneof(probedLegs, arbitraryLegs), legs => {
        const rejected = [{ file: 'reports/a.json', problem: 'not JSON' }]
        expect(complaints(isOurs, mergeReports(latestPerLeg(legs), rejected))).toEqual([])
      }),
      { numRuns: 300 },
    ))

  it('rejects a report of one job, and the other way round', () =>
    fc.assert(
      fc.property(probedLegs, legs => {
        expect(complaints(isValid, legs[0])).not.toEqual([])
        expect(complaints(compile(single), merge(legs))).not.toEqual([])
      }),
      { numRuns: 20 },
    ))

  it.each([
    ['/$defs/modelId', '/$defs/modelId'],
    ['/$defs/moment', '/$defs/moment'],
    ['/$defs/outsideText', '/$defs/outsideText'],
    ['/$defs/reason', '/$defs/reason'],
    ['/$defs/leg/properties/leg', '/properties/leg'],
    ['/$defs/leg/properties/model', '/properties/model'],
    ['/$defs/leg/properties/outcome', '/properties/outcome'],
    ['/$defs/leg/properties/reason', '/properties/reason'],
  ])('has at %s what one job’s report has', (here, there) => {
    expect(partAt(schema, here)).toEqual(partAt(single, there))
  })

  it('has the version of the code, and the outcomes and routes of one job’s report', () => {
    expect(partAt(schema, '/properties/version')).toMatchObject({ const: merge([]).version })
    expect(partAt(schema, '/properties/outcome')).toMatchObject({
      enum: partAt(single, '/properties/outcome/enum'),
    })
    expect(partAt(schema, '/$defs/routeKind')).toMatchObject({
      enum: partAt(single, '/$defs/route/properties/kind/enum'),
    })
  })

  it('allows properties that a later release adds', () => {
    expect(isValid({ ...merge([reportForLeg('a', 'gpt-5.5')]), later: 1 })).toBe(true)
  })

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['no kind', { kind: undefined }],
    ['a model with the outcome none', { outcome: 'none', fallbackUsed: false, reason: null }],
    ['no model with another outcome', { model: null }],
    ['a fallback that was accepted', { outcome: 'fallback', fallbackUsed: true }],
    ['a preferred model without a reason', { reason: null }],
    ['a preferred model that is a fallback', { fallbackUsed: true }],
    ['a fallback that is none', { outcome: 'fallback', reason: 'no-access' }],
    ['an unknown reason', { reason: 'because' }],
    ['a route that is an object', { route: { kind: 'chatgpt' } }],
    ['a leg that is a name', { legs: ['a'] }],
    ['a file left out without a reason', { rejected: [{ file: 'a.json' }] }],
  ])('rejects %s', (_name, changes) => {
    const valid = merge([reportForLeg('a', 'gpt-5.5')])
    expect(isValid(valid)).toBe(true)
    expect(isValid({ ...valid, ...changes })).toBe(false)
  })
})
