import type { Environment } from '../base/index.ts'
import { type CommentTarget, pullRequestFromEvent } from '../github/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { readEventPayload } from '../runner/index.ts'

/** Of a workflow's name this much tells it from others, characters. */
const LONGEST_WORKFLOW = 60

/** The place; undefined without a token to write there. */
export async function placeOf(inputs: Inputs, env: Environment): Promise<CommentTarget | undefined> {
  if (inputs.githubToken === undefined) return undefined
  return {
    token: inputs.githubToken,
    jobToken: inputs.jobToken,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    repository: env['GITHUB_REPOSITORY'] ?? '',
    pullRequest: pullRequestFromEvent({
      eventName: env['GITHUB_EVENT_NAME'] ?? '',
      payload: await readEventPayload(env),
      sha: env['GITHUB_SHA'] ?? '',
      now: Date.now(),
      ...(inputs.pullRequest === undefined ? {} : { override: inputs.pullRequest }),
    }),
    key: keyOf(inputs, env),
  }
}

/**
 * The comment's key: two workflows on one pull request would otherwise replace each other's rows, since rows belong to a
 * run, and the newer run wins.
 */
function keyOf(inputs: Inputs, env: Environment): string {
  const workflow = (env['GITHUB_WORKFLOW'] ?? '').slice(0, LONGEST_WORKFLOW)
  return workflow === '' ? inputs.commentKey : `${inputs.commentKey} ${workflow}`
}
