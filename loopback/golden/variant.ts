/** One way to play a golden case. */

import type { Login } from '../openai/login.ts'
import type { Answer, Script } from '../openai/script.ts'
import { type Channel, type Expected, type GoldenCase, type GoldenRoute, MODEL } from './case.ts'

/** A case on one route over one channel. `name` is unique among all variants. */
export type Variant = {
  readonly name: string
  readonly golden: GoldenCase
  readonly route: GoldenRoute
  readonly channel: Channel
  readonly expected: Expected
  /** After so many answers every further turn hangs, so that whoever goes on asking comes to no end. */
  readonly silentAfter?: number
}

/** A golden case on each of its routes over each of its channels. */
export function variantsOf(golden: GoldenCase): readonly Variant[] {
  return golden.routes.flatMap((route, index) =>
    golden.channels
      .filter(channel => isWorthPlaying(golden, route, channel, index === 0))
      .map(channel => ({
        name: `${golden.name} · ${route} · ${channel}`,
        golden,
        route,
        channel,
        expected: expectedOf(golden, route, channel),
      })),
  )
}

/**
 * A WebSocket exists for OpenAI's own provider alone. The plain form over HTTP differs from the others in nothing that
 * depends on the login, so where a WebSocket is played too, one route is enough for it.
 */
function isWorthPlaying(golden: GoldenCase, route: GoldenRoute, channel: Channel, first: boolean): boolean {
  if (route === 'provider') return channel !== 'plain-ws'
  return channel !== 'plain-http' || first || !golden.channels.includes('plain-ws')
}

function expectedOf(golden: GoldenCase, route: GoldenRoute, channel: Channel): Expected {
  const exception = golden.except?.find(
    one =>
      (one.routes === undefined || one.routes.includes(route)) &&
      (one.channels === undefined || one.channels.includes(channel)),
  )
  return exception?.expected ?? golden.expected
}

/**
 * The plain variants in which the first notice of a retry carries the reason, with silence after it: a probe that does
 * not end on that notice would find no other answer, however long it waits.
 */
export function earlyVariantsOf(golden: GoldenCase): readonly Variant[] {
  if (!golden.early) return []
  return variantsOf(golden)
    .filter(({ channel }) => channel !== 'lean')
    .map(variant => ({
      ...variant,
      name: `${variant.name} · then silence`,
      silentAfter: answersBeforeNotice(variant),
    }))
}

/** The CLI says nothing of its first retry over a WebSocket (`2/5` comes first), nor of those with a new token. */
function answersBeforeNotice({ golden, route, channel }: Variant): number {
  if (channel === 'plain-ws') return 2
  const unauthorized = golden.answer?.kind === 'status' && golden.answer.status === 401
  return unauthorized && route === 'chatgpt' ? 3 : 1
}

/** The endpoint's script for a variant. */
export function scriptOf({ golden, channel, silentAfter }: Variant): Script {
  const answer = golden.answer ?? { kind: 'accept' as const }
  const answers: readonly Answer[] =
    silentAfter === undefined
      ? [answer]
      : [...Array.from({ length: silentAfter }, () => answer), { kind: 'hang', stage: 'headers' }]
  const script: Script = golden.script ?? { models: { [MODEL]: answers } }
  return channel === 'plain-http' ? { ...script, handshakes: [{ kind: 'refuse', status: 426 }] } : script
}

/** The login that a route stands for; its secrets are made up. */
export function loginOf({ route, golden }: Variant): Login {
  switch (route) {
    case 'chatgpt':
      return { kind: 'chatgpt', ...golden.login }
    case 'api-key':
      return { kind: 'api-key', key: 'sk-golden-0123456789abcdef' }
    case 'access-token':
      return { kind: 'access-token', token: 'at-golden-0123456789abcdef' }
    case 'provider':
    case 'none':
      return { kind: 'none' }
  }
}
