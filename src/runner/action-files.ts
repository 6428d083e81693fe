/** The files that come with the action, beside the bundle. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fieldsOf, textOf } from '../base/index.ts'

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
