/** CODEX_HOME: the directory where the CLI keeps its login and its configuration. */

import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Environment } from '../base/index.ts'

/**
 * CODEX_HOME as an absolute path. `explicit` is true when the input or the environment names it. The CLI (0.104 and
 * later) refuses a named directory that does not exist, but creates the default one itself.
 */
export type CodexHome = { readonly dir: string; readonly explicit: boolean }

/**
 * Takes the input, or the environment's CODEX_HOME, or `~/.codex`, in this order. A leading `~/` is expanded, because
 * no shell has expanded it.
 */
export function resolveCodexHome(options: {
  readonly input?: string | undefined
  readonly env: Environment
}): CodexHome {
  const { input, env } = options
  const named = input || env['CODEX_HOME']
  const userHome = env['HOME'] || env['USERPROFILE'] || homedir()
  if (!named) return { dir: join(userHome, '.codex'), explicit: false }
  return { dir: /^~[/\\]/.test(named) ? join(userHome, named.slice(2)) : resolve(named), explicit: true }
}

/** The path of the stored login in a CODEX_HOME. */
export function authFilePath(home: CodexHome): string {
  return join(home.dir, 'auth.json')
}

/** The path of the user's configuration in a CODEX_HOME. */
export function configFilePath(home: CodexHome): string {
  return join(home.dir, 'config.toml')
}
