/** The summary's drawings, drawn by the real Mermaid in a real browser, so that no syntax error gets to a reader. */

import { describe, expect, it } from '@jest/globals'
import { documentOf, findBrowser } from '../../scripts/render/browser.ts'
import { pageOf } from '../../scripts/render/page.ts'
import { chainDiagram, timelineDiagram } from '../../src/comment/diagram.ts'
import { renderSummary } from '../../src/comment/summary.ts'
import { decoded } from './html.ts'
import { reports } from './reports.ts'

const found = findBrowser()
if (found === undefined) {
  const message = 'No Chromium or Chrome was found (CHROMIUM may name one), so the drawings are not drawn.'
  // What lands a change must have drawn them; elsewhere the rest of the tests is of use without.
  if (process.env['CI'] === 'true') throw new Error(message)
  console.warn(message)
}

const drawn = async (markdown: string): Promise<string> =>
  (await documentOf(found ?? '', await pageOf(markdown, 'light', 800))).replaceAll(
    /<script[\s\S]*?<\/script>/g,
    '',
  )
const withBrowser = found === undefined ? it.skip : it

describe('in a browser', () => {
  withBrowser('every drawing of every report is drawn, with its names as they are', async () => {
    const all = Object.values(reports)
    const pictures = all.flatMap(report => [chainDiagram(report), timelineDiagram(report.attempts)])
    const wanted = pictures.filter(picture => picture !== '')
    const page = await drawn(wanted.join('\n\n'))
    expect(/data-problem="([^"]*)"/.exec(page)?.[1]).toBeUndefined()
    const drawings = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg)
    expect(drawings).toHaveLength(wanted.length)
    expect(drawings.filter(svg => svg.includes('Syntax error'))).toEqual([])
    const shown = decoded(drawings.join('').replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' '))
    for (const name of ['gpt-5.5', 'openai/gpt-oss:120b', 'a@b+c_d', 'used without proof', 'not tried'])
      expect(shown).toContain(name)
    expect(shown).not.toMatch(/#\d+;|Unsupported markdown/)
  })

  withBrowser('a syntax error would be seen', async () => {
    const page = await drawn('```mermaid\nflowchart LR\n  a["\n```')
    expect(page).toContain('data-problem=')
  })
})

describe('the chain', () => {
  it('is drawn from the model asked for to the one used', () => {
    expect(chainDiagram(reports.refused)).toBe(
      [
        '```mermaid',
        'flowchart LR',
        '  accTitle: The models in the order in which they were tried',
        '  m0["gpt-5.5<br/>asked for<br/>not supported on this route"]',
        '  m1["gpt-5.4<br/>used<br/>accepted"]',
        '  m0 --> m1',
        '  style m1 stroke-width:4px',
        '```',
      ].join('\n'),
    )
  })

  it('is not drawn when all went as asked', () => expect(chainDiagram(reports.accepted)).toBe(''))

  it('lets nothing of a text be a part of the drawing', () => {
    const [first] = reports.refused.chain
    if (first === undefined) throw new Error('The report has no chain.')
    const model =
      'x"]\n  click m0 "javascript:alert(1)"\n```\n<img src=x onerror=alert(1)>%%{init: {}}%%;#quot;'
    const picture = chainDiagram({ ...reports.refused, chain: [{ ...first, model }], model })
    expect(picture.split('\n')).toHaveLength(6)
    expect(picture.match(/"/g)).toHaveLength(2)
    expect(picture.match(/</g)).toHaveLength(2)
    expect(picture).not.toMatch(/%%|javascript:/)
  })
})

describe('the timeline', () => {
  it('begins at nought and names each verdict', () => {
    const picture = timelineDiagram(reports.long.attempts)
    expect(picture).toContain(
      '  not supported on this route :done, 2001-01-01 00:00:00.000, 2001-01-01 00:00:01.400',
    )
    expect(picture).toContain('  accepted :active, ')
  })

  it('is not drawn for a probe or two', () => {
    expect(timelineDiagram(reports.refused.attempts)).toBe('')
    expect(timelineDiagram([])).toBe('')
  })

  it.each([
    [5_000, '1second'],
    [59_000, '5second'],
    [120_000, '15second'],
    [900_000, '1minute'],
    [7_200_000, '10minute'],
  ])('has a line for %d ms every %s', (durationMs, tick) => {
    const [attempt] = reports.refused.attempts
    if (attempt === undefined) throw new Error('The report has no attempt.')
    const picture = timelineDiagram([attempt, attempt, { ...attempt, durationMs }])
    expect(picture).toContain(`tickInterval ${tick}\n`)
  })
})

describe('the summary', () => {
  it('stays far below what GitHub shows, with as many probes as there can be', () => {
    const { attempts, chain } = reports.long
    const said = '✅'.repeat(150)
    const many = Array.from({ length: 280 }, (_, n) => ({
      ...(attempts[n % attempts.length] ?? attempts[0]),
    }))
    const report = {
      ...reports.long,
      attempts: many.flatMap(one => (one === undefined ? [] : [one])) as typeof attempts,
      chain: Array.from({ length: 20 }, (_, n) => {
        const entry = chain[n % chain.length]
        if (entry === undefined) throw new Error('The report has no chain.')
        return 'finding' in entry && entry.finding ? { ...entry, finding: { ...entry.finding, said } } : entry
      }),
    }
    const bytes = Buffer.byteLength(renderSummary(report))
    expect(bytes).toBeLessThan(200_000)
  })
})
