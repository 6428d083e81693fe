import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { renderMergedSummary } from '../../src/comment/index.ts'
import { latestPerLeg, type MergedReport, mergeReports, type Report } from '../../src/report/index.ts'
import { accepted, refused, unsettled } from '../chain/scripted-route.ts'
import { arbitraryLegs, probedLegs, reportForLeg } from './sample-reports.ts'

const merge = (legs: readonly Report[]) => mergeReports(latestPerLeg(legs), [])

const CHAIN = 'gpt-5.5 gpt-5.4'
const unsupported = { 'gpt-5.5': [refused('not-supported-on-route')] } as const
const unknown = { 'gpt-5.5': [refused('no-access')] } as const
const broken = { 'gpt-5.5': [unsettled('server-error')] } as const
const limited = { 'gpt-5.5': [refused('usage-limit')], 'gpt-5.4': [refused('usage-limit')] } as const

type Case = [
  name: string,
  legs: readonly Report[],
  expected: [model: string | null, outcome: string, reason: string | null, requested: string | null],
  explanation: string,
]

const CASES: readonly Case[] = [
  [
    'the model that all asked for and use',
    [reportForLeg('a', CHAIN), reportForLeg('b', CHAIN)],
    ['gpt-5.5', 'preferred', 'accepted', 'gpt-5.5'],
    'All 2 jobs use gpt-5.5.',
  ],
  [
    'the decision of the only leg',
    [reportForLeg('a', CHAIN, unsupported)],
    ['gpt-5.4', 'fallback', 'not-supported-on-route', 'gpt-5.5'],
    'The only job uses gpt-5.4.',
  ],
  [
    'a model for all where one leg was refused',
    [reportForLeg('a', CHAIN), reportForLeg('b', CHAIN, unsupported)],
    ['gpt-5.4', 'fallback', 'not-supported-on-route', 'gpt-5.5'],
    'gpt-5.4 is the first model that all 2 jobs accept.',
  ],
  [
    'the first of two reasons',
    [reportForLeg('b', CHAIN, unsupported), reportForLeg('a', CHAIN, unknown)],
    ['gpt-5.4', 'fallback', 'no-access', 'gpt-5.5'],
    'All 2 jobs use gpt-5.4.',
  ],
  [
    'the reason of a leg without a model before that of an earlier leg with a fallback',
    [reportForLeg('a', CHAIN, unsupported), reportForLeg('b', CHAIN, limited)],
    [null, 'none', 'usage-limit', 'gpt-5.5'],
    '1 of the 2 jobs uses no model, so no model can be used by all.',
  ],
  [
    'no model where no leg has one',
    [reportForLeg('a', CHAIN, limited), reportForLeg('b', CHAIN, limited)],
    [null, 'none', 'usage-limit', 'gpt-5.5'],
    'None of the 2 jobs uses a model.',
  ],
  [
    'no reason where all legs got what they asked for, which differs',
    [reportForLeg('a', CHAIN), reportForLeg('b', 'gpt-5.4-mini gpt-5.4')],
    ['gpt-5.4', 'fallback', null, null],
    'gpt-5.4 is the first model that all 2 jobs accept; they asked for different models.',
  ],
  [
    'no model and no reason where such legs have no model in common',
    [reportForLeg('a', 'gpt-5.5'), reportForLeg('b', 'gpt-5.4-mini')],
    [null, 'none', null, null],
    'No single model was accepted by all 2 jobs; they asked for different models.',
  ],
  [
    'the refusal where legs have no model in common',
    [reportForLeg('a', 'gpt-5.4-mini'), reportForLeg('b', CHAIN, unsupported)],
    [null, 'none', 'not-supported-on-route', null],
    'No single model was accepted by all 2 jobs.',
  ],
  [
    'the refusal where another leg asked for the fallback itself',
    [reportForLeg('a', 'gpt-5.4'), reportForLeg('b', CHAIN, unsupported)],
    ['gpt-5.4', 'fallback', 'not-supported-on-route', null],
    'All 2 jobs use gpt-5.4.',
  ],
  [
    'the order of the first leg’s chain',
    [reportForLeg('b', 'gpt-5.5 gpt-5.4 gpt-5.4-mini'), reportForLeg('a', 'gpt-5.4 gpt-5.5 gpt-5.4-mini')],
    ['gpt-5.4', 'fallback', null, null],
    'gpt-5.4 is the first model that all 2 jobs accept; they asked for different models.',
  ],
  [
    'the failure of a leg that uses the model without proof',
    [reportForLeg('a', CHAIN), reportForLeg('b', CHAIN, broken, { onUnsettled: 'keep' })],
    ['gpt-5.5', 'preferred', 'server-error', 'gpt-5.5'],
    'All 2 jobs use gpt-5.5.',
  ],
  [
    'a refusal before a missing proof',
    [reportForLeg('a', CHAIN, broken, { onUnsettled: 'keep' }), reportForLeg('b', CHAIN, unsupported)],
    ['gpt-5.4', 'fallback', 'not-supported-on-route', 'gpt-5.5'],
    'gpt-5.4 is the first model that all 2 jobs accept.',
  ],
  [
    'no model where on-unsettled: fail rules out a fallback in one leg',
    [reportForLeg('a', CHAIN), reportForLeg('b', CHAIN, broken, { onUnsettled: 'fail' })],
    [null, 'none', 'server-error', 'gpt-5.5'],
    '1 of the 2 jobs uses no model, so no model can be used by all.',
  ],
  ['nothing where there is no leg', [], [null, 'none', null, null], 'No job has left a report.'],
]

describe('mergeReports', () => {
  it.each(CASES)('gives %s', (_name, legs, [model, outcome, reason, requestedModel], explanation) => {
    expect(merge(legs)).toMatchObject({ model, outcome, reason, requestedModel, explanation })
  })

  it('lists what every leg accepts, in the order of the first leg’s chain', () => {
    const legs = [
      reportForLeg('b', 'gpt-5.4-mini gpt-5.4 gpt-5.5'),
      reportForLeg('a', 'gpt-5.5 o3 gpt-5.4 gpt-5.4-mini', { 'gpt-5.4': [refused('no-access')] }),
    ]
    expect(merge(legs).availableModels).toEqual(['gpt-5.5', 'gpt-5.4-mini'])
  })

  const A = reportForLeg('a', CHAIN)
  const served = { 'gpt-5.5': [accepted('gpt-5')], 'gpt-5.4': [accepted('gpt-5.4-lite')] } as const
  const ten = '2026-06-11T10:00:00.000Z'
  const noon = '2026-06-11T12:00:00.000Z'
  it.each<[name: string, legs: readonly Report[], expected: Partial<MergedReport>]>([
    ['the version that all have', [A, reportForLeg('b', CHAIN)], { codexVersion: '0.169.0' }],
    [
      'no version where they differ',
      [A, { ...A, leg: 'b', codexVersion: '0.168.0' }],
      { codexVersion: null },
    ],
    [
      'no version where one is not known',
      [A, { ...A, leg: 'b', codexVersion: null }],
      { codexVersion: null },
    ],
    ['the route that all have', [A, reportForLeg('b', CHAIN)], { route: 'api-key' }],
    ['no route where they differ', [A, { ...A, leg: 'b', route: { kind: 'chatgpt' } }], { route: null }],
    [
      'what answered for the model in every leg',
      [reportForLeg('a', CHAIN, served), reportForLeg('b', CHAIN, served)],
      { model: 'gpt-5.5', servedModel: 'gpt-5' },
    ],
    [
      'what answered for the model also in a leg that uses another',
      [reportForLeg('a', CHAIN, served), reportForLeg('b', CHAIN, { ...served, ...unsupported })],
      { model: 'gpt-5.4', servedModel: 'gpt-5.4-lite' },
    ],
    ['no served model that only one leg saw', [A, reportForLeg('b', CHAIN, served)], { servedModel: null }],
    [
      'no served model where no model is used',
      [{ ...reportForLeg('a', CHAIN, limited), servedModel: 'x' }],
      { servedModel: null },
    ],
    [
      'the last reset, whatever the order of the legs',
      [{ ...A, retryAt: noon }, { ...A, leg: 'b', retryAt: ten }, reportForLeg('c', CHAIN)],
      { retryAt: noon },
    ],
    ['no reset where none is known', [A], { retryAt: null }],
  ])('gives %s', (_name, legs, expected) => {
    expect(merge(legs)).toMatchObject(expected)
  })

  it('gives a model only where every leg uses or accepts it', () =>
    fc.assert(
      fc.property(fc.oneof(probedLegs, arbitraryLegs), legs => {
        const { model } = merge(legs)
        if (model === null) return
        for (const leg of legs) expect([leg.model, ...leg.availableModels]).toContain(model)
      }),
    ))

  it('is a fallback exactly where a leg asked for another model', () =>
    fc.assert(
      fc.property(probedLegs, legs => {
        const { model, outcome } = merge(legs)
        const asked = legs.every(leg => leg.requestedModel === model)
        expect(outcome).toBe(model === null ? 'none' : asked ? 'preferred' : 'fallback')
      }),
    ))

  it('gives the same for the legs in any order', () =>
    fc.assert(
      fc.property(
        probedLegs.chain(legs =>
          fc.tuple(fc.constant(legs), fc.shuffledSubarray([...legs], { minLength: legs.length })),
        ),
        ([legs, shuffled]) => expect(merge(shuffled)).toEqual(merge(legs)),
      ),
    ))
})

describe('latestPerLeg', () => {
  it('takes the last report of each leg, sorted by leg', () => {
    const at = (leg: string, finishedAt: string) => ({ ...reportForLeg(leg, CHAIN), finishedAt })
    const [old, late] = [at('b', '2026-04-25T00:00:01.000Z'), at('b', '2026-04-25T00:00:02.000Z')]
    const other = at('a', '2026-04-25T00:00:00.000Z')
    expect(latestPerLeg([late, old, other])).toEqual([other, late])
    expect(latestPerLeg([old, late, other])).toEqual([other, late])
  })
})

describe('the merged summary', () => {
  it.each([
    ['what all accept', 'gpt-5.4-mini gpt-5.4', 'Accepted by every job: `gpt-5.4`'],
    ['that there is no such model', 'gpt-5.4-mini', 'No single model was accepted by all jobs.'],
  ])('says %s', (_name, chain, expected) => {
    const legs = [reportForLeg('a', CHAIN), reportForLeg('b', chain)]
    expect(renderMergedSummary(merge(legs), legs)).toContain(expected)
  })
})
