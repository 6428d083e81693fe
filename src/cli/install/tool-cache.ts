/**
 * The runner's tool cache: `<tool>/<version>/<arch>`, complete when the file `<arch>.complete` is beside it. The layout
 * is that of @actions/tool-cache, so that runner images can ship the tool and other actions find it.
 *
 * The package itself is not used. Its `cacheDir` first removes the existing directory, which another job on the same
 * machine may be running, and then copies 400 MB that a rename moves in one step.
 */

import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../../base/index.ts'

/** The directory of a version of the CLI in a tool cache. */
export function toolDirectory(toolCache: string, version: string): string {
  return join(toolCache, 'codex', version, process.arch)
}

/** Whether an installation was completed there. */
export function isMarkedComplete(directory: string): boolean {
  return existsSync(`${directory}.complete`)
}

/** Creates an empty directory beside a tool directory, on the same volume. Throws when the system refuses it. */
export async function createStagingDirectory(directory: string): Promise<string> {
  const staging = join(dirname(directory), `.${basename(directory)}-${randomUUID()}`)
  await mkdir(staging, { recursive: true })
  return staging
}

/**
 * Renames a finished directory to the tool directory and marks it complete, so that no job sees half an installation.
 * An installation that is already there is kept when `isValid` returns true, and replaced otherwise.
 */
export async function moveIntoPlace(
  staging: string,
  directory: string,
  isValid: () => boolean,
): Promise<void> {
  if (!(await renameIfFree(staging, directory)) && !isValid()) {
    const old = `${directory}-${randomUUID()}.old`
    if (await renameIfFree(directory, old).catch(() => false)) await rm(old, { recursive: true, force: true })
    // Does nothing when another job has just put the same version there.
    await renameIfFree(staging, directory)
  }
  await writeFile(`${directory}.complete`, '')
}

/** Renames a directory, unless the target exists. */
async function renameIfFree(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    // Windows reports EPERM for an existing directory, so any error counts as this one when the target exists.
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '') || existsSync(to)) return false
    throw error
  }
}
