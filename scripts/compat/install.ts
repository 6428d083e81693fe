/** Released versions of the CLI, installed beside the repository and kept. */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = '@openai/codex'

/** Where a version and the record of its last run are kept, outside the repository. */
export function cacheDirectory(version: string): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(caches, 'codex-model-fallback', 'codex', version)
}

/**
 * Installs a version unless it is there, and returns the directory of its `codex` command. Scripts stay off: the CLI
 * needs none.
 *
 * @throws Error when npm cannot install it
 */
export function install(version: string): string {
  if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) throw new Error(`${version} is no version of ${PACKAGE}.`)
  const directory = cacheDirectory(version)
  const bin = join(directory, 'node_modules', '.bin')
  if (!existsSync(join(bin, 'codex'))) {
    mkdirSync(directory, { recursive: true })
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--silent']
    npm(['install', '--prefix', directory, ...quiet, `${PACKAGE}@${version}`])
  }
  return bin
}

/** The version that `latest` stands for on the registry. */
export function newestVersion(): string {
  return npm(['view', PACKAGE, 'version']).trim()
}

function npm(args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
