import { describe, expect, it } from '@jest/globals'
import { catalogVerdict, findListed, listedModels } from '../../src/catalog/index.ts'

describe('listedModels', () => {
  it('sorts the models by priority and reads visibility and successor', () => {
    const models = [
      { slug: 'old', visibility: 'list', priority: 2, upgrade: { model: 'new' } },
      { slug: 'hidden', visibility: 'hide', priority: 1, upgrade: null },
      { slug: 'new', visibility: 'list', priority: 0 },
    ]
    expect(listedModels({ models })).toEqual([
      { slug: 'new', shown: true, priority: 0 },
      { slug: 'hidden', shown: false, priority: 1 },
      { slug: 'old', shown: true, priority: 2, upgrade: 'new' },
    ])
  })

  it('reads the efforts that are known, from the least to the most', () => {
    const levels = (...efforts: readonly unknown[]) => efforts.map(effort => ({ effort, description: '' }))
    const models = [
      { slug: 'a', supported_reasoning_levels: levels('high', 'low', 'of the future', 3) },
      { slug: 'b', supported_reasoning_levels: levels() },
      { slug: 'c', supported_reasoning_levels: 'high' },
    ]
    const efforts = listedModels({ models })?.map(model => model.efforts)
    expect(efforts).toEqual([['low', 'high'], undefined, undefined])
  })

  it('leaves out entries whose slug is not a model id', () => {
    const models = [{ slug: '--config' }, null, 'text', {}, { slug: 'gpt-5.5' }]
    expect(listedModels({ models })?.map(model => model.slug)).toEqual(['gpt-5.5'])
  })

  it('keeps the order of the list where there is no valid priority', () => {
    const models = [{ slug: 'a' }, { slug: 'b', priority: 'high' }]
    expect(listedModels({ models })?.map(model => model.slug)).toEqual(['a', 'b'])
  })

  it.each([null, [], 'text', {}, { models: {} }, { models: [] }, { models: [{}] }].map(value => [value]))(
    'finds no list in %j',
    value => expect(listedModels(value)).toBeUndefined(),
  )
})

describe('findListed', () => {
  const entry = { slug: 'gpt-5.5', shown: false, priority: 0 }
  const list = { kind: 'list', source: 'route', models: [entry] } as const

  it('finds hidden models and ignores the case of letters', () => {
    expect(findListed(list, 'GPT-5.5')).toEqual(entry)
  })

  it('finds nothing when the model is not listed or there is no list', () => {
    expect(findListed(list, 'gpt-5.4')).toBeUndefined()
    expect(findListed({ kind: 'unavailable', message: 'No list.' }, 'gpt-5.5')).toBeUndefined()
  })
})

const contextOf = (model: string) =>
  ({ model, route: { kind: 'workload-identity' }, now: new Date(0) }) as const

describe('catalogVerdict', () => {
  const models = [
    { slug: 'gpt-5.5', shown: true, priority: 0 },
    { slug: 'hidden', shown: false, priority: 1 },
  ]
  const verdictOn = (model: string, source: 'route' | 'bundled') =>
    catalogVerdict({ kind: 'list', source, models }, contextOf(model))

  it('follows the list that the route gave', () => {
    expect(verdictOn('GPT-5.5', 'route')).toEqual({ kind: 'accepted' })
    expect(verdictOn('gpt-5.4', 'route')).toEqual({
      kind: 'refused',
      finding: {
        reason: 'not-listed',
        scope: 'model',
        lasting: 'permanent',
        said: 'The route lists gpt-5.5.',
      },
    })
  })

  it.each([
    ['gpt-5.5', 'contains this model'],
    ['gpt-5.4', 'does not contain this model'],
  ])('is unsettled for %s where the list may be the CLI’s own', (model, said) => {
    expect(verdictOn(model, 'bundled')).toMatchObject({
      kind: 'unsettled',
      finding: { reason: 'not-listed', said: expect.stringContaining(said) },
    })
  })

  it('is unsettled without a list', () => {
    expect(catalogVerdict({ kind: 'unavailable', message: 'No list.' }, contextOf('gpt-5.5'))).toMatchObject({
      kind: 'unsettled',
      finding: { reason: 'not-listed', said: 'No list.' },
    })
  })

  it('is what the CLI showed in place of a list, where that is an answer', () => {
    const withheld = { kind: 'withheld', message: 'No token.' } as const
    const list = { kind: 'unavailable', message: 'No token.', evidence: withheld } as const
    expect(catalogVerdict(list, contextOf('gpt-5.5'))).toMatchObject({
      kind: 'unsettled',
      finding: { reason: 'identity-single-use', scope: 'route', said: 'No token.' },
    })
  })
})
