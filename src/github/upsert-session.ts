/** What one call of the upsert keeps from round to round, and its waits. */

import { type CommentState, dedupeRows, limitRow, mergeStates, type Row } from '../comment/index.ts'
import type { Timing } from './client.ts'
import type { Comment } from './comment-api.ts'
import type { Failure, Problem } from './failure/problem.ts'
import type { CommentSource, OwnComments } from './find-comment.ts'
import type { PlanSettings } from './plan-comment.ts'

/** What a job writes to the comment, and where. */
export interface UpsertInput extends CommentSource, PlanSettings, Timing {
  /** This job's row, or those of all legs for a merged report. */
  readonly rows: readonly Row[]
  /** In the post step: what the main step knew, see {@link UpsertResult}. */
  readonly known?: CommentState | undefined
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
  /** `isMissing`: the comment was read, and it does not have this job's rows. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly isMissing?: true }

/** The comment has this job's rows: this job wrote them, or they were there already. */
type SavedOutcome = { readonly id: number; readonly url: string; readonly readAt: number } & (
  | { readonly kind: 'written'; readonly created: boolean }
  | { readonly kind: 'unchanged' }
)

/**
 * The outcome of the main step, and its rows with those of other jobs that it has read. The post step puts all of them
 * back: a job whose row is lost may have ended already.
 */
export interface UpsertResult {
  readonly outcome: CommentOutcome
  readonly known: CommentState
}

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
  backOffs: number
  /** Writes without a clear answer since the last one that had one. */
  unclearWrites: number
  /** Whether the last read showed that rows of this job are missing. */
  isMissing: boolean
  /** The reason to report if the rounds run out. */
  problem: Problem
}

const OVERTAKEN: Problem = { kind: 'overtaken', said: '' }

/** A GitHub that fails gets less time than other jobs, because the time of a waiting job is billed. */
const MAX_UNCLEAR_WRITES = 2

/** A read and a write take about as long on a slow network. */
const LAST_ROUND_MS = 1_500

const FIRST_BACK_OFF_MS = 400
const MAX_BACK_OFF_MS = 6_000

/** Starts a call. `before` is the outcome of the main step, in the post step. */
export function startSession(input: UpsertInput, isPost: boolean, before?: CommentOutcome): UpsertSession {
  const { key, run, rows } = input
  const own = { version: 1, key, run, rows: dedupeRows(rows.map(limitRow)) } as const
  const saved = before?.kind === 'written' || before?.kind === 'unchanged' ? before : undefined
  return {
    input,
    isPost,
    before: saved,
    known: input.known === undefined ? own : mergeStates(own, input.known),
    since: before !== undefined && 'readAt' in before ? before.readAt : undefined,
    targetId: saved?.id,
    created: new Map(),
    lastWritten: undefined,
    hasWaitedSinceWrite: false,
    backOffs: 0,
    unclearWrites: 0,
    isMissing: false,
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
export function giveUp(session: UpsertSession, problem: Problem): CommentOutcome {
  const { lastWritten, isMissing } = session
  if (lastWritten !== undefined) return savedOutcome(session, lastWritten)
  return { kind: 'failed', problem, ...(isMissing ? { isMissing } : {}) }
}

/** Waits if another try of a write may help, and gives up otherwise. */
export async function handleFailedWrite(session: UpsertSession, failure: Failure): Promise<RoundResult> {
  if (failure.kind === 'limited') return backOff(session, failure.waitMs, failure.problem)
  session.unclearWrites += 1
  return failure.kind === 'unclear' && session.unclearWrites <= MAX_UNCLEAR_WRITES
    ? backOff(session, 0, failure.problem)
    : giveUp(session, failure.problem)
}

/** Waits `leastMs` and a growing, random time on top, or gives up if that is more than the time that is left. */
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

/**
 * Waits until the comment is probably quiet; whether it waited. Where the time does not reach that far, it waits for
 * half of what is left and lets the caller look again: a row that was lost is then back early enough to be looked at
 * once more.
 */
export async function waitForQuiet(session: UpsertSession, ms: number): Promise<boolean> {
  const halfMs = session.input.deadline.leftMs() / 2
  return halfMs > LAST_ROUND_MS && waitFor(session, Math.min(ms, halfMs))
}

/** Waits unless no time would be left then; whether it waited. */
async function waitFor({ input }: UpsertSession, ms: number): Promise<boolean> {
  const { clock, deadline } = input
  if (ms >= deadline.leftMs()) return false
  await clock.sleep(ms, deadline.signal)
  return deadline.leftMs() > 0
}
