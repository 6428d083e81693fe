/** Installing one version of the CLI into the runner's tool cache, with npm. */

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, type Environment } from '../../base/index.ts'
import { type Executable, locateCodex } from '../locate.ts'
import { npm } from './npm.ts'
import { type InstallFailure, otherFailure } from './npm-failure.ts'
import { installProject, type TestedVersion } from './npm-project.ts'
import { isComplete, putInPlace, stagingDirectory, type ToolPlace, toolDirectory } from './tool-cache.ts'

/** The version to install, where, and how. `roots` are tool caches, the one to prefer first. */
export type InstallRequest = {
  readonly version: string
  readonly pin: TestedVersion
  readonly roots: readonly string[]
  readonly env: Environment
  readonly platform: string
  readonly arch: string
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  /** Told before npm starts, since it takes a while. */
  readonly onInstall: ((version: string) => void) | undefined
}

/** `ready`: `bin` is the directory that holds the command; `installed` when it was not there before. */
export type InstallResult =
  | {
      readonly kind: 'ready'
      readonly executable: Executable
      readonly bin: string
      readonly installed: boolean
    }
  | InstallFailure

/** Takes the version from the tool cache, or puts it there. */
export async function installCodex(wanted: InstallRequest): Promise<InstallResult> {
  const { version, arch, roots } = wanted
  const places = roots.map(root => ({ root, tool: 'codex', version, arch }))
  for (const place of places) {
    const executable = isComplete(place) ? codexIn(toolDirectory(place), wanted) : undefined
    if (executable !== undefined) return ready(executable, place, false)
  }
  let refusal = 'no directory to install into'
  for (const place of places) {
    try {
      return await install(await stagingDirectory(place), place, wanted)
    } catch (error) {
      // A tool cache may belong to another user (EACCES, EPERM) or be part of a read-only image (EROFS).
      refusal = `${place.root} cannot be written (${codeOf(error) ?? 'unknown error'})`
    }
  }
  return otherFailure(refusal)
}

async function install(staging: string, place: ToolPlace, wanted: InstallRequest): Promise<InstallResult> {
  const { version, platform, arch, pin, env, timeoutMs, signal } = wanted
  try {
    const project = installProject(version, `${platform}-${arch}`, pin)
    for (const [name, text] of Object.entries(project.files)) await writeFile(join(staging, name), text)
    wanted.onInstall?.(version)
    const options = { env, cwd: staging, timeoutMs, platform, ...(signal === undefined ? {} : { signal }) }
    const result = await npm([project.command], options)
    if (result.kind === 'failed') return result
    if (codexIn(staging, wanted) === undefined) {
      // npm takes the platform's package for optional: a failed download of it is no failure to npm.
      return otherFailure(`npm installed no binary of it for ${platform}-${arch}`)
    }
    await putInPlace(staging, place, dir => codexIn(dir, wanted) !== undefined)
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 })
  }
  const executable = codexIn(toolDirectory(place), wanted)
  if (executable !== undefined) return ready(executable, place, true)
  return otherFailure(`${toolDirectory(place)} was changed meanwhile`)
}

function ready(executable: Executable, place: ToolPlace, installed: boolean): InstallResult {
  return { kind: 'ready', executable, bin: binIn(toolDirectory(place)), installed }
}

/** The binary of an installation, if it is whole and of the version. */
function codexIn(dir: string, wanted: InstallRequest): Executable | undefined {
  const path = join(binIn(dir), wanted.platform === 'win32' ? 'codex.cmd' : 'codex')
  const located = locateCodex({ path, env: {} })
  if (located.kind === 'missing' || located.executable.kind !== 'native') return undefined
  return located.executable.version === wanted.version ? located.executable : undefined
}

function binIn(dir: string): string {
  return join(dir, 'node_modules', '.bin')
}
