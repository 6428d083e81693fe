/** Finding the `codex` that the next steps of the job will run. */

import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import type { Environment } from '../base/index.ts'
import { type Launcher, launcherAt, nativeBinaryOf } from './npm-launcher.ts'

/**
 * What to start for `codex`. `args` come before the CLI's own.
 *
 * - `native`: the platform's binary, seen through npm's launcher. That saves node's start (40 ms on 0.169) and the
 *   launcher's fault of leaving the native process behind when it is killed (0.125, 0.142).
 * - `launcher`: npm's `bin/codex.js`, whose binary could not be told for sure.
 * - `command`: anything else, such as a downloaded binary or somebody's wrapper script, run as it is.
 */
export type Executable = {
  readonly kind: 'native' | 'launcher' | 'command'
  readonly file: string
  readonly args: readonly string[]
  /** The version, where the files of the installation tell it for sure. */
  readonly version?: string
}

/** `missing`: `message` says in a sentence what was looked for. */
export type Located =
  | { readonly kind: 'found'; readonly executable: Executable }
  | { readonly kind: 'missing'; readonly message: string }

export type Where = {
  /** The path of a given `codex`; without it, PATH is searched. */
  readonly path?: string
  readonly env: Environment
}

/** Finds `codex` on PATH, or takes the given path, and sees through npm's launcher where that is safe. */
export function locateCodex(where: Where): Located {
  const file = where.path === undefined ? onPath(where.env) : given(where.path)
  if (file === undefined) {
    const message =
      where.path === undefined
        ? 'There is no `codex` command on PATH.'
        : `${where.path} is not an executable file.`
    return { kind: 'missing', message }
  }
  const launcher = launcherAt(file, real(file))
  if (launcher !== undefined) return { kind: 'found', executable: throughLauncher(launcher, file) }
  if (isBatchFile(file)) {
    // cmd.exe reads the arguments of a batch file once more, and no quoting of it is safe.
    return { kind: 'missing', message: `${file} is a batch file other than npm's launcher and is not run.` }
  }
  return { kind: 'found', executable: { kind: 'command', file, args: [] } }
}

function throughLauncher(launcher: Launcher, file: string): Executable {
  const native = nativeBinaryOf(launcher)
  if (native !== undefined && isExecutable(native)) {
    return { kind: 'native', file: native, args: [], version: launcher.version }
  }
  return isBatchFile(file)
    ? { kind: 'launcher', file: process.execPath, args: [launcher.script] }
    : { kind: 'launcher', file, args: [] }
}

function onPath(env: Environment): string | undefined {
  return fileOnPath(process.platform === 'win32' ? ['codex.exe', 'codex.cmd'] : ['codex'], env)
}

/** The first executable file on PATH that has one of the names; within one directory, earlier names win. */
export function fileOnPath(names: readonly string[], env: Environment): string | undefined {
  // Windows spells it Path, and an environment that was copied into a plain object keeps the spelling.
  const path = env['PATH'] ?? env['Path'] ?? ''
  for (const dir of path.split(delimiter)) {
    // An empty or relative entry means the working directory, which holds the code under test.
    if (!isAbsolute(dir)) continue
    const file = names.map(name => join(dir, name)).find(isExecutable)
    if (file !== undefined) return file
  }
  return undefined
}

function given(path: string): string | undefined {
  const file = resolve(path)
  return isExecutable(file) ? file : undefined
}

function isExecutable(file: string): boolean {
  try {
    if (!statSync(file).isFile()) return false
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function real(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

function isBatchFile(file: string): boolean {
  return /\.(cmd|bat)$/i.test(file)
}
