/** The program that stands between the CLI and a credential command, and the file that tells it what to start. */

/**
 * What to start. `file` is an absolute path. `cwd` is undefined where the CLI has set the directory. `env` is the job's
 * environment.
 */
export type LaunchOrder = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env: Readonly<Record<string, string>>
  /** Each run writes what the command printed into a file of its own in here. */
  readonly printed: string
  /** Where the launchers with fixed names are. A command must not find them on its own PATH. */
  readonly shims: string
  /** The time zone that the CLI has from the probe and not from the job. */
  readonly timeZone: string
}

/**
 * The launcher, as the text of a CommonJS module: it must run as a file of its own, on the runner's node alone. Its
 * arguments are the file of the order and any arguments of the CLI's own.
 *
 * The command gets the job's environment, and over it what the CLI has set for its children, such as the variables of
 * CODEX_HOME/.env and a longer PATH. What it prints is stored before the CLI can read it, so that it is masked before
 * any endpoint can repeat it. That includes stderr, which the CLI quotes when the command fails (0.171).
 */
export const LAUNCHER_SCRIPT = `'use strict'
const { spawnSync } = require('node:child_process')
const { readFileSync, writeFileSync } = require('node:fs')
const { delimiter, join } = require('node:path')

const [, , orderFile, ...moreArgs] = process.argv
const order = JSON.parse(readFileSync(orderFile, 'utf8'))
const env = { ...order.env, ...process.env }
if (env.TZ === order.timeZone) delete env.TZ
if (order.env.TZ !== undefined && env.TZ === undefined) env.TZ = order.env.TZ
if (env.PATH !== undefined) {
  env.PATH = env.PATH.split(delimiter).filter(entry => entry !== order.shims).join(delimiter)
}
const child = spawnSync(order.file, [...order.args, ...moreArgs], {
  cwd: order.cwd,
  env,
  stdio: ['inherit', 'pipe', 'pipe'],
  maxBuffer: Infinity,
  windowsHide: true,
})
if (child.error) {
  process.stderr.write(child.error.message + '\\n')
  process.exitCode = 127
} else {
  const printed = join(order.printed, String(process.pid))
  writeFileSync(printed, child.stdout, { mode: 0o600 })
  writeFileSync(printed + '.err', child.stderr, { mode: 0o600 })
  process.stderr.write(child.stderr)
  process.stdout.write(child.stdout, () => {
    if (child.signal) process.kill(process.pid, child.signal)
  })
  process.exitCode = child.status ?? 1
}
`

/**
 * An executable script that calls the launcher, for a program that the CLI looks for on PATH. A shell gets the job's
 * environment for one command (`sh -c`) alone: with a file it may be running a wrapper of the CLI itself.
 */
export function shimScript(name: string, file: string, launcher: string, orderFile: string): string {
  const guard = name === 'sh' ? `[ "$1" = -c ] || exec ${quote(file)} "$@"\n` : ''
  return `#!/bin/sh\n${guard}exec ${[process.execPath, launcher, orderFile].map(quote).join(' ')} "$@"\n`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
