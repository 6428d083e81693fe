/** Golden cases of a server that stops answering, at each stage of a request. Only a timeout ends them. */

import type { Script } from '../../openai/script.ts'
import { ALL_CHANNELS, type GoldenCase, HTTP_CHANNELS, MAIN_ROUTES, MODEL, unsettled } from '../case.ts'

/** Enough for the CLI to send its request on a busy machine, and less than any timeout of its own. */
const TIMEOUT_MS = 4_000

function silenceCase(name: string, script: Script, more: Partial<GoldenCase> = {}): GoldenCase {
  return {
    name: `silence: ${name}`,
    source: 'seen with the CLI: accepts, never answers',
    script,
    routes: ['api-key'],
    channels: HTTP_CHANNELS,
    expected: unsettled('infrastructure', 'timed-out', 'temporary'),
    timeoutMs: TIMEOUT_MS,
    ...more,
  }
}

export const SILENCE_CASES: readonly GoldenCase[] = [
  silenceCase('the connection', { models: {}, connection: 'hang' }, { routes: MAIN_ROUTES }),
  silenceCase(
    'the headers',
    { models: { [MODEL]: [{ kind: 'hang', stage: 'headers' }] } },
    { channels: ALL_CHANNELS },
  ),
  silenceCase(
    'the body',
    { models: { [MODEL]: [{ kind: 'hang', stage: 'body' }] } },
    { channels: ALL_CHANNELS },
  ),
  silenceCase('the handshake', { models: {}, handshakes: [{ kind: 'hang' }] }, { channels: ['plain-ws'] }),
  silenceCase(
    'the refresh of the login',
    { models: {}, auth: { kind: 'only', bearers: [] }, refresh: { kind: 'hang', stage: 'before-rotation' } },
    { routes: ['chatgpt'], login: { expiresInSeconds: -60 } },
  ),
]
