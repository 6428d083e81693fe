import { describe, expect, it } from '@jest/globals'
import { isModelId, LONGEST_MODEL_ID, MODEL_ID_RULE, modelIdWarning } from '../../src/catalog/model-id.ts'

describe('isModelId', () => {
  it.each([
    'gpt-5.5',
    'gpt-5.4-mini',
    'o3',
    'openai/gpt-oss:120b',
    'a.b',
    'a-/b',
    'x'.repeat(LONGEST_MODEL_ID),
  ])('allows %j', id => expect(isModelId(id)).toBe(true))

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
    'x'.repeat(LONGEST_MODEL_ID + 1),
  ])('refuses %j', id => expect(isModelId(id)).toBe(false))

  it('says how long an id may be', () => expect(MODEL_ID_RULE).toContain(`${LONGEST_MODEL_ID} characters`))
})

describe('likelySlip', () => {
  it.each([
    ['gpt-5.5/medium', 'the model would be "gpt-5.5"'],
    ['gpt-5.5:xhigh', 'the model would be "gpt-5.5"'],
    ['GPT-5.5', 'did you mean "gpt-5.5"?'],
    ['gpt5.5', 'did you mean "gpt-5.5"?'],
    ['GPT_5.5', 'did you mean "gpt-5.5"?'],
  ])('remarks on %s', (id, remark) => expect(modelIdWarning(id)).toContain(remark))

  it.each(['gpt-5.5', 'gpt-5.4-mini', 'o3', 'MyDeployment', 'openai/gpt-5.5', 'gpt-oss-120b'])(
    'has no remark on %s',
    id => expect(modelIdWarning(id)).toBeUndefined(),
  )
})
