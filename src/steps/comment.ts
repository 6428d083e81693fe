/** The comment's part of the shell. Whatever happens here is at most a warning; no decision hangs on it. */

import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import type { Environment } from '../base/index.ts'
import { type Row, type RunIdentity, renderComment } from '../comment/index.ts'
import {
  type CommentJob,
  type CommentLookup,
  type PublishResult,
  publishComment,
  recheckComment,
} from '../github/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { logLine } from '../redact/index.ts'
import { commentDenied, writeFailed } from '../runner/index.ts'
import { placeOf } from './comment-target.ts'

const TITLE = 'Codex model fallback'
const STATE = 'comment'

/** What goes into the comment: rows, and the run that they belong to. */
export type CommentContent = { readonly rows: readonly Row[]; readonly run: RunIdentity }

/** Writes the comment where one is called for; its address, or an empty text. `ahead`: a look from before. */
export async function commentStep(
  content: CommentContent,
  inputs: Inputs,
  env: Environment,
  ahead?: Promise<CommentLookup>,
): Promise<string> {
  const job = await jobOf(content, inputs, env)
  if (job === undefined) return ''
  // A main step that ends in the middle leaves the post step something to work with.
  core.saveState(STATE, JSON.stringify({ content } satisfies Saved))
  const published = await publishComment(job, pace, await ahead)
  const { outcome } = published
  const left = outcome.kind === 'no-pull-request' ? '' : JSON.stringify({ content, outcome } satisfies Saved)
  core.saveState(STATE, left)
  return tell(published)
}

/** The post step: looks once more, since another leg's write may have crossed ours. */
export async function recheckCommentStep(inputs: Inputs, env: Environment): Promise<void> {
  const saved = core.getState(STATE)
  if (saved === '') return
  // Written by our own main step of the same job.
  const { content, outcome }: Saved = JSON.parse(saved)
  // The main step has warned of it, and a token does not gain a permission on the way.
  if (outcome?.kind === 'denied') return
  const job = await jobOf(content, inputs, env)
  if (job === undefined) return
  tellSettled(await recheckComment(job, pace, outcome), outcome)
}

/** What the second look found, in words that do not claim once more what the main step did. */
function tellSettled(settled: PublishResult, before: Saved['outcome']): void {
  const { outcome, requests } = settled
  if (outcome.kind !== 'written' && outcome.kind !== 'unchanged') {
    if (outcome.kind !== before?.kind) tell(settled)
    return
  }
  info(`Comment looked at once more: ${outcome.url} (${costOf(requests)})`)
}

/** What the main step leaves for the post step; no `outcome` when it did not come to one. */
type Saved = {
  readonly content: CommentContent
  readonly outcome?: Exclude<PublishResult['outcome'], { kind: 'no-pull-request' }>
}

const pace = {
  sleep: (ms: number): Promise<void> => delay(ms),
  random: Math.random,
  now: Date.now,
}

async function jobOf(
  { rows, run }: CommentContent,
  inputs: Inputs,
  env: Environment,
): Promise<CommentJob | undefined> {
  if (inputs.comment === 'never') return undefined
  const place = await placeOf(inputs, env)
  if (place === undefined) {
    core.info('No comment: there is no github-token.')
    return undefined
  }
  return {
    ...place,
    rows,
    run,
    when: inputs.comment,
    render: renderComment,
    ...(inputs.matrixJob === undefined ? {} : { matrixJob: inputs.matrixJob }),
  }
}

function tell({ outcome, requests }: PublishResult): string {
  const cost = costOf(requests)
  switch (outcome.kind) {
    case 'written':
      info(`Comment ${outcome.created ? 'created' : 'updated'}: ${outcome.url} (${cost})`)
      return outcome.url
    case 'unchanged':
      info(`Comment already up to date: ${outcome.url} (${cost})`)
      return outcome.url
    case 'skipped':
      info(`No comment: ${SKIPPED[outcome.why]} (${cost})`)
      return ''
    case 'no-pull-request':
      info(`No comment: ${outcome.why}`)
      return ''
    case 'denied':
      core.warning(commentDenied(outcome.message), { title: TITLE })
      return ''
    case 'failed':
      core.warning(writeFailed('comment', outcome.message), { title: TITLE })
      return ''
  }
}

/** Addresses come from GitHub's answer and names of events from the environment. */
function info(text: string): void {
  core.info(logLine(text))
}

function costOf(requests: number): string {
  return `${requests} ${requests === 1 ? 'request' : 'requests'} to GitHub`
}

const SKIPPED = {
  'nothing-to-say': 'the model asked for is used, and there is no earlier comment to update.',
  'newer-run': 'a newer run has already written it.',
  removed: 'it was removed while this job ran.',
} as const
