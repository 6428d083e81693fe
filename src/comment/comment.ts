/** The comment on the pull request: the state of all legs, rendered for people, with the state itself hidden in it. */

import { commentMarker, embedState } from './embed.ts'
import { fitState } from './fit.ts'
import { groupRows, type RowGroup, rowOfGroup } from './groups.ts'
import { headline, opening } from './headline.ts'
import { countLine, MOST_GROUPS, manyText, OVER, title } from './many-jobs.ts'
import { code, folded } from './markdown.ts'
import { closing, type Detail, isQuiet, joined, notesOfRows, withoutWords } from './parts.ts'
import { recovery, triedTable } from './sections.ts'
import type { CommentState, Row } from './state.ts'

/** GitHub refuses a longer body, on create and on update. */
export const LONGEST_COMMENT = 65_536

/** What people read gets at most this much, so that the state of a full matrix has room behind it. */
const LONGEST_TEXT = 24_000

/** The whole body: it begins with the marker, ends with the state, and always fits. */
export function renderComment(state: CommentState): string {
  const marker = commentMarker(state.key)
  const text = renderRows(state.rows, state.fellBack)
  const room = LONGEST_COMMENT - [marker, text, leftOut(state.rows.length), ''].join('\n\n').length
  const fitted = fitState(state, room)
  const left = state.rows.length - fitted.rows.length
  return [marker, text, ...(left === 0 ? [] : [leftOut(left)]), embedState(fitted)].join('\n\n')
}

function leftOut(count: number): string {
  return `<sub>A later update may leave out ${count} of these jobs: there was no room to keep them.</sub>`
}

/**
 * The rows for people alone, at the first level of detail that fits. `fellBack`: whether earlier ones called for a
 * comment, which is over when all rows are as asked.
 */
export function renderRows(rows: readonly Row[], fellBack = false): string {
  const again = fellBack && rows.length > 0 && rows.every(isQuiet)
  for (const detail of [2, 1, 0] as const) {
    const groups = groupRows(rows, detail < 2)
    // So many do not fit in full, and hostile ones would take seconds to find that out.
    if (detail === 2 && groups.length > MOST_GROUPS) continue
    const [group, ...others] = groups
    if (group === undefined) return '### Codex models in this run\n\nNo job has reported yet.'
    const text = others.length > 0 ? manyText(rows, groups, detail, again) : oneText(group, detail, again)
    if (text.length <= LONGEST_TEXT) return text
  }
  return `### ${title(rows, again)}\n\n${countLine(rows)}\n\n<sub>The details did not fit; they are in the job summaries.</sub>`
}

function oneText(group: RowGroup, detail: Detail, again: boolean): string {
  const { rows, asked } = group
  const row = rowOfGroup(group)
  const legs = rows.map(({ leg }) => leg)
  return joined([
    `### ${again ? `${code(row.requested)} is accepted again` : headline(row)}`,
    again ? `${opening(row)} ${OVER}`.trim() : opening(row),
    isQuiet(row) ? '' : triedTable(detail === 2 ? row : withoutWords(row), asked),
    detail === 0 ? '' : recovery(row),
    detail === 0 ? '' : notesOfRows(rows),
    legs.length > 1 ? folded(`All ${legs.length} jobs agree`, legs.map(code).join(', ')) : '',
    closing(rows, row.runUrl, legs.length > 1 ? '' : row.leg),
  ])
}
