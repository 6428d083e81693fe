import { timeText } from '../base/index.ts'
import { isReason, REASONS } from '../verdict/index.ts'
import { code, plain, prose, table } from './markdown.ts'
import { blockerOf, isModelReason, reasonsOf, rowStatus } from './row-status.ts'
import { isRerouted, type Row, type TriedModel } from './state.ts'

/**
 * The models that were tried, in order, with what became of each; `asked` are the models asked for where the row stands
 * for several.
 */
export function triedTable(row: Row, asked: readonly string[] = [row.requested]): string {
  if (row.tried.length === 0) return ''
  return table(
    ['Model', 'Result', 'Answer'],
    row.tried.map(tried => [
      code(tried.model) + (asked.includes(tried.model) ? ' (asked&nbsp;for)' : ''),
      resultOf(tried, row),
      answerOf(tried, row),
    ]),
  )
}

const RESULTS = {
  accepted: '✅&nbsp;accepted',
  refused: '➖&nbsp;not&nbsp;accepted',
  unsettled: '❔&nbsp;not&nbsp;settled',
} as const satisfies Record<TriedModel['verdict'], string>

function resultOf(tried: TriedModel, row: Row): string {
  if (isReroutedModel(tried, row)) return '⚠️&nbsp;**used**'
  // What the route or the client did is not put down to the model.
  const result =
    tried.verdict === 'refused' && isReason(tried.reason) && !isModelReason(tried.reason)
      ? '➖&nbsp;no&nbsp;answer'
      : RESULTS[tried.verdict]
  if (tried.model !== row.used) return result
  return tried.verdict === 'accepted' ? '✅&nbsp;**used**' : `${result}, **used**`
}

function isReroutedModel(tried: TriedModel, row: Row): boolean {
  return tried.model === row.used && tried.verdict === 'accepted' && isRerouted(row)
}

function answerOf(tried: TriedModel, row: Row): string {
  if (isReroutedModel(tried, row)) return `accepted, but ${code(row.served ?? '')} answered`
  if (tried.reason === 'accepted') return 'accepted'
  const label = reasonLabel(tried.reason)
  return tried.said === undefined ? label : `${label}: ${code(tried.said)}`
}

/** A reason in a few words; a code that this version does not know stands as it is. */
export function reasonLabel(reason: string): string {
  if (reason === 'accepted') return 'accepted'
  return isReason(reason) ? REASONS[reason].label : code(reason)
}

/**
 * What to do about it; empty when the model asked for is used and proven. `whose` are the jobs that it concerns, where
 * there are others.
 */
export function recovery(row: Row, whose = ''): string {
  const moves = movesOf(row)
  if (moves.length === 0) return ''
  const what = row.outcome === 'fallback' ? `To get ${code(row.requested)} back` : 'What to do'
  const when = row.retryAt === undefined ? '' : ` The limit resets at ${plain(timeText(row.retryAt))}.`
  return `**${what}${whose === '' ? '' : ` (${whose})`}:** ${moves.join(' ')}${when}`
}

function movesOf(row: Row): readonly string[] {
  // A reason is told of the first model that it holds for: the one asked for, as a rule.
  const models = new Map([[row.reason, row.requested]])
  for (const { reason, model } of row.used === null ? row.tried : []) {
    if (!models.has(reason)) models.set(reason, model)
  }
  const moves = [...models].flatMap(([reason, model]) =>
    isReason(reason) ? [prose(REASONS[reason].recovery, model)] : [],
  )
  if (rowStatus(row) === 'rerouted') return [...moves, prose(REROUTED, row.used ?? '')]
  return isExhausted(row) ? [...moves, prose(EXHAUSTED, row.requested)] : moves
}

/** The first move where another model answered. */
const REROUTED =
  'Where it has to be {model}, run again; if another model still answers, look at the account’s notices or use another route. Where the model that answered is good enough, ask for that one.'

/** What there is to do besides where every model of the chain was refused for good. */
const EXHAUSTED = 'Or name another model in `fallback-models`, or let this job use another route.'

function isExhausted(row: Row): boolean {
  return (
    rowStatus(row) === 'none' &&
    blockerOf(row) === undefined &&
    reasonsOf(row).some(
      reason => REASONS[reason].scope === 'model' && REASONS[reason].lasting !== 'temporary',
    )
  )
}

/** Notes as a list; empty when there are none. */
export function noteList(notes: readonly string[]): string {
  return notes.map(note => `- ${plain(note)}`).join('\n')
}

/** What the result does and does not cover. */
export const COVERAGE =
  'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.'
