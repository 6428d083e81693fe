/** What a probe sends: bytes and tokens of the request that runs the model, and how many requests there are. */

import { accept, DEMO_KEY, type Scenario } from '../loopback/scenarios/scenario.ts'
import { type Contender, type Sample, sample, turns } from './commands.ts'
import { DEADLINE_MS } from './compared-cases.ts'

/** The request of one contender on one route. `bytes` are those of the JSON, `wireBytes` after compression. */
export type Size = {
  readonly route: 'ChatGPT' | 'API key'
  readonly contender: Contender
  readonly bytes: number
  readonly wireBytes: number
  readonly tokens: number
  /** Requests of a run: all, and those that run a model or warm one up. */
  readonly requests: number
  readonly hosts: string
}

/**
 * Characters per token of the o200k encoding, counted once with a tokenizer over the instructions, tools and messages
 * of the requests of CLI 0.169.0: 4.56 for the default request, 4.61 for the lean one on the ChatGPT route. The short
 * one on the API-key route is mostly JSON, with 3.82, so that its true count is a fifth higher than the estimate.
 */
export const CHARACTERS_PER_TOKEN = 4.6

const ROUTES: readonly (readonly [Size['route'], Pick<Scenario, 'login' | 'apiKeyInput'>])[] = [
  ['API key', { login: { kind: 'none' }, apiKeyInput: DEMO_KEY }],
  ['ChatGPT', { login: { kind: 'chatgpt' } }],
]

/** Measures both routes. */
export async function measureSizes(): Promise<readonly Size[]> {
  const sizes: Size[] = []
  for (const [route, login] of ROUTES) {
    for (const contender of ['action', 'bare'] as const) {
      const scenario: Scenario = {
        title: 'sizes',
        ...login,
        script: {
          models: { '*': [accept] },
          // Over a WebSocket the default sends the request in two parts, the larger of them twice; over HTTPS once.
          handshakes: [{ kind: 'refuse', status: 426 }],
        },
      }
      sizes.push(
        sizeOf(
          route,
          contender,
          await sample(contender, { scenario, latencyMs: 0, deadlineMs: DEADLINE_MS }),
        ),
      )
    }
  }
  return sizes
}

function sizeOf(route: Size['route'], contender: Contender, run: Sample): Size {
  const [turn] = turns(run)
  if (turn === undefined) throw new Error(`${contender} sent no request that runs a model`)
  return {
    route,
    contender,
    bytes: Buffer.byteLength(turn.text),
    wireBytes: turn.bytes,
    tokens: Math.round(charactersFor(turn.json) / CHARACTERS_PER_TOKEN),
    requests: run.requests.length,
    hosts: [...new Set(run.requests.filter(({ what }) => what === 'tunnel').map(({ path }) => path))].join(
      ', ',
    ),
  }
}

/** The characters that a model reads: instructions, tools and messages, without the settings around them. */
function charactersFor(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 0
  return Object.entries(body)
    .filter(([name]) => ['instructions', 'tools', 'input'].includes(name))
    .reduce((sum, [, value]) => sum + (typeof value === 'string' ? value : JSON.stringify(value)).length, 0)
}
