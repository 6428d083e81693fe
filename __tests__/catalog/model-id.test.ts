import { describe, expect, it } from '@jest/globals'
import { isModelId, MODEL_ID_RULE, modelIdWarning, suggestModelId } from '../../src/catalog/index.ts'

describe('isModelId', () => {
  it.each(['gpt-5.5', 'gpt-5.4-mini', 'o3', 'openai/gpt-oss:120b', 'a.b', 'a-/b', 'x'.repeat(128)])(
    'allows %j',
    id => expect(isModelId(id)).toBe(true),
  )

  it.each([
    '',
    ' ',
    '-m',
    '.hidden',
    '/abs',
    'a..b',
    'a./b',
    'a//b',
    'a/.b',
    'a b',
    'a\n',
    'a\\b',
    'ä',
    'a=b',
    'a"b',
    'x'.repeat(129),
  ])('rejects %j', id => expect(isModelId(id)).toBe(false))

  it('has the same length limit in the rule for people', () => {
    expect(MODEL_ID_RULE).toContain('at most 128 characters')
  })
})

describe('suggestModelId', () => {
  it.each([
    ['gpt 5.5', 'gpt-5.5'],
    ['gpt\u20135.5', 'gpt-5.5'],
    [' gpt-5.5 ', 'gpt-5.5'],
  ])('suggests for %j the id %s', (text, id) => expect(suggestModelId(text)).toBe(id))

  it.each(['gpt-5.5', 'gpt-5.5 gpt-5.4', '../gpt', ''])('suggests nothing for %j', text =>
    expect(suggestModelId(text)).toBeUndefined(),
  )
})

describe('modelIdWarning', () => {
  it.each([
    ['gpt-5.5/medium', 'The model id would be "gpt-5.5"'],
    ['gpt-5.5:xhigh', 'The model id would be "gpt-5.5"'],
    ['GPT-5.5', 'did you mean "gpt-5.5"?'],
    ['gpt5.5', 'did you mean "gpt-5.5"?'],
    ['GPT_5.5', 'did you mean "gpt-5.5"?'],
  ])('warns about %s', (id, text) => expect(modelIdWarning(id)).toContain(text))

  it.each(['gpt-5.5', 'gpt-5.4-mini', 'o3', 'MyDeployment', 'openai/gpt-5.5', 'gpt-oss-120b'])(
    'does not warn about %s',
    id => expect(modelIdWarning(id)).toBeUndefined(),
  )
})
