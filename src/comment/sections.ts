/** The sections below the tables, and what the comment and the job summary share. */

import { timeText } from '../base/index.ts'
import { isReason, REASONS } from '../verdict/index.ts'
import type { DetailLevel, RowGroup } from './group-rows.ts'
import { code, escapeNote, escapeText, foldedSection, formatSentence, link } from './markdown.ts'
import { adviceForOther, nameOfOther } from './other-route.ts'
import { adviceFor, blockerOf, canComeBack, isPreferred, reasonsOf, rowStatus } from './row.ts'
import type { OtherRoute, Row } from './state/state.ts'
import { countJobs, MAX_NAMES_IN_A_CELL, reasonLabel, triedTable } from './tables.ts'

/** A sentence names at most this many jobs; of more, it has the number. */
const MAX_JOBS_IN_A_SENTENCE = 4

const MAX_REASON_CODES = 6
const MAX_VERSIONS = 4

/** What the result does and does not cover. */
export const COVERAGE =
  'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.'

/** What to do where another model answered. */
const REROUTED =
  'If it must be {model}, run again; if another model still answers, look at the account’s notices or use another route. If the model that answered is good enough, ask for that one.'

/** What else to do where the models of the chain were refused and none is used. */
const NONE_ACCEPTED = 'Or name another model in `fallback-models`, or let this job use another route.'

/** Sections as one text; empty ones are left out. */
export function joinSections(sections: readonly string[]): string {
  return sections.filter(section => section !== '').join('\n\n')
}

/** What to do, each text once, with the jobs that it is for where there are several groups. */
export function recoveries(groups: readonly RowGroup[]): string {
  const sections = [...Map.groupBy(groups, ({ row }) => recoveryText(row)).values()].map(same => {
    const jobs = groups.length === 1 ? '' : listJobs(same.flatMap(({ rows }) => rows))
    return same[0] === undefined ? '' : recoveryText(same[0].row, jobs)
  })
  return joinSections(sections)
}

/**
 * What to do about a result. Empty where the model asked for is used and proven. `jobs` names the jobs where there are
 * others too.
 */
export function recoveryText(row: Row, jobs = ''): string {
  const { firstRoute: first, secondRoute: second } = row
  const reset = row.retryAt === undefined ? '' : ` The limit resets at ${escapeText(timeText(row.retryAt))}.`
  const goal = canComeBack(row) ? `To get ${code(row.requested)} back` : 'What to do'
  const back =
    first && (first.route === 'none' ? 'To sign Codex in' : `To go back to ${escapeText(nameOfOther(first))}`)
  const steps = recoverySteps(row)
  return joinSections([
    // The reset is that of the route that was left.
    paragraph(back ?? '', otherSteps(first), jobs, reset),
    paragraph(goal, steps, jobs, first === undefined ? reset : ''),
    paragraph('To use the fallback API key', otherSteps(second), jobs),
  ])
}

/** Steps to a goal; empty where there are none. */
function paragraph(goal: string, steps: readonly string[], jobs: string, end = ''): string {
  return steps.length === 0 ? '' : `**${goal}${jobs === '' ? '' : ` (${jobs})`}:** ${steps.join(' ')}${end}`
}

function otherSteps(other: OtherRoute | undefined): readonly string[] {
  return other === undefined ? [] : [formatSentence(adviceForOther(other), '')].filter(step => step !== '')
}

function recoverySteps(row: Row): readonly string[] {
  const steps = stepsByReason(row)
  if (rowStatus(row) === 'rerouted') return [...steps, formatSentence(REROUTED, row.used ?? '')]
  const isComplete = row.advice !== undefined || !hasLastingRefusal(row)
  return isComplete ? steps : [...steps, formatSentence(NONE_ACCEPTED, row.requested)]
}

function stepsByReason(row: Row): readonly string[] {
  if (row.advice !== undefined) return [formatSentence(row.advice, row.requested)]
  // One step for each reason, with the first model that failed for it.
  const models = new Map([[row.reason, row.requested]])
  for (const { reason, model } of row.used === null ? row.tried : []) {
    if (!models.has(reason)) models.set(reason, model)
  }
  const steps = [...models].flatMap(([reason, model]) =>
    isReason(reason) ? [formatSentence(adviceFor(row, reason), model)] : [],
  )
  return [...new Set(steps)]
}

function hasLastingRefusal(row: Row): boolean {
  return (
    rowStatus(row) === 'none' &&
    blockerOf(row) === undefined &&
    reasonsOf(row).some(
      reason => REASONS[reason].scope === 'model' && REASONS[reason].lasting !== 'temporary',
    )
  )
}

/** The jobs of these rows for the middle of a sentence; many as their number and the reason they share. */
function listJobs(rows: readonly Row[]): string {
  if (rows.length <= MAX_JOBS_IN_A_SENTENCE) return rows.map(({ leg }) => code(leg)).join(', ')
  const [reason, ...others] = new Set(rows.map(row => row.reason))
  const jobs = countJobs(rows.length)
  return reason === undefined || others.length > 0 ? jobs : `${jobs}: ${reasonLabel(rows[0], reason)}`
}

/** The notes of all rows as a list, each once. A note that not all rows have names its jobs. */
export function noteList(rows: readonly Row[]): string {
  const notes = new Set(rows.flatMap(row => row.notes))
  return [...notes]
    .map(note => {
      const holders = rows.filter(row => row.notes.includes(note))
      return `- ${escapeNote(note)}${holders.length === rows.length ? '' : ` (${listJobs(holders)})`}`
    })
    .join('\n')
}

/** A folded section with the answers to a group, and its jobs where the table has only their number. */
export function groupDetails({ row, rows, asked }: RowGroup, detail: DetailLevel): string {
  const answers = detail === 'full' && !isPreferred(row) ? triedTable(row, asked, detail) : ''
  const jobs = rows.length > MAX_NAMES_IN_A_CELL ? rows.map(({ leg }) => code(leg)).join(', ') : ''
  const body = joinSections([answers, jobs])
  const which = rows.length === 1 ? `The job ${escapeText(row.leg)}` : `The ${countJobs(rows.length)}`
  const result = row.used === null ? 'without a model' : `on ${escapeText(row.used)}`
  return body === '' || detail === 'outcomes' ? '' : foldedSection(`${which} ${result}`, body)
}

/** What the result covers, the CLI version, the job where it is the only one, the reason codes, and the run. */
export function footer(rows: readonly Row[], runUrl: string | undefined): string {
  const versions = [...new Set(rows.flatMap(({ codex }) => codex ?? []))]
  const [only, ...others] = rows
  const facts = [
    versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, MAX_VERSIONS).map(escapeText).join(', ')}`,
    only === undefined || others.length > 0 ? '' : `job ${code(only.leg)}`,
    reasonCodes(rows),
    runUrl === undefined ? '' : link('run', runUrl),
  ].filter(fact => fact !== '')
  return `<sub>${[COVERAGE, facts.join(' · ')].filter(part => part !== '').join('<br>')}</sub>`
}

/** The codes of the failures, as README and outputs have them; empty where nothing failed. */
export function reasonCodes(rows: readonly Row[]): string {
  const codes = [
    ...new Set(
      rows
        .filter(row => !isPreferred(row))
        .flatMap(row => [
          ...(row.firstRoute === undefined ? [] : [row.firstRoute.reason]).filter(isReason),
          ...reasonsOf(row),
          ...(row.secondRoute === undefined ? [] : [row.secondRoute.reason]).filter(isReason),
        ]),
    ),
  ]
  if (codes.length === 0) return ''
  const more = codes.length > MAX_REASON_CODES ? ', …' : ''
  return `${codes.length === 1 ? 'reason' : 'reasons'} ${codes.slice(0, MAX_REASON_CODES).map(code).join(', ')}${more}`
}
