/** What the comment of one answer and that of several are both made of. */

import { code, link, plain } from './markdown.ts'
import { reasonsOf, rowStatus } from './row-status.ts'
import { COVERAGE, noteList, reasonLabel } from './sections.ts'
import type { Row } from './state.ts'

/** How much is told: 2 all, 1 without the endpoint's words and the notes, 0 outcomes alone. */
export type Detail = 0 | 1 | 2

/** As many jobs are named in a sentence; of more, the number is. */
const LEGS_IN_A_SENTENCE = 4

/** As many reason codes are named. */
const MOST_CODES = 6

/** Parts of a text, without those that are empty. */
export function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}

/** A number of jobs. */
export function jobs(count: number): string {
  return `${count} ${count === 1 ? 'job' : 'jobs'}`
}

/** Nothing to tell but that it went as asked. */
export function isQuiet(row: Row): boolean {
  return rowStatus(row) === 'preferred'
}

/** The jobs of these rows for the middle of a sentence; many are told by their number and what they have in common. */
export function whose(rows: readonly Row[]): string {
  if (rows.length <= LEGS_IN_A_SENTENCE) return rows.map(({ leg }) => code(leg)).join(', ')
  const reasons = new Set(rows.map(({ reason }) => reason))
  const [reason] = reasons
  return jobs(rows.length) + (reasons.size === 1 && reason !== undefined ? `: ${reasonLabel(reason)}` : '')
}

/** The notes of all rows, each once; one that does not hold for every row names the jobs that it is of. */
export function notesOfRows(rows: readonly Row[]): string {
  const holders = new Map<string, Row[]>()
  for (const row of rows) {
    for (const note of new Set(row.notes)) holders.set(note, [...(holders.get(note) ?? []), row])
  }
  return [...holders]
    .map(([note, of]) => (of.length === rows.length ? noteList([note]) : `- ${plain(note)} (${whose(of)})`))
    .join('\n')
}

/** What the result covers, and where it is from. The codes are those that README and outputs have. */
export function closing(rows: readonly Row[], runUrl: string | undefined, leg = ''): string {
  const versions = [...new Set(rows.flatMap(({ codex }) => (codex === undefined ? [] : [codex])))]
  const facts = [
    versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, 4).map(plain).join(', ')}`,
    leg === '' ? '' : `job ${code(leg)}`,
    reasonCodes(rows),
    runUrl === undefined ? '' : link('run', runUrl),
  ].filter(fact => fact !== '')
  return `<sub>${[COVERAGE, facts.join(' · ')].filter(part => part !== '').join('<br>')}</sub>`
}

/** The codes of what failed, for who wants to look them up; empty where nothing did. */
export function reasonCodes(rows: readonly Row[]): string {
  const codes = [...new Set(rows.filter(row => !isQuiet(row)).flatMap(reasonsOf))]
  if (codes.length === 0) return ''
  const more = codes.length > MOST_CODES ? ', …' : ''
  return `${codes.length === 1 ? 'reason' : 'reasons'} ${codes.slice(0, MOST_CODES).map(code).join(', ')}${more}`
}

/** The row without what the endpoint said. */
export function withoutWords(row: Row): Row {
  return { ...row, tried: row.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason })) }
}
