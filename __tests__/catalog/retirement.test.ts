import { describe, expect, it } from '@jest/globals'
import { type Catalog, KNOWN_RETIREMENTS, listedModels, retirementOf } from '../../src/catalog/index.ts'

const upgrade = { model: 'gpt-6-sol', retirement_at: '2027-03-01T12:00:00Z' }
const models =
  listedModels({
    models: [
      { slug: 'gpt-6-sol', visibility: 'list' },
      { slug: 'gpt-5.5', visibility: 'list', upgrade },
      { slug: 'gpt-5.1', visibility: 'list', upgrade: { model: 'gpt-6-sol', retirement_at: 'soon' } },
    ],
  }) ?? []
const listOf = (source: 'route' | 'bundled'): Catalog => ({ kind: 'list', source, models })

describe('the end of a model', () => {
  it('has the date and the successor of the route’s own list first', () => {
    expect(retirementOf('gpt-5.5', { route: 'chatgpt', catalog: listOf('route') })).toEqual({
      at: '2027-03-01T12:00:00.000Z',
      successor: 'gpt-6-sol',
    })
  })

  it('has no known successor that the route’s own list does not show', () => {
    const later = listedModels({ models: [{ slug: 'gpt-7.1-vega', visibility: 'list' }] }) ?? []
    const catalog = { kind: 'list', source: 'route', models: later } as const
    expect(retirementOf('gpt-5.5', { route: 'chatgpt', catalog }).successor).toBeUndefined()
    const bundled = { ...catalog, source: 'bundled' } as const
    expect(retirementOf('gpt-5.5', { route: 'chatgpt', catalog: bundled }).successor).toBe('gpt-6-sol')
  })

  it('has the date of the API before the known one, and none of the list of the CLI', () => {
    const sources = { route: 'api-key', catalog: listOf('bundled') } as const
    expect(retirementOf('gpt-5.5', sources)).toEqual({ successor: 'gpt-6-sol' })
    expect(retirementOf('gpt-5.1', { ...sources, apiDate: '2027-01-15' }).at).toBe('2027-01-15T00:00:00.000Z')
    expect(retirementOf('gpt-5.1', sources).at).toBe('2027-04-01T00:00:00.000Z')
  })

  it.each(['chatgpt', 'access-token', 'workload-identity'] as const)(
    'is known for the models of a ChatGPT account: %s',
    route => {
      expect(retirementOf('GPT-5.5', { route })).toEqual({
        at: '2026-10-14T19:00:00.000Z',
        isDated: true,
        successor: 'gpt-6-sol',
      })
    },
  )

  it.each(['api-key', 'provider', 'none'] as const)('is another one on another route: %s', route => {
    expect(retirementOf('gpt-5.5', { route })).toEqual({})
  })
})

describe('each known retirement', () => {
  it.each(KNOWN_RETIREMENTS.map(fact => [`${fact.model} ${fact.account}`, fact] as const))(
    '%s has a date and a source',
    (_name, { at, source, successor, model }) => {
      expect(Number.isNaN(Date.parse(at))).toBe(false)
      expect(source).toMatch(/^(?:https:\/\/|[\w-]+\/[\w-]+#\d+$)/)
      expect(successor).not.toBe(model)
    },
  )

  it('is there once', () => {
    const keys = KNOWN_RETIREMENTS.map(({ model, account }) => `${model} ${account}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
