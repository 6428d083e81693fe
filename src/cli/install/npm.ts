/** Running npm: which program, in which environment, and what its failures mean. */

import { existsSync } from 'node:fs'
import { win32 } from 'node:path'
import type { Environment } from '../../base/index.ts'
import { fileOnPath } from '../locate.ts'
import { runProcess } from '../process.ts'
import { npmEnvironment } from './npm-environment.ts'
import { type InstallFailure, npmFailure } from './npm-failure.ts'

/** npm as it is started; `args` come before npm's own. */
export type Npm = { readonly file: string; readonly args: readonly string[] }

/** How npm ended: with the lines that it wrote to stdout, or not as it should. */
export type NpmResult = { readonly kind: 'done'; readonly lines: readonly string[] } | InstallFailure

/** How npm is run: `cwd` is a directory without a `.npmrc`, so that the checkout's does not count. */
export type NpmOptions = {
  readonly env: Environment
  readonly cwd: string
  readonly timeoutMs: number
  readonly platform: string
  readonly signal?: AbortSignal
}

/**
 * Given on each call, whatever the user's own configuration says: it may leave out optional packages, the links in
 * `.bin` or the lock file, and an installation is none without them.
 */
const FLAGS = [
  '--ignore-scripts',
  '--include=optional',
  '--bin-links',
  '--package-lock',
  '--location=project',
  '--install-strategy=hoisted',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--no-update-notifier',
  '--loglevel=error',
]

/**
 * Runs npm to its end. It uses the same runner as the probe rather than @actions/exec, which has neither a deadline
 * nor an end for what npm started: a registry that hangs would hang the job.
 */
export async function npm(args: readonly string[], options: NpmOptions): Promise<NpmResult> {
  const { cwd, timeoutMs, platform, signal } = options
  const program = npmOnPath(options.env, platform)
  if (program === undefined) return { kind: 'failed', why: 'there is no npm on PATH', cause: 'no-npm' }
  const lines: string[] = []
  const command = {
    file: program.file,
    args: [...program.args, ...args, '--prefix', cwd, ...FLAGS],
    cwd,
    env: npmEnvironment(options.env),
  }
  const { ended } = runProcess(command, {
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
    onLine: line => lines.push(line),
  })
  const ending = await ended
  return ending.kind === 'exited' && ending.code === 0
    ? { kind: 'done', lines }
    : npmFailure(ending, timeoutMs)
}

function npmOnPath(env: Environment, platform: string): Npm | undefined {
  const file = fileOnPath(platform === 'win32' ? ['npm.exe', 'npm.cmd'] : ['npm'], env)
  return file === undefined ? undefined : npmBehind(file, platform, existsSync)
}

/**
 * What to start for an npm that was found. On Windows that is `npm.cmd`, which node refuses to start without a shell
 * since 20.12 (CVE-2024-27980) and whose arguments cmd.exe would read once more; so its script is started instead,
 * with the node that stands beside it.
 */
export function npmBehind(
  file: string,
  platform: string,
  exists: (file: string) => boolean,
  ownNode: string = process.execPath,
): Npm | undefined {
  if (platform !== 'win32' || !/\.cmd$/i.test(file)) return { file, args: [] }
  const dir = win32.dirname(file)
  const script = win32.join(dir, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const node = win32.join(dir, 'node.exe')
  return exists(script) ? { file: exists(node) ? node : ownNode, args: [script] } : undefined
}
