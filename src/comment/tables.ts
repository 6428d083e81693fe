/** The two tables of the comment: the models that one leg tried, and the results of several groups of legs. */

import { timeText } from '../base/index.ts'
import { reasonPage } from '../report/index.ts'
import { type Detail, isReason } from '../verdict/index.ts'
import type { DetailLevel, RowGroup } from './group-rows.ts'
import { code, escapeText, link, table } from './markdown.ts'
import { labelOfOther } from './other-route.ts'
import { isModelReason, isPreferred, labelOf, rowStatus, triedLabel } from './row.ts'
import { isRerouted, type Row, type TriedModel } from './state/state.ts'

/** A cell names at most this many jobs or models, fewer without details; of more, it has the number. */
export const MAX_NAMES_IN_A_CELL = 4

const MAX_NAMES_WITHOUT_DETAILS = 2

/**
 * The models that were tried, in order, with their results; `asked` are the models asked for. Models that follow each
 * other and failed for the same reason share a line. A failure links to the page of its reason.
 */
export function triedTable(row: Row, asked: readonly string[], docsUrl: string): string {
  if (row.tried.length === 0) return ''
  const name = ({ model }: TriedModel) => code(model) + (asked.includes(model) ? ' (asked&nbsp;for)' : '')
  return table(
    ['Model', 'Result'],
    groupSameResults(row.tried, ({ model }) => model !== row.used).map(([first, ...others]) => [
      [first, ...others].map(name).join('<br>'),
      resultCell(first, row, docsUrl),
    ]),
  )
}

/** Models that follow each other and have the same result, if `isSame` holds too, are in one group. */
export function groupSameResults(
  tried: readonly TriedModel[],
  isSame: (one: TriedModel, other: TriedModel) => boolean = () => true,
): readonly [TriedModel, ...TriedModel[]][] {
  const groups: [TriedModel, ...TriedModel[]][] = []
  for (const model of tried) {
    const last = groups.at(-1)
    if (last !== undefined && isSameFailure(last[0], model) && isSame(last[0], model)) last.push(model)
    else groups.push([model])
  }
  return groups
}

function isSameFailure(one: TriedModel, other: TriedModel): boolean {
  return (
    one.verdict !== 'accepted' &&
    one.verdict === other.verdict &&
    one.reason === other.reason &&
    one.detail === other.detail
  )
}

const BELOW_MINIMUM: Detail = 'below-minimum'

function resultCell(tried: TriedModel, row: Row, docsUrl: string): string {
  const isUsed = tried.model === row.used
  if (isReroutedModel(tried, row)) return `⚠️&nbsp;**used**, but ${code(row.served ?? '')} answered`
  if (tried.verdict === 'accepted') return isUsed ? '✅&nbsp;**used**' : '✅&nbsp;accepted'
  const label = isReason(tried.reason)
    ? link(triedLabel(row, tried), reasonPage(docsUrl, tried.reason))
    : code(tried.reason)
  return [signOf(tried), isUsed ? '**used**, ' : '', resultOf(tried), label].join('')
}

function signOf({ verdict, detail }: TriedModel): string {
  if (verdict === 'unsettled') return '❔&nbsp;'
  return detail === BELOW_MINIMUM ? '⏸️&nbsp;' : '➖&nbsp;'
}

function resultOf({ verdict, reason, detail }: TriedModel): string {
  if (verdict === 'unsettled') return 'not settled: '
  // The model has answered, and the job would have too little of the plan to work with.
  if (detail === BELOW_MINIMUM) return 'accepted, not used: '
  // A failure of the route or of the CLI is no refusal of the model.
  return isReason(reason) && !isModelReason(reason) ? 'no answer: ' : ''
}

function isReroutedModel(tried: TriedModel, row: Row): boolean {
  return tried.model === row.used && tried.verdict === 'accepted' && isRerouted(row)
}

/** A line for each group. Three columns, because a phone has no room for more. */
export function groupTable(groups: readonly RowGroup[], detail: DetailLevel, docsUrl: string): string {
  const max = detail === 'outcomes' ? MAX_NAMES_WITHOUT_DETAILS : MAX_NAMES_IN_A_CELL
  return table(
    ['Jobs', 'Model', 'Why'],
    groups.map(group => [
      group.rows.length <= max
        ? group.rows.map(({ leg }) => code(leg)).join('<br>')
        : countJobs(group.rows.length),
      modelCell(group, max),
      whyCell(group.row, docsUrl),
    ]),
  )
}

/** The model that is used, and under it the one asked for where that is another one. */
function modelCell({ row, asked }: RowGroup, max: number): string {
  const askedFor = asked.length <= max ? asked.map(code).join('<br>') : `${asked.length} models`
  if (row.used === null) return `**none**<br>instead of ${askedFor}`
  const used = `**${code(row.used)}**`
  return [
    isPreferred(row) ? code(row.used) : used,
    row.firstRoute === undefined ? '' : 'fallback API key',
    isRerouted(row) ? `but ${code(row.served ?? '')} answered` : '',
    asked.length === 1 && asked[0] === row.used ? '' : `instead of ${askedFor}`,
  ]
    .filter(part => part !== '')
    .join('<br>')
}

function whyCell(row: Row, docsUrl: string): string {
  const status = rowStatus(row)
  const until = row.retryAt === undefined ? '' : `, until ${escapeText(timeText(row.retryAt))}`
  const { firstRoute: first } = row
  const linked = (label: string, reason: string) =>
    isReason(reason) ? link(label, reasonPage(docsUrl, reason)) : label
  const model = linked(reasonLabel(row, row.reason), row.reason)
  // The reset is that of the route that was left.
  const why =
    first === undefined
      ? `${model}${until}`
      : [
          `${linked(labelOfOther(first) ?? code(first.reason), first.reason)}${until}`,
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
