/** The two tables of the comment: the models that one leg tried, and the results of several groups of legs. */

import { timeText } from '../base/index.ts'
import { type Detail, isReason } from '../verdict/index.ts'
import type { DetailLevel, RowGroup } from './group-rows.ts'
import { code, escapeText, table } from './markdown.ts'
import { labelOfOther } from './other-route.ts'
import { isModelReason, isPreferred, labelOf, rowStatus, triedLabel } from './row.ts'
import { isRerouted, type Row, type TriedModel } from './state/state.ts'

/** A cell names at most this many jobs or models, fewer without details; of more, it has the number. */
export const MAX_NAMES_IN_A_CELL = 4

const MAX_NAMES_WITHOUT_DETAILS = 2

/**
 * The models that were tried, in order, with their results; `asked` are the models asked for. Models that follow each
 * other and were refused with the same words share a line.
 */
export function triedTable(row: Row, asked: readonly string[], detail: DetailLevel): string {
  if (row.tried.length === 0) return ''
  const name = ({ model }: TriedModel) => code(model) + (asked.includes(model) ? ' (asked&nbsp;for)' : '')
  return table(
    ['Model', 'Result', 'Answer'],
    groupSameRefusals(row.tried).map(([first, ...others]) => [
      [first, ...others].map(name).join(', '),
      resultCell(first, row),
      answerCell(first, row, detail),
    ]),
  )
}

function groupSameRefusals(tried: readonly TriedModel[]): readonly [TriedModel, ...TriedModel[]][] {
  const groups: [TriedModel, ...TriedModel[]][] = []
  for (const model of tried) {
    const last = groups.at(-1)
    if (last !== undefined && isSameRefusal(last[0], model)) last.push(model)
    else groups.push([model])
  }
  return groups
}

function isSameRefusal(one: TriedModel, other: TriedModel): boolean {
  // The words differ only in the name of the model.
  const words = ({ model, said = '' }: TriedModel) => said.replaceAll(model, '{model}')
  return (
    one.verdict === 'refused' &&
    other.verdict === 'refused' &&
    one.reason === other.reason &&
    one.detail === other.detail &&
    words(one) === words(other)
  )
}

const BELOW_MINIMUM: Detail = 'below-minimum'

const RESULTS = {
  accepted: '✅&nbsp;accepted',
  refused: '➖&nbsp;not&nbsp;accepted',
  unsettled: '❔&nbsp;not&nbsp;settled',
} as const satisfies Record<TriedModel['verdict'], string>

function resultCell(tried: TriedModel, row: Row): string {
  if (isReroutedModel(tried, row)) return '⚠️&nbsp;**used**'
  const result = resultOf(tried)
  if (tried.model !== row.used) return result
  return tried.verdict === 'accepted' ? '✅&nbsp;**used**' : `${result}, **used**`
}

function resultOf({ verdict, reason, detail }: TriedModel): string {
  if (verdict !== 'refused' || !isReason(reason)) return RESULTS[verdict]
  // The model has answered, and the job would have too little of the plan to work with.
  if (detail === BELOW_MINIMUM) return '⏸️&nbsp;accepted,&nbsp;not&nbsp;used'
  // A failure of the route or of the CLI is no refusal of the model.
  return isModelReason(reason) ? RESULTS.refused : '➖&nbsp;no&nbsp;answer'
}

function answerCell(tried: TriedModel, row: Row, detail: DetailLevel): string {
  if (isReroutedModel(tried, row)) return `accepted, but ${code(row.served ?? '')} answered`
  if (tried.reason === 'accepted') return 'accepted'
  const label = isReason(tried.reason) ? triedLabel(row, tried) : code(tried.reason)
  return tried.said === undefined || detail !== 'full' ? label : `${label}: ${code(tried.said)}`
}

function isReroutedModel(tried: TriedModel, row: Row): boolean {
  return tried.model === row.used && tried.verdict === 'accepted' && isRerouted(row)
}

/** A line for each group. */
export function groupTable(groups: readonly RowGroup[], detail: DetailLevel): string {
  const max = detail === 'outcomes' ? MAX_NAMES_WITHOUT_DETAILS : MAX_NAMES_IN_A_CELL
  return table(
    ['Jobs', 'Asked for', 'Used', 'Why'],
    groups.map(({ row, rows, asked }) => [
      rows.length <= max ? rows.map(({ leg }) => code(leg)).join('<br>') : countJobs(rows.length),
      asked.length <= max ? asked.map(code).join('<br>') : `${asked.length} models`,
      isPreferred(row) ? usedCell(row) : `**${usedCell(row)}**`,
      whyCell(row),
    ]),
  )
}

function usedCell(row: Row): string {
  const isOtherAccount = row.used !== null && row.firstRoute !== undefined
  return isOtherAccount ? `${modelCell(row)}, fallback API key` : modelCell(row)
}

function modelCell(row: Row): string {
  const used = row.used === null ? 'none' : code(row.used)
  if (!isRerouted(row)) return used
  const served = `${code(row.served ?? '')} answered`
  return row.used === row.requested ? served : `${used}, but ${served}`
}

function whyCell(row: Row): string {
  const status = rowStatus(row)
  const until = row.retryAt === undefined ? '' : `, until ${escapeText(timeText(row.retryAt))}`
  const { firstRoute: first } = row
  const model = reasonLabel(row, row.reason)
  // The reset is that of the route that was left.
  const why =
    first === undefined
      ? `${model}${until}`
      : [
          `${labelOfOther(first) ?? code(first.reason)}${until}`,
          ...(status === 'second-route' ? [] : [model]),
        ].join('; ')
  if (status === 'unverified') return `not settled: ${why}`
  if (status !== 'rerouted') return why
  return `⚠️ ${row.outcome === 'fallback' ? `${why}; ` : ''}another model answered`
}

/** A reason in a few words; an unknown code is shown as it is. */
export function reasonLabel(row: Row | undefined, reason: string): string {
  if (row === undefined || reason === 'accepted') return reason
  return isReason(reason) ? labelOf(row, reason) : code(reason)
}

/** A number of jobs, such as "1 job". */
export function countJobs(count: number): string {
  return `${count} ${count === 1 ? 'job' : 'jobs'}`
}
