import { isAtLeast } from '../../src/cli/index.ts'
import { type Expected, type GoldenRoute, refused, unsettled } from './case.ts'
import type { Variant } from './variant.ts'

/** A verdict that differs on a range of CLI versions. `from`: the first version with it; `below`: the first without. */
export type VersionDifference = {
  /** A short name for the table. */
  readonly id: string
  readonly from?: string
  readonly below?: string
  /** Names of golden cases. */
  readonly cases: readonly string[]
  readonly routes?: readonly GoldenRoute[]
  readonly expected: Expected
  /** A sentence or two for the documentation. */
  readonly why: string
}

export const DIFFERENCES: readonly VersionDifference[] = [
  {
    id: 'slow-down',
    below: '0.160.0',
    cases: ['slow_down, 503'],
    expected: unsettled('model', 'at-capacity', 'temporary'),
    why: 'These versions report `slow_down` as a lack of capacity, later ones as a rate limit. Both are temporary.',
  },
  {
    // 0.77 prints the server's message, which names the rate.
    id: 'slow-down-in-stream',
    from: '0.104.0',
    below: '0.160.0',
    cases: ['slow_down inside a stream'],
    expected: unsettled('model', 'at-capacity', 'temporary'),
    why: 'These versions report `slow_down` as a lack of capacity, later ones as a rate limit. Both are temporary.',
  },
  {
    id: 'spend-limit',
    below: '0.160.0',
    cases: ["the organization's spend limit, inside a stream"],
    expected: unsettled('route', 'quota-exceeded', 'ambiguous'),
    why: 'The CLI drops the code, as in any broken stream. The words are about money, so the chain stops, but the verdict stays open.',
  },
  {
    id: 'silent-frame',
    from: '0.118.0',
    below: '0.169.0',
    cases: ['model_not_found as a frame without a status'],
    expected: unsettled('infrastructure', 'timed-out', 'temporary'),
    why: 'These versions ignore the frame and wait until their idle timeout of five minutes. The first probe is the lean one, which uses HTTP and gets the refusal there.',
  },
  {
    id: 'quota-as-429',
    below: '0.155.0',
    cases: ['API quota exceeded', "the organization's spend limit, 429"],
    expected: unsettled('model', 'rate-limited', 'temporary'),
    why: 'The CLI only prints `exceeded retry limit, last status: 429`, as for any rate limit. So it is tried again within the budget, and the verdict stays open.',
  },
  {
    id: 'credits-as-limit',
    below: '0.142.0',
    cases: [
      'workspace out of credits, as its owner sees it',
      'workspace out of credits, as a member sees it',
      'spend cap of the workspace, as its owner sees it',
      'spend cap of the workspace, as a member sees it',
    ],
    expected: refused('route', 'usage-limit', 'until-reset'),
    why: 'The CLI does not read the header with the kind of limit and reports the usage limit for all of them.',
  },
  {
    id: 'one-limit',
    below: '0.104.0',
    cases: ["the limit of one model's own bucket"],
    expected: refused('route', 'usage-limit', 'until-reset', { retry: 'at' }),
    why: 'The CLI does not know limits of single models and reports the usage limit, so no other model is tried.',
  },
  {
    id: 'wordless-401',
    below: '0.104.0',
    cases: ['no credentials', 'the key lacks a scope'],
    routes: ['chatgpt', 'api-key'],
    expected: refused('route', 'auth-rejected', 'permanent'),
    why: "The CLI drops the server's message of a 401 and only reports that the credentials were rejected.",
  },
  {
    id: 'policies-optional',
    below: '0.125.0',
    cases: ['policies of the workspace cannot be loaded'],
    expected: { kind: 'accepted' },
    why: 'The CLI runs the turn without the policies.',
  },
  {
    id: 'policies-in-bundle',
    below: '0.142.0',
    cases: [
      'policies of the workspace: a requirement that allows nothing',
      'policies of the workspace: a requirement of a wrong type',
      'policies of the workspace: a setting of a wrong type',
      'policies of the workspace: another login is required',
    ],
    expected: { kind: 'accepted' },
    why: 'The CLI does not ask for policies in this form.',
  },
  {
    id: 'profiles-in-file',
    below: '0.136.0',
    cases: ['configuration: a legacy profile'],
    expected: { kind: 'accepted' },
    why: 'The CLI reads `profile` and its table. Later versions end with an error.',
  },
  {
    id: 'chat-protocol',
    below: '0.104.0',
    cases: ['configuration: the chat protocol'],
    expected: unsettled('infrastructure', 'unreachable', 'temporary'),
    why: 'The CLI still speaks the protocol, and nothing listens at the address of this case.',
  },
  {
    id: 'no-served-model',
    below: '0.118.0',
    cases: ['accepted: served by another model'],
    expected: { kind: 'accepted' },
    why: 'The CLI does not report that another model answered.',
  },
]

/** The known difference of a version in a variant, if there is one. */
export function differenceOf(variant: Variant, version: string): VersionDifference | undefined {
  return DIFFERENCES.find(
    ({ from, below, cases, routes }) =>
      (from === undefined || isAtLeast(version, from)) &&
      (below === undefined || !isAtLeast(version, below)) &&
      cases.includes(variant.golden.name) &&
      (routes === undefined || routes.includes(variant.route)),
  )
}

/** The variants that a version can run. */
export function variantsFor(version: string, variants: readonly Variant[]): readonly Variant[] {
  return variants
    .filter(({ route, channel, golden }) => {
      if (golden.since !== undefined && !isAtLeast(version, golden.since)) return false
      // Earlier versions do not read CODEX_ACCESS_TOKEN.
      if (route === 'access-token' && !isAtLeast(version, '0.142.0')) return false
      // Earlier versions have no WebSocket. They still run the plain form over HTTP.
      return channel !== 'plain-ws' || isAtLeast(version, '0.118.0')
    })
    .map(variant => {
      // The retry notices of earlier versions have no reason, so the probe cannot end at the notice.
      if (isAtLeast(version, '0.104.0')) return variant
      const { answeredTurns: _, ...answered } = variant
      return answered
    })
}
