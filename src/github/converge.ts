import { limitRow } from '../comment/index.ts'
import { REQUEST_TIMEOUT_MS } from './client.ts'
import type { Comment } from './comment-api.ts'
import type { CommentOutcome, UpsertInput } from './comment-outcome.ts'
import { type Plan, planComment } from './plan-comment.ts'
import {
  backOff,
  giveUp,
  handleError,
  OVERTAKEN,
  type RoundResult,
  readComments,
  savedOutcome,
  startSession,
  type UpsertSession,
  type UpsertStep,
} from './upsert-session.ts'

/** No write is based on a look that began longer ago (ms). */
export const LOOKUP_MAX_AGE_MS = 2_000

/** After this time (ms) without a change a comment keeps what it says; 3 seconds for whole seconds and for replicas. */
export const QUIET_MS = LOOKUP_MAX_AGE_MS + REQUEST_TIMEOUT_MS + 3_000

/** Runs rounds until the comment says what is known, something final comes back, or rounds or patience end. */
export async function converge(input: UpsertInput, step: UpsertStep): Promise<CommentOutcome> {
  const course = startSession(input, step)
  for (let round = 1; round <= step.rounds; round++) {
    const outcome = await playRound(course)
    if (outcome !== 'again') return outcome
  }
  return giveUp(course, course.problem)
}

async function playRound(course: UpsertSession): Promise<RoundResult> {
  const { input, step } = course
  const { startedAt: began, answer: found } = await readComments(course)
  if (found.kind !== 'ok') return handleError(course, found, began)
  course.unclearAnswers = 0
  course.since ??= found.at
  const plan = planComment(found.value, { ...input, known: course.known, runId: input.run.id })
  course.known = plan.known
  course.target = found.value[0]?.id ?? course.target
  switch (plan.kind) {
    case 'nothing-to-say':
      return { kind: 'skipped', why: 'nothing-to-say', at: course.since }
    case 'superseded':
      return { kind: 'skipped', why: 'newer-run', at: course.since }
    case 'said':
      return finish(course, plan, found.at)
    case 'create':
      // What an earlier step left and is gone now, a person took away.
      if (step.before !== undefined) return step.before.kind === 'unchanged' ? step.before : removed(course)
      if (!course.waited) {
        const wait = letOthersGoFirst(course)
        if (wait > 0) return backOff(course, OVERTAKEN, wait)
      }
      break
    case 'update':
      break
  }
  if (input.clock.now() - began > LOOKUP_MAX_AGE_MS) return 'again'
  if (course.written !== undefined && !course.waited) {
    // Another job's write undid ours, so others are busy; a wait spreads us out, and needs a fresh look after it.
    return backOff(course, OVERTAKEN)
  }
  return write(course, plan)
}

/**
 * Each comment that is created sends mail to all who watch the pull request, and deleting it does not take the mail
 * back. So when the jobs of a matrix all find no comment, the first one makes it, and the others look again a moment
 * later before they do (ms).
 */
function letOthersGoFirst({ input, waitLeftMs: patience }: UpsertSession): number {
  const { matrixJob: turn, clock: pace } = input
  if (turn === undefined || turn.index === 0) return 0
  const wait = 600 + pace.random() * 400 * Math.min(turn.total, 10)
  // It is a courtesy: what patience there is must suffice for GitHub's own demands.
  return wait * 2 > patience ? 0 : wait
}

async function write(
  course: UpsertSession,
  plan: Plan & { kind: 'create' | 'update' },
): Promise<RoundResult> {
  const { api, clock: pace } = course.input
  const began = pace.now()
  const answer =
    plan.kind === 'create' ? await api.create(plan.body) : await api.update(plan.target.id, plan.body)
  if (answer.kind !== 'ok') {
    return answer.kind === 'gone' && plan.kind === 'update' ? 'again' : handleError(course, answer, began)
  }
  course.written = answer.value
  course.waited = false
  if (plan.kind === 'create') course.created.set(answer.value.id, answer.value)
  return isAlone(course) ? savedOutcome(course, answer.value) : 'again'
}

/**
 * A job without a matrix has no legs that write at the same time, and its post step's look comes soon enough for another
 * job of the workflow: reading back at once would be a request for nothing.
 */
function isAlone({ input, step }: UpsertSession): boolean {
  return !step.isFinal && input.matrixJob?.total === 1
}

/** Whether a job without a matrix finds its comment as it left it, with nobody else's rows: nobody is there to wait for. */
function isUntouched({ input, known }: UpsertSession): boolean {
  const own = new Set(input.rows.map(row => limitRow(row).leg))
  return input.matrixJob?.total === 1 && known.rows.every(row => own.has(row.leg))
}

/** The comment says all that is known. */
async function finish(
  course: UpsertSession,
  plan: Plan & { kind: 'said' },
  at: number,
): Promise<RoundResult> {
  const { input, step, created } = course
  const { target, duplicates } = plan
  const outcome = savedOutcome(course, target)
  if (!step.isFinal) {
    // Our own row is in the older comment, and our post step sees that it stays there.
    await removeAll(
      course,
      duplicates.filter(comment => created.has(comment.id)),
    )
    return outcome
  }
  if (duplicates.length === 0 && isUntouched(course)) return outcome
  const quietIn = target.updatedAt + QUIET_MS - at
  if (quietIn > 0 && (duplicates.length > 0 || !created.has(target.id))) {
    const wait = quietIn + input.clock.random() * 2_000
    if (wait > course.waitLeftMs) return outcome
    course.waitLeftMs -= wait
    await input.clock.sleep(wait)
    return 'again'
  }
  await removeAll(course, duplicates)
  return outcome
}

/** Takes duplicates away; one that cannot be removed is left for the next job that looks. */
async function removeAll(course: UpsertSession, duplicates: readonly Comment[]): Promise<void> {
  for (const duplicate of duplicates) await course.input.api.remove(duplicate.id)
}

function removed(course: UpsertSession): CommentOutcome {
  return { kind: 'skipped', why: 'removed', at: course.since ?? 0 }
}
