/** The comment's part of the shell. Whatever happens here is at most a warning; no decision hangs on it. */

import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import { renderComment } from './core/comment.ts'
import type { Report } from './core/report.ts'
import { rowOf } from './core/row.ts'
import type { CommentJob, Published } from './github/publish-comment.ts'
import type { Inputs } from './inputs.ts'
import { type Environment, runOf } from './runner.ts'

const TITLE = 'Codex model fallback'
const STATE = 'comment'

/** What the waits for other jobs' writes and for rate limits may take together, milliseconds. */
const PATIENCE_MAIN_MS = 10_000
const PATIENCE_POST_MS = 60_000

/** Writes the comment where one is called for; its address, or an empty text. */
export async function commentStep(report: Report, inputs: Inputs, env: Environment): Promise<string> {
  if (inputs.comment === 'never') return ''
  const job = await jobOf(report, inputs, env, PATIENCE_MAIN_MS)
  if (job === undefined) return ''
  // The adapter brings octokit along, half of the bundle; a run without a comment does not load it.
  const { publishComment } = await import('./github/publish-comment.ts')
  const published = await publishComment(job, pace)
  if (published.outcome.kind !== 'no-pull-request') {
    core.saveState(STATE, JSON.stringify({ report, outcome: published.outcome }))
  }
  return tell(published)
}

/** The post step: looks once more, since another leg's write may have crossed ours. */
export async function settleStep(inputs: Inputs, env: Environment): Promise<void> {
  const saved = core.getState(STATE)
  if (saved === '') return
  // Written by our own main step of the same job.
  const { report, outcome }: { report: Report; outcome: Parameters<typeof settle>[1] } = JSON.parse(saved)
  const job = await jobOf(report, inputs, env, PATIENCE_POST_MS)
  if (job !== undefined) await settle(job, outcome)
}

async function settle(
  job: CommentJob,
  before: Exclude<Published['outcome'], { kind: 'no-pull-request' }>,
): Promise<void> {
  const { settlePublished } = await import('./github/publish-comment.ts')
  tell(await settlePublished(job, pace, before))
}

const pace = {
  sleep: (ms: number): Promise<void> => delay(ms),
  random: Math.random,
  now: Date.now,
}

async function jobOf(
  report: Report,
  inputs: Inputs,
  env: Environment,
  patience: number,
): Promise<CommentJob | undefined> {
  const run = runOf(env)
  if (run === null || inputs.comment === 'never') return undefined
  if (inputs.githubToken === undefined) {
    core.info('No comment: there is no github-token.')
    return undefined
  }
  return {
    token: inputs.githubToken,
    jobToken: inputs.jobToken,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    repository: run.repository,
    event: {
      eventName: env['GITHUB_EVENT_NAME'] ?? '',
      payload: await payloadOf(env),
      sha: run.sha,
      ...(inputs.pullRequest === undefined ? {} : { override: inputs.pullRequest }),
    },
    key: inputs.commentKey,
    rows: [rowOf(report)],
    run: { id: run.id, attempt: run.attempt, ...(run.number === undefined ? {} : { number: run.number }) },
    when: inputs.comment,
    patience,
    render: renderComment,
  }
}

/** The event as the runner wrote it; an empty object where there is none. */
async function payloadOf(env: Environment): Promise<unknown> {
  try {
    return JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'))
  } catch {
    return {}
  }
}

function tell({ outcome, requests }: Published): string {
  const cost = `${requests} ${requests === 1 ? 'request' : 'requests'} to GitHub`
  switch (outcome.kind) {
    case 'written':
      core.info(`Comment ${outcome.created ? 'created' : 'updated'}: ${outcome.url} (${cost})`)
      return outcome.url
    case 'unchanged':
      core.info(`Comment already up to date: ${outcome.url} (${cost})`)
      return outcome.url
    case 'skipped':
      core.info(`No comment: ${SKIPPED[outcome.why]} (${cost})`)
      return ''
    case 'no-pull-request':
      core.info(`No comment: ${outcome.why}`)
      return ''
    case 'denied':
      core.warning(
        `The comment could not be written because the token lacks "pull-requests: write" (${outcome.message}). Add it to the job's permissions; for pull requests from forks, whose token is read-only, see "Fork pull requests" in the README. The job summary and the report file hold everything.`,
        { title: TITLE },
      )
      return ''
    case 'failed':
      core.warning(
        `The comment could not be written: ${outcome.message}. The job summary and the report file hold everything.`,
        {
          title: TITLE,
        },
      )
      return ''
  }
}

const SKIPPED = {
  'nothing-to-say': 'the model asked for is used, and there is no earlier comment to update.',
  'newer-run': 'a newer run has already written it.',
  removed: 'it was removed while this job ran.',
} as const
