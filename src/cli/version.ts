/** Which version of the CLI this is, and comparing versions. */

import { tmpdir } from 'node:os'
import type { Environment } from '../base/index.ts'
import type { Executable } from './locate.ts'
import { probeEnvironment } from './probe-environment.ts'
import { runProcess } from './process.ts'

const VERSION = /^(?:codex(?:-cli)?\s+)?v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\s*$/

/**
 * Asks `codex --version`; undefined when it does not say one. Takes 10 ms with the native binary, 50 ms through the
 * launcher, and nothing when the installation's files tell it.
 *
 * It uses the same runner as the probe rather than @actions/exec, which has no deadline: a wrapper script that hangs
 * would hang the job.
 */
export async function versionOf(
  executable: Executable,
  env: Environment,
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
): Promise<string | undefined> {
  if (executable.version !== undefined) return executable.version
  let version: string | undefined
  const command = {
    file: executable.file,
    args: [...executable.args, '--version'],
    cwd: tmpdir(),
    env: probeEnvironment(env),
  }
  const { ended } = runProcess(command, {
    timeoutMs: options.timeoutMs ?? 10_000,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onLine: line => {
      version ??= VERSION.exec(line)?.[1]
    },
  })
  await ended
  return version
}

/**
 * Whether a version is at least another, both `major.minor.patch`. A pre-release counts as its release. An unknown
 * version counts as the newest: most installations are.
 */
export function isAtLeast(version: string | undefined, least: string): boolean {
  if (version === undefined) return true
  const [a, b] = [numbersOf(version), numbersOf(least)]
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 || (a[at] ?? 0) > (b[at] ?? 0)
}

function numbersOf(version: string): readonly number[] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)]
}
