/** Where the CLI keeps its login and configuration. */

import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Environment } from '../base/index.ts'

/**
 * CODEX_HOME as an absolute path. `explicit`: it was named, by the input or the environment; the CLI (0.104 and later)
 * then refuses one that does not exist, while it creates the default one by itself.
 */
export type CodexHome = { readonly dir: string; readonly explicit: boolean }

/** The input, else the environment's CODEX_HOME, else `~/.codex`. A leading `~/` is expanded, as no shell did it. */
export function resolveCodexHome(options: { readonly input?: string; readonly env: Environment }): CodexHome {
  const named = [options.input, options.env['CODEX_HOME']].find(path => path !== undefined && path !== '')
  const home = options.env['HOME'] || options.env['USERPROFILE'] || homedir()
  if (named === undefined) return { dir: join(home, '.codex'), explicit: false }
  return { dir: /^~[/\\]/.test(named) ? join(home, named.slice(2)) : resolve(named), explicit: true }
}

/** The stored login in a CODEX_HOME. */
export function authFilePath(home: CodexHome): string {
  return join(home.dir, 'auth.json')
}

/** The user's configuration in a CODEX_HOME. */
export function configFilePath(home: CodexHome): string {
  return join(home.dir, 'config.toml')
}
