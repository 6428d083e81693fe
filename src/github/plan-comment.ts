/** Decides what to do with the comments that were read. Pure. */

import {
  type CommentState,
  mergeStates,
  needsComment,
  type RunIdentity,
  readState,
} from '../comment/index.ts'
import type { Comment } from './comment-api.ts'

/** When a comment is created; the `comment` input. */
export type CommentWhen = 'on-fallback' | 'always'

/** The part of a job's settings that decides what its comment says. */
export interface PlanSettings {
  readonly run: RunIdentity
  readonly when: CommentWhen
  readonly render: (state: CommentState) => string
}

/** The next step. */
export type Plan =
  | { readonly kind: 'nothing-to-say' }
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly target: Comment; readonly body: string }
  /** The comment belongs to a newer run, so this job must not change it. */
  | { readonly kind: 'newer-run' }
  /** The oldest comment already says what is known; `duplicates` are to be removed. */
  | { readonly kind: 'up-to-date'; readonly target: Comment; readonly duplicates: readonly Comment[] }

/**
 * Whether the comments have to be read before the result is known. An accepted model needs no comment, but an earlier
 * comment has to be updated. If the event says that the pull request has no comments, there is none to update. A re-run
 * gets the event of the first attempt with the count of that time, so it has to read them.
 */
export function needsLookup(when: CommentWhen, run: RunIdentity, commentCount: number | undefined): boolean {
  return when === 'always' || commentCount !== 0 || run.attempt !== 1
}

/** Merges the states of own comments into what is known. */
export function mergeComments(known: CommentState, comments: readonly Comment[]): CommentState {
  return comments
    .map(comment => readState(comment.body, known.key))
    .filter(state => state !== undefined)
    .reduce(mergeStates, known)
}

/**
 * Decides the next step.
 *
 * @param comments own comments, oldest first. The oldest one is kept, all others are duplicates.
 * @param known this job's rows, merged with `comments`.
 */
export function planComment(
  comments: readonly Comment[],
  known: CommentState,
  { run, when, render }: PlanSettings,
): Plan {
  const [target, ...duplicates] = comments
  if (target === undefined) {
    return when === 'always' || known.rows.some(needsComment)
      ? { kind: 'create', body: renderStable(known, render) }
      : { kind: 'nothing-to-say' }
  }
  if (known.run.id > run.id) return { kind: 'newer-run' }
  const body = renderStable(known, render)
  return isSameBody(body, target.body)
    ? { kind: 'up-to-date', target, duplicates }
    : { kind: 'update', target, body }
}

/**
 * Renders a body that the next job to read it would render again. A state that was shortened to fit has less than the
 * full one, so its reader would render another body; the body is therefore rendered from the shortened state.
 */
function renderStable(known: CommentState, render: (state: CommentState) => string): string {
  let body = render(known)
  for (let tries = 0; tries < 3; tries++) {
    const embedded = readState(body, known.key)
    if (embedded === undefined || embedded.rows.every(row => row.cut === undefined)) return body
    const next = render(mergeStates(embedded, known))
    if (next === body) return body
    body = next
  }
  return body
}

/** Compares two bodies; a server may trim a body or change its line breaks. */
function isSameBody(one: string, other: string): boolean {
  const normalize = (body: string): string => body.replaceAll('\r\n', '\n').trim()
  return normalize(one) === normalize(other)
}
