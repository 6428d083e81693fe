import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readKnownCodes } from '../../scripts/compat/binary/known-codes.ts'
import type { CodeResult } from '../../scripts/compat/codes.ts'
import { codesLine, codesSection } from '../../scripts/compat/codes-section.ts'
import { locateCodex } from '../../src/cli/index.ts'

const found = locateCodex({ env: { PATH: join(import.meta.dirname, '../../node_modules/.bin') } })
const itOnLinux = process.platform === 'linux' && process.arch === 'x64' ? it : it.skip

describe('the error codes in the program file of the CLI', () => {
  itOnLinux('are found, whether the compiler kept them whole or compares pieces of them', () => {
    if (found.kind === 'missing') throw new Error(found.message)
    const codes = readKnownCodes(readFileSync(found.executable.file)) ?? []
    // From the CLI's published source; none of them marks the places that are read.
    const published = [
      'slow_down',
      'invalid_prompt',
      'rate_limit_exceeded',
      'cyber_policy',
      'model_not_found',
    ]
    // Each behaves otherwise than a made-up code when it is played: loopback/golden/cases/codes.ts.
    const played = [
      'access_program_not_enabled',
      'credit_balance_exhausted',
      'flex_unavailable',
      'budget_reached',
    ]
    const long = ['organization_spend_limit_exceeded', 'misalignment_policy_violation']
    expect(codes).toEqual(expect.arrayContaining([...published, ...played, ...long]))
    // The field names of an answer and the text of the program would be hundreds of words.
    expect(codes.length).toBeLessThan(60)
  })

  it('are not found in a file that is no such program', () => {
    expect(
      readKnownCodes(Buffer.from('#!/bin/sh\necho context_length_exceeded\n'.repeat(10))),
    ).toBeUndefined()
    expect(readKnownCodes(Buffer.alloc(0))).toBeUndefined()
  })
})

describe('the report about error codes', () => {
  const known: CodeResult = { code: 'known', unrecognized: [], serverWords: ['in a stream'], isSpecial: true }
  const fresh: CodeResult = { code: 'fresh', unrecognized: ['status 400'], serverWords: [], isSpecial: true }
  const noise: CodeResult = { code: 'noise', unrecognized: ['status 400'], serverWords: [], isSpecial: false }
  const quiet: CodeResult = { code: 'quiet', unrecognized: [], serverWords: [], isSpecial: false }

  it('names a code that needs a row, and no word that the CLI prints like any other', () => {
    expect(codesLine({ version: '1.2.3', codes: [known, fresh, noise, quiet] })).toBe(
      '1.2.3: 3 error codes, 1 unrecognized\n  fresh (status 400)',
    )
    expect(codesSection([{ version: '1.2.3', codes: [known, fresh, noise, quiet] }]).join('\n')).toContain(
      '| 1.2.3 | 3 | `fresh` | `known` | `noise` |',
    )
  })

  it('says so where the codes of a version were not read', () => {
    expect(codesLine({ version: '1.2.3' })).toBe('1.2.3: its error codes were not read')
    expect(codesSection([{ version: '1.2.3' }]).join('\n')).toContain('| 1.2.3 | not read |')
  })
})
