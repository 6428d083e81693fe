/** The look for the comment, made while the probes run: octokit's start and GitHub's answers take no time of their own. */

import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from '../base/index.ts'
import {
  type CommentLookup,
  MAIN_MAX_WAIT_MS,
  needsLookup,
  type PullRequestHint,
  prefetchLookup,
} from '../github/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { currentRun } from '../runner/index.ts'
import { placeOf } from './comment-target.ts'

/** Somebody to send ahead. Nothing that happens to them is told before their answer is wanted. */
export type CommentPrefetch = {
  /** A probe's process has started, so that there is time. */
  readonly onProbeStart: () => void
  /** A model was not accepted, so that a comment is likely; the next probe's start is the time to go. */
  readonly onNotAccepted: () => void
  /** What was found or will be; undefined when nobody was sent. Nobody is sent after that. */
  readonly result: () => Promise<CommentLookup> | undefined
  /** Nobody waits for the answer any more. */
  readonly cancel: () => void
}

/** Gets one ready. A run that will need no comment and has none to look for sends nothing to GitHub. */
export function prefetchComment(inputs: Inputs, env: Environment): CommentPrefetch {
  const ended = new AbortController()
  const run = currentRun(env)
  const when = inputs.comment
  const place = placeOf(inputs, env)
  let approach: Promise<CommentLookup> | undefined
  let isNewsLikely = false
  let isAsked = false
  const pace = {
    sleep: (ms: number): Promise<void> => delay(ms, undefined, { signal: ended.signal }).catch(() => {}),
    random: Math.random,
    now: Date.now,
  }
  const go = async () => {
    const there = await place
    if (when === 'never' || run === null || there === undefined || isAsked || approach !== undefined) return
    if (!isNewsLikely && !needsLookup(when, run, commentsOf(there.pullRequest))) return
    approach = prefetchLookup(there, { clock: pace, maxWaitMs: MAIN_MAX_WAIT_MS, signal: ended.signal })
    approach.catch(() => {})
  }
  return {
    onProbeStart: () => void go(),
    onNotAccepted: () => {
      isNewsLikely = true
    },
    result: () => {
      isAsked = true
      return approach
    },
    cancel: () => {
      isAsked = true
      ended.abort()
    },
  }
}

function commentsOf(hint: PullRequestHint): number | undefined {
  return hint.kind === 'number' ? hint.comments : undefined
}
