/** The action itself: its own files beside the bundle, and its address on GitHub. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Environment, fieldsOf, textOf } from '../base/index.ts'

const HERE = dirname(fileURLToPath(import.meta.url))

/**
 * The path of a file that comes with the action. src/ and dist/ have different depths, so the directories above are
 * searched; undefined where there is no such file.
 */
export function findActionFile(path: string, directory = HERE): string | undefined {
  const file = join(directory, path)
  if (existsSync(file)) return file
  const above = dirname(directory)
  return above === directory ? undefined : findActionFile(path, above)
}

/** The version of this action, from its package.json. The bundle has one beside it that has no version. */
export function actionVersion(directory = HERE): string {
  const file = findActionFile('package.json', directory)
  if (file === undefined) return 'unknown'
  const above = dirname(dirname(file))
  return versionIn(file) ?? (above === dirname(file) ? 'unknown' : actionVersion(above))
}

function versionIn(manifest: string): string | undefined {
  try {
    return textOf(fieldsOf(JSON.parse(readFileSync(manifest, 'utf8')))['version'])
  } catch {
    return undefined
  }
}

/** Where the action is at home, for a runner that does not say where it has the action from. */
const HOME = 'OWNER/codex-model-fallback'

/** The page of the repository that this action comes from; a mirror has its own. */
export function actionAddress(env: Environment): string {
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? ''
  // The runner sets it for an action of a repository, and not for one in the checkout (`uses: ./`).
  if (!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository)) return `https://github.com/${HOME}`
  const server = env['GITHUB_SERVER_URL'] ?? ''
  return `${/^https?:\/\/[\w.:-]+$/.test(server) ? server : 'https://github.com'}/${repository}`
}

/** The form for a report about the action, in .github/ISSUE_TEMPLATE. */
export type IssueForm = 'bug' | 'unrecognized'

/** Where a fault of the action or an unknown answer is reported. */
export function issueAddress(env: Environment, form: IssueForm): string {
  return `${actionAddress(env)}/issues/new?template=${form}.yml`
}
