import { DIFFERENCES } from '../../loopback/golden/by-version.ts'
import { GOLDEN_CASES } from '../../loopback/golden/cases/all.ts'
import { markdownTable } from '../base/markdown.ts'
import type { CodeResult } from './codes.ts'
import { codesSection } from './codes-section.ts'

/** The result of one variant on one version: as in the case, a known difference, or neither. */
export type Result = {
  readonly name: string
  readonly golden: string
  readonly state: 'same' | 'known' | 'wrong'
  /** The known difference that applies. */
  readonly difference?: string
  /** The actual result as JSON, for a reader. */
  readonly actual: string
}

export type VersionResults = {
  readonly version: string
  readonly results: readonly Result[]
  /** The error codes that the version knows. Absent where its program file was not read. */
  readonly codes?: readonly CodeResult[]
}

/** The figures of a version, as a text and as numbers. */
export type Summary = {
  readonly version: string
  readonly text: string
  readonly wrong: number
  readonly total: number
}

export function summaryOf({ version, results }: VersionResults): Summary {
  const wrong = count(results, 'wrong')
  const text = `${results.length} variants, ${count(results, 'same')} as in the case, ${count(results, 'known')} known differences, ${wrong} wrong`
  return { version, text, wrong, total: results.length }
}

function count(results: readonly Result[], state: Result['state']): number {
  return results.filter(result => result.state === state).length
}

/** The whole page as Markdown. */
export function compatibilityPage(all: readonly VersionResults[]): string {
  return [
    '# Golden cases on released versions of the Codex CLI',
    '',
    'Written by `npm run test:compat -- --write VERSION…`. Each case is an answer of the endpoint. The real CLI gets the',
    'answer, and the probe turns what the CLI prints into a verdict: on each route of the case, in the lean form of the',
    'probe, in the plain form over HTTP, and over a WebSocket if the version has one. In a case whose reason is in the',
    "CLI's first retry notice, the endpoint does not answer after the notice. Only a probe that ends at the notice then",
    'comes to a verdict.',
    '',
    markdownTable(
      ['CLI', 'variants', 'as in the case', 'known differences', 'wrong'],
      all.map(({ version, results }) => [
        version,
        results.length,
        ...(['same', 'known', 'wrong'] as const).map(state => count(results, state)),
      ]),
    ),
    '',
    '## Known differences',
    '',
    'A range ends at the first tested version without the difference. The versions between tested ones were not run.',
    '',
    ...DIFFERENCES.flatMap(({ id, from, below, cases, why }) => [
      `### ${id}`,
      '',
      `${rangeText(from, below)}; ${cases.map(name => `"${name}"`).join(', ')}. ${why}`,
      '',
    ]),
    ...codesSection(all),
    '',
    '## Not run',
    '',
    '- Access tokens before 0.142.0: the CLI does not read `CODEX_ACCESS_TOKEN`.',
    '- WebSockets before 0.118.0: the CLI has none.',
    '- The end at the first retry notice before 0.104.0: the notices have no reason. A probe then takes as long as the',
    "  CLI's own retries, at most until `timeout`.",
    '',
    '## Case by case',
    '',
    '✓ as in the case in all variants; a name is a known difference above; – not run; ✗ wrong.',
    '',
    markdownTable(
      ['case', ...all.map(({ version }) => version)],
      GOLDEN_CASES.map(({ name }) => [name, ...all.map(({ results }) => cell(name, results))]),
    ),
    '',
  ].join('\n')
}

function cell(golden: string, results: readonly Result[]): string {
  const own = results.filter(result => result.golden === golden)
  if (own.length === 0) return '–'
  if (own.some(({ state }) => state === 'wrong')) return '✗'
  const known = [...new Set(own.flatMap(({ difference }) => (difference === undefined ? [] : [difference])))]
  return known.length === 0 ? '✓' : known.join(', ')
}

function rangeText(from: string | undefined, below: string | undefined): string {
  if (from === undefined) return `Before ${below}`
  return below === undefined ? `From ${from} on` : `From ${from} to before ${below}`
}
