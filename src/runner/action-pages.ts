/** The pages of this action, as the runner names its repository and version. */

import type { Environment } from '../base/index.ts'
import { DOCS_URL, HOME_URL } from '../report/index.ts'

/** What can be in an address as it is. The runner's variables could hold anything in another system. */
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const REF = /^[\w./-]{1,200}$/
const SERVER = /^https?:\/\/[\w.-]{1,253}(?::\d{1,5})?$/

/** The repository of the action that runs; the home of the project for a local copy (`uses: ./`). */
export function actionRepositoryUrl(env: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '' } = env
  return REPOSITORY.test(repository) ? `${serverUrl(env)}/${repository}` : HOME_URL
}

/** The directory of the pages for the version that runs, without a slash at the end. */
export function docsUrl(env: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env
  if (!REPOSITORY.test(repository) || !REF.test(ref)) return DOCS_URL
  return `${serverUrl(env)}/${repository}/blob/${ref}/docs`
}

function serverUrl({ GITHUB_SERVER_URL: server = '' }: Environment): string {
  return SERVER.test(server) ? server : 'https://github.com'
}
