/** Finds the `codex` that the next steps of the job will run. */

import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import type { Environment } from '../base/index.ts'
import { findLauncher, type Launcher, nativeBinaryOf } from './npm-launcher.ts'

/**
 * What to start for `codex`. `args` come before the CLI's own.
 *
 * - `native`: the platform's binary behind npm's launcher. Starting it directly saves node's start (40 ms on 0.169), and
 *   avoids a fault of the launcher, which leaves the native process running when it is killed (0.125, 0.142).
 * - `launcher`: npm's `bin/codex.js`, when its binary is not certain.
 * - `command`: anything else, such as a downloaded binary or a wrapper script. It is run as it is.
 */
export type Executable = {
  readonly kind: 'native' | 'launcher' | 'command'
  readonly file: string
  readonly args: readonly string[]
  /** The version, when the files of the installation contain it. */
  readonly version?: string
}

/** `missing`: `message` is a sentence that names what was searched. */
export type Located =
  | { readonly kind: 'found'; readonly executable: Executable }
  | { readonly kind: 'missing'; readonly message: string }

/** Finds `codex` on PATH, or takes the given path. Behind npm's launcher it finds the native binary. */
export function locateCodex({ path, env }: { readonly path?: string; readonly env: Environment }): Located {
  const names = process.platform === 'win32' ? ['codex.exe', 'codex.cmd'] : ['codex']
  const file = path === undefined ? findOnPath(names, env) : resolve(path)
  if (file === undefined) return { kind: 'missing', message: 'There is no `codex` command on PATH.' }
  if (!isExecutable(file)) return { kind: 'missing', message: `${path} is not an executable file.` }
  const launcher = findLauncher(file)
  if (launcher !== undefined) return { kind: 'found', executable: executableBehind(launcher, file) }
  if (isBatchFile(file)) {
    // cmd.exe parses the arguments of a batch file a second time, and no quoting is safe against that.
    return { kind: 'missing', message: `${file} is a batch file other than npm's launcher and is not run.` }
  }
  return { kind: 'found', executable: { kind: 'command', file, args: [] } }
}

function executableBehind(launcher: Launcher, file: string): Executable {
  const native = nativeBinaryOf(launcher)
  if (native !== undefined && isExecutable(native)) {
    return { kind: 'native', file: native, args: [], version: launcher.version }
  }
  return isBatchFile(file)
    ? { kind: 'launcher', file: process.execPath, args: [launcher.script] }
    : { kind: 'launcher', file, args: [] }
}

/** The first executable file on PATH that has one of the names; within one directory, earlier names win. */
export function findOnPath(names: readonly string[], env: Environment): string | undefined {
  // Windows names the variable Path. process.env ignores case there, but a copy of it does not.
  const path = env['PATH'] ?? env['Path'] ?? ''
  // An empty or relative entry refers to the working directory, which contains the code under test.
  const directories = path.split(delimiter).filter(isAbsolute)
  return directories.flatMap(directory => names.map(name => join(directory, name))).find(isExecutable)
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

function isBatchFile(file: string): boolean {
  return /\.(cmd|bat)$/i.test(file)
}
