import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { isCodexVersion, parseVersionRequest } from '../../src/cli/index.ts'

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
  const directory = cacheDirectory(version)
  const bin = join(directory, 'node_modules', '.bin')
  if (!existsSync(join(bin, 'codex'))) {
    mkdirSync(directory, { recursive: true })
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--silent']
    npm(['install', '--prefix', directory, ...options, `${PACKAGE}@${version}`])
  }
  return bin
}

/**
 * The version that a command line names: itself, or the one that the registry gives a tag such as `latest` or `alpha`.
 *
 * @throws Error when the text is neither a version nor a tag, and when the registry has no version of the CLI for it
 */
export function versionNamed(text: string): string {
  const request = parseVersionRequest(text)
  if (request?.kind === 'exact') return request.version
  if (request?.kind !== 'tag') throw new Error(`${text} is neither a version nor a tag of ${PACKAGE}.`)
  const version = npm(['view', `${PACKAGE}@${request.tag}`, 'version']).trim()
  if (isCodexVersion(version)) return version
  throw new Error(`The registry names no version of the CLI for the tag ${request.tag}.`)
}

function npm(args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
