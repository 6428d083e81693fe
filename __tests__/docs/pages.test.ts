/** Each page can be found, has what it promises, and can be read in one go. */

import { describe, expect, it } from '@jest/globals'
import { SHOWN } from '../../scripts/readme/reasons/messages.ts'
import { KNOWN_RETIREMENTS } from '../../src/catalog/index.ts'
import type { Route } from '../../src/route/index.ts'
import { type ClassifyContext, classify, type Evidence, REASON_CODES } from '../../src/verdict/index.ts'
import { actionFile } from '../contract/language-service.ts'
import { FILES, PAGES, textOf } from './markdown.ts'

const linksOf = (file: string): readonly string[] => PAGES.get(file)?.links ?? []
const anchorsOf = (file: string): readonly string[] => [...(PAGES.get(file)?.anchors ?? [])]

/** Pages that `npm run` writes as a whole or nearly so. */
const GENERATED = [
  'benchmarks',
  'comment-simulation',
  'compatibility',
  'contract',
  'reasons',
  'verdict-times',
]

describe('the README', () => {
  const readme = textOf('README.md')
  const TABLES = /^## Inputs$[\s\S]*?^## Permissions$/m.exec(readme)?.[0] ?? ''
  const rowsOf = (tables: string) =>
    [...tables.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)].map(([, name = '', text = '']) => ({
      name,
      text,
    }))

  it('is a front page', () => expect(readme.split('\n').length).toBeLessThanOrEqual(230))

  it('leads to each page of docs in one click', () => {
    const pages = FILES.filter(file => /^docs\/[^/]+\.md$/.test(file))
    const linked = linksOf('README.md').map(link => link.replace(/#.*/, ''))
    expect(pages.filter(page => !linked.includes(page))).toEqual([])
  })

  it('has each input and each output in its tables', async () => {
    const { inputs, outputs } = await actionFile()
    const forUsers = Object.entries(inputs).filter(
      ([, { description }]) => !/^Not for users/.test(description),
    )
    const names = [...forUsers.map(([name]) => name), ...Object.keys(outputs)]
    expect(
      rowsOf(TABLES)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(names.toSorted())
  })

  it('has a line of at most 140 characters for each of them', () => {
    expect(rowsOf(TABLES).filter(({ text }) => text.length > 140)).toEqual([])
  })
})

describe('a page of docs', () => {
  const pages = FILES.filter(file => /^docs\/[^/]+\.md$/.test(file))

  it.each(pages)('%s has a title and a first paragraph, and a length for one reading', page => {
    const text = textOf(page)
    expect(/^# \S.*\n\n[A-Z`[].+\n/.test(text)).toBe(true)
    const name = page.replace(/^docs\/|\.md$/g, '')
    if (!GENERATED.includes(name)) expect(text.split('\n').length).toBeLessThanOrEqual(200)
  })
})

describe('an example', () => {
  const examples = FILES.filter(file => file.startsWith('examples/'))

  it.each(examples)('%s is linked from the recipes', file => {
    expect(linksOf('docs/recipes.md')).toContain(`../${file}`)
  })

  it('is played by a test', () => {
    const tests = FILES.filter(file => /^__tests__\/examples\/.*\.test\.ts$/.test(file)).map(textOf)
    const names = examples.map(file => file.replace(/^examples\/|\.yml$/g, ''))
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter(name => !tests.some(text => text.includes(`'${name}'`)))).toEqual([])
  })
})

describe('docs/reasons.md', () => {
  it('has a heading for each reason, with the code as its anchor, and for `accepted`', () => {
    const headings = anchorsOf('docs/reasons.md').slice(1)
    expect(headings.toSorted()).toEqual(['accepted', ...REASON_CODES].toSorted())
  })

  it('says for each what to do first and what happens next', () => {
    const entries = textOf('docs/reasons.md').split(/^## /m).slice(1)
    expect(entries).toHaveLength(REASON_CODES.length + 1)
    const incomplete = entries.filter(
      entry => !/\*\*What to do first\.\*\* \S/.test(entry) || !/\*\*What happens next\.\*\* \S/.test(entry),
    )
    expect(incomplete).toEqual([])
    expect(textOf('docs/reasons.md')).not.toMatch(/\{\w+\}/)
  })

  const ROUTES: Readonly<Record<'chatgpt' | 'api-key' | 'provider' | 'none', Route>> = {
    chatgpt: { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' },
    'api-key': { kind: 'api-key', source: 'input' },
    provider: { kind: 'provider', id: 'gateway' },
    none: { kind: 'none', openaiApiKeyAlone: false },
  }
  const shown = Object.entries(SHOWN).flatMap(([reason, one]) =>
    one.kind === 'none'
      ? []
      : one.texts.map(text => ({
          reason,
          text,
          route: ROUTES[one.kind === 'failed' ? one.route : 'api-key'],
          evidence: evidenceOf(one.kind, text),
        })),
  )

  it.each(shown)('shows for $reason words that lead to it: $text', ({ reason, route, evidence }) => {
    const context: ClassifyContext = { model: 'gpt-5.5', route, now: new Date('2026-06-10T18:00:30Z') }
    expect(classify(evidence, context)).toMatchObject({ finding: { reason } })
  })
})

describe('docs/questions.md', () => {
  /** What people search for, and what the first paragraph has to hold. */
  const ANSWERS = [
    [
      'is not supported when using Codex with a ChatGPT account',
      /14 October 2026.*gpt-6-sol|gpt-6-sol.*14 October/,
    ],
    ['does not exist or you do not have access', /ask again before you change anything/],
    ['Refresh token was already used', /`codex login`/],
    ['Usage limit in CI', /Wait, buy credits, or let the job use an API key/],
    ['Which Codex model works with an API key', /gpt-5\.5.*gpt-5\.4/],
    ['Codex Cloud uses another model', /chooses the model of a task by itself/],
  ] as const

  it.each(ANSWERS)('answers "%s" in the first paragraph', (words, answer) => {
    const sections = textOf('docs/questions.md').split(/^## /m).slice(1)
    const section = sections.find(text => text.split('\n')[0]?.includes(words)) ?? ''
    const [, first = ''] = section.replaceAll(/<!--.*?-->\n*/g, '').split('\n\n')
    expect(first).toMatch(answer)
  })

  it('has the dates of the facts of today', () => {
    const { at } =
      KNOWN_RETIREMENTS.find(({ model, account }) => model === 'gpt-5.5' && account === 'chatgpt') ?? {}
    expect(at).toMatch(/^2026-10-14/)
  })
})

function evidenceOf(kind: 'failed' | 'stderr', text: string): Evidence {
  return kind === 'failed'
    ? { kind: 'failed', message: text, stage: 'turn.failed' }
    : { kind: 'silent', exitCode: 1, signal: null, stderr: `${text}\n` }
}
