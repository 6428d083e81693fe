/** The look for the comment, made while the probes run: octokit's start and GitHub's answers take no time of their own. */

import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from '../base/environment.ts'
import { type Approach, lookAhead } from '../github/comment-lookup.ts'
import { callsForLook } from '../github/plan-comment.ts'
import type { PullRequestHint } from '../github/pull-request.ts'
import { MAIN_PATIENCE } from '../github/upsert-comment.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { runOf } from '../runner/job-context.ts'
import { placeOf } from './comment-target.ts'

/** Somebody to send ahead. Nothing that happens to them is told before their answer is wanted. */
export type Scout = {
  /** A probe's process has started, so that there is time. */
  readonly go: () => void
  /** A model was not accepted, so that a comment is likely; the next probe's start is the time to go. */
  readonly expectNews: () => void
  /** What was found or will be; undefined when nobody was sent. Nobody is sent after that. */
  readonly answer: () => Promise<Approach> | undefined
  /** Nobody waits for the answer any more. */
  readonly callBack: () => void
}

/** Gets one ready. A run that will need no comment and has none to look for sends nothing to GitHub. */
export function scout(inputs: Inputs, env: Environment): Scout {
  const ended = new AbortController()
  const run = runOf(env)
  const when = inputs.comment
  const place = placeOf(inputs, env)
  let approach: Promise<Approach> | undefined
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
    if (!isNewsLikely && !callsForLook(when, run, commentsOf(there.pullRequest))) return
    approach = lookAhead(there, { pace, patience: MAIN_PATIENCE, signal: ended.signal })
    approach.catch(() => {})
  }
  return {
    go: () => void go(),
    expectNews: () => {
      isNewsLikely = true
    },
    answer: () => {
      isAsked = true
      return approach
    },
    callBack: () => {
      isAsked = true
      ended.abort()
    },
  }
}

function commentsOf(hint: PullRequestHint): number | undefined {
  return hint.kind === 'number' ? hint.comments : undefined
}
