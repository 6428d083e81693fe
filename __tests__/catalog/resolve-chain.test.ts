import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { LATER, TODAY } from '../../loopback/openai/worlds.ts'
import {
  type Catalog,
  type ChainItem,
  isLightModel,
  isOwnNameOf,
  listedModels,
  resolveChain,
} from '../../src/catalog/index.ts'

/** A list of the loopback endpoint as the CLI stores it. */
function catalogOf(list: typeof TODAY, source: 'route' | 'bundled' = 'route'): Catalog {
  const models = listedModels({
    models: list.models.map(({ slug, description, visibility = 'list', upgrade, retiresAt, priority }) => ({
      slug,
      description,
      visibility,
      priority,
      upgrade: upgrade === undefined ? null : { model: upgrade, retirement_at: retiresAt },
    })),
  })
  return { kind: 'list', source, models: models ?? [] }
}

const NOW = Date.UTC(2026, 10, 27)

function item(text: string): ChainItem {
  if (text === 'auto') return { kind: 'auto' }
  return text.startsWith('latest-')
    ? { kind: 'latest', family: text.slice('latest-'.length) }
    : { kind: 'model', model: text }
}

const resolve = (chain: string, catalog: Catalog | undefined, light = false) =>
  resolveChain(chain.split(' ').map(item), { catalog, light, now: NOW })

describe('a chain on the route of today', () => {
  const catalog = catalogOf(TODAY)

  it.each<[chain: string, light: boolean, expected: string]>([
    // The successor that the list names for gpt-5.5 first, then its order.
    ['gpt-5.5 gpt-5.4 auto', false, 'gpt-5.5 gpt-5.4 gpt-6-sol gpt-6.2-sol gpt-6.2-astra'],
    ['gpt-5.4-mini auto', true, 'gpt-5.4-mini gpt-6-luna gpt-5.6-luna'],
    // A light model asked for is replaced by light ones, whatever the task is called.
    ['gpt-5.4-mini auto', false, 'gpt-5.4-mini gpt-6-luna gpt-5.6-luna'],
    ['gpt-5.5 auto', true, 'gpt-5.5 gpt-6-luna gpt-5.6-luna'],
    ['gpt-5.6-luna auto', false, 'gpt-5.6-luna gpt-6-luna'],
    ['gpt-5.6-terra auto', false, 'gpt-5.6-terra gpt-6-sol gpt-6.2-sol gpt-6.2-astra'],
    ['auto', false, 'gpt-6.2-sol'],
    ['auto', true, 'gpt-6-luna'],
    ['auto auto', false, 'gpt-6.2-sol gpt-6.2-astra gpt-6.1-terra gpt-6.1-sol'],
    ['latest-sol latest-luna latest-astra', false, 'gpt-6.2-sol gpt-6-luna gpt-6.2-astra'],
    ['gpt-6-sol auto latest-sol', false, 'gpt-6-sol gpt-6.2-sol gpt-6.2-astra gpt-6.1-terra'],
    ['gpt-oss-120b auto', false, 'gpt-oss-120b gpt-6.2-sol gpt-6.2-astra gpt-6.1-terra'],
  ])('%s (light task: %s) stands for %s', (chain, light, expected) => {
    const resolved = resolve(chain, catalog, light)
    expect(resolved.models.join(' ')).toBe(expected)
    expect(resolved.isComplete).toBe(true)
  })

  it('names what the list has, where it has no such family', () => {
    expect(resolve('gpt-5.5 latest-nova', catalog).words).toEqual([
      {
        word: 'latest-nova',
        models: [],
        missing: "the route's model list has current models of the families sol, astra, terra, luna",
      },
    ])
  })

  it('finds a family by the last part of its name, where no family has that name', () => {
    const models = listedModels({
      models: ['gpt-8-vega-mini', 'gpt-9-codex-mini', 'gpt-7-mini'].map(slug => ({
        slug,
        visibility: 'list',
      })),
    })
    const of = (list: readonly object[]): Catalog => ({
      kind: 'list',
      source: 'route',
      models: listedModels({ models: list }) ?? [],
    })
    expect(resolve('latest-mini', { kind: 'list', source: 'route', models: models ?? [] }).models).toEqual([
      'gpt-7-mini',
    ])
    const others = ['gpt-8-vega-mini', 'gpt-9-codex-mini'].map(slug => ({ slug, visibility: 'list' }))
    expect(resolve('latest-mini', of(others)).models).toEqual(['gpt-9-codex-mini'])
  })

  it('says so where the list is that of the CLI', () => {
    expect(resolve('latest-nova', catalogOf(TODAY, 'bundled')).words[0]?.missing).toContain(
      'the list built into the CLI has',
    )
  })
})

describe('a chain on a later route', () => {
  const catalog = catalogOf(LATER)

  it.each<[chain: string, light: boolean, expected: string]>([
    ['gpt-5.5 gpt-5.4 auto', false, 'gpt-5.5 gpt-5.4 gpt-7.1-vega gpt-7-quasar gpt-7-vega'],
    // The family is new; that the model is light is told by its description.
    ['gpt-5.4-mini auto', true, 'gpt-5.4-mini gpt-7-lyra'],
    // Its description says that it is light; no other light model is there.
    ['gpt-7-lyra auto', false, 'gpt-7-lyra'],
    ['latest-vega', false, 'gpt-7.1-vega'],
    ['gpt-7-vega auto', false, 'gpt-7-vega gpt-7.1-vega gpt-7-quasar'],
  ])('%s (light task: %s) stands for %s', (chain, light, expected) => {
    expect(resolve(chain, catalog, light).models.join(' ')).toBe(expected)
  })
})

describe('auto', () => {
  it('takes the model asked for under the route’s own name first', () => {
    const slugs = ['openai.gpt-6.2-sol', 'openai.gpt-6-sol', 'openai.gpt-5.5', 'openai.gpt-6-luna']
    const models = listedModels({
      models: slugs.map((slug, priority) => ({
        slug,
        visibility: 'list',
        priority,
        upgrade: slug === 'openai.gpt-5.5' ? { model: 'gpt-6-sol' } : null,
      })),
    })
    const catalog: Catalog = { kind: 'list', source: 'route', models: models ?? [] }
    expect(resolve('gpt-5.5 auto', catalog).models).toEqual([
      'gpt-5.5',
      'openai.gpt-5.5',
      'openai.gpt-6-sol',
      'openai.gpt-6.2-sol',
    ])
    expect(resolve('latest-sol', catalog).models).toEqual(['openai.gpt-6.2-sol'])
    expect(resolve('gpt-5.4-mini auto', catalog, true).models).toEqual(['gpt-5.4-mini', 'openai.gpt-6-luna'])
  })

  it('follows upgrades to their end, past hidden models, and out of circles', () => {
    const entry = (slug: string, upgrade?: string, visibility = 'list') => ({
      slug,
      visibility,
      ...(upgrade === undefined ? {} : { upgrade: { model: upgrade } }),
    })
    const list = (...entries: ReturnType<typeof entry>[]): Catalog => ({
      kind: 'list',
      source: 'route',
      models: listedModels({ models: entries }) ?? [],
    })
    const second = (catalog: Catalog) => resolve('a-1 auto', catalog).models[1]
    expect(second(list(entry('z-9'), entry('a-1', 'b-1'), entry('b-1', 'c-1'), entry('c-1')))).toBe('c-1')
    expect(
      second(list(entry('z-9'), entry('a-1', 'b-1'), entry('b-1', 'c-1'), entry('c-1', 'x', 'hide'))),
    ).toBe('b-1')
    expect(second(list(entry('z-9'), entry('a-1', 'b-1'), entry('b-1', 'a-1')))).toBe('b-1')
    expect(second(list(entry('z-9'), entry('a-1', 'gone-1')))).toBe('z-9')
  })

  it('never leads from a light model to one that is not, and says what the list has', () => {
    const models = listedModels({ models: [{ slug: 'gpt-6-sol', visibility: 'list' }] }) ?? []
    const resolved = resolve('gpt-5.4-mini auto', { kind: 'list', source: 'route', models }, true)
    expect(resolved.models).toEqual(['gpt-5.4-mini'])
    expect(resolved.words[0]?.missing).toBe(
      "the route's model list has no light model besides those of the chain; it has gpt-6-sol",
    )
    const first = resolve('auto', { kind: 'list', source: 'route', models }, true)
    expect(first.words[0]?.missing).toBe("the route's model list has no light model; it has gpt-6-sol")
  })

  it('leaves out a model that the list has retired, and keeps one that leaves later', () => {
    const at = (retirement_at: string) => ({ model: 'gpt-6-sol', retirement_at })
    const models = listedModels({
      models: [
        { slug: 'old-1', visibility: 'list', upgrade: at('2026-11-26T00:00:00Z') },
        { slug: 'new-1', visibility: 'list', upgrade: at('2026-11-28T00:00:00Z') },
      ],
    })
    const catalog: Catalog = { kind: 'list', source: 'route', models: models ?? [] }
    expect(resolve('gpt-5.5 auto', catalog).models).toEqual(['gpt-5.5', 'new-1'])
    expect(resolve('latest-old', catalog).words[0]?.models).toEqual([])
  })

  it('repeats why there is no list, and goes on with the named models', () => {
    const resolved = resolve('gpt-5.5 auto gpt-5.4', { kind: 'unavailable', message: 'No list.' })
    expect(resolved.models).toEqual(['gpt-5.5', 'gpt-5.4'])
    expect(resolved.words[0]?.missing).toBe('there is no model list here (No list)')
  })

  it('is not resolved without a list', () => {
    expect(resolve('gpt-5.5 gpt-5.4 auto gpt-5', undefined)).toEqual({
      models: ['gpt-5.5', 'gpt-5.4'],
      words: [],
      isComplete: false,
    })
    expect(resolve('gpt-5.5 gpt-5.4', undefined).isComplete).toBe(true)
  })
})

describe('any chain on any list', () => {
  const slug = fc.constantFrom('a-1', 'a-2', 'b-1-mini', 'b-2', 'openai.a-1', 'c-3-luna', 'd')
  const list = fc.uniqueArray(
    fc.record({
      slug,
      visibility: fc.constantFrom('list', 'hide'),
      priority: fc.nat(5),
      upgrade: fc.option(fc.record({ model: slug })),
    }),
    { selector: entry => entry.slug, minLength: 1 },
  )
  const chain = fc.array(fc.constantFrom('auto', 'latest-a', 'latest-mini', 'a-1', 'b-1-mini', 'other'), {
    minLength: 1,
    maxLength: 5,
  })

  it('has no model twice, no hidden one by a word, and no other kind by auto', () => {
    return fc.assert(
      fc.property(list, chain, fc.boolean(), (entries, words, light) => {
        const models = listedModels({ models: entries }) ?? []
        const resolved = resolve(words.join(' '), { kind: 'list', source: 'route', models }, light)
        expect(new Set(resolved.models).size).toBe(resolved.models.length)
        const named = new Set<string>(words)
        for (const model of resolved.models.filter(each => !named.has(each))) {
          expect(entries.find(entry => entry.slug === model)?.visibility).toBe('list')
        }
        for (const { word, models: found } of resolved.words.filter(each => each.word === 'auto')) {
          expect(found.length).toBeLessThanOrEqual(3)
          if (light) expect([word, found.filter(model => !isLightModel(model))]).toEqual([word, []])
        }
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['gpt-5.4-mini', '', true],
    ['gpt-6-luna', '', true],
    ['openai.gpt-5-nano', '', true],
    ['gpt-6-sol', '', false],
    ['gpt-5.6-terra', 'Legacy balanced model for agentic coding.', false],
    ['gpt-6.1-terra', 'Efficient model that excels at visual understanding and computer use.', false],
    ['gpt-7-lyra', 'Small, affordable model for quick edits.', true],
    ['gpt-7-vega', 'Frontier model, more affordable than before, for complex work.', false],
    ['gpt-5.1-codex-mini', 'Optimized for codex. Cheaper, faster, but less capable.', true],
    ['gpt-luminary-5', '', false],
    ['gpt-8-finch', 'Compact model for routine edits.', true],
    ['gpt-8-wren', 'Economical choice for high volumes.', true],
    ['gpt-8-heron', 'Fast, efficient model for everyday coding.', false],
    ['gpt-8-swan', 'Our flagship, with a smaller footprint.', false],
    ['gpt-8-crane', 'For work from simple tasks to complex refactoring.', false],
  ])('%s, described as "%s", is light: %s', (name, description, light) => {
    expect(isLightModel(name, description)).toBe(light)
  })

  it.each([
    ['openai.gpt-5.5', 'gpt-5.5', true],
    ['us.openai.gpt-5.5', 'gpt-5.5', true],
    ['azure/gpt-5.5', 'gpt-5.5', true],
    ['gpt-5.5', 'gpt-5.5', false],
    ['openai.gpt-5.5-mini', 'gpt-5.5', false],
    ['openai.gpt-5', 'gpt-5.5', false],
  ])('%s is another name of %s: %s', (listed, name, expected) => {
    expect(isOwnNameOf(listed, name)).toBe(expected)
  })
})
