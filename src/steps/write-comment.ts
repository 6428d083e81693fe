/**
 * Writes the comment in the main step, and checks it once more in the post step. No failure here is more than a
 * warning, and there is one for both steps together.
 */

import * as core from '@actions/core'
import { optional } from '../base/index.ts'
import { dedupeRows, limitRow, type Row, type RunIdentity, renderComment } from '../comment/index.ts'
import {
  type CommentJob,
  type CommentLookup,
  type Deadline,
  lasts,
  MAIN_MS,
  type PublishResult,
  publishComment,
  REPORTING_MS,
  recheckComment,
} from '../github/index.ts'
import { logLine } from '../redact/index.ts'
import {
  ANNOTATION_TITLE,
  type CommentContext,
  commentCause,
  commentFailed,
  textContextOf,
} from '../runner/index.ts'
import { clock } from './clock.ts'
import { commentContext, findCommentTarget } from './comment-target.ts'
import type { Job } from './job.ts'
import { logDebug } from './log/lines.ts'
import { decodeSaved, encodeSaved, type SavedComment } from './saved-comment.ts'

const STATE_NAME = 'comment'

/** The rows of the comment that this job knows, and the run that they belong to. */
export type CommentContent = { readonly rows: readonly Row[]; readonly run: RunIdentity }

/** How the main step reports: until when, from which lookup, and whether the job summary has the results. */
export type Reporting = {
  readonly deadline: Deadline
  readonly prefetched?: Promise<CommentLookup> | undefined
  readonly hasSummary: boolean
}

/** Writes the comment when one is needed. Returns its address, or an empty text. */
export async function writeComment(
  job: Job,
  content: CommentContent,
  { deadline, prefetched, hasSummary }: Reporting,
): Promise<string> {
  deadline.start(MAIN_MS)
  const commentJob = await commentJobOf(job, content)
  if (commentJob === undefined) return ''
  const rows = dedupeRows(content.rows.map(limitRow))
  const saved: SavedComment = {
    known: { version: 1, key: commentJob.key, run: content.run, rows },
    legs: rows.map(({ leg }) => leg),
    leftMs: REPORTING_MS - MAIN_MS,
  }
  // Saved before the write too, so that the post step can finish what a cancelled main step began.
  save(saved)
  const result = sanitize(await publishComment(commentJob, { clock, deadline }, await prefetched), job)
  const { outcome, known = saved.known } = result
  const leftMs = REPORTING_MS - MAIN_MS + deadline.leftMs()
  if (outcome.kind === 'no-pull-request') core.saveState(STATE_NAME, '')
  else save({ ...saved, known, outcome, leftMs })
  return logResult(result, await commentContext(job, hasSummary))
}

function save(saved: SavedComment): void {
  core.saveState(STATE_NAME, encodeSaved(saved))
}

/** The post step: reads the comment again, because the write of another leg may have overwritten ours. */
export async function recheckCommentStep(job: Job, deadline: Deadline): Promise<void> {
  const target = await findCommentTarget(job)
  const saved = target && decodeSaved(core.getState(STATE_NAME), target.key)
  if (saved === undefined) {
    core.info('Comment not checked again: the main step has left nothing that can be read.')
    return
  }
  const { known, legs, outcome: before, leftMs } = saved
  // The main step has warned about it, and it is still the same.
  if (before?.kind === 'failed' && lasts(before.problem)) return
  // The time runs since the start of this process.
  deadline.start(leftMs - performance.now())
  const rows = known.rows.filter(({ leg }) => legs.includes(leg))
  const commentJob = await commentJobOf(job, { rows, run: known.run })
  if (commentJob === undefined) return
  const result = sanitize(
    await recheckComment(commentJob, { clock, deadline }, { outcome: before, known }),
    job,
  )
  logRecheck(result, before, await commentContext(job, job.inputs.summary))
}

/** Logs what the main step has not said. */
function logRecheck(result: PublishResult, before: SavedComment['outcome'], context: CommentContext): void {
  const { outcome, requests } = result
  const isSaved = before?.kind === 'written' || before?.kind === 'unchanged'
  if (isSaved && (outcome.kind === 'written' || outcome.kind === 'unchanged')) {
    // The main step has said where the comment is.
    logDebug(`Comment checked again (${countRequests(requests)})`)
  } else if (outcome.kind !== 'failed') {
    if (outcome.kind !== before?.kind) logResult(result, context)
  } else if (before?.kind === 'failed') {
    // The main step has warned.
    logInfo(`Comment still not written: ${commentCause(outcome.problem, context)}.`)
  } else if (isSaved && outcome.isMissing !== true) {
    logInfo(`Comment not checked again: ${commentCause(outcome.problem, context)}.`)
  } else {
    logResult(result, context)
  }
}

/** What to write where; undefined when no comment is wanted, or there is no token to write it with. */
async function commentJobOf(job: Job, { rows, run }: CommentContent): Promise<CommentJob | undefined> {
  const { comment, matrixJob } = job.inputs
  if (comment === 'never') return undefined
  const target = await findCommentTarget(job)
  if (target === undefined) {
    core.info('No comment: there is no github-token.')
    return undefined
  }
  return {
    ...target,
    rows,
    run,
    when: comment,
    render: state => renderComment(state, textContextOf(job.env)),
    ...optional('matrixJob', matrixJob),
  }
}

/** Maximum length of a server's words in a warning, in characters. */
const MAX_CAUSE_CHARS = 300

/** A proxy may have answered in the place of GitHub. */
function sanitize(result: PublishResult, { secrets }: Job): PublishResult {
  const { outcome } = result
  if (outcome.kind !== 'failed') return result
  const { said, host } = outcome.problem
  const problem = {
    ...outcome.problem,
    said: secrets.sanitize(said, MAX_CAUSE_CHARS),
    ...optional('host', host && secrets.sanitize(host, MAX_CAUSE_CHARS)),
  }
  return { ...result, outcome: { ...outcome, problem } }
}

/** Logs the outcome and returns the address of the comment, or an empty text. */
function logResult({ outcome, requests }: PublishResult, context: CommentContext): string {
  const cost = countRequests(requests)
  switch (outcome.kind) {
    case 'written':
      logInfo(`Comment ${outcome.created ? 'created' : 'updated'}: ${outcome.url} (${cost})`)
      return outcome.url
    case 'unchanged':
      logInfo(`Comment already up to date: ${outcome.url} (${cost})`)
      return outcome.url
    case 'skipped':
      logInfo(`No comment: ${SKIPPED[outcome.why]} (${cost})`)
      return ''
    case 'no-pull-request':
      logInfo(`No comment: ${outcome.why}`)
      return ''
    case 'failed':
      // Nobody reads the annotations of a job that was cancelled for advice.
      if (outcome.problem.kind === 'cancelled') logInfo('No comment: the job was cancelled.')
      else core.warning(commentFailed(outcome.problem, context), { title: ANNOTATION_TITLE })
      return ''
  }
}

const SKIPPED = {
  'nothing-to-say': 'the model asked for is used, and there is no earlier comment to update.',
  'newer-run': 'a newer run has already written it.',
  removed: 'it was removed while this job ran.',
} as const

/** Addresses come from GitHub, and names of events from the environment. */
function logInfo(text: string): void {
  core.info(logLine(text))
}

function countRequests(requests: number): string {
  return `${requests} ${requests === 1 ? 'request' : 'requests'} to GitHub`
}
