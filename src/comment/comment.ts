/** The comment on the pull request: the results of all legs for readers, with the state hidden in it. */

import { DOCS_URL } from '../report/index.ts'
import { type DetailLevel, groupRows, type RowGroup } from './group-rows.ts'
import { countLine, countTitle, headline, longExplanation, whyBox } from './headline.ts'
import { code, foldedSection } from './markdown.ts'
import { isPreferred } from './row.ts'
import {
  answerList,
  firstRecovery,
  footer,
  groupDetails,
  joinSections,
  nameAllJobs,
  nameJobs,
  noteList,
  otherRecoveries,
} from './sections.ts'
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

/** So many groups fit on a screen together with the lines above. The others are folded. */
const MAX_GROUPS_UNFOLDED = 4

const RECOVERED = 'The fallback or failure that this comment reported earlier is over.'

/**
 * The whole body: it begins with the marker, ends with the state, and is never too long for GitHub.
 *
 * @param docsUrl the directory of the pages that explain the reasons
 */
export function renderComment(state: CommentState, docsUrl: string = DOCS_URL): string {
  const marker = commentMarker(state.key)
  const text = renderRows(state.rows, docsUrl, state.fellBack)
  const fitted = fitBeside(state, text, docsUrl)
  const omitted = state.rows.length - fitted.rows.length
  return joinSections([marker, text, omitted === 0 ? '' : omittedNote(omitted), embedState(fitted)])
}

/**
 * The state, shortened so that it fits into a comment beside this text, and also beside the text that it has by itself:
 * the next job renders that. It can be longer, because short notes are shown where long ones did not fit. Otherwise each
 * update would shorten the state further.
 */
function fitBeside(state: CommentState, text: string, docsUrl: string): CommentState {
  const lengthWith = (visible: string) =>
    [commentMarker(state.key), visible, omittedNote(state.rows.length), ''].join('\n\n').length
  let length = lengthWith(text)
  for (;;) {
    const fitted = fitState(state, MAX_COMMENT_CHARS - length)
    if (fitted === state) return state
    const next = lengthWith(renderRows(fitted.rows, docsUrl, fitted.fellBack))
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
export function renderRows(rows: readonly Row[], docsUrl: string, fellBack = false): string {
  if (rows.length === 0) return '### Codex models in this run\n\nNo job has reported yet.'
  const isRecovered = fellBack && rows.every(isPreferred)
  for (const detail of ['full', 'brief', 'outcomes'] as const) {
    const groups = groupRows(rows, detail)
    // So many groups do not fit in full, and rendering long ones could take seconds.
    if (detail === 'full' && groups.length > MAX_GROUPS) continue
    const text = renderGroups({ rows, groups, detail, docsUrl, isRecovered })
    if (text.length <= MAX_VISIBLE_CHARS) return text
  }
  return joinSections([
    `### ${countTitle(rows, isRecovered)}`,
    countLine(rows),
    'The details did not fit; they are in the job summaries.',
  ])
}

/** What a text is made of. */
type Content = {
  readonly rows: readonly Row[]
  /** The groups of the rows, the most urgent first. */
  readonly groups: readonly RowGroup[]
  readonly detail: DetailLevel
  readonly docsUrl: string
  readonly isRecovered: boolean
}

/**
 * The layout of the comment: which model is used instead of which, why, what to do, the table, and everything else in
 * one folded section. One group is described in full, several are listed.
 */
function renderGroups(content: Content): string {
  const [first, ...others] = content.groups
  if (first === undefined) return ''
  const { title, why, recovery, overview, details } =
    others.length === 0 ? sectionsOfOne(first, content) : sectionsOfSeveral(first, content)
  const { detail, rows, docsUrl } = content
  const showsNotes = detail === 'full' || (detail === 'brief' && others.length === 0)
  const folded = [...details, showsNotes ? noteList(rows) : '', footer(rows, docsUrl, first.row.runUrl)]
  return joinSections([
    `### ${title}`,
    why,
    recovery,
    overview,
    foldedSection('Details', joinSections(folded)),
  ])
}

/** The sections that differ between one group and several. */
type GroupSections = Readonly<Record<'title' | 'why' | 'recovery' | 'overview', string>> & {
  readonly details: readonly string[]
}

function sectionsOfOne(group: RowGroup, { detail, docsUrl, isRecovered }: Content): GroupSections {
  const { row, rows, asked } = group
  return {
    title: isRecovered ? `${code(row.requested)} is accepted again` : headline(row),
    why: [whyBox(row), isRecovered ? RECOVERED : ''].join(' ').trim(),
    recovery: firstRecovery(group, [group]),
    overview: isPreferred(row) ? '' : triedTable(row, asked, docsUrl),
    details: [
      detail === 'outcomes' ? '' : otherRecoveries([group]),
      longExplanation(row),
      detail === 'full' ? answerList(row) : '',
      rows.length === 1 ? '' : `All ${rows.length} jobs agree: ${nameAllJobs(rows)}`,
    ],
  }
}

function sectionsOfSeveral(first: RowGroup, content: Content): GroupSections {
  const { rows, groups, detail, docsUrl, isRecovered } = content
  const shown = groups.slice(0, MAX_GROUPS)
  const unfolded = groups.length <= MAX_GROUPS_UNFOLDED + 1 ? shown : shown.slice(0, MAX_GROUPS_UNFOLDED)
  const folded = shown.slice(unfolded.length)
  const unlisted = rows.length - shown.flatMap(group => group.rows).length
  const isFolded = folded.length > 0
  const hasRecoveries = detail !== 'outcomes'
  return {
    title: countTitle(rows, isRecovered),
    why: isRecovered ? RECOVERED : isPreferred(first.row) ? '' : whyBox(first.row, nameJobs(first.rows)),
    recovery: firstRecovery(first, groups),
    overview: joinSections([
      groupTable(unfolded, detail, docsUrl),
      isFolded ? `${folded.length} more results are in the details.` : '',
    ]),
    details: [
      isFolded ? countLine(rows) : '',
      isFolded ? groupTable(folded, detail, docsUrl) : '',
      unlisted === 0 ? '' : `${unlisted} more jobs are not listed.`,
      hasRecoveries ? otherRecoveries(shown) : '',
      ...shown.map(group => groupDetails(group, detail)),
    ],
  }
}
