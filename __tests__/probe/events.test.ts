import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { evidenceOf, isRetryNotice, NO_EVENTS, readEvent } from '../../src/probe/events.ts'

const read = (...events: readonly (object | string)[]) =>
  evidenceOf(
    events
      .map(event => (typeof event === 'string' ? event : JSON.stringify(event)))
      .reduce(readEvent, NO_EVENTS),
  )

const failed = (message: string) => ({ type: 'turn.failed', error: { message } })
const error = (message: string) => ({ type: 'error', message })
const warning = (message: string) => ({ type: 'item.completed', item: { type: 'error', message } })
const completed = {
  type: 'turn.completed',
  usage: { input_tokens: 7, cached_input_tokens: 2, output_tokens: 1 },
}

describe('the events of a turn', () => {
  it.each([
    ['nothing', [], undefined],
    ['warnings alone', [warning('Model metadata for `x` not found.')], undefined],
    [
      'an answer without its end',
      [{ type: 'item.completed', item: { type: 'agent_message', text: 'OK' } }],
      undefined,
    ],
    ['a failure', [error('no'), failed('no')], { kind: 'failed', message: 'no', stage: 'turn.failed' }],
    ['an error alone', [error('no')], { kind: 'failed', message: 'no', stage: 'error' }],
    [
      'a retry that was never made',
      [error('Reconnecting... 1/5 (no)')],
      { kind: 'failed', message: 'Reconnecting... 1/5 (no)', stage: 'retry-notice' },
    ],
    [
      'a failure without words after an error',
      [error('no'), { type: 'turn.failed' }],
      { kind: 'failed', message: 'no', stage: 'turn.failed' },
    ],
    [
      'a failure without any words',
      [{ type: 'turn.failed', error: null }],
      { kind: 'failed', message: '', stage: 'turn.failed' },
    ],
    ['an end without usage', [{ type: 'turn.completed', usage: null }], { kind: 'completed' }],
    [
      'an end with odd usage',
      [{ type: 'turn.completed', usage: { input_tokens: 'many', output_tokens: -1 } }],
      { kind: 'completed', usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 } },
    ],
    [
      'an end after a retry and a reroute',
      [error('Reconnecting... 1/5'), warning('model rerouted: a -> b (HighRiskCyberActivity)'), completed],
      {
        kind: 'completed',
        reroutedTo: 'b',
        usage: { inputTokens: 7, cachedInputTokens: 2, outputTokens: 1 },
      },
    ],
    [
      'a reroute that only the model speaks of',
      [
        { type: 'item.completed', item: { type: 'agent_message', message: 'model rerouted: a -> b' } },
        failed('no'),
      ],
      { kind: 'failed', message: 'no', stage: 'turn.failed' },
    ],
  ])('amount to: %s', (_name, events, expected) => {
    expect(read(...events)).toEqual(expected)
  })

  it('are not disturbed by any line that is no event', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constant('{"type":')), { maxLength: 5 }),
        noise => {
          expect(read(...noise, failed('no'), ...noise)).toEqual({
            kind: 'failed',
            message: 'no',
            stage: 'turn.failed',
          })
        },
      ),
    )
  })

  it('tell a retry notice from an error', () => {
    expect(isRetryNotice('Reconnecting... waiting for network (dns)')).toBe(true)
    expect(isRetryNotice('The server said: Reconnecting... 1/5')).toBe(false)
  })
})
