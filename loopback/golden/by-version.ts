import { isAtLeast } from '../../src/cli/index.ts'
import { type Channel, type Expected, type GoldenRoute, refused, unsettled } from './case.ts'
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
    cases: ['slow_down, 503'],
    expected: unsettled('model', 'at-capacity', 'temporary'),
    why: 'These versions call `slow_down` a lack of capacity, later ones a rate limit. Both are temporary.',
  },
  {
    // 0.77 hands the server's words on, which speak of the rate.
    id: 'slow-down-in-stream',
    from: '0.104.0',
    below: '0.169.0',
    cases: ['slow_down inside a stream'],
    expected: unsettled('model', 'at-capacity', 'temporary'),
    why: 'These versions call `slow_down` a lack of capacity, later ones a rate limit. Both are temporary.',
  },
  {
    id: 'spend-limit',
    below: '0.169.0',
    cases: ["the organization's spend limit, inside a stream"],
    expected: unsettled('infrastructure', 'unrecognized', 'ambiguous'),
    why: 'The code is dropped as that of any broken stream, and the words are known of no server: it stays open.',
  },
  {
    id: 'silent-frame',
    from: '0.118.0',
    below: '0.169.0',
    cases: ['model_not_found as a frame without a status'],
    expected: unsettled('infrastructure', 'timed-out', 'temporary'),
    why: 'These versions pass the frame over and wait for their idle timeout of five minutes. The first probe is the lean one, which asks over HTTP and gets the refusal there.',
  },
  {
    id: 'quota-as-429',
    below: '0.155.0',
    cases: ['API quota exceeded', "the organization's spend limit, 429"],
    expected: unsettled('model', 'rate-limited', 'temporary'),
    why: 'The CLI says `exceeded retry limit, last status: 429` and nothing more, as of any rate limit; so it is tried again within the budget and stays open.',
  },
  {
    id: 'credits-as-limit',
    below: '0.142.0',
    cases: [
      'workspace out of credits, told to its owner',
      'workspace out of credits, told to a member',
      'spend cap of the workspace, told to its owner',
      'spend cap of the workspace, told to a member',
    ],
    expected: refused('route', 'usage-limit', 'until-reset'),
    why: 'The CLI does not read the header that tells which limit was reached and words all as the usage limit.',
  },
  {
    id: 'one-limit',
    below: '0.104.0',
    cases: ["the limit of one model's own bucket"],
    expected: refused('route', 'usage-limit', 'until-reset', { retry: 'at' }),
    why: 'The CLI knows no limits of single models and words all as the usage limit, so no other model is tried.',
  },
  {
    id: 'wordless-401',
    below: '0.104.0',
    cases: ['no credentials', 'the key lacks a scope'],
    routes: ['chatgpt', 'api-key'],
    expected: refused('route', 'auth-rejected', 'permanent'),
    why: "The CLI drops the server's words of a 401. That the credentials were rejected is all that is left.",
  },
  {
    id: 'policies-optional',
    below: '0.125.0',
    cases: ['policies of the workspace cannot be loaded'],
    expected: { kind: 'accepted' },
    why: 'The CLI runs the turn without the policies.',
  },
  {
    id: 'no-served-model',
    below: '0.118.0',
    cases: ['accepted: served by another model'],
    expected: { kind: 'accepted' },
    why: 'The CLI does not say that another model answers, so nothing can be reported.',
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
