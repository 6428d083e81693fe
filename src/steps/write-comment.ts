/**
 * Writes the comment in the main step, and checks it once more in the post step. No failure here is more than a
 * warning.
 */

import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import { optional } from '../base/index.ts'
import { type Row, type RunIdentity, renderComment } from '../comment/index.ts'
import {
  type CommentJob,
  type CommentLookup,
  type PublishResult,
  publishComment,
  recheckComment,
} from '../github/index.ts'
import { logLine } from '../redact/index.ts'
import { ANNOTATION_TITLE, commentDenied, docsUrl, writeFailed } from '../runner/index.ts'
import { findCommentTarget } from './comment-target.ts'
import type { Job } from './job.ts'

const STATE_NAME = 'comment'

/** The rows of the comment that this job knows, and the run that they belong to. */
export type CommentContent = { readonly rows: readonly Row[]; readonly run: RunIdentity }

/** What the main step saves for the post step. `outcome` is missing when the main step did not come to one. */
type SavedState = {
  readonly content: CommentContent
  readonly outcome?: Exclude<PublishResult['outcome'], { kind: 'no-pull-request' }>
}

/** Writes the comment when one is needed. Returns its address, or an empty text. */
export async function writeComment(
  job: Job,
  content: CommentContent,
  prefetched?: Promise<CommentLookup>,
): Promise<string> {
  const commentJob = await commentJobOf(job, content)
  if (commentJob === undefined) return ''
  // Saved before the write too, so that the post step can finish what a cancelled main step began.
  saveState({ content })
  const result = await publishComment(commentJob, clock, await prefetched)
  const { outcome } = result
  if (outcome.kind === 'no-pull-request') core.saveState(STATE_NAME, '')
  else saveState({ content, outcome })
  return logResult(result, job)
}

function saveState(state: SavedState): void {
  core.saveState(STATE_NAME, JSON.stringify(state))
}

/** The post step: reads the comment again, because the write of another leg may have overwritten ours. */
export async function recheckCommentStep(job: Job): Promise<void> {
  // The main step of this job wrote the state, so it is trusted.
  const { content, outcome: before }: SavedState = JSON.parse(core.getState(STATE_NAME))
  // The main step has warned about it, and a token gains no permission during a job.
  if (before?.kind === 'denied') return
  const commentJob = await commentJobOf(job, content)
  if (commentJob === undefined) return
  const result = await recheckComment(commentJob, clock, before)
  const { outcome, requests } = result
  if (outcome.kind === 'written' || outcome.kind === 'unchanged') {
    logInfo(`Comment checked again: ${outcome.url} (${countRequests(requests)})`)
  } else if (outcome.kind !== before?.kind) {
    // The main step has logged the same outcome already.
    logResult(result, job)
  }
}

const clock = { sleep: (ms: number): Promise<void> => delay(ms), random: Math.random, now: Date.now }

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
    render: state => renderComment(state, docsUrl(job.env)),
    ...optional('matrixJob', matrixJob),
  }
}

/** Maximum length of a message in a warning, in characters. */
const MAX_CAUSE_CHARS = 500

/** Logs the outcome and returns the address of the comment, or an empty text. */
function logResult({ outcome, requests }: PublishResult, { secrets }: Job): string {
  // A proxy may have answered in the place of GitHub.
  const sanitize = (message: string) => secrets.sanitize(message, MAX_CAUSE_CHARS)
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
    case 'denied':
      core.warning(commentDenied(sanitize(outcome.message)), { title: ANNOTATION_TITLE })
      return ''
    case 'failed':
      core.warning(writeFailed('comment', sanitize(outcome.message)), { title: ANNOTATION_TITLE })
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
