/** The comment on the pull request: the results of all legs for readers, with the state hidden in it. */

import { type DetailLevel, groupRows, type RowGroup } from './group-rows.ts'
import { countLine, countTitle, headline, whyBox } from './headline.ts'
import { code, foldedSection } from './markdown.ts'
import { isPreferred } from './row.ts'
import { footer, groupDetails, joinSections, noteList, recoveries } from './sections.ts'
import { commentMarker, embedState } from './state/embed.ts'
import { fitState } from './state/limit-size.ts'
import type { CommentState, Row } from './state/state.ts'
import { groupTable, triedTable } from './tables.ts'

/** GitHub refuses a longer body, on create and on update. */
const MAX_COMMENT_CHARS = 65_536

/** The visible text gets at most this much, which leaves enough for the state of a full matrix. */
const MAX_VISIBLE_CHARS = 24_000

/** Only this many groups are shown, the most urgent ones. */
const MAX_GROUPS = 40

const RECOVERED = 'The fallback or failure that this comment reported earlier is over.'

/** The whole body: it begins with the marker, ends with the state, and is never too long for GitHub. */
export function renderComment(state: CommentState): string {
  const marker = commentMarker(state.key)
  const text = renderRows(state.rows, state.fellBack)
  const fitted = fitBeside(state, text)
  const omitted = state.rows.length - fitted.rows.length
  return joinSections([marker, text, omitted === 0 ? '' : omittedNote(omitted), embedState(fitted)])
}

/**
 * The state, shortened so that it fits into a comment beside this text, and also beside the text that it has by itself:
 * the next job renders that. It can be longer, because short notes are shown where long ones did not fit. Otherwise each
 * update would shorten the state further.
 */
function fitBeside(state: CommentState, text: string): CommentState {
  const lengthWith = (visible: string) =>
    [commentMarker(state.key), visible, omittedNote(state.rows.length), ''].join('\n\n').length
  let length = lengthWith(text)
  for (;;) {
    const fitted = fitState(state, MAX_COMMENT_CHARS - length)
    if (fitted === state) return state
    const next = lengthWith(renderRows(fitted.rows, fitted.fellBack))
    if (next <= length) return fitted
    length = next
  }
}

function omittedNote(count: number): string {
  return `<sub>A later update may leave out ${count} of these jobs, because a comment has a size limit.</sub>`
}

/**
 * The visible text, at the first level of detail that fits. `fellBack`: whether earlier rows of the comment reported a
 * fallback or failure; the text says so when it is over.
 */
export function renderRows(rows: readonly Row[], fellBack = false): string {
  if (rows.length === 0) return '### Codex models in this run\n\nNo job has reported yet.'
  const isRecovered = fellBack && rows.every(isPreferred)
  for (const detail of ['full', 'brief', 'outcomes'] as const) {
    const groups = groupRows(rows, detail)
    // So many groups do not fit in full, and rendering long ones could take seconds.
    if (detail === 'full' && groups.length > MAX_GROUPS) continue
    const text = renderGroups(rows, groups, detail, isRecovered)
    if (text.length <= MAX_VISIBLE_CHARS) return text
  }
  return joinSections([
    `### ${countTitle(rows, isRecovered)}`,
    countLine(rows),
    '<sub>The details did not fit; they are in the job summaries.</sub>',
  ])
}

/** The layout of the comment. One group is described in full, several are listed. */
function renderGroups(
  rows: readonly Row[],
  groups: readonly RowGroup[],
  detail: DetailLevel,
  isRecovered: boolean,
): string {
  const shown = groups.slice(0, MAX_GROUPS)
  const [first, ...others] = shown
  const single = others.length === 0 ? first : undefined
  const { title, why, overview, details } =
    single === undefined
      ? sectionsOfSeveral(rows, shown, detail, isRecovered)
      : sectionsOfOne(single, detail, isRecovered)
  const showsNotes = detail === 'full' || (detail === 'brief' && single !== undefined)
  return joinSections([
    `### ${title}`,
    [why, isRecovered ? RECOVERED : ''].join(' ').trim(),
    overview,
    detail === 'outcomes' ? '' : recoveries(shown),
    showsNotes ? noteList(rows) : '',
    details,
    footer(rows, first?.row.runUrl),
  ])
}

/** The sections that differ between one group and several. */
type GroupSections = Readonly<Record<'title' | 'why' | 'overview' | 'details', string>>

function sectionsOfOne(group: RowGroup, detail: DetailLevel, isRecovered: boolean): GroupSections {
  const { row, rows, asked } = group
  const jobs = rows.map(({ leg }) => code(leg)).join(', ')
  return {
    title: isRecovered ? `${code(row.requested)} is accepted again` : headline(row),
    why: whyBox(row),
    overview: isPreferred(row) ? '' : triedTable(row, asked, detail),
    details: rows.length === 1 ? '' : foldedSection(`All ${rows.length} jobs agree`, jobs),
  }
}

function sectionsOfSeveral(
  rows: readonly Row[],
  shown: readonly RowGroup[],
  detail: DetailLevel,
  isRecovered: boolean,
): GroupSections {
  const hidden = rows.length - shown.flatMap(group => group.rows).length
  const more = hidden === 0 ? '' : `${hidden} more jobs are not listed.`
  return {
    title: countTitle(rows, isRecovered),
    why: '',
    overview: joinSections([countLine(rows), groupTable(shown, detail), more]),
    details: joinSections(shown.map(group => groupDetails(group, detail))),
  }
}
