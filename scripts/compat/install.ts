import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { isCodexVersion, parseVersionRequest, type VersionRequest } from '../../src/cli/index.ts'
import { endWithError, endWithUsageError } from '../base/command-line.ts'
import { removeAtEnd } from '../base/end-cleanly.ts'
import { isNotFound, runNpm } from '../base/npm.ts'

const PACKAGE = '@openai/codex'

/** The directory of an installed version and of its recorded results, outside of the repository. */
export function cacheDirectory(version: string): string {
  return join(versionsDirectory(), version)
}

function versionsDirectory(): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(caches, 'codex-model-fallback', 'codex')
}

/**
 * Installs a version unless it is already installed, without install scripts, which the CLI does not need. Returns the
 * directory of the `codex` command. Ends the script when npm cannot install the version.
 */
export async function installCodex(version: string): Promise<string> {
  const modules = join(cacheDirectory(version), 'node_modules')
  const bin = join(modules, '.bin')
  if (existsSync(join(bin, 'codex'))) return bin
  process.stderr.write(`Installing ${PACKAGE} ${version}\n`)
  // Only a whole installation gets its name.
  const next = join(versionsDirectory(), `.${version}-${process.pid}`)
  removeAtEnd(next)
  mkdirSync(next, { recursive: true })
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save']
  const result = await runNpm(['install', '--prefix', next, ...options, `${PACKAGE}@${version}`])
  if (isNotFound(result)) endWithUsageError(`The registry has no ${PACKAGE} ${version}.`)
  if (result.kind === 'failed') {
    process.stderr.write(result.stderr)
    endWithError(`npm could not install ${PACKAGE} ${version} (${result.error}).`)
  }
  mkdirSync(cacheDirectory(version), { recursive: true })
  rmSync(modules, { recursive: true, force: true })
  renameSync(join(next, 'node_modules'), modules)
  rmSync(next, { recursive: true, force: true })
  return bin
}

type NamedVersion = Extract<VersionRequest, { kind: 'exact' | 'tag' }>

/** What a command line names: a version or a tag. Ends the script when the text is neither. */
export function readVersion(text: string): NamedVersion {
  const request = parseVersionRequest(text)
  if (request?.kind === 'exact' || request?.kind === 'tag') return request
  return endWithUsageError(`"${text}" is neither a version nor a tag of ${PACKAGE}.`)
}

/**
 * The version itself, or the one that the registry gives a tag such as `latest` or `alpha`. Ends the script when the
 * registry has no version of the CLI for it.
 */
export async function versionNamed(request: NamedVersion): Promise<string> {
  if (request.kind === 'exact') return request.version
  const { tag } = request
  const result = await runNpm(['view', `${PACKAGE}@${tag}`, 'version'])
  if (result.kind === 'failed' && !isNotFound(result)) {
    endWithError(`npm could not look up the tag ${tag} (${result.error}).`)
  }
  const version = result.kind === 'done' ? result.stdout.trim() : ''
  if (isCodexVersion(version)) return version
  return endWithUsageError(`The registry names no version of the CLI for the tag ${tag}.`)
}
