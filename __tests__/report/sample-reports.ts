/** Inputs of `buildReport`, and reports of the jobs of a matrix. */

import * as fc from 'fast-check'
import type { Policy } from '../../src/chain/index.ts'
import { buildReport, type Report } from '../../src/report/index.ts'
import type { RouteKind } from '../../src/route/index.ts'
import { type OutputReason, REASON_CODES } from '../../src/verdict/index.ts'
import {
  accepted,
  arbitraryPolicy,
  arbitraryRandoms,
  arbitraryRoute,
  attemptsAt,
  policyOf,
  refused,
  runScriptedChain,
  type ScriptedRoute,
} from '../chain/scripted-route.ts'

export type ReportSource = Parameters<typeof buildReport>[0]

/** What a report is built from; by default a fallback from gpt-5.5 to gpt-5.4 with a ChatGPT sign-in. */
export const sourceOf = (changes: Partial<ReportSource> = {}): ReportSource => ({
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
  sanitize: text => text.slice(0, 300),
  ...changes,
})

const MODELS = ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini'] as const

/** The report of a job that probed every model of the chain; a model without scripted answers is accepted. */
export function reportForLeg(
  leg: string,
  chain: string,
  answers: ScriptedRoute = {},
  changes: Partial<Policy> = {},
): Report {
  const [first = '', ...others] = chain.split(' ')
  return runAndReport(leg, policyOf({ chain: [first, ...others], strategy: 'all', ...changes }), answers)
}

function runAndReport(
  leg: string,
  policy: Policy,
  answers: ScriptedRoute,
  randoms: readonly number[] = [0.5],
): Report {
  const { attempts } = runScriptedChain(answers, policy, randoms)
  return buildReport(sourceOf({ policy, route: { kind: 'api-key', source: 'input' }, attempts, leg }))
}

const someModels = fc.shuffledSubarray([...MODELS], { minLength: 1 })

/** More answers are good than in `arbitraryRoute`, so that legs often have an accepted model in common. */
const mostlyAccepting: fc.Arbitrary<ScriptedRoute> = fc
  .tuple(arbitraryRoute, fc.subarray([...MODELS]))
  .map(([all, failing]) =>
    Object.fromEntries(Object.entries(all).filter(([model]) => failing.some(name => name === model))),
  )

const probedLeg: fc.Arbitrary<Report> = fc
  .tuple(arbitraryPolicy, someModels, mostlyAccepting, arbitraryRandoms)
  .map(([policy, [first = '', ...others], answers, randoms]) =>
    runAndReport('', { ...policy, chain: [first, ...others] }, answers, randoms),
  )

const named = (leg: fc.Arbitrary<Report>, minLength: number): fc.Arbitrary<readonly Report[]> =>
  fc
    .array(leg, { minLength, maxLength: 5 })
    .map(legs => legs.map((report, index) => ({ ...report, leg: `leg ${index}` })))

/** The reports of a matrix, each from a run with its own chain and answers. */
export const probedLegs = named(probedLeg, 1)

const routes: RouteKind[] = ['chatgpt', 'api-key']
const reasons: OutputReason[] = ['accepted', ...REASON_CODES]

/** Reports that the schema allows, with fields that may contradict each other; also no report at all. */
export const arbitraryLegs = named(
  fc
    .record({
      requestedModel: fc.constantFrom(...MODELS),
      model: fc.constantFrom(null, ...MODELS),
      outcome: fc.constantFrom<Report['outcome']>('preferred', 'fallback', 'none'),
      reason: fc.constantFrom(...reasons),
      availableModels: fc.shuffledSubarray([...MODELS]),
      route: fc.record({ kind: fc.constantFrom(...routes) }),
      servedModel: fc.constantFrom(null, 'gpt-5', 'gpt-5.4'),
      retryAt: fc.constantFrom(null, '2026-06-11T10:00:00.000Z', '2026-06-12T09:00:00.000Z'),
      codexVersion: fc.constantFrom(null, '0.168.0', '0.169.0'),
    })
    .map(fields => ({ ...reportForLeg('', 'gpt-5.5'), ...fields })),
  0,
)
