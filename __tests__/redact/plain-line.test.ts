import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { logLine } from '../../src/redact/index.ts'

describe('a line of the log', () => {
  it.each([
    ['the model provider g\n::add-mask::accepted', 'the model provider g : :add-mask: :accepted'],
    ['\r\n  ::error::pwned', ': :error: :pwned'],
    ['a ##[error]pwned', 'a ## [error]pwned'],
    [':\u200b:error:\u200b:pwned #\u2060#[group]', ': :error: :pwned ## [group]'],
    ['https://github.com/o/r/pull/1#issuecomment-2 (3 requests)', undefined],
    ['gpt-5.5: refused: not supported on this route (0.4 s)', undefined],
  ])('%j', (text, line = text) => {
    expect(logLine(text)).toBe(line)
  })

  it('is one line and no workflow command, whatever it is made of', () => {
    const unit = fc.constantFrom(':', '#', '[', 'a', ' ', '\n', '\r', '\u2028', '\u200b', '\u001b[0m')
    fc.assert(
      fc.property(fc.string({ unit }), text => {
        expect(logLine(text)).not.toMatch(/::|##\[|[\r\n\u2028]/)
      }),
    )
  })
})
