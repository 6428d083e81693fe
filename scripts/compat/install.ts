import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = '@openai/codex'

/** The directory of an installed version and of its recorded results, outside of the repository. */
export function cacheDirectory(version: string): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(caches, 'codex-model-fallback', 'codex', version)
}

/**
 * Installs a version unless it is already installed, without install scripts, which the CLI does not need. Returns the
 * directory of the `codex` command.
 *
 * @throws Error when npm cannot install the version
 */
export function installCodex(version: string): string {
  if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) {
    throw new Error(`${version} is not a version of ${PACKAGE}.`)
  }
  const directory = cacheDirectory(version)
  const bin = join(directory, 'node_modules', '.bin')
  if (!existsSync(join(bin, 'codex'))) {
    mkdirSync(directory, { recursive: true })
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--silent']
    npm(['install', '--prefix', directory, ...options, `${PACKAGE}@${version}`])
  }
  return bin
}

/** The version with the tag `latest` in the registry. */
export function latestVersion(): string {
  return npm(['view', PACKAGE, 'version']).trim()
}

function npm(args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
