/** What a reader sees without opening anything: the order, and how much it is. */

import { describe, expect, it } from '@jest/globals'
import { dedupeRows, limitRow, type Row, renderComment, renderSummary } from '../../src/comment/index.ts'
import { ALL_ENTRIES } from '../report/advice-table.ts'
import { unfoldedText, withoutLinks } from './html.ts'
import { reports } from './reports.ts'
import { accepted, limited, refused, second, state, visible } from './rows.ts'

/** The most that the first screen of a phone has room for, in characters. */
const MAX_CHARS = 700

/** One entry for each advice, with the longest clause that it has. */
const entries = [...Map.groupBy(ALL_ENTRIES, ({ recovery }) => recovery).values()].flatMap(
  same => [...same].sort((one, other) => other.clause.length - one.clause.length)[0] ?? [],
)

/** A row for each advice: with a fallback, and without a model. */
const failedRows: readonly Row[] = entries.flatMap(entry => {
  const { reason, detail, route, clause, recovery } = entry
  const said = 'An answer of the endpoint, in many words. '.repeat(7)
  const why = clause
    .replaceAll('{model}', 'gpt-5.6-luna')
    .replaceAll('{route}', 'ChatGPT sign-in (business plan)')
  const failed: Row = {
    ...limited,
    requested: 'gpt-5.6-luna',
    reason,
    route: route.kind,
    explanation: `No model can be used: ${why} (${said}).`,
    tried: ['gpt-5.6-luna', 'gpt-5.6-terra', 'gpt-6-sol'].map((model, index) => ({
      model,
      verdict: 'refused',
      reason,
      said: `${index} ${said}`,
      ...(detail === undefined ? {} : { detail }),
      advice: recovery.replaceAll('{model}', model),
    })),
    notes: ['A note about this job.', 'Another note.'],
  }
  const fallback: Row = { ...failed, used: 'gpt-6.2-astra', outcome: 'fallback' }
  return [failed, fallback]
})

/** The source without links is longer than what it shows, and is measured faster. */
const lengthOf = (row: Row): number => {
  const source = visible(renderComment(state([row])))
  const { length } = withoutLinks(source.split('<details>')[0] ?? '')
  return length <= MAX_CHARS - 'Details'.length ? length : unfoldedText(source).length
}

describe('the first screen of the comment', () => {
  it('has at most 700 characters, whatever failed on whichever route', () => {
    expect(failedRows.length).toBeGreaterThan(500)
    const tooLong = failedRows
      .map(row => ({ length: lengthOf(row), reason: row.reason, advice: row.tried[0]?.advice }))
      .filter(({ length }) => length > MAX_CHARS)
    expect(tooLong).toEqual([])
  })

  it('names the model, then why, then a line to copy, then the models, and folds all else', () => {
    const text = withoutLinks(visible(renderComment(state([{ ...refused, notes: ['A note.'] }]))))
    const [first] = text.split('\n<details>')
    expect(first).toBe(`### Codex uses \`gpt-5.4\` here instead of \`gpt-5.5\`

> [!NOTE]
> ChatGPT sign-in (plus plan) does not support \`gpt-5.5\`.

**To get \`gpt-5.5\` back:** Let this job use an API key that offers \`gpt-5.5\` (\`openai-api-key\`). Or stay on \`gpt-5.4\`:

\`\`\`yaml
model: gpt-5.4
\`\`\`

<sub>In the workflow, under \`with:\` of this action.</sub>

| Model | Result |
| :-- | :-- |
| \`gpt-5.5\` (asked&nbsp;for) | ➖&nbsp;not supported on this route |
| \`gpt-5.4\` | ✅&nbsp;**used** |
`)
    expect(text.match(/<details>/g)).toHaveLength(1)
    expect(text.trimEnd().endsWith('</details>')).toBe(true)
  })

  it('cuts a long explanation at a word, and has the whole in the details', () => {
    const explanation = `gpt-5.4 is used instead of gpt-5.5: the answer was not recognized (${'so many words '.repeat(20)}).`
    const text = visible(renderComment(state([{ ...refused, explanation }])))
    expect(/^> The answer was not recognized \((?:so|many|words| )+…$/m.test(text)).toBe(true)
    expect(text.split('<details>')[1]).toContain(`${'so many words '.repeat(20)}).`)
  })

  it('has at most four groups of a matrix with 256 jobs, and the others in the details', () => {
    const models = Array.from({ length: 30 }, (_, n) => `gpt-7.${n}`)
    const rows = Array.from({ length: 256 }, (_, index): Row => {
      const requested = models[index % models.length] ?? ''
      const row = [limited, { ...refused, requested }, second, accepted][index % 4] ?? accepted
      return limitRow({ ...row, leg: `test (${index})` })
    })
    const text = visible(renderComment(state(dedupeRows(rows))))
    const [shown = '', folded = ''] = text.split('<details>')
    expect(shown.match(/^\| (?:\d+ jobs|`test)/gm)).toHaveLength(4)
    expect(folded.match(/^\| (?:\d+ jobs|`test)/gm)?.length).toBeGreaterThan(10)
    expect(unfoldedText(text).length).toBeLessThan(1000)
  })

  it('quotes a model in the line to copy where YAML would read it in another way', () => {
    const lineFor = (used: string): string | undefined =>
      /^model: .*$/m.exec(renderComment(state([{ ...refused, used }])))?.[0]
    expect(['gpt-6-sol', 'openai/gpt-oss:120b', '@cf/openai/gpt', "o'3", 'on', '5'].map(lineFor)).toEqual([
      'model: gpt-6-sol',
      'model: openai/gpt-oss:120b',
      "model: '@cf/openai/gpt'",
      "model: 'o''3'",
      "model: 'on'",
      "model: '5'",
    ])
  })
})

describe('the first screen of the job summary', () => {
  it('has the same order, with one picture from three models on', () => {
    const text = renderSummary(reports.long)
    const [shown = '', folded = ''] = text.split('<details>')
    expect(shown).toMatch(
      /^## .*\n\n> \[![A-Z]+\]\n> .*\n\n\*\*To get .*\n\n```yaml\nmodel: .*\n```\n\n<sub>In the workflow.*\n\n\| Model \| Result \|/,
    )
    expect(text.match(/```mermaid/g)).toHaveLength(1)
    expect(folded).toContain('| # | Model | Verdict |')
    expect(renderSummary(reports.refused)).not.toContain('```mermaid')
  })

  it('is two lines where all is well', () => {
    expect(unfoldedText(renderSummary(reports.accepted))).toBe(
      'Codex uses gpt-5.5 here ChatGPT sign-in (plus plan) accepts it. Details',
    )
  })
})
