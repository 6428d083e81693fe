/** Text of our own becomes Markdown in which its code can be read and copied. */

import { describe, expect, it } from '@jest/globals'
import { prose } from '../../src/core/markdown.ts'
import { REASONS } from '../../src/core/reason.ts'

describe('prose', () => {
  it('keeps code as code and everything else as text', () => {
    expect(prose('Run `npm install -g @openai/codex`, then set CODEX_API_KEY.', 'gpt-5.5')).toBe(
      'Run `npm install -g @openai/codex`, then set CODEX&#95;API&#95;KEY.',
    )
  })

  it('names the model as code, in text and inside of code', () => {
    expect(prose('Run {model} with `codex -m {model}`.', 'a_`b')).toBe('Run ``a_`b`` with ``codex -m a_`b``.')
  })

  it('leaves no backtick of a recovery move to be seen', () => {
    for (const { recovery } of Object.values(REASONS)) {
      expect(prose(recovery, 'gpt-5.5')).not.toContain('&#96;')
      expect(recovery.split('`').length % 2).toBe(1)
    }
  })
})
