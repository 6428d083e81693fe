/** `codex-version`: the CLI that is there, or the one that is asked for, installed where it is not. */

import { join } from 'node:path'
import type { Environment } from '../../base/index.ts'
import { type Executable, locateCodex } from '../locate.ts'
import { versionOf } from '../version.ts'
import { type InstallResult, installCodex } from './install-codex.ts'
import { npm } from './npm.ts'
import { type InstallFailure, otherFailure } from './npm-failure.ts'
import type { TestedVersion } from './npm-project.ts'
import { TESTED_CODEX } from './tested-version.ts'
import { isCodexVersion } from './version-input.ts'

/**
 * What is wanted, and where.
 *
 * - `wanted`: empty for the `codex` on PATH, or the pinned version where there is none; `latest`; or a version that
 *   `isCodexVersion` allows.
 * - `toolCache`: RUNNER_TOOL_CACHE; where it is undefined or may not be written, `temporary` is used instead.
 * - `temporary`: RUNNER_TEMP, which the runner empties after the job.
 * - `timeoutMs`: for each run of npm. The download is 167 MB (0.169, Linux).
 * - `onInstall`: told before an installation starts, since it takes a while.
 */
export type CodexRequest = {
  readonly requested: string
  readonly env: Environment
  readonly toolCache: string | undefined
  readonly temporary: string
  readonly platform?: string
  readonly arch?: string
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  readonly pin?: TestedVersion
  readonly onInstall?: (version: string) => void
}

/**
 * The CLI to use: a `Located` that knows more.
 *
 * - `found`: `addedPath` is the directory that later steps need on PATH; without it, `codex` is on PATH already.
 *   `installed` says that this call installed it. `version` is undefined where the command on PATH tells none.
 * - `missing`: `message` says in sentences what is the matter and what to do.
 */
export type CodexCli =
  | {
      readonly kind: 'found'
      readonly executable: Executable
      readonly version: string | undefined
      readonly installed: boolean
      readonly addedPath?: string
    }
  | { readonly kind: 'missing'; readonly message: string }

/** Long enough for the download over a slow line. */
const TIMEOUT_MS = 180_000

/** Finds the CLI that is wanted, and installs it where it is not there. What goes wrong is a value. */
export async function ensureCodex(options: CodexRequest): Promise<CodexCli> {
  const { requested: wanted, env } = options
  const located = locateCodex({ env })
  const present = located.kind === 'found' ? await onPath(located.executable, env) : undefined
  if (present !== undefined && wanted === '') return present
  const version = await exactVersion(options)
  if (typeof version !== 'string') return failure('The latest Codex', version)
  // An installation of its own would only hide the same version from the steps that have it on PATH already.
  if (present?.version === version) return present
  return ensured(version, await installCodex(installationOf(options, version)))
}

async function onPath(executable: Executable, env: Environment) {
  const version = await versionOf(executable, env)
  return { kind: 'found', executable, version, installed: false } as const
}

async function exactVersion(options: CodexRequest): Promise<string | InstallFailure> {
  if (options.requested !== 'latest') return options.requested || pinOf(options).version
  const result = await npm(['view', '@openai/codex@latest', 'version'], {
    env: options.env,
    cwd: options.temporary,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    platform: options.platform ?? process.platform,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  if (result.kind === 'failed') return result
  const version = result.lines.map(line => line.trim()).find(isCodexVersion)
  return version ?? otherFailure('the npm registry names no version')
}

function pinOf(options: CodexRequest): TestedVersion {
  return options.pin ?? TESTED_CODEX
}

function installationOf(options: CodexRequest, version: string) {
  const { env, toolCache, temporary, signal, onInstall } = options
  return {
    version,
    pin: pinOf(options),
    roots: [...(toolCache ? [toolCache] : []), join(temporary, 'tool-cache')],
    env,
    platform: options.platform ?? process.platform,
    arch: options.arch ?? process.arch,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    signal,
    onInstall,
  }
}

function ensured(version: string, result: InstallResult): CodexCli {
  if (result.kind === 'failed') return failure(`Codex ${version}`, result)
  const { executable, installed, bin } = result
  return { kind: 'found', executable, version, installed, addedPath: bin }
}

const CURES: Readonly<Record<InstallFailure['cause'], string>> = {
  'no-npm': 'Set up Node.js (actions/setup-node) before this step, or put `codex` on PATH.',
  'no-version': 'Check the input `codex-version`, or leave it empty.',
  other: 'Run the job again, or put `codex` on PATH in a step before this one.',
}

function failure(what: string, { why, cause }: InstallFailure): CodexCli {
  return { kind: 'missing', message: `${what} could not be installed: ${why}. ${CURES[cause]}` }
}
