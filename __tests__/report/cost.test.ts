import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Attempt } from '../../src/chain/index.ts'
import { buildReport, costText } from '../../src/report/index.ts'
import type { Route, RouteKind } from '../../src/route/index.ts'
import type { Usage } from '../../src/verdict/index.ts'
import { accepted, attemptsAt, policyOf, refused } from '../chain/scripted-route.ts'
import { sourceOf } from './sample-reports.ts'

const USAGE = { inputTokens: 7000, cachedInputTokens: 6000, outputTokens: 100 }

const ROUTES: Readonly<Record<RouteKind, Route>> = {
  chatgpt: { kind: 'chatgpt', refresh: 'fresh' },
  'access-token': { kind: 'access-token' },
  'workload-identity': { kind: 'workload-identity' },
  'api-key': { kind: 'api-key', source: 'input' },
  provider: { kind: 'provider', id: 'proxy' },
  none: { kind: 'none', openaiApiKeyAlone: false },
}

/** An accepted probe that reported its usage. */
function used(model: string, usage: Usage = USAGE, servedModel?: string): readonly Attempt[] {
  return attemptsAt(model, accepted(servedModel)).map(attempt => ({
    ...attempt,
    verdict: { ...attempt.verdict, kind: 'accepted', usage },
  }))
}

const denied = (model: string) => attemptsAt(model, refused('no-access'))

function reportOf(route: RouteKind, chain: string, ...attempts: readonly (readonly Attempt[])[]) {
  const [first = '', ...others] = chain.split(' ')
  const policy = policyOf({ chain: [first, ...others] })
  return buildReport(sourceOf({ policy, route: ROUTES[route], attempts: attempts.flat() }))
}

describe('the cost in a report', () => {
  const costOf = (...given: Parameters<typeof reportOf>) => reportOf(...given).cost

  it('has tokens and their list price for the API account', () => {
    expect(costOf('api-key', 'gpt-5.5 gpt-5.4', denied('gpt-5.5'), used('gpt-5.4'))).toEqual({
      account: 'api',
      usage: USAGE,
      // 1000 at 2.50, 6000 at 0.25, 100 at 15, per million.
      usd: 0.0055,
      listPrices: [
        { model: 'gpt-5.5', input: 5, cachedInput: 0.5, output: 30 },
        { model: 'gpt-5.4', input: 2.5, cachedInput: 0.25, output: 15 },
      ],
      pricesAsOf: '2026-04-25',
    })
  })

  it('adds up the probes of several models', () => {
    expect(costOf('api-key', 'gpt-5.5 gpt-5.4', used('gpt-5.5'), used('gpt-5.4'))).toEqual({
      account: 'api',
      usage: { inputTokens: 14_000, cachedInputTokens: 12_000, outputTokens: 200 },
      usd: 0.0165,
      pricesAsOf: '2026-04-25',
    })
  })

  it('has no dollars when the price of one probed model is not known', () => {
    expect(costOf('api-key', 'gpt-5.5 mine', used('gpt-5.5'), used('mine'))).toEqual({
      account: 'api',
      usage: { inputTokens: 14_000, cachedInputTokens: 12_000, outputTokens: 200 },
    })
  })

  it('uses the price of the model that answered', () => {
    expect(costOf('api-key', 'gpt-5.5', used('gpt-5.5', USAGE, 'gpt-5.4'))?.usd).toBe(0.0055)
  })

  it.each(['chatgpt', 'access-token'] as const)('has tokens only on a plan: %s', route => {
    expect(costOf(route, 'gpt-5.5 gpt-5.4', denied('gpt-5.5'), used('gpt-5.4'))).toEqual({
      account: 'plan',
      usage: USAGE,
    })
  })

  it('has tokens and list prices, but no dollars, with a provider', () => {
    const cost = costOf('provider', 'gpt-5.5 gpt-5.4', denied('gpt-5.5'), used('gpt-5.4'))
    expect(cost).toMatchObject({ account: 'provider', usage: USAGE, pricesAsOf: '2026-04-25' })
    expect(cost).not.toHaveProperty('usd')
    expect(cost?.listPrices).toHaveLength(2)
  })

  it.each([
    ['without a sign-in', costOf('none', 'gpt-5.5', attemptsAt('gpt-5.5', refused('not-signed-in')))],
    ['when no model was accepted', costOf('api-key', 'gpt-5.5', denied('gpt-5.5'))],
    ['when the CLI reported no usage', costOf('chatgpt', 'gpt-5.5', attemptsAt('gpt-5.5', accepted()))],
  ])('is missing %s', (_name, cost) => expect(cost).toBeUndefined())

  it('is never negative and never NaN', () =>
    fc.assert(
      fc.property(
        fc.record({ inputTokens: fc.nat(), cachedInputTokens: fc.nat(), outputTokens: fc.nat() }),
        fc.constantFrom('gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini'),
        (usage, model) => {
          expect(costOf('api-key', model, used(model, usage))?.usd).toBeGreaterThanOrEqual(0)
        },
      ),
    ))
})

describe('the note about prices', () => {
  const priceNoteOf = (...given: Parameters<typeof reportOf>) =>
    reportOf(...given).notes.find(note => note.code === 'price')

  it('puts the list prices side by side for an API key', () => {
    expect(priceNoteOf('api-key', 'gpt-5.5 gpt-5.4', denied('gpt-5.5'), used('gpt-5.4'))).toEqual({
      code: 'price',
      level: 'note',
      text: 'gpt-5.4 costs $2.50 per million input tokens and $15.00 per million output tokens, gpt-5.5 $5.00 and $30.00 (OpenAI API list prices of 2026-04-25).',
    })
  })

  it('warns about a fallback that costs more', () => {
    expect(priceNoteOf('api-key', 'gpt-5.4-mini gpt-5.4', denied('gpt-5.4-mini'), used('gpt-5.4'))).toEqual({
      code: 'price',
      level: 'warning',
      text: 'The work costs more than with the model asked for. gpt-5.4 costs $2.50 per million input tokens and $15.00 per million output tokens, gpt-5.4-mini $0.75 and $4.50 (OpenAI API list prices of 2026-04-25). To avoid that, remove gpt-5.4 from fallback-models.',
    })
  })

  it('warns about a model that costs more and answers for the one asked for', () => {
    const note = priceNoteOf('api-key', 'gpt-5.4', used('gpt-5.4', USAGE, 'gpt-5.5'))
    expect(note).toMatchObject({ level: 'warning', text: expect.stringMatching(/ costs more .*\)\.$/) })
  })

  it('only warns with a provider, which has its own prices', () => {
    expect(
      priceNoteOf('provider', 'gpt-5.4-mini gpt-5.4', denied('gpt-5.4-mini'), used('gpt-5.4')),
    ).toMatchObject({
      level: 'warning',
      text: expect.stringMatching(/^If this provider charges as OpenAI does, the work costs more/),
    })
    expect(priceNoteOf('provider', 'gpt-5.5 gpt-5.4', denied('gpt-5.5'), used('gpt-5.4'))).toBeUndefined()
  })

  it.each([
    ['on a plan', priceNoteOf('chatgpt', 'gpt-5.4-mini gpt-5.4', denied('gpt-5.4-mini'), used('gpt-5.4'))],
    [
      'with an access token',
      priceNoteOf('access-token', 'gpt-5.4-mini gpt-5.4', denied('gpt-5.4-mini'), used('gpt-5.4')),
    ],
    ['when the model asked for answers', priceNoteOf('api-key', 'gpt-5.5', used('gpt-5.5'))],
    ['when no model is used', priceNoteOf('api-key', 'gpt-5.5', denied('gpt-5.5'))],
    [
      'for a fallback without a known price',
      priceNoteOf('api-key', 'gpt-5.5 mine', denied('gpt-5.5'), used('mine')),
    ],
    [
      'for a model asked for without a known price',
      priceNoteOf('api-key', 'mine gpt-5.4', denied('mine'), used('gpt-5.4')),
    ],
  ])('is missing %s', (_name, note) => expect(note).toBeUndefined())
})

describe('costText', () => {
  const pricesAsOf = '2026-04-25'
  const used = 'The probes used 7,000 input tokens (6,000 of them cached) and 100 output tokens'
  it.each([
    [
      { account: 'api', usage: USAGE, usd: 0.0055, pricesAsOf },
      `${used}: less than $0.01 at the OpenAI API list prices of 2026-04-25.`,
    ],
    [
      { account: 'api', usage: USAGE, usd: 0.1251, pricesAsOf },
      `${used}: about $0.13 at the OpenAI API list prices of 2026-04-25.`,
    ],
    [{ account: 'api', usage: USAGE }, `${used}, for which no list price is known.`],
    [{ account: 'plan', usage: USAGE }, `${used} of the plan's usage, which is separate from API billing.`],
    [{ account: 'provider', usage: USAGE }, `${used}. The provider decides what they cost.`],
    [
      { account: 'plan', usage: { inputTokens: 1_234_567, cachedInputTokens: 0, outputTokens: 5 } },
      "The probes used 1,234,567 input tokens and 5 output tokens of the plan's usage, which is separate from API billing.",
    ],
    [{ account: 'api', usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 } }, ''],
  ] as const)('says of %j: %s', (cost, text) => expect(costText(cost)).toBe(text))
})
