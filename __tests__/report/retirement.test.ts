import { describe, expect, it } from '@jest/globals'
import { type Catalog, listedModels } from '../../src/catalog/index.ts'
import { buildReport } from '../../src/report/index.ts'
import { accepted, attemptsAt, policyOf, refused } from '../chain/scripted-route.ts'
import { type ReportSource, sourceOf } from './sample-reports.ts'

const NOW = Date.UTC(2026, 10, 27)
const said = (model: string) =>
  `The '${model}' model is not supported when using Codex with a ChatGPT account.`
const notSupported = (model: string) =>
  attemptsAt(model, refused('not-supported-on-route', { said: said(model) }))

const listOf = (...entries: readonly object[]): Catalog => ({
  kind: 'list',
  source: 'route',
  models: listedModels({ models: entries.map(entry => ({ visibility: 'list', ...entry })) }) ?? [],
})

const reportOf = (changes: Partial<ReportSource>) =>
  buildReport(sourceOf({ startedAt: NOW, finishedAt: NOW, ...changes }))

describe('a model that has left the route', () => {
  const chain = ['gpt-5.5', 'gpt-5.4', 'gpt-6-sol'] as const
  const attempts = [
    ...notSupported('gpt-5.5'),
    ...notSupported('gpt-5.4'),
    ...attemptsAt('gpt-6-sol', accepted()),
  ]

  it('is explained by its date, with the line to change', () => {
    const report = reportOf({ policy: policyOf({ chain }), attempts })
    expect(report.explanation).toBe(
      'gpt-6-sol is used instead of gpt-5.5: gpt-5.5 left ChatGPT sign-in on 14 October 2026.',
    )
    expect(report.advice).toBe(
      '`gpt-5.5` will not come back to this route. Change the workflow: `model: gpt-6-sol`.',
    )
    expect(report).toMatchObject({ reason: 'not-supported-on-route', successor: null, retiresAt: null })
  })

  it('is explained for each model where none is used', () => {
    const report = reportOf({ attempts: attempts.slice(0, 2) })
    expect(report.explanation).toBe(
      'No model can be used: gpt-5.5 left ChatGPT sign-in on 14 October 2026; gpt-5.4 left ChatGPT sign-in on 31 August 2026.',
    )
    expect(report).toMatchObject({ model: null, retiresAt: null, successor: 'gpt-6-sol' })
  })

  it('is not called gone before its date, on another route, or for a failure that may pass', () => {
    const early = { startedAt: Date.UTC(2026, 9, 14, 18, 59), finishedAt: Date.UTC(2026, 9, 14, 18, 59) }
    expect(reportOf({ attempts, ...early }).explanation).toContain('does not support gpt-5.5')
    expect(reportOf({ attempts, route: { kind: 'api-key', source: 'input' } }).explanation).toContain(
      'does not support gpt-5.5',
    )
    const busy = attemptsAt('gpt-5.5', refused('model-quota-spent'))
    expect(reportOf({ attempts: [...busy, ...attempts.slice(1)] }).explanation).toContain('is used up')
  })

  it('is not replaced in the advice by one that the route has refused too', () => {
    const all = [...attempts.slice(0, 2), ...notSupported('gpt-6-sol')]
    expect(reportOf({ policy: policyOf({ chain }), attempts: all }).advice).not.toContain('model: gpt-6-sol')
  })

  it('is not replaced in the advice by a used one that leaves soon too', () => {
    const upgrade = { model: 'gpt-6-sol', retirement_at: '2026-12-02T00:00:00Z' }
    const catalog = listOf({ slug: 'gpt-6-sol' }, { slug: 'gpt-5.6-terra', upgrade })
    const report = reportOf({
      policy: policyOf({ chain: ['gpt-5.5', 'gpt-5.6-terra'] }),
      attempts: [...notSupported('gpt-5.5'), ...attemptsAt('gpt-5.6-terra', accepted())],
      facts: { loginRotated: false, catalog },
    })
    expect(report.model).toBe('gpt-5.6-terra')
    expect(report.advice).toContain('`model: gpt-6-sol`')
  })

  it('keeps a light model light in the advice', () => {
    const light = [...notSupported('gpt-5.4-mini')]
    const catalog = listOf({ slug: 'gpt-5.4-mini', upgrade: { model: 'gpt-7-vega' } }, { slug: 'gpt-7-vega' })
    const source = { policy: policyOf({ chain: ['gpt-5.4-mini'] }), attempts: light }
    expect(reportOf(source).advice).toContain('`model: gpt-5.6-luna`')
    expect(reportOf({ ...source, facts: { loginRotated: false, catalog } }).advice).not.toContain('vega')
  })
})

describe('a model in use that will leave the route', () => {
  it('is not told to be changed to a model of another kind', () => {
    const upgrade = { model: 'gpt-8-vega', retirement_at: '2026-12-02T00:00:00Z' }
    const catalog = listOf(
      { slug: 'gpt-8-vega', description: 'The model to start with.' },
      { slug: 'gpt-7-lyra', description: 'Small, affordable model.', upgrade },
    )
    const report = reportOf({
      policy: policyOf({ chain: ['gpt-7-lyra'] }),
      attempts: attemptsAt('gpt-7-lyra', accepted()),
      facts: { loginRotated: false, catalog },
    })
    const text = report.notes.find(({ code }) => code === 'retiring')?.text
    expect(text).toContain('gpt-7-lyra leaves ChatGPT sign-in on 2 December 2026')
    expect(text).not.toContain('model: gpt-8-vega')
  })

  const atDays = (days: number) =>
    listOf(
      {
        slug: 'gpt-5.5',
        upgrade: { model: 'gpt-6-sol', retirement_at: new Date(NOW + days * 24 * 3_600_000).toISOString() },
      },
      { slug: 'gpt-6-sol' },
    )
  const retiring = (days: number) =>
    reportOf({
      attempts: attemptsAt('gpt-5.5', accepted()),
      facts: { loginRotated: false, catalog: atDays(days) },
    })

  it('is a warning with date and successor when it has at most 30 days left', () => {
    const report = retiring(30)
    expect(report.notes).toContainEqual({
      code: 'retiring',
      level: 'warning',
      text: 'gpt-5.5 leaves ChatGPT sign-in on 27 December 2026, in 30 days. Its successor is gpt-6-sol. Change the workflow before then: model: gpt-6-sol.',
    })
    expect(report).toMatchObject({
      outcome: 'preferred',
      retiresAt: '2026-12-27T00:00:00.000Z',
      successor: 'gpt-6-sol',
    })
  })

  it('is only an output when it has longer', () => {
    const report = retiring(31)
    expect(report.notes.map(note => note.code)).not.toContain('retiring')
    expect(report.retiresAt).toBe('2026-12-28T00:00:00.000Z')
  })

  it('is a warning too when the day is past and the route still accepts it', () => {
    expect(retiring(-2).notes[0]?.text).toContain('gpt-5.5 was to leave ChatGPT sign-in on 25 November 2026.')
    expect(retiring(0.5).notes[0]?.text).toContain('in less than a day')
    expect(retiring(1).notes[0]?.text).toContain('in 1 day.')
  })

  it('is no warning where only a known date is past, since the route accepts the model', () => {
    const report = reportOf({ attempts: attemptsAt('gpt-5.5', accepted()) })
    expect(report).toMatchObject({ retiresAt: null, successor: 'gpt-6-sol', notes: [] })
  })

  it('has the date that the API gives, where it was asked', () => {
    const report = reportOf({
      route: { kind: 'api-key', source: 'input' },
      attempts: attemptsAt('gpt-5.5', accepted()),
      facts: {
        loginRotated: false,
        apiUsed: { kind: 'known', model: 'gpt-5.5', shutdownDate: '2026-12-01' },
      },
    })
    expect(report.notes[0]?.text).toContain('gpt-5.5 leaves API-key sign-in on 1 December 2026, in 4 days.')
  })
})

describe('a model that the route has under another name', () => {
  it('is the line to copy', () => {
    const report = reportOf({
      route: { kind: 'provider', id: 'amazon-bedrock' },
      policy: policyOf({ chain: ['gpt-5.5'] }),
      attempts: attemptsAt('gpt-5.5', refused('model-not-found')),
      facts: {
        loginRotated: false,
        catalog: listOf({ slug: 'openai.gpt-5.5' }, { slug: 'openai.gpt-6-sol' }),
      },
    })
    expect(report.advice).toBe(
      'This route has the model under another name. Change the workflow: `model: openai.gpt-5.5`.',
    )
  })
})

describe('one refusal for the whole account', () => {
  it('is not concluded from one listed model, where the list has others', () => {
    const chain = ['gpt-6.2-pro', 'gpt-6.2-astra'] as const
    const catalog = listOf({ slug: 'gpt-6-sol' }, { slug: 'gpt-6.2-astra' })
    const report = reportOf({
      policy: policyOf({ chain }),
      attempts: chain.flatMap(notSupported),
      facts: { loginRotated: false, catalog },
    })
    expect(report.explanation).not.toContain('the cause is the account')
    expect(report.advice).toBeUndefined()
    expect(report.notes.map(note => note.code)).toContain('listed-models')
  })

  const MODELS = ['gpt-6.2-sol', 'gpt-6-sol', 'gpt-6-luna', 'gpt-5.5'] as const
  const catalog = listOf(...MODELS.map(slug => ({ slug })))
  const missing = (model: string) => `The model \`${model}\` does not exist or you do not have access to it.`
  const refusedAll = (words: (model: string) => string) =>
    MODELS.flatMap(model => attemptsAt(model, refused('model-not-found', { said: words(model) })))
  const source = (changes: Partial<ReportSource> = {}): Partial<ReportSource> => ({
    policy: policyOf({ chain: MODELS }),
    attempts: refusedAll(missing),
    facts: { loginRotated: false, catalog },
    ...changes,
  })

  it('is told once, with whom to ask', () => {
    const report = reportOf(source())
    expect(report.explanation).toBe(
      'No model can be used: ChatGPT sign-in (plus plan) refuses all 4 models with the same words, so the cause is the account and not a model.',
    )
    expect(report.advice).toContain('Ask the owner of the ChatGPT account')
    expect(report.notes.map(note => note.code)).not.toContain('listed-models')
  })

  it.each([
    [{ kind: 'api-key', source: 'input' } as const, 'owner of the API organization'],
    [{ kind: 'provider', id: 'proxy' } as const, 'the people who run the model provider proxy'],
    [{ kind: 'access-token' } as const, 'ChatGPT workspace'],
  ])('names the right people: %j', (route, expected) => {
    expect(reportOf(source({ route })).advice).toContain(expected)
  })

  it.each<[string, Partial<ReportSource>]>([
    ['the words differ', source({ attempts: refusedAll(model => `${missing(model)} ${model.length}`) })],
    ['the words are about the model alone', source({ attempts: refusedAll(model => `No ${model}.`) })],
    ['no model is in the list', source({ facts: { loginRotated: false, catalog: listOf({ slug: 'x' }) } })],
    ['one was not settled', source({ attempts: refusedAll(missing).slice(0, 3) })],
    [
      'all have left the route',
      {
        attempts: [...notSupported('gpt-5.5'), ...notSupported('gpt-5.4')],
        facts: { loginRotated: false, catalog: listOf({ slug: 'gpt-5.5' }, { slug: 'gpt-5.4' }) },
      },
    ],
  ])('is not seen where %s', (_name, changes) => {
    expect(reportOf(changes).explanation).not.toContain('the cause is the account')
  })
})
