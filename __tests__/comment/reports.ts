/** Reports of runs worth looking at. */

import type { Attempt } from '../../src/chain/attempt.ts'
import type { Policy } from '../../src/chain/policy.ts'
import { buildReport } from '../../src/report/build-report.ts'
import type { Report } from '../../src/report/report.ts'
import type { Route } from '../../src/route/route.ts'
import { type Answer, accepted, attemptsAt, policyOf, refused, unsettled } from '../chain/scripted-route.ts'

const EPOCH = Date.UTC(2026, 3, 25, 9, 30)

/** One probe after the other, each with what it took, milliseconds. */
function course(...probes: readonly (readonly [string, Answer, number])[]): Attempt[] {
  let startedAt = EPOCH
  return probes.flatMap(([model, answer, durationMs]) => {
    const attempts = attemptsAt(model, answer).map(attempt => ({ ...attempt, startedAt, durationMs }))
    startedAt += durationMs
    return attempts
  })
}

function reportOf(attempts: readonly Attempt[], changes: Partial<Policy> = {}, route?: Route): Report {
  return buildReport({
    policy: policyOf(changes),
    route: route ?? { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
    attempts,
    facts: { loginRotated: false },
    leg: 'review',
    run: null,
    codexVersion: '0.169.0',
    startedAt: EPOCH,
    finishedAt: EPOCH + 60_000,
    sanitize: text => text,
  })
}

const unsupported = refused('not-supported-on-route', { said: 'Not supported.' })
const odd = [
  'openai/gpt-oss:120b',
  'a@b+c_d',
  'v1.0-__x__',
  `end-${'x'.repeat(120)}`,
  'graph',
  'subgraph',
] as const

export const reports = {
  accepted: reportOf(course(['gpt-5.5', accepted(), 1400])),
  refused: reportOf(course(['gpt-5.5', unsupported, 1400], ['gpt-5.4', accepted(), 2100])),
  kept: reportOf(course(['gpt-5.5', unsettled('server-error'), 1400]), {
    onUnsettled: 'keep',
    chain: ['gpt-5.5'],
  }),
  limited: reportOf(course(['gpt-5.5', refused('usage-limit'), 900])),
  long: reportOf(
    course(
      ['gpt-5.5', unsupported, 1400],
      ['gpt-5.4', unsupported, 3000],
      ['gpt-5.4-mini', unsettled('server-error'), 8000],
      ['gpt-5.4-mini', unsettled('timed-out'), 60_000],
      ['o3', accepted(), 0],
    ),
    { chain: ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'o3'], strategy: 'all' },
  ),
  odd: reportOf(
    course(...odd.map(model => [model, unsupported, 700] as const), ['gpt-5.4', accepted(), 700]),
    { chain: [odd[0], ...odd.slice(1), 'gpt-5.4'] },
  ),
} as const satisfies Record<string, Report>
