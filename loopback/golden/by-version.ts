/** What other versions of the CLI do otherwise, and why that is no defect of the verdict. */

import { isAtLeast } from '../../src/codex/version.ts'
import { type Channel, type Expected, type GoldenRoute, unsettled } from './case.ts'
import type { Variant } from './variant.ts'

/** A known difference of a range of versions; `from` is the first that has it, `below` the first without it. */
export type Difference = {
  /** A short word for the table. */
  readonly id: string
  readonly from?: string
  readonly below?: string
  /** Names of golden cases. */
  readonly cases: readonly string[]
  readonly routes?: readonly GoldenRoute[]
  readonly channels?: readonly Channel[]
  readonly expected: Expected
  /** A sentence or two for the documentation. */
  readonly why: string
}

export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'slow-down',
    below: '0.169.0',
    cases: ['slow_down, 503', 'slow_down inside a stream'],
    expected: unsettled('model', 'at-capacity', 'temporary'),
    why: 'These versions call `slow_down` a lack of capacity, later ones a rate limit. Both are temporary.',
  },
]

/** The known difference of a version in a variant, if there is one. */
export function differenceOf(variant: Variant, version: string): Difference | undefined {
  return DIFFERENCES.find(
    ({ from, below, cases, routes, channels }) =>
      (from === undefined || isAtLeast(version, from)) &&
      (below === undefined || !isAtLeast(version, below)) &&
      cases.includes(variant.golden.name) &&
      (routes === undefined || routes.includes(variant.route)) &&
      (channels === undefined || channels.includes(variant.channel)),
  )
}

/** Whether a version can play a variant at all. */
export function isPlayable(variant: Variant, version: string): boolean {
  // Earlier versions do not know CODEX_ACCESS_TOKEN.
  if (variant.route === 'access-token' && !isAtLeast(version, '0.142.0')) return false
  // Earlier versions have no WebSocket; the plain form over HTTP is played anyway.
  if (variant.channel === 'plain-ws' && !isAtLeast(version, '0.118.0')) return false
  // The retry notices of earlier versions give no reason, so nothing can be cut short.
  return variant.silentAfter === undefined || isAtLeast(version, '0.104.0')
}
