/** Text of our own becomes Markdown in which its code can be read and copied. */

import { describe, expect, it } from '@jest/globals'
import { prose } from '../../src/core/markdown.ts'
import { REASONS } from '../../src/core/reason.ts'

describe('prose', () => {
  it('keeps code as code and everything else as text', () => {
    expect(prose('Run `npm install -g @openai/codex`, then set CODEX_API_KEY.')).toBe(
      'Run `npm install -g @openai/codex`, then set CODEX&#95;API&#95;KEY.',
    )
  })

  it('leaves no backtick of a recovery move to be seen', () => {
    const parts = Object.values(REASONS).flatMap(({ recovery }) => recovery.split('{model}'))
    for (const part of parts) {
      expect(prose(part)).not.toContain('&#96;')
      expect(part.split('`').length % 2).toBe(1)
    }
  })
})
