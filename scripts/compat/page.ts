/** Figures of a run over several CLI versions, and the page about them. */

import { DIFFERENCES } from '../../loopback/golden/by-version.ts'
import { GOLDEN_CASES } from '../../loopback/golden/cases/all.ts'

/** One variant on one version: as the case says, as a known difference says, or neither. */
export type Result = {
  readonly name: string
  readonly golden: string
  readonly state: 'same' | 'known' | 'wrong'
  /** The known difference that applies. */
  readonly difference?: string
  /** What came instead, JSON for a reader. */
  readonly got: string
}

export type VersionResults = { readonly version: string; readonly results: readonly Result[] }

/** A version's figures in words. */
export type Line = {
  readonly version: string
  readonly text: string
  readonly wrong: number
  readonly total: number
}

/** One line a version. */
export function linesOf(all: readonly VersionResults[]): readonly Line[] {
  return all.map(({ version, results }) => {
    const count = (state: Result['state']) => results.filter(result => result.state === state).length
    const wrong = count('wrong')
    const text = `${results.length} played, ${count('same')} as on the pinned version, ${count('known')} differ as written down, ${wrong} not as written down`
    return { version, text, wrong, total: results.length }
  })
}

/** The whole page, Markdown. */
export function compatibilityPage(all: readonly VersionResults[]): string {
  return [
    '# Golden cases on released versions of the Codex CLI',
    '',
    'Written by `npm run test:compat -- --write VERSION…`. Each case is an answer of the endpoint, played through the',
    'real CLI to a verdict: on each route that it concerns, in the lean form of the probe, in the plain form over HTTP,',
    'and over a WebSocket where the version has one. A case with a reason that settles it is played once more with',
    'silence after the first notice of a retry, so that only a probe which ends on the notice comes to a verdict.',
    '',
    table(
      ['CLI', 'variants played', 'as written in the case', 'differ for a known reason', 'wrong'],
      all.map(({ version, results }) => [
        version,
        results.length,
        ...(['same', 'known', 'wrong'] as const).map(
          state => results.filter(result => result.state === state).length,
        ),
      ]),
    ),
    '',
    '## What differs, and why',
    '',
    'A range ends at the first version that was seen without the difference; those in between were not tried.',
    '',
    ...DIFFERENCES.flatMap(({ id, from, below, cases, why }) => [
      `### ${id}`,
      '',
      `${range(from, below)}; ${cases.map(name => `"${name}"`).join(', ')}. ${why}`,
      '',
    ]),
    '## Not played',
    '',
    '- Access tokens before 0.142.0, which do not know `CODEX_ACCESS_TOKEN`.',
    '- WebSockets before 0.118.0, which have none.',
    '- The end at the first notice before 0.104.0, whose notices give no reason. A probe then lasts as long as the',
    "  CLI's own retries, at most until `timeout`.",
    '',
    '## Case by case',
    '',
    '✓ in all variants; a word names the difference above; – not played; ✗ wrong.',
    '',
    table(
      ['case', ...all.map(({ version }) => version)],
      GOLDEN_CASES.map(({ name }) => [name, ...all.map(({ results }) => cell(name, results))]),
    ),
    '',
  ].join('\n')
}

function cell(golden: string, results: readonly Result[]): string {
  const own = results.filter(result => result.golden === golden)
  if (own.length === 0) return '–'
  if (own.some(result => result.state === 'wrong')) return '✗'
  const known = [...new Set(own.flatMap(({ difference }) => (difference === undefined ? [] : [difference])))]
  return known.length === 0 ? '✓' : known.join(', ')
}

function range(from: string | undefined, below: string | undefined): string {
  if (from === undefined) return `Before ${below}`
  return below === undefined ? `From ${from} on` : `From ${from} to before ${below}`
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
