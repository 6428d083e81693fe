import type { CommentState } from '../comment/index.ts'
import type { Answer } from './client.ts'
import type { Comment } from './comment-api.ts'
import type { CommentOutcome, UpsertInput } from './comment-outcome.ts'
import { type FoundComments, findOwnComments, findOwnCommentsSince } from './find-comment.ts'

/** A later look goes back a little before the first one, whose time is in whole seconds and by another clock (ms). */
const lookBack = 60_000

/** The trouble when there was no other. */
export const OVERTAKEN = 'Other jobs kept changing the comment.'

/** A GitHub that cannot be reached is not waited for as long as other jobs are: the job is paid for by the minute. */
const MOST_SILENCES = 3

const firstWait = 400
const longestWait = 6_000

/** How to go about it. */
export interface UpsertStep {
  /** What this job knows before any look. */
  readonly known: CommentState
  readonly rounds: number
  /** Whether to wait until no other job can undo it, and to take away other jobs' duplicates. */
  readonly isFinal: boolean
  /** Look only at what changed since a little before this time (ms, GitHub's). */
  readonly since?: number
  /** What an earlier step wrote or found. */
  readonly before?: Extract<CommentOutcome, { kind: 'written' | 'unchanged' }>
}

/** What one call carries from round to round. */
export interface UpsertSession {
  readonly input: UpsertInput
  readonly step: UpsertStep
  known: CommentState
  /** A look from before the call, until it is used. */
  prefetched: FoundComments | undefined
  /** Comments that this job created. */
  readonly created: Map<number, Comment | undefined>
  since: number | undefined
  /** The comment that stays, as far as this job has seen. */
  target: number | undefined
  written: Comment | undefined
  waitLeftMs: number
  backOffs: number
  /** How often in a row GitHub gave no clear answer. */
  unclearAnswers: number
  /** Why it did not work out so far. */
  problem: string
  /** Whether a wait came after the last write. */
  waited: boolean
}

/** What a round came to: the end, or one more look. */
export type RoundResult = CommentOutcome | 'again'

/** The beginning of a call. */
export function startSession(input: UpsertInput, step: UpsertStep): UpsertSession {
  const { known, since, before } = step
  const { maxWaitMs: patience } = input
  return {
    ...{
      input,
      step,
      known,
      since,
      waitLeftMs: patience,
      prefetched: input.prefetched,
      written: undefined,
      backOffs: 0,
      unclearAnswers: 0,
      waited: false,
      problem: OVERTAKEN,
    },
    target: before?.id,
    created: new Map(before?.kind === 'written' && before.created ? [[before.id, undefined]] : []),
  }
}

/** Reads our comments, oldest first; the first time the look from before the call will do, where there is one. */
export async function readComments(course: UpsertSession): Promise<FoundComments> {
  const { prefetched: ahead } = course
  course.prefetched = undefined
  if (ahead !== undefined) return ahead
  const began = course.input.clock.now()
  return { startedAt: began, answer: await lookNow(course) }
}

async function lookNow(course: UpsertSession): Promise<Answer<readonly Comment[]>> {
  const { input, step, since } = course
  if (since === undefined) return findOwnComments(input.api, input)
  if (course.target !== undefined && course.written === undefined && !step.isFinal) {
    // The first look has become too old to write from. The comment that stays is known, and a younger one is not ours to
    // see to, so what it says now is all that is needed.
    const target = await input.api.get(course.target)
    if (target.kind === 'ok') return { ...target, value: [target.value] }
    if (target.kind !== 'gone') return target
    course.target = undefined
  }
  const found = await findOwnCommentsSince(input.api, input, since - lookBack)
  if (found.kind !== 'ok') return found
  const comments = new Map(found.value.map(comment => [comment.id, comment]))
  // A list may come from a replica that lags behind our own write.
  for (const [id, comment] of course.created) {
    if (comment !== undefined && !comments.has(id)) comments.set(id, comment)
  }
  const { target } = course
  // A list of what changed lately leaves out a comment that nobody wrote to for long. When it is empty in the post step,
  // nothing happened since the main step, and that is all there is to know.
  const quiet = comments.size === 0 && step.before !== undefined
  if (target !== undefined && !comments.has(target) && !quiet) {
    const known = await input.api.get(target)
    if (known.kind === 'ok') comments.set(target, known.value)
    else if (known.kind !== 'gone') return known
  }
  return { ...found, value: [...comments.values()].sort((one, other) => one.id - other.id) }
}

/** The outcome when the comment says all that is known. */
export function savedOutcome(course: UpsertSession, target: Comment): CommentOutcome {
  const { written, created, step } = course
  const at = course.since ?? 0
  const { id, url } = target
  const wrote = written !== undefined || step.before?.kind === 'written'
  return wrote
    ? { kind: 'written', url, id, created: created.has(id), at }
    : { kind: 'unchanged', url, id, at }
}

/** The end without agreement: what was written stands, and a later step or job may still put it right. */
export function giveUp(course: UpsertSession, message: string): CommentOutcome {
  return course.written === undefined ? { kind: 'failed', message } : savedOutcome(course, course.written)
}

/** What to make of an answer that is none. The time that it took counts as a wait: a GitHub that hangs takes a lot. */
export async function handleError(
  course: UpsertSession,
  answer: Exclude<Answer<never>, { kind: 'ok' }>,
  began: number,
): Promise<RoundResult> {
  course.waitLeftMs -= course.input.clock.now() - began
  switch (answer.kind) {
    case 'denied':
      return { kind: 'denied', permission: 'pull-requests: write', message: answer.message }
    case 'gone':
    case 'failed':
      return giveUp(course, answer.message)
    case 'unclear':
      course.unclearAnswers += 1
      return course.unclearAnswers > MOST_SILENCES
        ? giveUp(course, answer.message)
        : backOff(course, answer.message)
    case 'limited': {
      const message = `${answer.message} (it asks to wait ${Math.ceil(answer.wait / 1000)} s)`
      return backOff(course, message, answer.wait)
    }
  }
}

/** Waits a growing, jittered time, at least `least`, when patience allows. */
export async function backOff(course: UpsertSession, message: string, least = 0): Promise<RoundResult> {
  const { clock: pace } = course.input
  const growing = Math.min(longestWait, firstWait * 2 ** course.backOffs) * (0.5 + pace.random())
  const wait = least + growing
  if (wait > course.waitLeftMs) return giveUp(course, message)
  course.waitLeftMs -= wait
  course.backOffs += 1
  course.waited = true
  course.problem = message
  await pace.sleep(wait)
  return 'again'
}
