/** The first lines of comment and job summary: the result, and why it is so. */

import { assertNever } from '../base/index.ts'
import { alert, code, escapeTextWithNames } from './markdown.ts'
import { blockerOf, isModelReason, labelOf, type RowStatus, reasonsOf, rowStatus } from './row.ts'
import type { Row } from './state/state.ts'
import { countJobs } from './tables.ts'

/** At most this many different results are counted in a line. */
const MAX_COUNTS = 12

/** A route with a key that is billed for each token. The words are those of the explanation. */
const SECOND_ROUTE = 'the fallback API key, billed per token'

/** The heading for one result, as Markdown without the `#`. */
export function headline(row: Row): string {
  if (row.firstRoute === undefined || row.used === null) return resultOf(row)
  return `${resultOf(row)}${rowStatus(row) === 'second-route' ? '' : ','} with ${SECOND_ROUTE}`
}

function resultOf(row: Row): string {
  const used = code(row.used ?? '')
  const status = rowStatus(row)
  switch (status) {
    case 'none':
      return headlineOfNone(row)
    case 'rerouted': {
      const did = row.outcome === 'fallback' ? 'fell back to' : 'asked for'
      return `Codex ${did} ${used}, but ${code(row.served ?? '')} answered`
    }
    case 'fallback':
      return `Codex uses ${used} here instead of ${code(row.requested)}`
    case 'unverified':
      return `Codex uses ${used} here, unverified`
    case 'second-route':
    case 'preferred':
      return `Codex uses ${used} here`
    default:
      return assertNever(status)
  }
}

/** Names the failure where the route or the CLI failed, or where no answer about any model arrived. */
function headlineOfNone(row: Row): string {
  const blocker = blockerOf(row)
  if (blocker !== undefined) return `Codex cannot run here: ${labelOf(row, blocker)}`
  const reasons = reasonsOf(row)
  const isUnanswered =
    reasons.length > 0 &&
    !reasons.some(reason => isModelReason(reason) || reason === 'unrecognized') &&
    !row.tried.some(({ verdict }) => verdict === 'accepted')
  return isUnanswered
    ? `Codex got no answer here: ${reasons.map(reason => labelOf(row, reason)).join(', ')}`
    : 'Codex has no usable model here'
}

/** A longer explanation is cut on a screen; the details have the whole text. */
const MAX_WHY_CHARS = 160

/**
 * Why the result is what it is: a plain line where the model asked for is used and proven, else a box. Empty for a row
 * that was shortened so far that it has no explanation. `jobs` names the jobs where there are others too.
 */
export function whyBox(row: Row, jobs = ''): string {
  const why = withoutHeading(row)
  const text = formatWhy(row, isLong(why) ? cutAtWord(why, MAX_WHY_CHARS) : why)
  const status = rowStatus(row)
  if (text === '' || status === 'preferred') return text
  const line = jobs === '' ? text : `${jobs}: ${text}`
  if (status === 'none' || status === 'rerouted') return alert('WARNING', line)
  return alert(row.firstRoute === undefined ? 'NOTE' : 'IMPORTANT', line)
}

/** The whole explanation, where the box has only its beginning. */
export function longExplanation(row: Row): string {
  const why = withoutHeading(row)
  return isLong(why) ? formatWhy(row, why) : ''
}

function isLong(why: string): boolean {
  return why.length > MAX_WHY_CHARS
}

function cutAtWord(text: string, max: number): string {
  const cut = text.slice(0, max - 1)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > max / 2 ? end : undefined).replace(/[\s.,;:(]+$|[\uD800-\uDBFF]$/gu, '')}…`
}

function formatWhy(row: Row, why: string): string {
  const { requested, used, served, tried } = row
  const names = [requested, used ?? '', served ?? '', ...tried.map(({ model }) => model)]
  return capitalize(escapeTextWithNames(why, names))
}

/** The explanation without its part before the first colon, which repeats the heading; see `explain` in the report. */
function withoutHeading({ explanation }: Row): string {
  return explanation.slice(explanation.includes(': ') ? explanation.indexOf(': ') + 2 : 0)
}

/** A text that begins with code keeps its case: a model id is a name. */
function capitalize(markdown: string): string {
  return markdown.charAt(0).toUpperCase() + markdown.slice(1)
}

/** The words of the title, for one job and for several. */
const COUNTED = {
  none: ['has no model', 'have no model'],
  rerouted: ['was answered by another model', 'were answered by another model'],
  fallback: ['uses a fallback', 'use a fallback'],
  unverified: ['uses an unverified model', 'use an unverified model'],
} as const satisfies Record<Exclude<RowStatus, 'preferred' | 'second-route'>, readonly [string, string]>

/** A leg on the second route is counted once more by its model, where that is another one. */
const COUNTED_SECOND = [`uses ${SECOND_ROUTE}`, `use ${SECOND_ROUTE}`] as const

/** The heading for several results: how many jobs have each, the most urgent first. */
export function countTitle(rows: readonly Row[], isRecovered: boolean): string {
  const total = countJobs(rows.length)
  const counts = [
    ...(['none', 'rerouted', 'fallback', 'unverified'] as const).map(
      status => [rows.filter(row => rowStatus(row) === status).length, COUNTED[status]] as const,
    ),
    [rows.filter(row => row.used !== null && row.firstRoute !== undefined).length, COUNTED_SECOND] as const,
  ]
  const parts = counts.flatMap(([count, words]) =>
    count === 0 ? [] : [{ count, words: words[count === 1 ? 0 : 1] }],
  )
  if (parts.length === 0) return `All ${total} ${isRecovered ? 'are back on' : 'use'} the model they ask for`
  return parts
    .map(({ count, words }, index) => {
      if (index > 0) return `${count} ${words}`
      return count === rows.length && count > 1 ? `All ${total} ${words}` : `${count} of ${total} ${words}`
    })
    .join('; ')
}

/** A line with what is used and by how many jobs, the most frequent first. */
export function countLine(rows: readonly Row[]): string {
  return [...Map.groupBy(rows, usedText)]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, MAX_COUNTS)
    .map(([used, { length }]) => `**${countJobs(length)}**: ${used}`)
    .join(' · ')
}

function usedText(row: Row): string {
  const text = modelText(row)
  return row.firstRoute === undefined || row.used === null ? text : `${text} with the fallback API key`
}

function modelText(row: Row): string {
  const used = code(row.used ?? '')
  const status = rowStatus(row)
  switch (status) {
    case 'none':
      return 'no model'
    case 'rerouted':
      return `${code(row.served ?? '')} answered instead of ${used}`
    case 'fallback':
      return `${used} instead of ${code(row.requested)}`
    case 'unverified':
      return `${used}, unverified`
    case 'second-route':
    case 'preferred':
      return used
    default:
      return assertNever(status)
  }
}
