/** Text from outside stays text in the comment and in the job summary. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { dedupeRows, type Row, renderComment, renderSummary } from '../../src/comment/index.ts'
import { plainLine } from '../../src/redact/index.ts'
import { DOCS_URL, failureRecovery } from '../../src/report/index.ts'
import { REASON_CODES } from '../../src/verdict/index.ts'
import { anyRow, HOSTILE_TEXTS } from './arbitraries.ts'
import { shownText, structureOf, textOutsideCode } from './html.ts'
import { reports } from './reports.ts'
import { accepted, limited, mapTexts, ROW_WORDS, refused, state } from './rows.ts'

/** Mentions, references, addresses and emoji names, as GitHub finds them in the visible text. */
const ACTED_ON = /@\w|#\w|GH-\d|:\/\/|www\.|:[\w+-]+:/i

/** The fields of a report that hold one of a few words, a time or the run. */
const REPORT_WORDS = [
  ...['outcome', 'verdict', 'kind', 'reason', 'scope', 'lasting', 'form', 'level', 'code', 'account'],
  ...['startedAt', 'finishedAt', 'detail', 'advice'],
] as const

/** In lower case, without white space and the invisible joiners that keep GitHub from acting on a text. */
const squeeze = (text: string): string => text.replaceAll(/[\s\u2060]/g, '').toLowerCase()

/** Another text for each text, with the sign at its beginning and end. */
function textsWith(sign: string): (text: string) => string {
  const seen = new Map<string, string>()
  return text => {
    const known = seen.get(text) ?? `${sign}${seen.size}${sign}`
    seen.set(text, known)
    return known
  }
}

const several: readonly Row[] = [
  limited,
  refused,
  { ...accepted, served: 'gpt-5.2' },
  { ...accepted, reason: 'timed-out', notes: ['A note.'] },
].map((row, index) => ({ ...row, leg: `job ${index}` }))

const commented: readonly (readonly Row[])[] = [
  [{ ...refused, notes: ['A note.'], served: 'gpt-5.2' }],
  [accepted],
  several,
]

describe('a text from outside', () => {
  it.each(HOSTILE_TEXTS)('is shown as text in the comment: %j', sign => {
    for (const rows of commented) {
      const hostile = mapTexts(rows, textsWith(sign), [...ROW_WORDS, 'runUrl'])
      const body = renderComment(state(hostile))
      const harmless = renderComment(state(mapTexts(rows, textsWith('word'), [...ROW_WORDS, 'runUrl'])))
      expect(structureOf(body)).toEqual(structureOf(harmless))
      expect(textOutsideCode(body)).not.toMatch(ACTED_ON)
      const shown = squeeze(shownText(body))
      for (const { leg, requested, notes } of hostile) {
        for (const text of [leg, requested, ...notes]) expect(shown).toContain(squeeze(plainLine(text)))
      }
    }
  })

  it.each(HOSTILE_TEXTS)('is shown as text or code in the box where it is a model: %j', sign => {
    const named = (text: string): Row => {
      const row = mapTexts(refused, textsWith(text), [...ROW_WORDS, 'runUrl'])
      return { ...row, explanation: `It is used: ${row.requested} or not.` }
    }
    const tagsOf = (body: string): readonly string[] => structureOf(body).filter(tag => !tag.endsWith('code'))
    const hostile = named(sign)
    const body = renderComment(state([hostile]))
    expect(tagsOf(body)).toEqual(tagsOf(renderComment(state([named('word')]))))
    expect(textOutsideCode(body)).not.toMatch(ACTED_ON)
    expect(squeeze(shownText(body))).toContain(squeeze(plainLine(hostile.explanation.slice(12))))
  })

  it.each(HOSTILE_TEXTS)('is shown as text in the job summary: %j', sign => {
    const hostile = mapTexts(reports.long, textsWith(sign), REPORT_WORDS)
    const summary = renderSummary(hostile)
    const harmless = renderSummary(mapTexts(reports.long, textsWith('word'), REPORT_WORDS))
    expect(structureOf(summary)).toEqual(structureOf(harmless))
    expect(textOutsideCode(summary)).not.toMatch(ACTED_ON)
    const shown = squeeze(shownText(summary))
    for (const text of [hostile.leg, hostile.explanation, ...hostile.chain.map(({ model }) => model)])
      expect(shown).toContain(squeeze(plainLine(text)))
  })
})

describe('any texts', () => {
  // A model name that is a word of the explanation would be shown as code there.
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 5 }).map(all =>
    dedupeRows(all).map(row => ({
      ...mapTexts(row, text => `${text}-m`, [...ROW_WORDS, 'explanation', 'said', 'reason', 'leg']),
      notes: row.notes,
    })),
  )

  it('change nothing in the structure that harmless texts have, and GitHub acts on none', () =>
    fc.assert(
      fc.property(rows, hostile => {
        const rename = textsWith('t')
        // A text that shows nothing is left out, so it stays.
        const harmless = (text: string): string => (plainLine(text) === '' ? text : rename(text))
        const body = renderComment(state(hostile))
        // An address of a run that is one stays: another text would be no link.
        const benign = renderComment(state(mapTexts(hostile, harmless, [...ROW_WORDS, 'runUrl'])))
        expect(structureOf(body)).toEqual(structureOf(benign))
        expect(textOutsideCode(body)).not.toMatch(ACTED_ON)
      }),
    ))
})

describe('an advice in a report from a file', () => {
  const summaryWith = (advice: string): string =>
    renderSummary(
      JSON.parse(JSON.stringify(reports.long), (field, value) => (field === 'advice' ? advice : value)),
    )
  // Backticks mark what to copy, so they make code and nothing else.
  const blocksOf = (summary: string): readonly string[] =>
    structureOf(summary).filter(tag => !/^\/?code$/.test(tag))

  it.each(HOSTILE_TEXTS)('is one line of text and code: %j', sign => {
    const summary = summaryWith(`${sign}Ask ${sign} now.${sign}`)
    expect(blocksOf(summary)).toEqual(blocksOf(summaryWith('Ask them now.')))
    expect(textOutsideCode(summary)).not.toMatch(ACTED_ON)
  })
})

describe('the source of the comment', () => {
  it('has no escapes where Markdown would not act', () => {
    const notes = ['gpt-5.5 - x', '3.5 s', 'a 1. b']
    const body = renderComment(state([{ ...refused, notes }]))
    for (const note of notes) expect(body).toContain(`\n- ${note}\n`)
  })

  it.each(['https://github.com/octo/hello/actions/runs/1', 'http://ghe.local:8080/x'])(
    'links to the run at %s',
    runUrl => expect(renderComment(state([{ ...refused, runUrl }]))).toContain(`[run](${runUrl})`),
  )

  it.each([
    ...['javascript:alert(1)', 'https://e.org/ "x"', 'https://e.org/)', 'https://e.org/<b>'],
    ...['//e.org', '', 'https://e.org/|'],
  ])('does not link to %j', runUrl => {
    const structure = structureOf(renderComment(state([{ ...refused, runUrl }])))
    expect(structure.filter(tag => tag.startsWith('a') && !tag.includes(DOCS_URL))).toEqual([])
  })

  it.each(REASON_CODES)('shows what to do about %s with its commands and the model as code', reason => {
    const model = 'a_`b'
    const row: Row = { ...limited, reason, requested: model, tried: [] }
    const body = renderComment(state([row]))
    const move = failureRecovery({ reason }, { kind: 'chatgpt', plan: 'plus' })
    expect(move.split('`').length % 2).toBe(1)
    // A line to copy stands alone, without the full stop.
    const words = move.replace(/`\.$/, '').replaceAll('`', '').replaceAll('{model}', model)
    expect(squeeze(shownText(body))).toContain(squeeze(words))
    expect(textOutsideCode(body)).not.toContain('`')
  })
})
