import { describe, expect, it } from '@jest/globals'
import { isReason, REASON_CODES, REASONS } from '../../src/verdict/index.ts'

/** The codes in the order of the contract. Workflows compare against them: codes are added, never renamed or removed. */
const CONTRACT = [
  // the model
  'not-supported-on-route',
  'model-not-found',
  'no-access',
  'org-not-verified',
  'model-quota-spent',
  'at-capacity',
  'rate-limited',
  'not-listed',
  // the route
  'not-signed-in',
  'auth-rejected',
  'login-expired',
  'missing-scope',
  'workspace-blocked',
  'plan-excludes-codex',
  'usage-limit',
  'out-of-credits',
  'quota-exceeded',
  'network-blocked',
  'identity-single-use',
  // the client
  'needs-newer-codex',
  'codex-missing',
  'codex-failed',
  'config-invalid',
  // the request
  'unsupported-setting',
  'prompt-blocked',
  // the infrastructure
  'server-error',
  'stream-broken',
  'unreachable',
  'timed-out',
  'unrecognized',
]

describe('the reasons', () => {
  it('are those of the contract, in its order', () => {
    expect(REASON_CODES).toEqual(CONTRACT)
  })

  it('are grouped by what fails, in the order of the contract', () => {
    const scopes = REASON_CODES.map(code => REASONS[code].scope)
    expect(scopes.filter((scope, index) => scope !== scopes[index - 1])).toEqual([
      'model',
      'route',
      'client',
      'request',
      'infrastructure',
    ])
  })

  it('are distinguished from other text', () => {
    expect(CONTRACT.every(isReason)).toBe(true)
    expect(['accepted', '', 'toString', '__proto__', 'Usage-Limit'].some(isReason)).toBe(false)
  })
})

describe.each(REASON_CODES)('%s', code => {
  const { label, clause, meaning, recovery } = REASONS[code]
  const texts = { label, clause, meaning, recovery }

  it.each(Object.entries(texts))(
    'has a %s with no other placeholders than those that are replaced',
    (name, text) => {
      expect(text.trim()).toBe(text)
      expect(text.length).toBeGreaterThan(8)
      const placeholders = { label: [], clause: ['{model}', '{route}'], meaning: [], recovery: ['{model}'] }[
        name
      ]
      for (const found of text.replace(`$\{{ secrets.OPENAI_API_KEY }}`, '').match(/[{}][^{}]*[{}]?/g) ?? [])
        expect(placeholders).toContain(found)
    },
  )

  it('has texts that fit their place in a sentence', () => {
    expect(label).toMatch(/^(?:[a-z]|Codex|API)[^.\n|]*[^.]$/)
    expect(clause).toMatch(/^(?:[a-z{]|Codex)[^.;\n]*[^.]$/)
    expect(meaning).toMatch(/^[A-Z].*\.$/)
    expect(recovery).toMatch(/^[A-Z].*\.$/)
  })
})
