/** Reports of the jobs of a matrix: as they come of a walk, and as somebody could have written them. */

import * as fc from 'fast-check'
import type { Policy } from '../../src/chain/policy.ts'
import { buildReport } from '../../src/report/build-report.ts'
import type { Report } from '../../src/report/report.ts'
import type { Route } from '../../src/route/route.ts'
import { type OutputReason, REASON_CODES } from '../../src/verdict/reason.ts'
import {
  arbitraryPolicy,
  arbitraryRandoms,
  arbitraryRoute,
  policyOf,
  runScriptedChain,
  type ScriptedRoute,
} from '../chain/scripted-route.ts'

const MODELS = ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini'] as const

/** The report of a job that asked its route for every model of the chain; one without answers is accepted. */
export function reportForLeg(
  leg: string,
  chain: string,
  world: ScriptedRoute = {},
  changes: Partial<Policy> = {},
): Report {
  const [first = '', ...others] = chain.split(' ')
  const policy = policyOf({ chain: [first, ...others], strategy: 'all', ...changes })
  return reportOf(leg, policy, world)
}

function reportOf(
  leg: string,
  policy: Policy,
  world: ScriptedRoute,
  randoms: readonly number[] = [0.5],
): Report {
  return buildReport({
    policy,
    route: { kind: 'api-key', source: 'input' },
    attempts: runScriptedChain(world, policy, randoms).attempts,
    facts: { loginRotated: false },
    leg,
    run: null,
    codexVersion: '0.169.0',
    startedAt: Date.UTC(2026, 3, 25),
    finishedAt: Date.UTC(2026, 3, 25, 0, 0, 5),
    sanitize: text => text.slice(0, 300),
  })
}

const someModels = fc.shuffledSubarray([...MODELS], { minLength: 1 })

/** Jobs fare well more often than an arbitrary world lets them, or no model would ever be left for all. */
const world: fc.Arbitrary<ScriptedRoute> = fc
  .tuple(arbitraryRoute, fc.subarray([...MODELS]))
  .map(([all, failing]) =>
    Object.fromEntries(Object.entries(all).filter(([model]) => failing.some(name => name === model))),
  )

const walkedLeg: fc.Arbitrary<Report> = fc
  .tuple(arbitraryPolicy, someModels, world, arbitraryRandoms)
  .map(([policy, [first = '', ...others], answers, randoms]) =>
    reportOf('', { ...policy, chain: [first, ...others] }, answers, randoms),
  )

const named = (leg: fc.Arbitrary<Report>, minLength: number): fc.Arbitrary<readonly Report[]> =>
  fc
    .array(leg, { minLength, maxLength: 5 })
    .map(legs => legs.map((report, index) => ({ ...report, leg: `leg ${index}` })))

/** What the jobs of a matrix leave, each with a chain and a world of its own. */
export const probedLegs = named(walkedLeg, 1)

const routes: Route['kind'][] = ['chatgpt', 'api-key']
const reasons: OutputReason[] = ['accepted', ...REASON_CODES]

/** Reports that the schema lets pass, whose fields know nothing of each other; also none at all. */
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
