/**
 * Reads the comment from GitHub while the probes run, so that loading octokit and GitHub's answers cost no extra time.
 */

import { type CommentLookup, type Deadline, needsLookup, prefetchLookup } from '../github/index.ts'
import { currentRun } from '../runner/index.ts'
import { clock } from './clock.ts'
import { findCommentTarget } from './comment-target.ts'
import type { Job } from './job.ts'

/** A failure of the prefetch surfaces when its result is used. */
export type CommentPrefetch = {
  /** Call it when the process of a probe has been started: this process is idle now. */
  readonly onProbeStart: () => void
  /** Call it when a model was not accepted: a comment is probable now. */
  readonly onNotAccepted: () => void
  /** The lookup; undefined when none was started. None is started after this call. */
  readonly result: () => Promise<CommentLookup> | undefined
}

/**
 * Prepares the prefetch. It starts with the first probe when an earlier comment may have to be updated, and otherwise
 * with the probe that follows the first model that was not accepted. A run without either sends no request to GitHub.
 * The deadline ends a lookup that is still running.
 */
export function prefetchComment(job: Job, deadline: Deadline): CommentPrefetch {
  const { inputs, env } = job
  const run = currentRun(env)
  const targetFound = findCommentTarget(job)
  let lookup: Promise<CommentLookup> | undefined
  let isNeeded = false
  let isClosed = false
  const start = async (): Promise<void> => {
    const target = await targetFound
    if (
      inputs.comment === 'never' ||
      run === null ||
      target === undefined ||
      isClosed ||
      lookup !== undefined
    )
      return
    const { pullRequest } = target
    const commentCount = pullRequest.kind === 'number' ? pullRequest.commentCount : undefined
    if (!isNeeded && !needsLookup(inputs.comment, run, commentCount)) return
    lookup = prefetchLookup(target, { clock, deadline })
    lookup.catch(() => {})
  }
  return {
    onProbeStart: () => void start(),
    onNotAccepted: () => {
      isNeeded = true
    },
    result: () => {
      isClosed = true
      return lookup
    },
  }
}
