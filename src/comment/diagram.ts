import { plainLine } from '../redact/index.ts'
import type { Report, ReportedAttempt, ReportedModel } from '../report/index.ts'
import { REASONS } from '../verdict/index.ts'

/** A longer name is cut: Mermaid breaks lines at spaces only, and a model id has none. */
const LONGEST_NAME = 40

/** From here on the chain is drawn downwards, since a page is not wide enough. */
const WIDEST_CHAIN = 4

/** As many probes are drawn; the table beside the picture has them all. */
const MOST_BARS = 40

/** The chain: asked, why not, used. Empty where there is nothing to see but that the model asked for is used. */
export function chainDiagram(report: Report): string {
  const shown = report.chain.filter(entry => entry.verdict !== 'untried' || report.model === null)
  if (shown.length === 0 || (report.outcome === 'preferred' && report.reason === 'accepted')) return ''
  const direction = shown.length < WIDEST_CHAIN ? 'LR' : 'TD'
  const used = shown.findIndex(entry => entry.model === report.model)
  return fenced([
    `flowchart ${direction}`,
    '  accTitle: The models in the order in which they were tried',
    ...shown.map((entry, index) => `  m${index}["${stationOf(entry, index, report)}"]`),
    ...shown.slice(1).map((entry, index) => `  m${index} ${arrowTo(entry)} m${index + 1}`),
    ...(used === -1 ? [] : [`  style m${used} stroke-width:4px`]),
    ...shown.flatMap((entry, index) =>
      entry.verdict === 'untried' ? [`  style m${index} stroke-dasharray:4 4`] : [],
    ),
  ])
}

function arrowTo(entry: ReportedModel): string {
  return entry.verdict === 'untried' ? '-.->' : '-->'
}

function stationOf(entry: ReportedModel, index: number, report: Report): string {
  const role = entry.model === report.model ? roleOf(report) : index === 0 ? 'asked for' : ''
  return [
    label(nameOf(entry.model)),
    ...[role, whatBecameOf(entry)].filter(text => text !== '').map(label),
  ].join('<br/>')
}

function roleOf({ outcome, reason }: Report): string {
  return outcome === 'preferred' && reason !== 'accepted' ? 'used without proof' : 'used'
}

function whatBecameOf({ verdict, finding, servedModel }: ReportedModel): string {
  if (verdict === 'accepted')
    return servedModel === undefined ? 'accepted' : `but ${nameOf(servedModel)} answered`
  if (finding === undefined) return 'not tried'
  return REASONS[finding.reason].label
}

/** With fewer probes the table says it all. */
const FEWEST_BARS = 3

/** The probes over time. Empty for so few that they have no course. */
export function timelineDiagram(attempts: readonly ReportedAttempt[]): string {
  const start = Math.min(...attempts.map(attempt => Date.parse(attempt.startedAt)))
  if (attempts.length < FEWEST_BARS || !Number.isFinite(start)) return ''
  const shown = attempts.slice(0, MOST_BARS)
  const end = Math.max(...shown.map(attempt => Date.parse(attempt.startedAt) - start + attempt.durationMs))
  const models = [...new Set(shown.map(attempt => attempt.model))]
  return fenced([
    'gantt',
    '  accTitle: The probes over time',
    '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    '  axisFormat %M:%S',
    `  tickInterval ${tickFor(end)}`,
    ...models.flatMap(model => [
      `  section ${label(nameOf(model))}`,
      ...shown.filter(attempt => attempt.model === model).map(attempt => barOf(attempt, start, end)),
    ]),
  ])
}

/** Words stand for the verdict; the bar's kind only repeats it. */
const KINDS = { accepted: 'active, ', refused: 'done, ', unsettled: '', cancelled: '' } as const

function barOf(attempt: ReportedAttempt, start: number, end: number): string {
  const from = Date.parse(attempt.startedAt) - start
  // A bar of no length is not drawn.
  const to = from + Math.max(attempt.durationMs, end / 200, 1)
  const why = attempt.finding === undefined ? attempt.verdict : REASONS[attempt.finding.reason].label
  return `  ${label(why)} :${KINDS[attempt.verdict]}${clock(from)}, ${clock(to)}`
}

/**
 * Milliseconds since the first probe as a time of one winter's day: Mermaid reads and shows local time, so any zone
 * shows it from 00:00.
 */
function clock(ms: number): string {
  return new Date(Date.UTC(2001, 0, 1) + Math.round(ms)).toISOString().slice(0, -1).replace('T', ' ')
}

function tickFor(ms: number): string {
  if (ms <= 12_000) return '1second'
  if (ms <= 60_000) return '5second'
  if (ms <= 180_000) return '15second'
  return ms <= 1_200_000 ? '1minute' : '10minute'
}

function nameOf(model: string): string {
  return model.length <= LONGEST_NAME ? model : `${model.slice(0, LONGEST_NAME - 1)}…`
}

/**
 * Text inside of a picture: all but plain letters and digits is written in Mermaid's own references, which it puts in
 * only after it has read the picture, so that nothing in a text can be a part of it.
 */
function label(text: string): string {
  return plainLine(text).replace(/[^A-Za-z0-9 .,-]/gu, character => `#${character.codePointAt(0)};`)
}

function fenced(lines: readonly string[]): string {
  return ['```mermaid', ...lines, '```'].join('\n')
}
