/** Installs one version of the CLI into the runner's tool cache. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, type Environment } from '../../base/index.ts'
import { type Executable, locateCodex } from '../locate.ts'
import { PLATFORM } from '../npm-launcher.ts'
import type { VersionRequest } from '../version-request.ts'
import { type InstallFailure, installFailure, runNpm } from './npm.ts'
import { writeNpmProject } from './npm-project.ts'
import { createStagingDirectory, isMarkedComplete, moveIntoPlace, toolDirectory } from './tool-cache.ts'

/**
 * Which CLI to find, and how to install it.
 *
 * - `env`: the job's environment. RUNNER_TOOL_CACHE is the preferred tool cache.
 * - `temporary`: RUNNER_TEMP, which the runner empties after the job. It holds a tool cache when there is no other one
 *   that can be written.
 * - `signal`: ends the wait for npm.
 * - `onProgress`: called before npm starts, since npm takes a while, and when a version is chosen that nobody named.
 */
export type CodexRequest = {
  readonly requested: VersionRequest
  readonly env: Environment
  readonly temporary: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: InstallProgress) => void
}

/**
 * What happens now.
 *
 * - `resolving`: npm is asked which version a tag or a range means.
 * - `tested-instead`: npm does not name the newest version, or does not install it, so the tested version is used. `why`
 *   is a clause.
 * - `installing`: npm installs a version.
 */
export type InstallProgress =
  | { readonly kind: 'resolving'; readonly name: string }
  | { readonly kind: 'tested-instead'; readonly version: string; readonly why: string }
  | { readonly kind: 'installing'; readonly version: string }

/** What `installCodex` needs of a request; `deadline` ends the wait for npm. */
export type InstallOptions = Omit<CodexRequest, 'requested'> & { readonly deadline: AbortSignal }

/**
 * A CLI that can be used. `addedPath` is the directory that later steps need on PATH; without it, `codex` is on PATH
 * already. `installed` is true when this call installed it. `version` is undefined when the command on PATH prints none.
 */
export type FoundCodex = {
  readonly kind: 'found'
  readonly executable: Executable
  readonly version: string | undefined
  readonly installed: boolean
  readonly addedPath?: string
}

/** Takes a version from a tool cache, or installs it into the first one that can be written. */
export async function installCodex(
  version: string,
  options: InstallOptions,
): Promise<FoundCodex | InstallFailure> {
  const { env, temporary } = options
  const roots = [env['RUNNER_TOOL_CACHE'] ?? '', join(temporary, 'tool-cache')].filter(root => root !== '')
  for (const root of roots) {
    const directory = toolDirectory(root, version)
    const executable = isMarkedComplete(directory) ? executableIn(directory, version) : undefined
    if (executable !== undefined) {
      return { kind: 'found', executable, version, installed: false, addedPath: binDirectory(directory) }
    }
  }
  let why = ''
  for (const root of roots) {
    try {
      return await installInto(toolDirectory(root, version), version, options)
    } catch (error) {
      // A tool cache may belong to another user (EACCES, EPERM) or be part of a read-only image (EROFS).
      why = `${root} cannot be written (${codeOf(error) ?? 'unknown error'})`
    }
  }
  return installFailure(why)
}

async function installInto(
  directory: string,
  version: string,
  { env, signal, deadline, onProgress }: InstallOptions,
): Promise<FoundCodex | InstallFailure> {
  const staging = await createStagingDirectory(directory)
  try {
    const npmCommand = await writeNpmProject(staging, version)
    onProgress({ kind: 'installing', version })
    const result = await runNpm([npmCommand], { env, cwd: staging, signal, deadline })
    if (result.kind === 'failed') return result
    if (executableIn(staging, version) === undefined) {
      // npm exits with 0 when an optional package, such as the platform's binary, could not be downloaded.
      return installFailure(`npm installed no binary of it for ${PLATFORM}`)
    }
    await moveIntoPlace(staging, directory, () => executableIn(directory, version) !== undefined)
  } finally {
    // After a cancel npm may still write there, so this can fail. The name is unique, and later jobs ignore it.
    await rm(staging, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
  const executable = executableIn(directory, version)
  if (executable === undefined) return installFailure(`${directory} was changed meanwhile`)
  return { kind: 'found', executable, version, installed: true, addedPath: binDirectory(directory) }
}

/** The native binary of an installation; undefined when it is missing or of another version. */
function executableIn(directory: string, version: string): Executable | undefined {
  const path = join(binDirectory(directory), process.platform === 'win32' ? 'codex.cmd' : 'codex')
  const located = locateCodex({ path, env: {} })
  if (located.kind === 'missing' || located.executable.kind !== 'native') return undefined
  return located.executable.version === version ? located.executable : undefined
}

function binDirectory(directory: string): string {
  return join(directory, 'node_modules', '.bin')
}
