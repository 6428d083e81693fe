import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { modelStatus } from '../../src/chain/index.ts'
import { buildReport } from '../../src/report/index.ts'
import type { Route } from '../../src/route/index.ts'
import { accepted, arbitraryRun, attemptsAt, cancelled, policyOf, refused } from '../chain/scripted-route.ts'
import { sourceOf } from './sample-reports.ts'

describe('buildReport', () => {
  it('records a fallback', () => {
    expect(buildReport(sourceOf())).toEqual({
      version: 1,
      leg: 'review',
      requestedModel: 'gpt-5.5',
      model: 'gpt-5.4',
      outcome: 'fallback',
      fallbackUsed: true,
      verified: true,
      reason: 'not-supported-on-route',
      explanation:
        'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (plus plan) does not support gpt-5.5.',
      route: { kind: 'chatgpt', plan: 'plus' },
      servedModel: null,
      settings: {},
      effort: null,
      availableModels: ['gpt-5.4'],
      retryAt: null,
      usageLeft: null,
      // The date is known, and is later than this run.
      retiresAt: '2026-08-31T00:00:00.000Z',
      successor: 'gpt-5.6-terra',
      codexVersion: '0.169.0',
      chain: [
        {
          model: 'gpt-5.5',
          verdict: 'refused',
          finding: {
            reason: 'not-supported-on-route',
            scope: 'model',
            lasting: 'permanent',
            said: 'No.',
            status: 400,
            advice: 'Let this job use an API key that offers `gpt-5.5` (`openai-api-key`).',
          },
        },
        { model: 'gpt-5.4', verdict: 'accepted' },
      ],
      attempts: [
        expect.objectContaining({ model: 'gpt-5.5', verdict: 'refused', durationMs: 1_000 }),
        expect.objectContaining({ model: 'gpt-5.4', verdict: 'accepted' }),
      ],
      notes: [],
      startedAt: '2026-04-25T00:00:00.000Z',
      finishedAt: '2026-04-25T00:00:05.000Z',
      run: null,
    })
  })

  it('records that no model is used when the job was cancelled', () => {
    expect(buildReport(sourceOf({ attempts: attemptsAt('gpt-5.5', cancelled()) }))).toMatchObject({
      model: null,
      outcome: 'none',
      verified: false,
      reason: 'timed-out',
      chain: [
        { model: 'gpt-5.5', verdict: 'untried' },
        { model: 'gpt-5.4', verdict: 'untried' },
      ],
      attempts: [{ model: 'gpt-5.5', verdict: 'cancelled' }],
      notes: [],
    })
  })

  it.each([
    ['route', [true, false]],
    ['bundled', [undefined, undefined]],
  ] as const)('says which models are listed only from the list of the route: %s', (source, listed) => {
    const models = [{ slug: 'GPT-5.5', shown: false, priority: 0 }]
    const facts = { loginRotated: false, catalog: { kind: 'list', source, models } } as const
    expect(buildReport(sourceOf({ facts })).chain.map(model => model.listed)).toEqual(listed)
  })

  it('calls no model verified by a catalog probe', () => {
    const policy = policyOf({ probe: 'catalog' })
    expect(buildReport(sourceOf()).verified).toBe(true)
    expect(buildReport(sourceOf({ policy })).verified).toBe(false)
  })

  const at = (hour: string) => ({ retryAt: `2026-06-11T${hour}:00:00.000Z` })
  it.each([
    [
      'of the route that stops the chain',
      refused('no-access', at('10')),
      refused('usage-limit', at('12')),
      '12',
    ],
    [
      'that comes first, when each model has its own',
      refused('model-quota-spent', at('12')),
      refused('model-quota-spent', at('10')),
      '10',
    ],
    [
      'of the model asked for, when another is used',
      refused('model-quota-spent', at('12')),
      accepted(),
      '12',
    ],
  ] as const)('gives the reset time %s', (_name, first, second, hour) => {
    const attempts = [...attemptsAt('gpt-5.5', first), ...attemptsAt('gpt-5.4', second)]
    expect(buildReport(sourceOf({ attempts })).retryAt).toBe(at(hour).retryAt)
  })

  it('lists the accepted models in the order of the chain', () =>
    fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => {
        const usable = policy.chain.filter(model => modelStatus(model, attempts).kind === 'accepted')
        expect(buildReport(sourceOf({ policy, attempts })).availableModels).toEqual(usable)
      }),
    ))
})

describe('the sanitizer of a report', () => {
  const CANARY = 'sk-canary'
  const finding = { said: CANARY, code: CANARY }
  const ROUTES: Route[] = [
    { kind: 'chatgpt', plan: CANARY, refresh: 'due' },
    { kind: 'provider', id: CANARY, name: CANARY },
  ]

  it.each(ROUTES)('is applied to all text from outside, also inside sentences: $kind', route => {
    const report = buildReport(
      sourceOf({
        route,
        attempts: [
          ...attemptsAt('gpt-5.5', refused('codex-missing', finding)),
          ...attemptsAt('gpt-5.4', accepted(CANARY)),
        ],
        facts: { loginRotated: false, apiKeyUnused: true },
        codexVersion: CANARY,
        sanitize: text => text.replaceAll(CANARY, '***'),
      }),
    )
    expect(JSON.stringify(report)).not.toContain(CANARY)
    expect(report).toMatchObject({
      explanation: expect.stringContaining('***'),
      notes: expect.arrayContaining([
        expect.objectContaining({ code: 'served-by-another', text: expect.stringContaining('***') }),
      ]),
      servedModel: '***',
      codexVersion: '***',
      chain: [{ finding: { said: '***', code: '***' } }, { servedModel: '***' }],
      attempts: [{ verdict: 'refused', finding: { said: '***', code: '***' } }, { servedModel: '***' }],
    })
    expect(Object.values(report.route)).toEqual([route.kind, '***'])
  })

  it.each(['', '[id]', '([id], [host]).'])(
    'leaves a reason in words where nothing is left of the answer: %j',
    left => {
      const attempts = attemptsAt('gpt-5.5', refused('no-access', finding))
      const report = buildReport(sourceOf({ attempts, sanitize: () => left }))
      expect(report.chain[0]?.finding?.said).toBe('No reason given.')
    },
  )

  it('is told which texts are an answer, since those may name accounts', () => {
    const report = buildReport(
      sourceOf({
        route: { kind: 'provider', id: 'x', name: 'x' },
        attempts: [
          ...attemptsAt('gpt-5.5', refused('no-access', finding)),
          ...attemptsAt('gpt-5.4', accepted('x')),
        ],
        codexVersion: 'x',
        sanitize: (_, source) => source,
      }),
    )
    expect(report).toMatchObject({
      route: { provider: 'setting' },
      codexVersion: 'setting',
      servedModel: 'answer',
      chain: [{ finding: { said: 'answer', code: 'answer' } }, { servedModel: 'answer' }],
    })
  })

  it('is not applied to texts of this action, which can be equal to a short secret', () => {
    const { explanation, ...report } = buildReport(sourceOf({ sanitize: () => '***' }))
    const { explanation: _, ...plain } = buildReport(sourceOf({ sanitize: text => text }))
    expect(JSON.parse(JSON.stringify(plain).replace(/"(?:plus|No\.|0\.169\.0)"/g, '"***"'))).toEqual(report)
    expect(explanation).toBe(
      'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (*** plan) does not support gpt-5.5.',
    )
  })
})
