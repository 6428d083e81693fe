import type { Login } from '../openai/login.ts'
import type { Answer, Script } from '../openai/script.ts'
import { type Channel, type Expected, type GoldenCase, type GoldenRoute, MODEL } from './case.ts'

/** A golden case on one route over one channel. */
export type Variant = {
  /** Unique among all variants. */
  readonly name: string
  readonly golden: GoldenCase
  readonly route: GoldenRoute
  readonly channel: Channel
  readonly expected: Expected
  /**
   * The endpoint answers this many turns and leaves all later ones without an answer. It is set where the CLI's first
   * retry notice has the reason: only a probe that ends at the notice comes to the expected verdict.
   */
  readonly answeredTurns?: number
}

/** A golden case on each of its routes over each of its channels. */
export function variantsOf(golden: GoldenCase): readonly Variant[] {
  return golden.routes.flatMap((route, index) =>
    golden.channels
      .filter(channel => isUseful(golden, route, channel, index === 0))
      .map(channel => ({
        name: `${golden.name} · ${route} · ${channel}`,
        golden,
        route,
        channel,
        expected:
          golden.exceptions?.find(({ routes }) => routes.includes(route))?.expected ?? golden.expected,
        ...(golden.endsEarly && channel !== 'lean'
          ? { answeredTurns: turnsBeforeNotice(golden, route, channel) }
          : {}),
      })),
  )
}

/**
 * Only OpenAI's own provider has a WebSocket. The plain form over HTTP does not depend on the login, so one route is
 * enough for it in a case that also runs over a WebSocket.
 */
function isUseful(golden: GoldenCase, route: GoldenRoute, channel: Channel, isFirst: boolean): boolean {
  if (route === 'provider') return channel !== 'plain-ws'
  return channel !== 'plain-http' || isFirst || !golden.channels.includes('plain-ws')
}

/**
 * The CLI prints no notice for its first retry over a WebSocket (`2/5` comes first), nor for retries with a new token.
 */
function turnsBeforeNotice(golden: GoldenCase, route: GoldenRoute, channel: Channel): number {
  if (channel === 'plain-ws') return 2
  const isUnauthorized = golden.answer?.kind === 'status' && golden.answer.status === 401
  return isUnauthorized && route === 'chatgpt' ? 3 : 1
}

/** The endpoint's script for a variant. */
export function scriptOf({ golden, channel, answeredTurns }: Variant): Script {
  const answer = golden.answer ?? { kind: 'accept' as const }
  const answers: readonly Answer[] =
    answeredTurns === undefined
      ? [answer]
      : [...Array.from({ length: answeredTurns }, () => answer), { kind: 'hang', stage: 'headers' }]
  const script: Script = golden.script ?? { models: { [MODEL]: answers } }
  return channel === 'plain-http' ? { ...script, handshakes: [{ kind: 'refuse', status: 426 }] } : script
}

/** The login of a route, with made-up secrets. */
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
