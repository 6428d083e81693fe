import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { isModelId } from '../../src/catalog/index.ts'
import { MAX_CHAIN_LENGTH, type ModelStatus, type Outcome, type ProbeForm } from '../../src/chain/index.ts'
import {
  buildReport,
  type Diagnostics,
  type Note,
  type Report,
  type ReportedUsage,
} from '../../src/report/index.ts'
import type { Route, RouteKind } from '../../src/route/index.ts'
import {
  type Lasting,
  parsePlanUsage,
  REASON_CODES,
  type Scope,
  type VerdictKind,
} from '../../src/verdict/index.ts'
import { anyCharacter } from '../any-character.ts'
import { arbitraryRun } from '../chain/scripted-route.ts'
import { type ReportSource, sourceOf } from './sample-reports.ts'
import { compile, compileClosed, complaints, type Json, partAt, schemaIn } from './schema.ts'

const schema = schemaIn('report.schema.json')
const isValid = compile(schema)
const isOurs = compileClosed(schema)

const outsideText = fc.string({ unit: anyCharacter, maxLength: 400 })

const route: fc.Arbitrary<Route> = fc.oneof(
  outsideText.map(plan => ({ kind: 'chatgpt' as const, plan, refresh: 'due' as const })),
  fc.constantFrom<Route>(
    { kind: 'chatgpt', refresh: 'unknown' },
    { kind: 'access-token' },
    { kind: 'none', openaiApiKeyAlone: true },
    { kind: 'none', openaiApiKeyAlone: false },
  ),
  fc
    .constantFrom('input' as const, 'CODEX_API_KEY' as const, 'auth.json' as const, 'fallback' as const)
    .map(source => ({ kind: 'api-key' as const, source })),
  fc.record({ kind: fc.constant('provider' as const), id: outsideText, name: outsideText }),
)

const models = [{ slug: 'gpt-5.5', shown: true, priority: 0 }]

/** Whatever a server answers, as it is read. */
const reading: fc.Arbitrary<NonNullable<ReportSource['facts']['usage']>> = fc.oneof(
  fc
    .record({
      primary: fc.record({ usedPercent: fc.double(), windowDurationMins: fc.option(fc.integer()) }),
      resetsAt: fc.option(fc.integer({ min: 0, max: 2 ** 40 })),
      limitName: fc.option(fc.oneof(outsideText, fc.constant('GPT-5.5'))),
      id: fc.oneof(outsideText, fc.constant('codex')),
    })
    .map(({ primary, resetsAt, limitName, id }) => {
      const limit = { limitName, primary: { ...primary, resetsAt } }
      const usage = parsePlanUsage({ rateLimits: limit, rateLimitsByLimitId: { [id]: limit } }, 0)
      return usage === undefined
        ? { kind: 'unread' as const, reason: 'not-understood' as const }
        : { kind: 'read' as const, usage }
    }),
  fc.constantFrom({ kind: 'unread' as const, reason: 'no-plan' as const }),
)

const facts: fc.Arbitrary<ReportSource['facts']> = fc.record(
  {
    loginRotated: fc.boolean(),
    apiKeyUnused: fc.constant(true as const),
    catalog: fc.constantFrom(
      { kind: 'list' as const, source: 'route' as const, models },
      { kind: 'list' as const, source: 'bundled' as const, models },
      { kind: 'unavailable' as const, message: 'No list.' },
    ),
    auto: fc.constantFrom(
      { kind: 'model' as const, model: 'gpt-6', why: 'default' as const },
      { kind: 'none' as const, why: 'No list.' },
    ),
    apiCheck: fc.constantFrom(
      { kind: 'known' as const, model: 'gpt-5.5' },
      { kind: 'unclear' as const, model: 'gpt-5.5', why: 'no answer came in time' },
    ),
    usage: reading,
    configEdit: fc.constantFrom(
      { kind: 'written' as const },
      { kind: 'refused' as const, why: 'it is not a file' },
    ),
    secondRouteSkipped: fc.constantFrom(
      { kind: 'same-key' as const, keySource: 'auth.json' },
      { kind: 'identity-in-dot-env' as const },
    ),
    keyRule: fc.constant('forced_login_method (config.toml, line 3)'),
  },
  { requiredKeys: ['loginRotated'] },
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

const walk = fc
  .record({ scripted: arbitraryRun, route, facts })
  .map(({ scripted: { policy, attempts }, ...rest }) => ({ policy, attempts, ...rest }))

const source: fc.Arbitrary<ReportSource> = fc
  .record({
    walk,
    otherWalk: fc.option(
      fc
        .tuple(walk, fc.constantFrom('first' as const, 'second' as const))
        .map(([other, kind]) => ({ ...other, kind })),
      { nil: undefined },
    ),
    run: fc.constantFrom(null, run),
    codexVersion: fc.option(outsideText),
  })
  .map(({ walk: main, ...rest }) => sourceOf({ ...main, ...rest }))

describe('the schema of reports', () => {
  it('describes every property of every report', () =>
    fc.assert(
      fc.property(source, given => {
        expect(complaints(isOurs, buildReport(given))).toEqual([])
      }),
      { numRuns: 300 },
    ))

  it('allows properties that a later release adds', () => {
    const [attempt] = buildReport(sourceOf()).attempts
    expect(isValid({ ...buildReport(sourceOf()), later: 1, attempts: [{ ...attempt, later: 1 }] })).toBe(true)
  })

  const enums: [path: string, values: readonly string[]][] = [
    ['/$defs/reason', REASON_CODES],
    [
      '/$defs/route/properties/kind',
      keys<RouteKind>({
        chatgpt: 0,
        'access-token': 0,
        'workload-identity': 0,
        'api-key': 0,
        provider: 0,
        none: 0,
      }),
    ],
    [
      '/$defs/route/properties/source',
      keys<Extract<Route, { kind: 'api-key' }>['source']>({
        input: 0,
        CODEX_API_KEY: 0,
        'auth.json': 0,
        fallback: 0,
      }),
    ],
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
    ['/$defs/diagnostics/properties/commands/items/properties/form', keys<ProbeForm>({ lean: 0, plain: 0 })],
    [
      '/$defs/diagnostics/properties/codex/properties/found',
      keys<NonNullable<Diagnostics['codex']>['found']>({ 'on-path': 0, 'in-tool-cache': 0, installed: 0 }),
    ],
    [
      '/$defs/diagnostics/properties/codex/properties/executable',
      keys<NonNullable<Diagnostics['codex']>['executable']>({ native: 0, launcher: 0, command: 0 }),
    ],
    [
      '/$defs/cost/properties/account',
      keys<NonNullable<Report['cost']>['account']>({ api: 0, plan: 0, provider: 0 }),
    ],
    ['/$defs/note/properties/level', keys<Note['level']>({ note: 0, warning: 0 })],
    [
      '/$defs/note/properties/code',
      keys<Note['code']>({
        flapping: 0,
        'served-by-another': 0,
        'setting-needed': 0,
        unverified: 0,
        'second-route': 0,
        'second-route-skipped': 0,
        'login-rotated': 0,
        'openai-api-key-alone': 0,
        'openai-api-key-unused': 0,
        'endpoint-unused': 0,
        untried: 0,
        retiring: 0,
        'catalog-hint': 0,
        auto: 0,
        'listed-models': 0,
        'likely-slip': 0,
        price: 0,
        'api-check': 0,
        'config-written': 0,
        'config-not-written': 0,
        'usage-left': 0,
        'usage-unread': 0,
      }),
    ],
    [
      '/$defs/planUsage/properties/credits',
      keys<NonNullable<ReportedUsage['credits']>>({ none: 0, some: 0, unlimited: 0 }),
    ],
    [
      '/$defs/planUsage/properties/unread',
      keys<NonNullable<ReportedUsage['unread']>>({
        'no-plan': 0,
        'no-turn': 0,
        'no-login': 0,
        'no-identity': 0,
        'not-started': 0,
        'no-answer': 0,
        error: 0,
        'not-understood': 0,
        cancelled: 0,
      }),
    ],
  ]

  it.each(enums)('allows at %s exactly the values of the type', (path, values) => {
    expect(partAt(schema, path)).toMatchObject({ enum: values })
  })

  it('has no enum that is missing in this list', () => {
    const paths: string[] = []
    const collect = (node: Json, path: string): void => {
      if (node === null || typeof node !== 'object') return
      if (!Array.isArray(node) && Array.isArray(node['enum'])) paths.push(path)
      for (const [key, value] of Object.entries(node)) collect(value, `${path}/${key}`)
    }
    collect(schema, '')
    expect(paths.sort()).toEqual(enums.map(([path]) => path).sort())
  })

  it('has the version and the limits of the code', () => {
    expect(partAt(schema, '/properties/version')).toMatchObject({ const: buildReport(sourceOf()).version })
    expect(partAt(schema, '/properties/chain')).toMatchObject({ maxItems: MAX_CHAIN_LENGTH })
    expect(partAt(schema, '/properties/availableModels')).toMatchObject({ maxItems: MAX_CHAIN_LENGTH })
    expect(partAt(schema, '/properties/attempts')).toMatchObject({ maxItems: MAX_CHAIN_LENGTH * 14 })
  })

  it('allows the same model ids as the code', () => {
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
    ['an explanation that is too long', { explanation: 'x'.repeat(16_385) }],
    ['an unknown route', { route: { kind: 'magic' } }],
    ['a setting that is a command', { settings: { effort: 'low"; x' } }],
    ['a model that is available twice', { availableModels: ['a', 'a'] }],
    ['an empty chain', { chain: [] }],
    ['a long chain', { chain: Array.from({ length: 21 }, () => entry) }],
    ['too many attempts', { attempts: Array.from({ length: 281 }, () => attempt) }],
    ['a negative time', { attempts: [{ ...attempt, durationMs: -1 }] }],
    ['an untyped attempt', { attempts: ['gpt-5.5'] }],
    ['a time that does not exist', { startedAt: '2026-13-45T00:00:00.000Z' }],
    ['a time of another zone', { retryAt: '2026-06-11T07:42:00+02:00' }],
    ['too many properties', Object.fromEntries(Array.from({ length: 64 }, (_, n) => [`x${n}`, n]))],
    ['a page of the run that is a script', { run: { ...run, url: 'javascript:alert(1)' } }],
    ['a run without an id', { run: { ...run, id: undefined } }],
    ['a note without words', { notes: [{ code: 'untried', level: 'note', text: '' }] }],
  ])('rejects %s', (_name, changes) => {
    expect(isValid(valid())).toBe(true)
    expect(isValid({ ...valid(), ...changes })).toBe(false)
  })

  it.each([null, 1, 'x', [], {}].map(json => [json]))('rejects %j', json => expect(isValid(json)).toBe(false))
})

/** The members of a union. The compiler rejects a missing or an unknown member. */
function keys<Union extends string>(members: Record<Union, 0>): readonly string[] {
  return Object.keys(members)
}
