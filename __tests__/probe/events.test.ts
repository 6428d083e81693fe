/** How a probe reads the events that `codex exec --json` prints. */

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { askShell } from './fake-cli.ts'

/** The evidence of a probe whose CLI prints these lines. */
const evidenceOf = (...lines: readonly (object | string)[]) =>
  askShell(
    'cat "$0"',
    lines.map(line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
  )

const failed = (message: string) => ({ type: 'turn.failed', error: { message } })
const error = (message: string) => ({ type: 'error', message })
const warning = (message: string) => ({ type: 'item.completed', item: { type: 'error', message } })
const completed = {
  type: 'turn.completed',
  usage: { input_tokens: 7, cached_input_tokens: 2, output_tokens: 1 },
}
const silent = { kind: 'silent', exitCode: 0, signal: null, stderr: '' }

describe('the evidence of a probe', () => {
  it.each<[string, readonly object[], object]>([
    ['no events', [], silent],
    ['warnings alone', [warning('Model metadata for `x` not found.')], silent],
    [
      'an answer without the end of its turn',
      [{ type: 'item.completed', item: { type: 'agent_message', text: 'OK' } }],
      silent,
    ],
    ['a failure', [error('no'), failed('no')], { kind: 'failed', message: 'no', stage: 'turn.failed' }],
    ['an error alone', [error('no')], { kind: 'failed', message: 'no', stage: 'error' }],
    [
      'a retry notice without the retry',
      [error('Reconnecting... 1/5 (no)')],
      { kind: 'failed', message: 'Reconnecting... 1/5 (no)', stage: 'retry-notice' },
    ],
    [
      'a retry notice of 0.155 and later',
      [error('Reconnecting... waiting for network (dns)')],
      { kind: 'failed', message: 'Reconnecting... waiting for network (dns)', stage: 'retry-notice' },
    ],
    [
      'an error that quotes a retry notice',
      [error('The server said: Reconnecting... 1/5')],
      { kind: 'failed', message: 'The server said: Reconnecting... 1/5', stage: 'error' },
    ],
    [
      'a failure without a message after an error',
      [error('no'), { type: 'turn.failed' }],
      { kind: 'failed', message: 'no', stage: 'turn.failed' },
    ],
    [
      'a failure without any message',
      [{ type: 'turn.failed', error: null }],
      { kind: 'failed', message: '', stage: 'turn.failed' },
    ],
    ['a completed turn without usage', [{ type: 'turn.completed', usage: null }], { kind: 'completed' }],
    [
      'a completed turn with a list as usage',
      [{ type: 'turn.completed', usage: [7] }],
      { kind: 'completed' },
    ],
    [
      'a completed turn with invalid usage',
      [{ type: 'turn.completed', usage: { input_tokens: 'many', output_tokens: -1 } }],
      { kind: 'completed', usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 } },
    ],
    [
      'a completed turn after a retry and a reroute',
      [error('Reconnecting... 1/5'), warning('model rerouted: a -> b (HighRiskCyberActivity)'), completed],
      {
        kind: 'completed',
        reroutedTo: 'b',
        usage: { inputTokens: 7, cachedInputTokens: 2, outputTokens: 1 },
      },
    ],
    [
      'a reroute that only the model mentions',
      [
        { type: 'item.completed', item: { type: 'agent_message', message: 'model rerouted: a -> b' } },
        failed('no'),
      ],
      { kind: 'failed', message: 'no', stage: 'turn.failed' },
    ],
  ])('is right after %s', async (_name, events, expected) => {
    expect(await evidenceOf(...events)).toEqual(expected)
  })

  it('does not depend on lines that are not events', async () => {
    const noise = fc.array(fc.oneof(fc.string(), fc.json(), fc.constant('{"type":')), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(noise, async lines => {
        expect(await evidenceOf(...lines, failed('no'), ...lines)).toEqual({
          kind: 'failed',
          message: 'no',
          stage: 'turn.failed',
        })
      }),
    )
  })
})
