import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { evidenceOf, isRetryNotice, NO_EVENTS, readEvent } from '../../src/codex/events.ts'
import { lineSplitter, tailKeeper } from '../../src/codex/output.ts'

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

describe('lines of a stream', () => {
  it('come whole, however the bytes are cut', () => {
    const line = fc.string({ unit: 'grapheme' }).filter(text => !/[\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const got: string[] = []
        const push = lineSplitter(text => got.push(text))
        const bytes = Buffer.from(lines.map(text => `${text}\n`).join(''))
        for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size))
        expect(got).toEqual(lines.map(text => Buffer.from(text).toString()))
      }),
    )
  })

  it('are dropped where they are too long, and nothing else is', () => {
    const got: string[] = []
    const push = lineSplitter(text => got.push(text), 4)
    for (const chunk of ['ab\r\nabc', 'de', '\n1234\n', 'tail']) push(Buffer.from(chunk))
    expect(got).toEqual(['ab', '1234'])
  })

  it('leave their last bytes', () => {
    const tail = tailKeeper(5)
    for (const chunk of ['abc', 'def', 'g']) tail.push(Buffer.from(chunk))
    expect(tail.text()).toBe('cdefg')
    tail.push(Buffer.from('0123456789'))
    expect(tail.text()).toBe('56789')
  })
})
