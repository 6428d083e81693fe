import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Attempt } from '../../src/chain/attempt.ts'
import type { Decision } from '../../src/chain/decision.ts'
import {
  type Compared,
  costOf,
  costText,
  dayText,
  dollars,
  priceNote,
  ratioText,
} from '../../src/report/cost.ts'
import type { RouteKind } from '../../src/route/route.ts'
import type { Usage } from '../../src/verdict/evidence.ts'
import { accepted, attemptsAt, refused } from '../chain/scripted-route.ts'

const usage = { inputTokens: 7000, cachedInputTokens: 6000, outputTokens: 100 }

function probe(model: string, used: Usage = usage, servedModel?: string): Attempt[] {
  return attemptsAt(model, accepted(servedModel)).map(attempt => ({
    ...attempt,
    verdict: {
      kind: 'accepted',
      usage: used,
      ...(servedModel === undefined ? {} : { servedModel }),
    },
  }))
}

function compared(route: RouteKind, asked: string, used: string | null, servedModel?: string): Compared {
  const served = servedModel === undefined ? {} : { servedModel }
  const decision: Decision =
    used === null
      ? { kind: 'none', reason: 'no-access' }
      : used === asked
        ? { kind: 'preferred', model: used, verified: true, reason: 'accepted', settings: {}, ...served }
        : { kind: 'fallback', model: used, reason: 'no-access', settings: {}, ...served }
  return { requestedModel: asked, decision, route: { kind: route } }
}

describe('costOf', () => {
  it('gives tokens and their list price on the API account', () => {
    const cost = costOf(compared('api-key', 'gpt-5.5', 'gpt-5.4'), [
      ...attemptsAt('gpt-5.5', refused('no-access')),
      ...probe('gpt-5.4'),
    ])
    expect(cost).toEqual({
      account: 'api',
      usage,
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
    const cost = costOf(compared('api-key', 'gpt-5.5', 'gpt-5.5'), [...probe('gpt-5.5'), ...probe('gpt-5.4')])
    expect(cost).toMatchObject({ usage: { inputTokens: 14_000, outputTokens: 200 }, usd: 0.0165 })
  })

  it('names no price when that of one probe is not known', () => {
    const cost = costOf(compared('api-key', 'gpt-5.5', 'gpt-5.5'), [...probe('gpt-5.5'), ...probe('mine')])
    expect(cost).toEqual({
      account: 'api',
      usage: { inputTokens: 14_000, cachedInputTokens: 12_000, outputTokens: 200 },
    })
  })

  it('prices what served and not what was asked', () => {
    const cost = costOf(
      compared('api-key', 'gpt-5.5', 'gpt-5.5', 'gpt-5.4'),
      probe('gpt-5.5', usage, 'gpt-5.4'),
    )
    expect(cost?.usd).toBe(0.0055)
  })

  it.each(['chatgpt', 'access-token'] as const)('says nothing of dollars on the %s route', route => {
    expect(costOf(compared(route, 'gpt-5.5', 'gpt-5.4'), probe('gpt-5.4'))).toEqual({
      account: 'plan',
      usage,
    })
  })

  it.each([
    ['without a sign-in', compared('none', 'gpt-5.5', null), []],
    [
      'when nothing was used',
      compared('api-key', 'gpt-5.5', null),
      attemptsAt('gpt-5.5', refused('no-access')),
    ],
    [
      'when the CLI told no usage',
      compared('chatgpt', 'gpt-5.5', 'gpt-5.5'),
      attemptsAt('gpt-5.5', accepted()),
    ],
  ])('is nothing %s', (_name, given, attempts) => expect(costOf(given, attempts)).toBeUndefined())

  it('is never negative and never NaN, whatever the CLI counts', () =>
    fc.assert(
      fc.property(
        fc.record({ inputTokens: fc.nat(), cachedInputTokens: fc.nat(), outputTokens: fc.nat() }),
        fc.constantFrom('gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini'),
        (counted, model) => {
          const cost = costOf(compared('api-key', model, model), probe(model, counted))
          expect(cost?.usd).toBeGreaterThanOrEqual(0)
        },
      ),
    ))
})

describe('priceNote', () => {
  it('compares the list prices for an API key', () => {
    expect(priceNote(compared('api-key', 'gpt-5.5', 'gpt-5.4'))).toEqual({
      level: 'note',
      text: 'gpt-5.4 lists at half the price of gpt-5.5 per token: $2.50 against $5.00 per million input tokens, $15.00 against $30.00 per million output tokens (OpenAI API list prices of 25 April 2026).',
    })
  })

  it('warns of a fallback that is dearer than the model asked for', () => {
    const note = priceNote(compared('api-key', 'gpt-5.4-mini', 'gpt-5.4'))
    expect(note?.level).toBe('warning')
    expect(note?.text).toMatch(
      /^The work costs more than with the model asked for\. gpt-5\.4 lists at 3\.3 times/,
    )
    expect(note?.text).toMatch(/leave gpt-5\.4 out of fallback-models\.$/)
  })

  it('warns of a dearer model that serves in place of the one asked for', () => {
    expect(priceNote(compared('api-key', 'gpt-5.4', 'gpt-5.4', 'gpt-5.5'))?.level).toBe('warning')
  })

  it('warns behind a provider, whose prices are its own, and is silent there otherwise', () => {
    expect(priceNote(compared('provider', 'gpt-5.4-mini', 'gpt-5.4'))?.text).toMatch(
      /^If this provider charges/,
    )
    expect(priceNote(compared('provider', 'gpt-5.5', 'gpt-5.4'))).toBeUndefined()
  })

  it.each([
    ['on a plan', compared('chatgpt', 'gpt-5.4-mini', 'gpt-5.4')],
    ['of an access token', compared('access-token', 'gpt-5.4-mini', 'gpt-5.4')],
    ['of one model', compared('api-key', 'gpt-5.5', 'gpt-5.5')],
    ['of no model', compared('api-key', 'gpt-5.5', null)],
    ['of a model without a price', compared('api-key', 'gpt-5.5', 'mine')],
    ['with a model without a price', compared('api-key', 'mine', 'gpt-5.4')],
  ])('is silent %s', (_name, given) => expect(priceNote(given)).toBeUndefined())
})

describe('the words', () => {
  it.each([
    [5, '$5.00'],
    [0.5, '$0.50'],
    [0.075, '$0.075'],
    [12.25, '$12.25'],
  ])('write %d as %s', (amount, text) => expect(dollars(amount)).toBe(text))

  it.each([
    [{ input: 1, output: 1 }, 'the price of'],
    [{ input: 2, output: 2 }, 'twice the price of'],
    [{ input: 3, output: 3 }, '3 times the price of'],
    [{ input: 0.15, output: 0.15 }, '15% of the price of'],
    [{ input: 0.5, output: 2 }, 'another price than'],
  ])('compare %j', (used, text) => {
    const cached = { cachedInput: 0 }
    expect(ratioText({ input: 1, output: 1, ...cached }, { ...used, ...cached })).toBe(text)
  })

  it('write a day', () => expect(dayText('2026-04-05')).toBe('5 April 2026'))

  it.each([
    [
      { account: 'api', usage, usd: 0.0055, pricesAsOf: '2026-04-25' } as const,
      'less than $0.01 at the OpenAI API',
    ],
    [
      { account: 'api', usage, usd: 0.1251, pricesAsOf: '2026-04-25' } as const,
      'about $0.13 at the OpenAI API',
    ],
    [{ account: 'api', usage } as const, 'no list price is known'],
    [{ account: 'plan', usage } as const, 'separate from API billing'],
    [{ account: 'provider', usage } as const, "the provider's to say"],
  ])('tell what %j is', (cost, text) => {
    expect(costText(cost)).toContain('7,000 input tokens (6,000 of them cached) and 100 output tokens')
    expect(costText(cost)).toContain(text)
  })

  it('say nothing of no tokens', () => {
    const none = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 }
    expect(costText({ account: 'api', usage: none })).toBe('')
  })
})
