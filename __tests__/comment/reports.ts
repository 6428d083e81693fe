/** Reports of different runs. */

import type { Attempt, Policy } from '../../src/chain/index.ts'
import { buildReport, type Report } from '../../src/report/index.ts'
import type { Route } from '../../src/route/index.ts'
import { type Answer, accepted, attemptsAt, policyOf, refused, unsettled } from '../chain/scripted-route.ts'

const EPOCH = Date.UTC(2026, 3, 25, 9, 30)

/** Probes that follow each other; each has its model, its answer and its duration in milliseconds. */
export function probes(...list: readonly (readonly [string, Answer, number])[]): Attempt[] {
  let startedAt = EPOCH
  return list.flatMap(([model, answer, durationMs]) => {
    const attempts = attemptsAt(model, answer).map(attempt => ({ ...attempt, startedAt, durationMs }))
    startedAt += durationMs
    return attempts
  })
}

/** The report of a job with these probes, on a ChatGPT sign-in unless a route is given. */
export function reportOf(attempts: readonly Attempt[], changes: Partial<Policy> = {}, route?: Route): Report {
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
  accepted: reportOf(probes(['gpt-5.5', accepted(), 1400])),
  refused: reportOf(probes(['gpt-5.5', unsupported, 1400], ['gpt-5.4', accepted(), 2100])),
  kept: reportOf(
    probes(
      ['gpt-5.5', unsettled('server-error'), 1400],
      ['gpt-5.4', accepted('gpt-5.2'), 900],
      ['o3', accepted(), 900],
    ),
    { onUnsettled: 'keep', chain: ['gpt-5.5', 'gpt-5.4', 'o3'], strategy: 'all' },
  ),
  limited: reportOf(probes(['gpt-5.5', refused('usage-limit'), 900]), {
    chain: ['gpt-5.5', 'gpt-5.4', 'o3'],
  }),
  long: reportOf(
    probes(
      ['gpt-5.5', unsupported, 1400],
      ['gpt-5.4', unsupported, 3000],
      ['gpt-5.4-mini', unsettled('server-error'), 8000],
      ['gpt-5.4-mini', unsettled('timed-out'), 60_000],
      ['o3', accepted(), 0],
    ),
    { chain: ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'o3'], strategy: 'all' },
  ),
  odd: reportOf(
    probes(...odd.map(model => [model, unsupported, 700] as const), ['gpt-5.4', accepted(), 700]),
    { chain: [odd[0], ...odd.slice(1), 'gpt-5.4'] },
  ),
} as const satisfies Record<string, Report>
