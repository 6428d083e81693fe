/** What one call of the upsert keeps from round to round, and its waits. */

import { type CommentState, dedupeRows, limitRow, type Row } from '../comment/index.ts'
import type { Failure } from './client.ts'
import type { Comment } from './comment-api.ts'
import type { CommentSource, OwnComments } from './find-comment.ts'
import type { PlanSettings } from './plan-comment.ts'

/** What a job writes to the comment, and where. */
export interface UpsertInput extends CommentSource, PlanSettings {
  /** This job's row, or those of all legs for a merged report. */
  readonly rows: readonly Row[]
  /** Limit of all waits of the call together (ms). */
  readonly maxWaitMs: number
  /** The comments as they were read before the result was known. */
  readonly prefetched?: OwnComments | undefined
  /** How many comments the pull request had when the event was sent, if the event says so. */
  readonly commentCount?: number | undefined
  /** Position in the matrix (`strategy.job-index` from 0, `strategy.job-total`); a job without a matrix is 0 of 1. */
  readonly matrixJob?: { readonly index: number; readonly total: number } | undefined
}

/** The result of the upsert. `readAt` is GitHub's time (ms) of the first read; the post step reads what changed since. */
export type CommentOutcome =
  | SavedOutcome
  | {
      readonly kind: 'skipped'
      readonly why: 'nothing-to-say' | 'newer-run' | 'removed'
      readonly readAt: number
    }
  | { readonly kind: 'denied'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }

/** The comment has this job's rows: this job wrote them, or they were there already. */
type SavedOutcome = { readonly id: number; readonly url: string; readonly readAt: number } & (
  | { readonly kind: 'written'; readonly created: boolean }
  | { readonly kind: 'unchanged' }
)

/** The result of one round; `again` asks for another one. */
export type RoundResult = CommentOutcome | 'again'

/** The state of one call. */
export interface UpsertSession {
  readonly input: UpsertInput
  readonly isPost: boolean
  /** What the main step saved, in the post step. */
  readonly before: SavedOutcome | undefined
  /** This job's rows, merged with every state that was read. */
  known: CommentState
  /** GitHub's time (ms) of the first read of this job; later reads ask for what changed since. */
  since: number | undefined
  /** The oldest own comment, the one that is kept. */
  targetId: number | undefined
  /** Comments that this call created. */
  readonly created: Map<number, Comment>
  lastWritten: Comment | undefined
  hasWaitedSinceWrite: boolean
  waitLeftMs: number
  backOffs: number
  /** Consecutive reads and writes without a clear answer. */
  unclearAnswers: number
  /** The reason to report if the rounds run out. */
  problem: string
}

const OVERTAKEN = 'Other jobs kept changing the comment.'

/** An unreachable GitHub gets less time than other jobs, because the time of a waiting job is billed. */
const MAX_UNCLEAR_ANSWERS = 3

const FIRST_BACK_OFF_MS = 400
const MAX_BACK_OFF_MS = 6_000

/** Starts a call. `before` is the outcome of the main step, in the post step. */
export function startSession(input: UpsertInput, isPost: boolean, before?: CommentOutcome): UpsertSession {
  const { key, run, rows, maxWaitMs } = input
  const saved = before?.kind === 'written' || before?.kind === 'unchanged' ? before : undefined
  return {
    input,
    isPost,
    before: saved,
    known: { version: 1, key, run, rows: dedupeRows(rows.map(limitRow)) },
    since: before !== undefined && 'readAt' in before ? before.readAt : undefined,
    targetId: saved?.id,
    created: new Map(),
    lastWritten: undefined,
    hasWaitedSinceWrite: false,
    waitLeftMs: maxWaitMs,
    backOffs: 0,
    unclearAnswers: 0,
    problem: OVERTAKEN,
  }
}

/** Whether this job created the comment, in this step or in the main step. */
export function hasCreated({ created, before }: UpsertSession, id: number): boolean {
  return created.has(id) || (before?.kind === 'written' && before.created && before.id === id)
}

/** The outcome of a call after which the comment has this job's rows. */
export function savedOutcome(session: UpsertSession, { id, url }: Comment): CommentOutcome {
  const { lastWritten, before, since: readAt = 0 } = session
  return lastWritten !== undefined || before?.kind === 'written'
    ? { kind: 'written', url, id, created: hasCreated(session, id), readAt }
    : { kind: 'unchanged', url, id, readAt }
}

/** Ends a call whose last write may have been overwritten; the post step or another job may still restore it. */
export function giveUp(session: UpsertSession, message: string): CommentOutcome {
  const { lastWritten } = session
  return lastWritten === undefined ? { kind: 'failed', message } : savedOutcome(session, lastWritten)
}

/** Waits if another try may help, gives up otherwise. The time since `startedAt` counts as a wait: GitHub may hang. */
export async function handleFailure(
  session: UpsertSession,
  failure: Failure,
  startedAt: number,
): Promise<RoundResult> {
  session.waitLeftMs -= session.input.clock.now() - startedAt
  switch (failure.kind) {
    case 'denied':
      return failure
    case 'gone':
    case 'failed':
      return giveUp(session, failure.message)
    case 'unclear':
      session.unclearAnswers += 1
      return session.unclearAnswers > MAX_UNCLEAR_ANSWERS
        ? giveUp(session, failure.message)
        : backOff(session, 0, failure.message)
    case 'limited': {
      const message = `${failure.message} (it asks to wait ${Math.ceil(failure.waitMs / 1000)} s)`
      return backOff(session, failure.waitMs, message)
    }
  }
}

/** Waits `leastMs` and a growing, random time on top, or gives up if that exceeds the limit. */
export async function backOff(
  session: UpsertSession,
  leastMs = 0,
  problem = OVERTAKEN,
): Promise<RoundResult> {
  const { clock } = session.input
  const growing = Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** session.backOffs)
  const waitMs = leastMs + growing * (0.5 + clock.random())
  if (!(await waitFor(session, waitMs))) return giveUp(session, problem)
  session.backOffs += 1
  session.hasWaitedSinceWrite = true
  session.problem = problem
  return 'again'
}

/** Waits unless that exceeds the limit of all waits; whether it waited. */
export async function waitFor(session: UpsertSession, ms: number): Promise<boolean> {
  if (ms > session.waitLeftMs) return false
  session.waitLeftMs -= ms
  await session.input.clock.sleep(ms)
  return true
}
