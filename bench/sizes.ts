/** Measures what a probe sends: bytes and tokens of the request that runs the model, and the number of requests. */

import { type RecordedRequest, turnsOf } from '../loopback/openai/recording.ts'
import { accept, DEMO_KEY, type Scenario } from '../loopback/scenarios/scenario.ts'
import { TIMEOUT_MS } from './cases.ts'
import { type Run, runCommand } from './commands.ts'

/** The request of one command on one route. `bytes` is the size of the JSON, `wireBytes` its size after compression. */
export type Size = {
  readonly route: 'ChatGPT' | 'API key'
  readonly command: 'action' | 'bare'
  readonly bytes: number
  readonly wireBytes: number
  readonly tokens: number
  /** All requests of a run. */
  readonly requests: number
}

/**
 * Characters per token of the o200k encoding, measured once with a tokenizer over the instructions, tools and messages
 * of requests of CLI 0.169.0: 4.56 for the default request, 4.61 for the lean one on the ChatGPT route. The short
 * request on the API-key route is mostly JSON, with 3.82, so its true count is a fifth higher than the estimate.
 */
export const CHARACTERS_PER_TOKEN = 4.6

const ROUTES: readonly (readonly [Size['route'], Pick<Scenario, 'login' | 'apiKeyInput'>])[] = [
  ['API key', { login: { kind: 'none' }, apiKeyInput: DEMO_KEY }],
  ['ChatGPT', { login: { kind: 'chatgpt' } }],
]

export async function measureSizes(): Promise<readonly Size[]> {
  const sizes: Size[] = []
  for (const [route, login] of ROUTES) {
    for (const command of ['action', 'bare'] as const) {
      const scenario: Scenario = {
        title: 'sizes',
        ...login,
        script: {
          models: { '*': [accept] },
          // Over a WebSocket the default command sends its request in two parts, the larger one twice; over HTTPS once.
          handshakes: [{ kind: 'refuse', status: 426 }],
        },
      }
      const run = await runCommand(command, { scenario, latencyMs: 0, timeoutMs: TIMEOUT_MS })
      sizes.push({ route, command, ...sizeOf(run) })
    }
  }
  return sizes
}

function sizeOf({ requests }: Run): Omit<Size, 'route' | 'command'> {
  const [turn] = turnsOf(requests)
  if (turn === undefined) throw new Error('The command sent no request that runs a model.')
  return {
    bytes: Buffer.byteLength(turn.text),
    wireBytes: turn.bytes,
    tokens: Math.round(modelCharacters(turn) / CHARACTERS_PER_TOKEN),
    requests: requests.length,
  }
}

/** The characters that a model reads: instructions, tools and messages, without the settings. */
function modelCharacters({ json }: RecordedRequest): number {
  if (typeof json !== 'object' || json === null) return 0
  return Object.entries(json)
    .filter(([name]) => ['instructions', 'tools', 'input'].includes(name))
    .reduce((sum, [, value]) => sum + (typeof value === 'string' ? value : JSON.stringify(value)).length, 0)
}
