/** What is removed from a text: secrets everywhere, and identifiers from the answers that are shown in public. */

import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import { createSecretStore, flushCore } from '../../src/runner/index.ts'

const SECRET = 'quietriverlantern'
const ACCOUNT = '123456789012'
const ANSWER = `The key ${SECRET} of account ${ACCOUNT} may not use gpt-5.5. Request id: req_0a1b2c3d4e5f6071`

const store = createSecretStore()
const { sanitize, sanitizeAnswer } = store

beforeAll(async () => {
  await flushCore()
  // The runner's command that masks the secret.
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  store.add([SECRET])
  write.mockRestore()
})

describe('an answer that is shown in public', () => {
  it('has neither secrets nor identifiers, and no request id', () =>
    expect(sanitizeAnswer(ANSWER, 300, [])).toBe('The key *** of account [id] may not use gpt-5.5.'))

  it('keeps its identifiers in the debug log', () =>
    expect(sanitize(ANSWER, 2000)).toBe(ANSWER.replace(SECRET, '***')))

  it('keeps the names that the workflow gives', () =>
    expect(sanitizeAnswer(`No model ${ACCOUNT}.`, 300, [ACCOUNT])).toBe(`No model ${ACCOUNT}.`))

  it('shows no part of an identifier where it is cut', () => {
    for (let length = 0; length < 60; length++) {
      const shown = sanitizeAnswer(
        `${'word '.repeat(12)}${'x'.repeat(length)} ${ACCOUNT} and more words`,
        80,
        [],
      )
      expect(Array.from(shown).length).toBeLessThanOrEqual(80)
      expect(shown).not.toMatch(/\d/)
    }
  })

  it('shows no part of an identifier where the text is cut before it is masked', () => {
    for (let length = 2_080; length < 2_180; length++) {
      const shown = sanitizeAnswer(`1${'a1'.repeat(length / 2)} ${'b'.repeat(length % 2)} ${ACCOUNT}`, 80, [])
      expect(shown).not.toMatch(/\d/)
    }
  })

  it('shows no secret that comes together where a phrase was removed', () =>
    expect(sanitizeAnswer('No: quietriv (request id: 12345) erlantern.', 300, [])).toBe('No: ***.'))
})
