/** Finds the CLI that `codex-version` asks for, and installs it when it is missing. */

import { locateCodex } from '../locate.ts'
import { versionOf } from '../version.ts'
import { nameOfRequest } from '../version-request.ts'
import { type CodexRequest, type FoundCodex, installCodex } from './install-codex.ts'
import { type InstallFailure, NPM_TIMEOUT_MS } from './npm.ts'
import { isSatisfiedBy, resolveVersion, testedInstead } from './resolve-version.ts'
import { TESTED_CODEX } from './tested-version.ts'

/** The CLI to use, or sentences that say why there is none and what to do. */
export type CodexCli = FoundCodex | { readonly kind: 'missing'; readonly message: string }

/** Finds the requested CLI, and installs it when it is missing. It never rejects: a failure is a `missing`. */
export async function ensureCodex(request: CodexRequest): Promise<CodexCli> {
  const { requested } = request
  const onPath = await findCodexOnPath(request)
  if (onPath !== undefined && (await isSatisfiedBy(requested, onPath.version))) return onPath
  const options = { ...request, deadline: AbortSignal.timeout(NPM_TIMEOUT_MS) }
  const version = await resolveVersion(requested, options)
  if (typeof version !== 'string') return missing(nameOfRequest(requested), version)
  // When PATH has the same version, a second installation would only hide it from later steps.
  if (onPath?.version === version) return onPath
  const result = await installCodex(version, options)
  if (result.kind === 'found') return result
  const isNewest = requested.kind === 'any' && version !== TESTED_CODEX.version
  if (!isNewest || !result.isExcluded) return missing(version, result)
  const tested = testedInstead(result, options)
  const again = await installCodex(tested, options)
  return again.kind === 'found' ? again : missing(tested, again)
}

async function findCodexOnPath({ env, signal }: CodexRequest): Promise<FoundCodex | undefined> {
  const located = locateCodex({ env })
  if (located.kind === 'missing') return undefined
  const { executable } = located
  return { kind: 'found', executable, version: await versionOf(executable, env, signal), installed: false }
}

function missing(name: string, { why, cure }: InstallFailure): CodexCli {
  return { kind: 'missing', message: `Codex ${name} could not be installed: ${why}. ${cure}` }
}
