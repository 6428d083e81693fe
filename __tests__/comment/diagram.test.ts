/**
 * The diagram of the job summary, drawn by the real Mermaid in a real browser: a syntax error would show instead of it.
 */

import { describe, expect, it } from '@jest/globals'
import { documentOf, findBrowser } from '../../scripts/render/browser.ts'
import { pageOf } from '../../scripts/render/page.ts'
import { renderSummary } from '../../src/comment/index.ts'
import type { Report } from '../../src/report/index.ts'
import { decoded } from './html.ts'
import { reports } from './reports.ts'

const browser = findBrowser()
if (browser === undefined) {
  const message = 'No Chromium or Chrome was found (CHROMIUM may name one), so the diagrams are not drawn.'
  // A change is not merged before they are drawn. Elsewhere the other tests are useful without a browser.
  if (process.env['CI'] === 'true') throw new Error(message)
  console.warn(message)
}
const withBrowser = browser === undefined ? it.skip : it

/** The diagrams in a job summary. */
const diagramsOf = (report: Report): readonly string[] =>
  renderSummary(report).match(/^```mermaid\n[\s\S]*?^```$/gm) ?? []

describe('the diagram of the chain', () => {
  withBrowser('is drawn with its names as they are, and a syntax error would show', async () => {
    const diagrams = Object.values(reports).flatMap(diagramsOf)
    const broken = '```mermaid\nflowchart LR\n  a["\n```'
    const page = await documentOf(
      browser ?? '',
      await pageOf([...diagrams, broken].join('\n\n'), 'light', 800),
    )
    expect(page).toContain('data-problem=')
    const drawings = [...page.replaceAll(/<script[\s\S]*?<\/script>/g, '').matchAll(/<svg[\s\S]*?<\/svg>/g)]
      .map(([svg]) => svg)
      .filter(svg => !svg.includes('Syntax error'))
    expect(diagrams).toHaveLength(4)
    expect(drawings).toHaveLength(diagrams.length)
    const shown = decoded(drawings.join('').replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' '))
    for (const name of ['gpt-5.5', 'openai/gpt-oss:120b', 'a@b+c_d', 'used without proof', 'not tried'])
      expect(shown).toContain(name)
    expect(shown).toContain('but gpt-5.2 answered')
    expect(shown).not.toMatch(/#\d+;|Unsupported markdown/)
  })

  it('goes from the model asked for to the one used', () => {
    expect(diagramsOf(reports.long)).toEqual([
      [
        '```mermaid',
        'flowchart TD',
        '  accTitle: The models in the order in which they were tried',
        '  m0["gpt-5.5<br/>asked for<br/>not supported on this route"]',
        '  m1["gpt-5.4<br/>not supported on this route"]',
        '  m2["gpt-5.4-mini<br/>timed out"]',
        '  m3["o3<br/>used<br/>accepted"]',
        '  m0 --> m1',
        '  m1 --> m2',
        '  m2 --> m3',
        '  style m3 stroke-width:4px',
        '```',
      ].join('\n'),
    ])
  })

  it('shows models that were not tried where no model is used', () => {
    expect(diagramsOf(reports.limited)[0]?.split('\n').slice(1)).toEqual([
      'flowchart LR',
      '  accTitle: The models in the order in which they were tried',
      '  m0["gpt-5.5<br/>asked for<br/>usage limit reached"]',
      '  m1["gpt-5.4<br/>not tried"]',
      '  m2["o3<br/>not tried"]',
      '  m0 -.-> m1',
      '  m1 -.-> m2',
      '  style m1 stroke-dasharray:4 4',
      '  style m2 stroke-dasharray:4 4',
      '```',
    ])
  })

  it('is left out where the model asked for is accepted, and for fewer than three models', () => {
    expect(diagramsOf(reports.accepted)).toEqual([])
    expect(diagramsOf(reports.refused)).toEqual([])
    expect(diagramsOf({ ...reports.long, outcome: 'preferred', reason: 'accepted' })).toEqual([])
  })

  it('has no syntax from a text', () => {
    const [first, ...others] = reports.long.chain
    if (first === undefined) throw new Error('The report has no chain.')
    const model =
      'x"]\n  click m0 "javascript:alert(1)"\n```\n<img src=x onerror=alert(1)>%%{init: {}}%%;#quot;'
    const [diagram = ''] = diagramsOf({ ...reports.long, chain: [{ ...first, model }, ...others] })
    const [usual = ''] = diagramsOf(reports.long)
    for (const sign of ['\n', '"', '<']) expect(diagram.split(sign)).toHaveLength(usual.split(sign).length)
    expect(diagram).not.toMatch(/%%|javascript:/)
  })
})
