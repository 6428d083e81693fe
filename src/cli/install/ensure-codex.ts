/** Finds the CLI that `codex-version` asks for, and installs it when it is missing. */

import { locateCodex } from '../locate.ts'
import { isCodexVersion, versionOf } from '../version.ts'
import { type CodexRequest, type FoundCodex, installCodex } from './install-codex.ts'
import { type InstallFailure, installFailure, runNpm } from './npm.ts'
import { TESTED_CODEX } from './tested-version.ts'

/** The CLI to use, or sentences that say why there is none and what to do. */
export type CodexCli = FoundCodex | { readonly kind: 'missing'; readonly message: string }

/** Finds the requested CLI, and installs it when it is missing. It never rejects: a failure is a `missing`. */
export async function ensureCodex(request: CodexRequest): Promise<CodexCli> {
  const { requested } = request
  const onPath = await findCodexOnPath(request)
  if (onPath !== undefined && requested === '') return onPath
  const version = requested === 'latest' ? await findLatest(request) : requested || TESTED_CODEX.version
  if (typeof version !== 'string') return missing('The latest Codex', version)
  // When PATH has the same version, a second installation would only hide it from later steps.
  if (onPath?.version === version) return onPath
  const result = await installCodex(version, request)
  return result.kind === 'failed' ? missing(`Codex ${version}`, result) : result
}

async function findCodexOnPath({ env, signal }: CodexRequest): Promise<FoundCodex | undefined> {
  const located = locateCodex({ env })
  if (located.kind === 'missing') return undefined
  const { executable } = located
  return { kind: 'found', executable, version: await versionOf(executable, env, signal), installed: false }
}

async function findLatest({ env, temporary, signal }: CodexRequest): Promise<string | InstallFailure> {
  const result = await runNpm(['view', '@openai/codex@latest', 'version'], { env, cwd: temporary, signal })
  if (result.kind === 'failed') return result
  const version = result.stdout.split(/\s+/).find(isCodexVersion)
  return version ?? installFailure('the npm registry names no version')
}

function missing(what: string, { why, cure }: InstallFailure): CodexCli {
  return { kind: 'missing', message: `${what} could not be installed: ${why}. ${cure}` }
}
