/**
 * The parts that comment and summary have in common, each a piece of Markdown. A row may come from a comment that
 * somebody else edited, so every text in it is quoted.
 */

import type { Row, TriedModel } from './comment-state.ts'
import { alert, code, plain, prose, table } from './markdown.ts'
import { isReason, REASONS } from './reason.ts'
import { describeRoute, isRouteKind, type RouteFacts } from './route.ts'
import { timeText } from './time-text.ts'

/** The heading's words for one leg, without the `#`. */
export function headline(row: Row): string {
  if (row.used === null) return 'Codex has no usable model here'
  if (row.outcome === 'fallback') return `Codex uses ${code(row.used)} here instead of ${code(row.requested)}`
  return `Codex uses ${code(row.used)} here`
}

/** Why it is so, under the headline: a plain line when all went as asked, else a box. */
export function opening(row: Row): string {
  const text = whyText(row)
  if (text === '') return ''
  if (row.outcome === 'none') return alert('WARNING', text)
  return row.reason === 'accepted' && row.served === undefined ? text : alert('NOTE', text)
}

/** Why it is so, as Markdown, without a repetition of the headline. */
function whyText(row: Row): string {
  const route = routeOf(row)
  if (row.reason === 'accepted') return sentence(plain(withoutHeadline(row)))
  if (row.outcome !== 'fallback' || !isReason(row.reason) || route === undefined)
    return plain(row.explanation)
  const until = row.retryAt === undefined ? '' : ` until ${plain(timeText(row.retryAt))}`
  const where = plain(describeRoute(route))
  return `${sentence(REASONS[row.reason].clause)
    .replace(/^\{route\}/, () => sentence(where))
    .replaceAll('{model}', () => code(row.requested))
    .replaceAll('{route}', () => where)}${until}.`
}

/** The explanation of a model that is used as asked; a row that was shortened has none, and needs none. */
function withoutHeadline({ used, explanation }: Row): string {
  const headline = `${used} is used: `
  return explanation.startsWith(headline) ? explanation.slice(headline.length) : explanation
}

/** The route of a row; undefined when the row, which may come from an edited comment, names none that is known. */
export function routeOf(row: Row): RouteFacts | undefined {
  return isRouteKind(row.route)
    ? { kind: row.route, ...(row.plan === undefined ? {} : { plan: row.plan }) }
    : undefined
}

/** A clause as the beginning of a sentence; one that begins with a placeholder keeps it. */
function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1)
}

/** The models that were tried, in order, with what became of each. */
export function triedTable(row: Row): string {
  if (row.tried.length === 0) return ''
  return table(
    ['Model', 'Result', 'Answer'],
    row.tried.map(tried => [
      code(tried.model) + (tried.model === row.requested ? ' (asked&nbsp;for)' : ''),
      resultOf(tried, row.used),
      answerOf(tried),
    ]),
  )
}

const RESULTS = {
  accepted: '✅&nbsp;accepted',
  refused: '➖&nbsp;not&nbsp;accepted',
  unsettled: '❔&nbsp;not&nbsp;settled',
} as const satisfies Record<TriedModel['verdict'], string>

function resultOf(tried: TriedModel, used: string | null): string {
  if (tried.model !== used) return RESULTS[tried.verdict]
  return tried.verdict === 'accepted' ? '✅&nbsp;**used**' : `${RESULTS[tried.verdict]}, **used**`
}

function answerOf(tried: TriedModel): string {
  if (tried.reason === 'accepted') return 'accepted'
  const label = reasonLabel(tried.reason)
  return tried.said === undefined ? label : `${label}: ${code(tried.said)}`
}

/** A reason in a few words; a code that this version does not know stands as it is. */
export function reasonLabel(reason: string): string {
  if (reason === 'accepted') return 'accepted'
  return isReason(reason) ? REASONS[reason].label : code(reason)
}

/** What to do about it, after `aim` where no model is used; empty when the model asked for is used and proven. */
export function recovery(row: Row, aim = 'What to do'): string {
  // A reason is told of the first model that it holds for: the one asked for, as a rule.
  const models = new Map([[row.reason, row.requested]])
  for (const { reason, model } of row.used === null ? row.tried : []) {
    if (!models.has(reason)) models.set(reason, model)
  }
  const moves = [...models].flatMap(([reason, model]) =>
    isReason(reason) ? [prose(REASONS[reason].recovery, model)] : [],
  )
  if (moves.length === 0) return ''
  const what = row.outcome === 'fallback' ? `To get ${code(row.requested)} back` : aim
  const when = row.retryAt === undefined ? '' : ` The limit resets at ${plain(timeText(row.retryAt))}.`
  return `**${what}:** ${moves.join(' ')}${when}`
}

/** Notes as a list; empty when there are none. */
export function noteList(notes: readonly string[]): string {
  return notes.map(note => `- ${plain(note)}`).join('\n')
}

/** What the result does and does not cover. */
export const COVERAGE =
  'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.'
