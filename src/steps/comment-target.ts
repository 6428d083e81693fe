/** Where the comment of this job belongs, from the inputs and the event. */

import { type Environment, fieldsOf, optional, textOf } from '../base/index.ts'
import { type CommentTarget, pullRequestFromEvent } from '../github/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { type CommentContext, readEventPayload } from '../runner/index.ts'
import type { Job } from './job.ts'

/** This much of a workflow's name is enough to tell it from others. */
const MAX_WORKFLOW_CHARS = 60

/** The target; undefined when there is no token to write with. */
export async function findCommentTarget({ inputs, env }: Job): Promise<CommentTarget | undefined> {
  if (inputs.githubToken === undefined) return undefined
  return {
    token: inputs.githubToken,
    jobToken: inputs.jobToken,
    apiUrl: apiUrl(env),
    repository: env['GITHUB_REPOSITORY'] ?? '',
    pullRequest: pullRequestFromEvent({
      eventName: env['GITHUB_EVENT_NAME'] ?? '',
      payload: await readEventPayload(env),
      sha: env['GITHUB_SHA'] ?? '',
      now: Date.now(),
      ...optional('override', inputs.pullRequest),
    }),
    key: commentKey(inputs, env),
  }
}

/**
 * The key of the comment. It contains the name of the workflow, because rows belong to a run and the newest run
 * replaces the rows of older ones: two workflows on one pull request would replace each other's rows in a shared
 * comment.
 */
function commentKey(inputs: Inputs, env: Environment): string {
  const workflow = (env['GITHUB_WORKFLOW'] ?? '').slice(0, MAX_WORKFLOW_CHARS)
  return workflow === '' ? inputs.commentKey : `${inputs.commentKey} ${workflow}`
}

/** What the words about a comment that could not be written depend on. */
export async function commentContext({ inputs, env }: Job, hasSummary: boolean): Promise<CommentContext> {
  return {
    token: inputs.githubToken === inputs.jobToken ? 'job' : 'own',
    origin: await findOrigin(env),
    isNumberGiven: inputs.pullRequest !== undefined,
    isMatrix: (inputs.matrixJob?.total ?? 1) > 1,
    host: URL.canParse(apiUrl(env)) ? new URL(apiUrl(env)).host : apiUrl(env),
    hasSummary,
  }
}

function apiUrl(env: Environment): string {
  return env['GITHUB_API_URL'] || 'https://api.github.com'
}

async function findOrigin(env: Environment): Promise<CommentContext['origin']> {
  if (env['GITHUB_ACTOR'] === 'dependabot[bot]') return 'Dependabot'
  const { head } = fieldsOf(fieldsOf(await readEventPayload(env))['pull_request'])
  const repository = textOf(fieldsOf(fieldsOf(head)['repo'])['full_name'])
  return repository === undefined || repository === env['GITHUB_REPOSITORY'] ? 'branch' : 'fork'
}
