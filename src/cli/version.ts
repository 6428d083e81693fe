/** Versions of the CLI: ask for them, check them, compare them. */

import { tmpdir } from 'node:os'
import type { Environment } from '../base/index.ts'
import { probeEnvironment } from './child-environment.ts'
import type { Executable } from './locate.ts'
import { runCommand } from './run-command.ts'

/** A line of `codex --version`, such as `codex-cli 0.169.0`. */
const VERSION_LINE = /^(?:codex(?:-cli)?\s+)?v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\s*$/m

/** The version of a CLI that prints none for this long, such as a wrapper script that hangs, is unknown. */
const VERSION_TIMEOUT_MS = 10_000

/** semver.org's grammar without build metadata, which npm ignores. */
const SEMVER =
  /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?$/

/** 0.169.0-linux-x64 is the package of one platform's binary, without the `codex` command. */
const PLATFORM_SUFFIX = /-(?:linux|darwin|win32)-(?:x64|arm64)$/

/** The version becomes part of a path. */
const MAX_VERSION_CHARS = 64

/**
 * Runs `codex --version`, unless the files of the installation contain the version; undefined when it prints none or the
 * signal aborts. Takes 10 ms with the native binary and 50 ms through npm's launcher.
 */
export async function versionOf(
  executable: Executable,
  env: Environment,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (executable.version !== undefined) return executable.version
  const command = {
    file: executable.file,
    args: [...executable.args, '--version'],
    cwd: tmpdir(),
    env: probeEnvironment(env),
  }
  const timeout = AbortSignal.timeout(VERSION_TIMEOUT_MS)
  const result = await runCommand(command, signal ? AbortSignal.any([signal, timeout]) : timeout)
  return result.kind === 'exited' ? VERSION_LINE.exec(result.stdout)?.[1] : undefined
}

/** Whether a text is the exact version of a Codex CLI: `x.y.z` or a pre-release such as `0.142.0-alpha.3`. */
export function isCodexVersion(text: string): boolean {
  return text.length <= MAX_VERSION_CHARS && SEMVER.test(text) && !PLATFORM_SUFFIX.test(text)
}

/**
 * Whether a version is at least another, both `major.minor.patch`. A pre-release counts as its release. An unknown
 * version counts as the newest, since most installations are new.
 */
export function isAtLeast(version: string | undefined, least: string): boolean {
  if (version === undefined) return true
  const [a, b] = [numbersOf(version), numbersOf(least)]
  const index = a.findIndex((number, at) => number !== b[at])
  return index === -1 || (a[index] ?? 0) > (b[index] ?? 0)
}

function numbersOf(version: string): readonly number[] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)]
}
