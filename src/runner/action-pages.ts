/** The pages of this action, as the runner names its repository and version. */

import { type Environment, optional } from '../base/index.ts'
import type { TextContext } from '../comment/index.ts'
import { DOCS_URL, HOME_URL } from '../report/index.ts'

/** What can be in an address as it is. The runner's variables could hold anything in another system. */
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const REF = /^[\w./-]{1,200}$/
const SERVER = /^https?:\/\/[\w.-]{1,253}(?::\d{1,5})?$/

/** The repository of the action that runs; the home of the project for a local copy (`uses: ./`). */
function actionRepositoryUrl(env: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '' } = env
  return REPOSITORY.test(repository) ? `${serverUrl(env)}/${repository}` : HOME_URL
}

/** The directory of the pages for the version that runs, without a slash at the end. */
function docsUrl(env: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env
  if (!REPOSITORY.test(repository) || !REF.test(ref)) return DOCS_URL
  return `${serverUrl(env)}/${repository}/blob/${ref}/docs`
}

/** The form for a report about the action, in .github/ISSUE_TEMPLATE. */
export type IssueForm = 'bug' | 'unrecognized'

/** Where a fault of the action or an unknown answer is reported. */
export function issueUrl(env: Environment, form: IssueForm): string {
  return `${actionRepositoryUrl(env)}/issues/new?template=${form}.yml`
}

function serverUrl({ GITHUB_SERVER_URL: server = '' }: Environment): string {
  return SERVER.test(server) ? server : 'https://github.com'
}

/** What the texts of this job need: the pages, and the workflow file in which a line is to be changed. */
export function textContextOf(env: Environment): TextContext {
  return { docsUrl: docsUrl(env), ...optional('workflowFile', workflowFile(env)) }
}

/** GitHub names the workflow of the caller where a job is in a reusable one. A `workflow_run` is about another one. */
function workflowFile({ GITHUB_WORKFLOW_REF: ref = '', GITHUB_EVENT_NAME: event }: Environment) {
  if (event === 'workflow_run') return undefined
  return /^[^/]+\/[^/]+\/(\.github\/workflows\/[^@/]+\.ya?ml)@/.exec(ref)?.[1]
}
