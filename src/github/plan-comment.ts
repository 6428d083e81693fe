import {
  type CommentState,
  mergeStates,
  needsComment,
  type RunIdentity,
  readState,
} from '../comment/index.ts'
import type { Comment } from './comment-api.ts'

/** When a comment is made; see the `comment` input. */
export type CommentWhen = 'on-fallback' | 'always'

/** What this job knows and wants. */
export interface Intent {
  /** This job's own rows, with whatever it has read so far merged in. */
  readonly known: CommentState
  /** The run that this job belongs to. */
  readonly runId: number
  readonly when: CommentWhen
  readonly render: (state: CommentState) => string
}

/** The next step; `known` has what was read merged in. */
export type Plan = { readonly known: CommentState } & (
  | { readonly kind: 'nothing-to-say' }
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly target: Comment; readonly body: string }
  /** The comment of a newer run is there, which this job must neither join nor change. */
  | { readonly kind: 'superseded'; readonly target: Comment }
  /** The oldest comment says all that is known; `duplicates` are to go, oldest first. */
  | { readonly kind: 'said'; readonly target: Comment; readonly duplicates: readonly Comment[] }
)

/**
 * Whether it must be looked before anything is known. An accepted model wants no comment of its own, only an earlier
 * comment has to hear of it. Where the event says that there was no comment at all, there is none to look for. A re-run
 * gets the event of the first attempt once more, with the count of that time, so then it must be looked.
 */
export function needsLookup(
  when: CommentWhen,
  run: RunIdentity,
  commentsBefore: number | undefined,
): boolean {
  return when === 'always' || commentsBefore !== 0 || run.attempt !== 1
}

/** Plans from our comments, oldest first. The oldest one stays; all others are duplicates. */
export function planComment(ours: readonly Comment[], intent: Intent): Plan {
  const { runId, when, render } = intent
  const known = ours
    .map(comment => readState(comment.body, intent.known.key))
    .filter(state => state !== undefined)
    .reduce(mergeStates, intent.known)
  const [target, ...duplicates] = ours
  if (target === undefined) {
    return when === 'always' || known.rows.some(needsComment)
      ? { kind: 'create', known, body: stableBody(known, render) }
      : { kind: 'nothing-to-say', known }
  }
  if (known.run.id > runId) return { kind: 'superseded', known, target }
  const body = stableBody(known, render)
  return sameBody(body, target.body)
    ? { kind: 'said', known, target, duplicates }
    : { kind: 'update', known, target, body }
}

/**
 * The body that will be found unchanged by who reads it back. Where the state had to be shortened to fit, a reader knows
 * less than the writer did and would word the body otherwise, so it is worded from the shortened state at once.
 */
function stableBody(known: CommentState, render: (state: CommentState) => string): string {
  let body = render(known)
  for (let tries = 0; tries < 3; tries++) {
    const carried = readState(body, known.key)
    if (carried === undefined || carried.rows.every(row => row.cut === undefined)) return body
    const again = render(mergeStates(carried, known))
    if (again === body) return body
    body = again
  }
  return body
}

/** Whether two bodies read the same; a server may trim a body or change its line breaks. */
export function sameBody(one: string, other: string): boolean {
  const normal = (body: string): string => body.replaceAll('\r\n', '\n').trim()
  return normal(one) === normal(other)
}
