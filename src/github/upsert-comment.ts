/**
 * Writes a job's rows to the comment that all jobs of a run share. GitHub has no compare-and-set for comments, so a
 * write may undo another job's write. Each job therefore reads, merges, decides, writes the whole body, and reads again
 * until its rows are in. docs/comment-simulation.md says what that guarantees.
 */

import { limitRow, needsComment } from '../comment/index.ts'
import type { Answer } from './client.ts'
import type { Comment } from './comment-api.ts'
import { lasts } from './failure/problem.ts'
import { findChangedComments, findOwnComments, type OwnComments, sortById } from './find-comment.ts'
import { mergeComments, needsLookup, type Plan, planComment } from './plan-comment.ts'
import {
  backOff,
  type CommentOutcome,
  giveUp,
  handleFailedWrite,
  hasCreated,
  type RoundResult,
  savedOutcome,
  startSession,
  type UpsertInput,
  type UpsertResult,
  type UpsertSession,
  waitForQuiet,
} from './upsert-session.ts'

const MAIN_MAX_ROUNDS = 6
const POST_MAX_ROUNDS = 60

/** A write needs a read that began no longer ago than this. */
const LOOKUP_MAX_AGE_MS = 2_000

/** GitHub ends a request after 10 seconds (docs.github.com, "Troubleshooting the REST API"). */
const GITHUB_MAX_MS = 10_000

/**
 * After this time without a change, no write can follow that is based on an older read: a read may be this old, a write
 * may take this long, and 3 seconds are for times in whole seconds and for replicas that lag behind.
 */
export const QUIET_MS = LOOKUP_MAX_AGE_MS + GITHUB_MAX_MS + 3_000

/** Later reads begin this long before the first one, whose time is in whole seconds and from another clock. */
const READ_OVERLAP_MS = 60_000

/** The main step: writes this job's rows. It waits only if another job overwrites them or GitHub asks for it. */
export async function upsertComment(input: UpsertInput): Promise<UpsertResult> {
  const { rows, when, run, commentCount, clock } = input
  const session = startSession(input, false)
  const outcome =
    rows.some(needsComment) || needsLookup(when, run, commentCount)
      ? await runRounds(session, MAIN_MAX_ROUNDS)
      : ({ kind: 'skipped', why: 'nothing-to-say', readAt: clock.now() } as const)
  return { outcome, known: session.known }
}

/**
 * The `post` step: reads once more, restores what a late write of another job undid, and removes duplicates. It ends
 * when the comment has this job's rows and no job can still write from an older read.
 *
 * @param before the outcome of {@link upsertComment}; `undefined` if the main step ended without one.
 */
export async function recheckUpsert(
  input: UpsertInput,
  before: CommentOutcome | undefined,
): Promise<CommentOutcome> {
  // After `nothing-to-say`, another leg of the matrix may have created a comment that needs this job's row too.
  const isFinal =
    (before?.kind === 'failed' && lasts(before.problem)) ||
    (before?.kind === 'skipped' && (before.why !== 'nothing-to-say' || isOnlyJob(input)))
  return isFinal ? before : runRounds(startSession(input, true, before), POST_MAX_ROUNDS)
}

async function runRounds(session: UpsertSession, maxRounds: number): Promise<CommentOutcome> {
  const { prefetched } = session.input
  for (let round = 1; round <= maxRounds; round++) {
    const result = await runRound(session, round === 1 ? prefetched : undefined)
    if (result !== 'again') return result
  }
  return giveUp(session, session.problem)
}

async function runRound(session: UpsertSession, prefetched?: OwnComments): Promise<RoundResult> {
  const { input, before } = session
  const answer = prefetched ? ok(prefetched) : await readComments(session)
  if (answer.kind !== 'ok') return giveUp(session, answer.problem)
  const { comments, startedAt, serverTime } = answer.value
  session.since ??= serverTime
  const readAt = session.since
  session.targetId = comments[0]?.id ?? session.targetId
  if (comments.length === 0 && before !== undefined) {
    // No own comment changed lately. If the main step wrote one, it has been removed since.
    return before.kind === 'unchanged' ? before : { kind: 'skipped', why: 'removed', readAt }
  }

  session.known = mergeComments(session.known, comments)
  const plan = planComment(comments, session.known, input)
  session.isMissing = plan.kind === 'create' || plan.kind === 'update'
  switch (plan.kind) {
    case 'nothing-to-say':
    case 'newer-run':
      return { kind: 'skipped', why: plan.kind, readAt }
    case 'up-to-date':
      return session.isPost ? finishPost(session, plan, serverTime) : finishMain(session, plan)
    case 'create':
    case 'update':
      return write(session, plan, startedAt)
  }
}

/** Reads the own comments, oldest first: all of them at first, then what changed since. */
async function readComments(session: UpsertSession): Promise<Answer<OwnComments>> {
  const { input, since, targetId, before } = session
  if (since === undefined) return findOwnComments(input)
  if (targetId !== undefined && session.lastWritten === undefined && !session.isPost) {
    // The first read is too old to write from. It found the oldest comment, so only that one has to be read again.
    const startedAt = input.clock.now()
    const target = await input.api.get(targetId)
    if (target.kind === 'ok') return ok({ comments: [target.value], startedAt, serverTime: since })
    if (target.kind !== 'gone') return target
    session.targetId = undefined
  }
  const changed = await findChangedComments(input, since - READ_OVERLAP_MS)
  if (changed.kind !== 'ok') return changed
  // A replica that lags behind may not list the comments that this call created.
  const comments = new Map(session.created)
  for (const comment of changed.value.comments) comments.set(comment.id, comment)
  if (session.targetId !== undefined && !comments.has(session.targetId)) {
    // The target was changed long ago. If nothing else changed either, the post step does not need to read it.
    if (comments.size === 0 && before !== undefined) return changed
    const target = await input.api.get(session.targetId)
    if (target.kind === 'ok') comments.set(target.value.id, target.value)
    else if (target.kind !== 'gone') return target
  }
  return ok({ ...changed.value, comments: sortById(comments.values()) })
}

/** Writes the body, unless a wait or a new read has to come first. */
async function write(
  session: UpsertSession,
  plan: Plan & { kind: 'create' | 'update' },
  lookupStart: number,
): Promise<RoundResult> {
  const { api, clock } = session.input
  const waitMs = plan.kind === 'create' && !session.hasWaitedSinceWrite ? waitForFirstJob(session.input) : 0
  if (waitMs > 0) return backOff(session, waitMs)
  const startedAt = clock.now()
  if (startedAt - lookupStart > LOOKUP_MAX_AGE_MS) return 'again'
  // Another job overwrote this job's write. A random wait spreads the jobs, and a new read has to follow it.
  if (session.lastWritten !== undefined && !session.hasWaitedSinceWrite) return backOff(session)
  const answer =
    plan.kind === 'create'
      ? await api.create(plan.body)
      : await watchWhile(session, plan.target.id, api.update(plan.target.id, plan.body))
  if (answer.kind === 'gone' && plan.kind === 'update') return 'again'
  if (answer.kind !== 'ok') return handleFailedWrite(session, answer)
  session.unclearWrites = 0
  session.lastWritten = answer.value
  session.hasWaitedSinceWrite = false
  if (plan.kind === 'create') session.created.set(answer.value.id, answer.value)
  // A job without a matrix leaves the second read to its post step, which is soon enough for other jobs' writes.
  return isOnlyJob(session.input) && !session.isPost ? savedOutcome(session, answer.value) : 'again'
}

/** A request usually takes less. */
const SLOW_WRITE_MS = 500

/**
 * A write that takes long overwrites what other jobs write meanwhile. So the comment is read as long as it takes: the
 * next round puts those rows back, even if their jobs have ended.
 */
async function watchWhile(
  session: UpsertSession,
  id: number,
  writing: Promise<Answer<Comment>>,
): Promise<Answer<Comment>> {
  const { api, clock } = session.input
  while (await clock.takesLonger(writing, SLOW_WRITE_MS)) {
    const seen = await api.get(id)
    if (seen.kind === 'ok') session.known = mergeComments(session.known, [seen.value])
  }
  return writing
}

/**
 * Each new comment sends mail to everyone who watches the pull request, and removing it does not take the mail back. So
 * when all jobs of a matrix find no comment, the first job creates it, and the others wait this long (ms) and read
 * again.
 */
function waitForFirstJob({ matrixJob, clock }: UpsertInput): number {
  if (matrixJob === undefined || matrixJob.index === 0) return 0
  return 600 + clock.random() * 400 * Math.min(matrixJob.total, 10)
}

/** Removes the duplicates of this job: its rows are in the older comment, and its post step checks that. */
async function finishMain(
  session: UpsertSession,
  { target, duplicates }: Plan & { kind: 'up-to-date' },
): Promise<CommentOutcome> {
  await removeComments(
    session,
    duplicates.filter(({ id }) => session.created.has(id)),
  )
  return savedOutcome(session, target)
}

/** Ends, or waits until no job can still write from an older read. */
async function finishPost(
  session: UpsertSession,
  { target, duplicates }: Plan & { kind: 'up-to-date' },
  serverTime: number,
): Promise<RoundResult> {
  const { input, known } = session
  const outcome = savedOutcome(session, target)
  const ownLegs = new Set(input.rows.map(row => limitRow(row).leg))
  const isAlone = isOnlyJob(input) && known.rows.every(row => ownLegs.has(row.leg))
  if (isAlone) {
    // Nobody else writes, so nothing can undo what was merged from a duplicate.
    await removeComments(session, duplicates)
    return outcome
  }
  const quietInMs = target.updatedAt + QUIET_MS - serverTime
  // Every read of a comment has its creator's rows, so no other job can undo them and the creator need not wait.
  if (quietInMs > 0 && (duplicates.length > 0 || !hasCreated(session, target.id))) {
    return (await waitForQuiet(session, quietInMs + input.clock.random() * 2_000)) ? 'again' : outcome
  }
  await removeComments(session, duplicates)
  return outcome
}

/** A comment that cannot be removed is left to the next job that reads it. */
async function removeComments({ input }: UpsertSession, comments: readonly Comment[]): Promise<void> {
  for (const { id } of comments) await input.api.remove(id)
}

function isOnlyJob({ matrixJob }: UpsertInput): boolean {
  return matrixJob?.total === 1
}

function ok<T>(value: T): Answer<T> {
  return { kind: 'ok', value }
}
