/** The parts that comment and summary have in common, each a piece of Markdown. */

import { code, plain, table } from './markdown.ts'
import { REASONS } from './reason.ts'
import type { Row, TriedModel } from './row.ts'

/** The heading's words for one leg, without the `#`. */
export function headline(row: Row): string {
  if (row.used === null) return 'Codex has no usable model here'
  if (row.outcome === 'fallback') return `Codex uses ${code(row.used)} here instead of ${code(row.requested)}`
  return `Codex uses ${code(row.used)} here`
}

/** The models that were tried, in order, with what became of each. */
export function triedTable(row: Row): string {
  return table(
    ['Model', 'Result', 'What the route answered'],
    row.tried.map(tried => [
      code(tried.model) + (tried.model === row.requested ? ' (asked for)' : ''),
      resultOf(tried, row.used),
      answerOf(tried),
    ]),
  )
}

function resultOf(tried: TriedModel, used: string | null): string {
  const words = {
    accepted: 'accepted',
    refused: 'not available',
    unsettled: 'not settled',
    untried: 'not tried',
  }
  const mark = { accepted: '✅', refused: '➖', unsettled: '❔', untried: '' }
  return `${mark[tried.verdict]} ${words[tried.verdict]}${tried.model === used ? ', **used**' : ''}`.trim()
}

function answerOf(tried: TriedModel): string {
  if (tried.reason === 'accepted') return 'ran a turn'
  const label = REASONS[tried.reason].label
  return tried.said === undefined ? label : `${label}: ${code(tried.said)}`
}

/** What to do about it; empty when the model asked for is the one used and proven. */
export function recovery(row: Row): string {
  if (row.reason === 'accepted') return ''
  const last = row.tried.at(-1)
  const moves = [row.reason, ...(row.used === null && last !== undefined ? [last.reason] : [])]
    .filter((reason, index, all) => reason !== 'accepted' && all.indexOf(reason) === index)
    .map(reason => (reason === 'accepted' ? '' : REASONS[reason].recovery))
    .map(move => move.split('{model}').map(plain).join(code(row.requested)))
  const aim = row.used === null ? 'What to do' : `To get ${code(row.requested)} back`
  const when = row.retryAt === undefined ? '' : ` The limit resets at ${plain(row.retryAt)}.`
  return `**${aim}:** ${moves.join(' ')}${when}`
}

/** Notes as a list; empty when there are none. */
export function noteList(notes: readonly string[]): string {
  return notes.map(note => `- ${plain(note)}`).join('\n')
}

/** What the result does and does not cover. */
export const COVERAGE =
  'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.'
