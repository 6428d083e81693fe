import { describe, expect, it } from '@jest/globals'
import { TODAY } from '../../loopback/openai/worlds.ts'
import { contradictions } from '../../scripts/compat/compare-facts.ts'
import { KNOWN_RETIREMENTS, type KnownRetirement, listedModels } from '../../src/catalog/index.ts'

const NOW = Date.UTC(2026, 10, 27)

const listOf = (...entries: readonly object[]) =>
  listedModels({ models: entries.map(entry => ({ visibility: 'list', ...entry })) }) ?? []

const fact = (changes: Partial<KnownRetirement>): KnownRetirement => ({
  model: 'old-1',
  account: 'chatgpt',
  at: '2026-10-01',
  successor: 'new-2',
  source: 'https://example.com',
  ...changes,
})

describe('the facts and the list of a CLI', () => {
  it('agree for the list of today', () => {
    const list = listOf(
      ...TODAY.models.map(({ slug, description, upgrade, retiresAt }) => ({
        slug,
        description,
        upgrade: upgrade === undefined ? null : { model: upgrade, retirement_at: retiresAt },
      })),
    )
    expect(contradictions(KNOWN_RETIREMENTS, list, NOW)).toEqual([])
  })

  it.each<[string, KnownRetirement, readonly object[]]>([
    ['the successor is gone too', fact({}), [{ slug: 'newer-3' }]],
    [
      'the list names another successor',
      fact({}),
      [{ slug: 'old-1', upgrade: { model: 'other-2' } }, { slug: 'other-2' }, { slug: 'new-2' }],
    ],
    ['the list still offers the model', fact({}), [{ slug: 'old-1' }, { slug: 'new-2' }]],
    [
      'the list has another date',
      fact({}),
      [
        { slug: 'old-1', upgrade: { model: 'new-2', retirement_at: '2026-12-01T00:00:00Z' } },
        { slug: 'new-2' },
      ],
    ],
    [
      'the list has a date that the facts lack',
      fact({ model: 'older-0' }),
      [
        { slug: 'old-1', upgrade: { model: 'new-2', retirement_at: '2026-12-01T00:00:00Z' } },
        { slug: 'new-2' },
      ],
    ],
  ])('contradict each other when %s', (_name, known, list) => {
    expect(contradictions([known], listOf(...list), NOW)).toHaveLength(1)
  })

  it('agree when the list leads on from the successor', () => {
    const list = listOf(
      { slug: 'old-1', upgrade: { model: 'new-2' } },
      { slug: 'new-2', upgrade: { model: 'newer-3' } },
      { slug: 'newer-3' },
    )
    expect(contradictions([fact({})], list, NOW)).toEqual([])
  })
})
