/** Finds out which version of the CLI a tag or a range means: the registry knows, and npm asks it as the job would. */

import { assertNever, type Fields, fieldsOf } from '../../base/index.ts'
import { isCodexVersion } from '../version.ts'
import { nameOfRequest, type VersionRequest } from '../version-request.ts'
import type { InstallOptions } from './install-codex.ts'
import { CHECK_VERSION, type InstallFailure, installFailure, runNpm } from './npm.ts'
import { TESTED_CODEX } from './tested-version.ts'

const NEWEST = { kind: 'tag', tag: 'latest' } as const

/** Whether a version answers the request without a question to the registry, which alone knows what a tag means. */
export async function isSatisfiedBy(request: VersionRequest, version: string | undefined): Promise<boolean> {
  switch (request.kind) {
    case 'any':
      return true
    case 'exact':
      return version === request.version
    case 'tag':
      return false
    case 'range': {
      // semver is loaded only here and in `pickVersion`: most runs need no range.
      const { default: satisfies } = await import('semver/functions/satisfies.js')
      return version !== undefined && satisfies(version, request.range)
    }
    default:
      return assertNever(request)
  }
}

/**
 * The version to install. For `any` it is the newest, which is also what codex-action installs by itself; when the
 * registry does not say which one that is, it is the tested version.
 */
export async function resolveVersion(
  request: VersionRequest,
  options: InstallOptions,
): Promise<string | InstallFailure> {
  if (request.kind === 'exact') return request.version
  if (request.kind !== 'any') return await askNpm(request, options)
  const newest = await askNpm(NEWEST, options)
  return typeof newest === 'string' || options.signal.aborted ? newest : testedInstead(newest, options)
}

/** The tested version, in place of a newest one that npm does not name or does not install. */
export function testedInstead({ why }: InstallFailure, { onProgress }: InstallOptions): string {
  const { version } = TESTED_CODEX
  onProgress({ kind: 'tested-instead', version, why })
  return version
}

type Question = Extract<VersionRequest, { readonly kind: 'tag' | 'range' }>

/**
 * Asks npm, with less patience than for an installation, since after the answer there must be time left to
 * install.
 */
async function askNpm(
  request: Question,
  { env, temporary, signal, deadline, onProgress }: InstallOptions,
): Promise<string | InstallFailure> {
  const name = nameOfRequest(request)
  onProgress({ kind: 'resolving', name })
  const fields = ['version', 'dist-tags.latest', '--json']
  const options = { env, cwd: temporary, signal, deadline, patience: 'short' } as const
  const result = await runNpm(['view', `@openai/codex@${name}`, ...fields], options)
  if (result.kind === 'failed') return result
  const version = await pickVersion(request, result.stdout)
  return version ?? installFailure('the npm registry names no version of the CLI for it', CHECK_VERSION)
}

/**
 * npm prints an object for each version that fits: one for a tag, any number for a range. As npm does, a range takes the
 * version that is tagged `latest` if it fits, else the highest one. The packages of single platforms, which are
 * pre-releases of the same package for npm, are left out.
 */
async function pickVersion(request: Question, stdout: string): Promise<string | undefined> {
  const entries = parseEntries(stdout)
  const versions = entries.map(entry => String(entry['version'])).filter(isCodexVersion)
  if (request.kind === 'tag') return versions[0]
  const latest = versions.find(version => version === entries[0]?.['dist-tags.latest'])
  if (latest !== undefined) return latest
  const { default: maxSatisfying } = await import('semver/ranges/max-satisfying.js')
  return maxSatisfying(versions, request.range) ?? undefined
}

function parseEntries(stdout: string): readonly Fields[] {
  try {
    return [JSON.parse(stdout)].flat().map(fieldsOf)
  } catch {
    return []
  }
}
