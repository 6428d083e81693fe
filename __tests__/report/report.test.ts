import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { isModelId } from '../../src/catalog/model-id.ts'
import type { ProbeForm } from '../../src/chain/attempt.ts'
import type { Outcome } from '../../src/chain/decision.ts'
import { type ModelStatus, modelStatus } from '../../src/chain/model-status.ts'
import { MAX_CHAIN_LENGTH } from '../../src/chain/policy.ts'
import type { ApiCheck } from '../../src/probe/check-api.ts'
import { buildReport, type ReportSource } from '../../src/report/build-report.ts'
import type { BillingAccount } from '../../src/report/cost.ts'
import type { Note, NoteCode } from '../../src/report/note.ts'
import { REPORT_VERSION, type Report } from '../../src/report/report.ts'
import { ROUTE_KINDS } from '../../src/report/route-text.ts'
import type { ApiKeySource, Route } from '../../src/route/route.ts'
import { type Lasting, REASON_CODES, type Scope } from '../../src/verdict/reason.ts'
import type { VerdictKind } from '../../src/verdict/verdict.ts'
import { accepted, arbitraryRun, attemptsAt, policyOf, refused } from '../chain/scripted-route.ts'
import { compile, compileClosed, complaints, type Json, partAt, schemaIn } from './schema.ts'

const schema = schemaIn('report.schema.json')
const isValid = compile(schema)
const isOurs = compileClosed(schema)

const quote = (text: string) => text.slice(0, 300)

const sourceOf = (changes: Partial<ReportSource> = {}): ReportSource => ({
  policy: policyOf(),
  route: { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
  attempts: [
    ...attemptsAt('gpt-5.5', refused('not-supported-on-route', { status: 400, said: 'No.' })),
    ...attemptsAt('gpt-5.4', accepted()),
  ],
  facts: { loginRotated: false },
  leg: 'review',
  run: null,
  codexVersion: '0.169.0',
  startedAt: Date.UTC(2026, 3, 25),
  finishedAt: Date.UTC(2026, 3, 25, 0, 0, 5),
  sanitize: quote,
  ...changes,
})

const words = fc.string({ unit: 'binary', maxLength: 400 })

const route: fc.Arbitrary<Route> = fc.oneof(
  words.map(plan => ({ kind: 'chatgpt' as const, plan, refresh: 'due' as const })),
  fc.constantFrom<Route>(
    { kind: 'chatgpt', refresh: 'unknown' },
    { kind: 'access-token' },
    { kind: 'none', openaiApiKeyAlone: true },
    { kind: 'none', openaiApiKeyAlone: false },
  ),
  fc
    .constantFrom('input' as const, 'CODEX_API_KEY' as const, 'auth.json' as const)
    .map(source => ({ kind: 'api-key' as const, source })),
  fc.record({ kind: fc.constant('provider' as const), id: words, name: words }),
)

const run = {
  repository: 'octo/demo',
  id: 7,
  number: 3,
  attempt: 1,
  job: 'review',
  sha: 'a'.repeat(40),
  url: 'https://github.com/octo/demo/actions/runs/7',
}

const source: fc.Arbitrary<ReportSource> = fc
  .record({
    walk: arbitraryRun,
    route,
    loginRotated: fc.boolean(),
    apiCheck: fc.constantFrom<(ApiCheck | undefined)[]>(
      undefined,
      { kind: 'known', model: 'gpt-5.5' },
      { kind: 'unclear', model: 'gpt-5.5', why: 'no answer came in time' },
    ),
    usage: fc.record({ inputTokens: fc.nat(), cachedInputTokens: fc.nat(), outputTokens: fc.nat() }),
    run: fc.constantFrom(null, run),
    codexVersion: fc.option(words),
  })
  .map(({ walk, loginRotated, apiCheck, usage, ...rest }) => ({
    ...sourceOf(rest),
    policy: walk.policy,
    attempts: walk.attempts.map(attempt =>
      attempt.verdict.kind === 'accepted' ? { ...attempt, verdict: { ...attempt.verdict, usage } } : attempt,
    ),
    facts: apiCheck === undefined ? { loginRotated } : { loginRotated, apiCheck },
  }))

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
      availableModels: ['gpt-5.4'],
      retryAt: null,
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

  it.each([
    ['of the route that blocks all', ['no-access', '10'], ['usage-limit', '12'], '12'],
    [
      'that comes first, where models are spent',
      ['model-quota-spent', '12'],
      ['model-quota-spent', '10'],
      '10',
    ],
  ] as const)('gives the reset %s', (_name, [one, first], [other, second], expected) => {
    const at = (hour: string) => ({ retryAt: `2026-06-11T${hour}:00:00.000Z` })
    const attempts = [
      ...attemptsAt('gpt-5.5', refused(one, at(first))),
      ...attemptsAt('gpt-5.4', refused(other, at(second))),
    ]
    expect(buildReport(sourceOf({ attempts })).retryAt).toBe(at(expected).retryAt)
  })

  it('lists the accepted models in chain order, in any world', () =>
    fc.assert(
      fc.property(source, given => {
        const { policy, attempts } = given
        const usable = policy.chain.filter(model => modelStatus(model, attempts).kind === 'accepted')
        expect(buildReport(given).availableModels).toEqual(usable)
      }),
    ))

  it('holds no text from outside that is not quoted', () => {
    const canary = 'sk-canary'
    const finding = { said: canary, code: canary }
    const given = sourceOf({
      attempts: [
        ...attemptsAt('gpt-5.5', refused('not-supported-on-route', finding)),
        ...attemptsAt('gpt-5.4', accepted(canary)),
      ],
      codexVersion: canary,
      sanitize: text => text.replaceAll(canary, '***'),
    })
    const routes: Route[] = [
      { kind: 'chatgpt', plan: canary, refresh: 'due' },
      { kind: 'provider', id: canary, name: canary },
    ]
    for (const of of routes) {
      const text = JSON.stringify(buildReport({ ...given, route: of }))
      expect(text).toContain('***')
      expect(text).not.toContain(canary)
    }
  })
})

describe('the schema', () => {
  it('describes every report, whole', () =>
    fc.assert(
      fc.property(source, given => {
        expect(complaints(isOurs, buildReport(given))).toEqual([])
      }),
      { numRuns: 300 },
    ))

  it('lets properties pass that a later release adds', () => {
    const [attempt] = buildReport(sourceOf()).attempts
    expect(isValid({ ...buildReport(sourceOf()), later: 1, attempts: [{ ...attempt, later: 1 }] })).toBe(true)
  })

  const enums: [path: string, values: readonly string[]][] = [
    ['/$defs/reason', REASON_CODES],
    ['/$defs/route/properties/kind', ROUTE_KINDS],
    ['/$defs/route/properties/source', keys<ApiKeySource>({ input: 0, CODEX_API_KEY: 0, 'auth.json': 0 })],
    ['/properties/outcome', keys<Outcome>({ preferred: 0, fallback: 0, none: 0 })],
    [
      '/$defs/finding/properties/scope',
      keys<Scope>({ model: 0, route: 0, client: 0, request: 0, infrastructure: 0 }),
    ],
    [
      '/$defs/finding/properties/lasting',
      keys<Lasting>({ permanent: 0, 'until-reset': 0, temporary: 0, ambiguous: 0 }),
    ],
    [
      '/$defs/model/properties/verdict',
      keys<ModelStatus['kind']>({ accepted: 0, refused: 0, unsettled: 0, untried: 0 }),
    ],
    [
      '/$defs/attempt/properties/verdict',
      keys<VerdictKind>({ accepted: 0, refused: 0, unsettled: 0, cancelled: 0 }),
    ],
    ['/$defs/attempt/properties/form', keys<ProbeForm>({ lean: 0, plain: 0 })],
    ['/$defs/cost/properties/account', keys<BillingAccount>({ api: 0, plan: 0, provider: 0 })],
    ['/$defs/note/properties/level', keys<Note['level']>({ note: 0, warning: 0 })],
    [
      '/$defs/note/properties/code',
      keys<NoteCode>({
        flapping: 0,
        'served-by-another': 0,
        'setting-needed': 0,
        unverified: 0,
        'login-rotated': 0,
        'openai-api-key-alone': 0,
        'openai-api-key-unused': 0,
        untried: 0,
        'catalog-hint': 0,
        auto: 0,
        'listed-models': 0,
        'likely-slip': 0,
        price: 0,
        'api-check': 0,
        'config-written': 0,
        'config-not-written': 0,
      }),
    ],
  ]

  it.each(enums)('allows at %s what the code knows, and nothing else', (path, values) => {
    expect(partAt(schema, path)).toMatchObject({ enum: values })
  })

  it('has no enum that is not held to the code', () => {
    const paths: string[] = []
    const collect = (node: Json, path: string): void => {
      if (node === null || typeof node !== 'object') return
      if (!Array.isArray(node) && Array.isArray(node['enum'])) paths.push(path)
      for (const [key, value] of Object.entries(node)) collect(value, `${path}/${key}`)
    }
    collect(schema, '')
    expect(paths.sort()).toEqual(enums.map(([path]) => path).sort())
  })

  it('has the version and the bounds of the code', () => {
    expect(partAt(schema, '/properties/version')).toMatchObject({ const: REPORT_VERSION })
    expect(partAt(schema, '/properties/chain')).toMatchObject({ maxItems: MAX_CHAIN_LENGTH })
    expect(partAt(schema, '/properties/availableModels')).toMatchObject({ maxItems: MAX_CHAIN_LENGTH })
    expect(partAt(schema, '/properties/attempts')).toMatchObject({ maxItems: MAX_CHAIN_LENGTH * 14 })
  })

  it('knows a model id as the code does', () => {
    const pattern = compile({ $ref: '#/$defs/modelId', $defs: schema['$defs'] ?? null })
    const ids = fc.string({ unit: fc.constantFrom(...'aZ9._:/@+- \n<'), maxLength: 130 })
    return fc.assert(fc.property(ids, id => expect(pattern(id)).toBe(isModelId(id))))
  })

  const valid = (): Report => buildReport(sourceOf({ run }))
  const [entry] = valid().chain
  const [attempt] = valid().attempts
  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['no leg', { leg: undefined }],
    ['a long leg', { leg: 'x'.repeat(201) }],
    ['a model that is markup', { model: '<img src=x>' }],
    ['a model asked for that is a path', { requestedModel: '../../etc' }],
    ['an unknown outcome', { outcome: 'ok' }],
    ['text for a boolean', { fallbackUsed: 'true' }],
    ['an unknown reason', { reason: 'because' }],
    ['a flood of words', { explanation: 'x'.repeat(16_385) }],
    ['an unknown route', { route: { kind: 'magic' } }],
    ['a setting that is a command', { settings: { effort: 'low"; x' } }],
    ['a model that is available twice', { availableModels: ['a', 'a'] }],
    ['an empty chain', { chain: [] }],
    ['a long chain', { chain: Array.from({ length: 21 }, () => entry) }],
    ['a flood of attempts', { attempts: Array.from({ length: 281 }, () => attempt) }],
    ['a negative time', { attempts: [{ ...attempt, durationMs: -1 }] }],
    ['an untyped attempt', { attempts: ['gpt-5.5'] }],
    ['a moment that is none', { startedAt: '2026-13-45T00:00:00.000Z' }],
    ['a moment of another zone', { retryAt: '2026-06-11T07:42:00+02:00' }],
    ['a flood of properties', Object.fromEntries(Array.from({ length: 64 }, (_, n) => [`x${n}`, n]))],
    ['a page of the run that is a script', { run: { ...run, url: 'javascript:alert(1)' } }],
    ['a run without an id', { run: { ...run, id: undefined } }],
    ['a note without words', { notes: [{ code: 'untried', level: 'note', text: '' }] }],
  ])('refuses %s', (_name, mangled) => {
    expect(isValid(valid())).toBe(true)
    expect(isValid({ ...valid(), ...mangled })).toBe(false)
  })

  it.each([null, 1, 'x', [], {}].map(json => [json]))('refuses %j', json => expect(isValid(json)).toBe(false))
})

/** The members of a union; the compiler refuses a list with one too few or too many. */
function keys<Union extends string>(members: Record<Union, 0>): readonly string[] {
  return Object.keys(members)
}
