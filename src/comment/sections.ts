/** The sections below the tables, and what the comment and the job summary share. */

import { reasonPage } from '../report/index.ts'
import { isReason } from '../verdict/index.ts'
import type { DetailLevel, RowGroup } from './group-rows.ts'
import { code, escapeNote, escapeText, link } from './markdown.ts'
import { recoveriesOf, renderRecovery } from './recovery.ts'
import { isPreferred, reasonsOf } from './row.ts'
import type { Row, TriedModel } from './state/state.ts'
import { countJobs, groupSameResults, MAX_NAMES_IN_A_CELL, reasonLabel } from './tables.ts'

/** A sentence names at most this many jobs; of more, it has the number. */
const MAX_JOBS_IN_A_SENTENCE = 4

const MAX_REASON_CODES = 6
const MAX_VERSIONS = 4

/** What the result does and does not cover. */
export const COVERAGE =
  'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.'

/** Sections as one text; empty ones are left out. */
export function joinSections(sections: readonly string[]): string {
  return sections.filter(section => section !== '').join('\n\n')
}

/** The first step for the most urgent group; `all` are the groups of the comment. */
export function firstRecovery({ row, rows }: RowGroup, all: readonly RowGroup[]): string {
  const [recovery] = recoveriesOf(row)
  return recovery === undefined ? '' : renderRecovery(recovery, all.length === 1 ? '' : nameJobs(rows))
}

/** The other steps of all groups, each text once, with the jobs that it is for where there are several groups. */
export function otherRecoveries([first, ...others]: readonly RowGroup[]): string {
  if (first === undefined) return ''
  const rest = [
    ...recoveriesOf(first.row)
      .slice(1)
      .map(recovery => ({ recovery, group: first })),
    ...others.flatMap(group => recoveriesOf(group.row).map(recovery => ({ recovery, group }))),
  ]
  const isOnly = others.length === 0
  const texts = [...Map.groupBy(rest, ({ recovery }) => JSON.stringify(recovery)).values()].flatMap(same =>
    same[0] === undefined
      ? []
      : renderRecovery(
          same[0].recovery,
          isOnly ? '' : nameJobsWithReason(same.flatMap(({ group }) => group.rows)),
        ),
  )
  return joinSections(texts)
}

/** The jobs of these rows, by name where they are few. */
export function nameJobs(rows: readonly Row[]): string {
  return rows.length <= MAX_JOBS_IN_A_SENTENCE
    ? rows.map(({ leg }) => code(leg)).join(', ')
    : countJobs(rows.length)
}

/** The jobs of these rows for the middle of a sentence; many as their number and the reason they share. */
function nameJobsWithReason(rows: readonly Row[]): string {
  const [reason, ...others] = new Set(rows.map(row => row.reason))
  const isNamed = rows.length <= MAX_JOBS_IN_A_SENTENCE || reason === undefined || others.length > 0
  return isNamed ? nameJobs(rows) : `${nameJobs(rows)}: ${reasonLabel(rows[0], reason)}`
}

/** The notes of all rows as a list, each once. A note that not all rows have names its jobs. */
export function noteList(rows: readonly Row[]): string {
  const notes = [...new Set(rows.flatMap(row => row.notes))].map(note => {
    const holders = rows.filter(row => row.notes.includes(note))
    return `- ${escapeNote(note)}${holders.length === rows.length ? '' : ` (${nameJobsWithReason(holders)})`}`
  })
  return withLead('Notes:', notes)
}

/** A list with a line above it, so that two lists do not become one. */
function withLead(lead: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${lead}\n\n${items.join('\n')}`
}

/** What the endpoint answered to a group, and the names of its jobs where the table has only their number. */
export function groupDetails({ row, rows, asked }: RowGroup, detail: DetailLevel): string {
  const answers = detail === 'full' && !isPreferred(row) ? answerList(row) : ''
  const jobs = rows.length > MAX_NAMES_IN_A_CELL ? nameAllJobs(rows) : ''
  if ((answers === '' && jobs === '') || detail === 'outcomes') return ''
  const which = rows.length === 1 ? `The job ${code(row.leg)}` : `The ${countJobs(rows.length)}`
  const result = row.used === null ? 'without a model' : `on ${code(row.used)}`
  const models = asked.length > 1 || row.used === asked[0] ? '' : `, asked for ${asked.map(code).join(', ')}`
  return joinSections([`**${which} ${result}${models}**`, answers, jobs])
}

/** The jobs of these rows, however many. */
export function nameAllJobs(rows: readonly Row[]): string {
  return rows.map(({ leg }) => code(leg)).join(', ')
}

/** The own words of the endpoint or the CLI about each model. */
export function answerList(row: Row): string {
  const answers = groupSameResults(row.tried, hasSameWords).flatMap(([first, ...others]) => {
    if (first.said === undefined) return []
    const models = [first, ...others].map(({ model }) => code(model)).join(', ')
    return `- ${models}: ${code(first.said)}`
  })
  return withLead('The answers:', answers)
}

/** Whether the words differ only in the name of the model. */
function hasSameWords(one: TriedModel, other: TriedModel): boolean {
  const words = ({ model, said = '' }: TriedModel) => said.replaceAll(model, '{model}')
  return words(one) === words(other)
}

/** What the result covers, the CLI version, the job where it is the only one, the reason codes, and the run. */
export function footer(rows: readonly Row[], docsUrl: string, runUrl: string | undefined): string {
  const versions = [...new Set(rows.flatMap(({ codex }) => codex ?? []))]
  const [only, ...others] = rows
  const facts = [
    versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, MAX_VERSIONS).map(escapeText).join(', ')}`,
    only === undefined || others.length > 0 ? '' : `job ${code(only.leg)}`,
    reasonCodes(rows, docsUrl),
    runUrl === undefined ? '' : link('run', runUrl),
  ].filter(fact => fact !== '')
  return joinSections([COVERAGE, facts.join(' · ')])
}

/** The codes of the failures with links to their pages; empty where nothing failed. */
export function reasonCodes(rows: readonly Row[], docsUrl: string): string {
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
  return `${codes.length === 1 ? 'reason' : 'reasons'} ${codes
    .slice(0, MAX_REASON_CODES)
    .map(reason => link(code(reason), reasonPage(docsUrl, reason)))
    .join(', ')}${more}`
}
