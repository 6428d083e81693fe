/**
 * Many jobs, one comment, and no compare-and-set: how they come to agree.
 *
 * Each job looks, merges, writes the whole and looks again. A write can undo another one that its look was too early to
 * see. What makes an end possible is that a look cannot have effects for ever: a write is sent at most LOOK_LASTS after
 * its look began, and takes effect within REQUEST_TIMEOUT or not at all. So when a comment has not changed for that long,
 * every write still under way comes from a look at what it says now and, since merges only add, will keep all of it.
 *
 * Creating needs no such care: a comment's creator is in every version of it. Two that are created at once are settled
 * by their ids: the lower one stays. Whoever can see the higher one can see the lower one, so nobody writes to a
 * duplicate, and it can go as soon as the lower one safely holds its rows.
 */

import type { CommentState } from '../core/comment-state.ts'
import { type Answer, REQUEST_TIMEOUT } from './client.ts'
import type { Comment } from './comment-api.ts'
import { findOurs, findOursSince } from './find-comment.ts'
import { type Plan, planComment } from './plan-comment.ts'
import type { CommentOutcome, UpsertInput } from './upsert-comment.ts'

/** No write is based on a look that began longer ago (ms). */
export const LOOK_LASTS = 2_000

/** After this time (ms) without a change a comment keeps what it says; 3 seconds for whole seconds and for replicas. */
export const QUIET = LOOK_LASTS + REQUEST_TIMEOUT + 3_000

/** A later look goes back a little before the first one, whose time is in whole seconds and by another clock (ms). */
const lookBack = 60_000

const firstWait = 400
const longestWait = 6_000

/** How to go about it. */
export interface Step {
  /** What this job knows before any look. */
  readonly known: CommentState
  readonly rounds: number
  /** Whether to wait until no other job can undo it, and to take away other jobs' duplicates. */
  readonly settle: boolean
  /** Look only at what changed since a little before this time (ms, GitHub's). */
  readonly since?: number
  /** What an earlier step wrote or found. */
  readonly before?: Extract<CommentOutcome, { kind: 'written' | 'unchanged' }>
}

/** What one call carries from round to round. */
interface Course {
  readonly input: UpsertInput
  readonly step: Step
  known: CommentState
  /** Comments that this job created. */
  readonly created: Map<number, Comment | undefined>
  since: number | undefined
  written: Comment | undefined
  patience: number
  setbacks: number
  /** Whether a wait came after the last write. */
  rested: boolean
}

type Round = CommentOutcome | 'again'

/** Runs rounds until the comment says what is known, something final comes back, or rounds or patience end. */
export async function converge(input: UpsertInput, step: Step): Promise<CommentOutcome> {
  const { since, before } = step
  const course: Course = {
    ...{
      input,
      step,
      since,
      known: step.known,
      written: undefined,
      patience: input.patience,
      setbacks: 0,
      rested: false,
    },
    created: new Map(before?.kind === 'written' && before.created ? [[before.id, undefined]] : []),
  }
  for (let round = 1; round <= step.rounds; round++) {
    const outcome = await playRound(course)
    if (outcome !== 'again') return outcome
  }
  return ending(course, 'Other jobs kept changing the comment.')
}

async function playRound(course: Course): Promise<Round> {
  const { input, step } = course
  const began = input.pace.now()
  const found = await look(course)
  if (found.kind !== 'ok') return refusal(course, found)
  course.since ??= found.at
  const plan = planComment(found.value, { ...input, known: course.known, runId: input.run.id })
  course.known = plan.known
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
      if (!course.rested && letOthersGoFirst(course) > 0) {
        return pause(course, 'No time was left to let other jobs go first.', letOthersGoFirst(course))
      }
      break
    case 'update':
      break
  }
  if (input.pace.now() - began > LOOK_LASTS) return 'again'
  if (course.written !== undefined && !course.rested) {
    // Another job's write undid ours, so others are busy; a wait spreads us out, and needs a fresh look after it.
    return pause(course, 'Other jobs kept changing the comment.')
  }
  return write(course, plan)
}

/**
 * Each comment that is created sends mail to all who watch the pull request, and deleting it does not take the mail
 * back. So when the jobs of a matrix all find no comment, the first one makes it, and the others look again a moment
 * later before they do (ms).
 */
function letOthersGoFirst({ input }: Course): number {
  const { turn, pace } = input
  if (turn === undefined || turn.index === 0) return 0
  return 600 + pace.random() * 400 * Math.min(turn.total, 10)
}

async function look(course: Course): Promise<Answer<readonly Comment[]>> {
  const { input, step, since } = course
  if (since === undefined) return findOurs(input.api, input)
  const found = await findOursSince(input.api, input, since - lookBack)
  if (found.kind !== 'ok') return found
  const comments = new Map(found.value.map(comment => [comment.id, comment]))
  // A list may come from a replica that lags behind our own write.
  for (const [id, comment] of course.created) {
    if (comment !== undefined && !comments.has(id)) comments.set(id, comment)
  }
  const { before } = step
  if (before !== undefined && comments.size > 0 && !comments.has(before.id)) {
    // Unchanged for longer than the list goes back, yet older than what is listed: it is the one that stays.
    const known = await input.api.get(before.id)
    if (known.kind === 'ok') comments.set(before.id, known.value)
    else if (known.kind !== 'gone') return known
  }
  return { ...found, value: [...comments.values()].sort((one, other) => one.id - other.id) }
}

async function write(course: Course, plan: Plan & { kind: 'create' | 'update' }): Promise<Round> {
  const { api } = course.input
  const answer =
    plan.kind === 'create' ? await api.create(plan.body) : await api.update(plan.target.id, plan.body)
  if (answer.kind !== 'ok') {
    return answer.kind === 'gone' && plan.kind === 'update' ? 'again' : refusal(course, answer)
  }
  course.written = answer.value
  course.rested = false
  if (plan.kind === 'create') course.created.set(answer.value.id, answer.value)
  return 'again'
}

/** The comment says all that is known. */
async function finish(course: Course, plan: Plan & { kind: 'said' }, at: number): Promise<Round> {
  const { input, step, created } = course
  const { target, duplicates } = plan
  const outcome = said(course, target)
  if (!step.settle) {
    // Our own row is in the older comment, and our post step sees that it stays there.
    await removeAll(
      course,
      duplicates.filter(comment => created.has(comment.id)),
    )
    return outcome
  }
  const quietIn = target.updatedAt + QUIET - at
  if (quietIn > 0 && (duplicates.length > 0 || !created.has(target.id))) {
    const wait = quietIn + input.pace.random() * 2_000
    if (wait > course.patience) return outcome
    course.patience -= wait
    await input.pace.sleep(wait)
    return 'again'
  }
  await removeAll(course, duplicates)
  return outcome
}

/** Takes duplicates away; one that cannot be removed is left for the next job that looks. */
async function removeAll(course: Course, duplicates: readonly Comment[]): Promise<void> {
  for (const duplicate of duplicates) await course.input.api.remove(duplicate.id)
}

function said(course: Course, target: Comment): CommentOutcome {
  const { written, created, step } = course
  const at = course.since ?? 0
  const { id, url } = target
  const wrote = written !== undefined || step.before?.kind === 'written'
  return wrote
    ? { kind: 'written', url, id, created: created.has(id), at }
    : { kind: 'unchanged', url, id, at }
}

function removed(course: Course): CommentOutcome {
  return { kind: 'skipped', why: 'removed', at: course.since ?? 0 }
}

/** The end without agreement: what was written stands, and a later step or job may still put it right. */
function ending(course: Course, message: string): CommentOutcome {
  return course.written === undefined ? { kind: 'failed', message } : said(course, course.written)
}

async function refusal(course: Course, answer: Exclude<Answer<never>, { kind: 'ok' }>): Promise<Round> {
  switch (answer.kind) {
    case 'denied':
      return { kind: 'denied', permission: 'pull-requests: write', message: answer.message }
    case 'gone':
    case 'failed':
      return ending(course, answer.message)
    case 'unclear':
      return pause(course, answer.message)
    case 'limited': {
      const message = `${answer.message} (it asks to wait ${Math.ceil(answer.wait / 1000)} s)`
      return pause(course, message, answer.wait)
    }
  }
}

/** Waits a growing, jittered time, at least `least`, when patience allows. */
async function pause(course: Course, message: string, least = 0): Promise<Round> {
  const { pace } = course.input
  const growing = Math.min(longestWait, firstWait * 2 ** course.setbacks) * (0.5 + pace.random())
  const wait = least + growing
  if (wait > course.patience) return ending(course, message)
  course.patience -= wait
  course.setbacks += 1
  course.rested = true
  await pace.sleep(wait)
  return 'again'
}
