import type { Environment } from '../base/index.ts'
import { ensureCodex } from '../cli/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { inspectCodex, inspectWithLoginLock, type LockedSetup, storedSecrets } from '../route/index.ts'
import { preloadCore, type SecretStore, temporaryDirectory, withCore } from '../runner/index.ts'
import { logInstall, logLoginWait } from './log.ts'

/** What is needed to look. */
export type FindCodexContext = {
  readonly inputs: Inputs
  readonly env: Environment
  readonly secrets: SecretStore
  readonly signal: AbortSignal
}

/** Finds them. What is stored is masked before anything is said. */
export async function findCodex({ inputs, env, secrets, signal }: FindCodexContext): Promise<LockedSetup> {
  const { codexHome, openaiApiKey: apiKey, budgetMs } = inputs
  secrets.add(storedSecrets({ env, codexHome }))
  const codex = await ensureCodex({
    requested: inputs.codexVersion,
    env,
    toolCache: env['RUNNER_TOOL_CACHE'],
    temporary: temporaryDirectory(env),
    signal,
    onInstall: saidAtOnce(logInstall),
  })
  const added = codex.kind === 'found' ? codex.addedPath : undefined
  if (added !== undefined) withCore(core => core.addPath(added))
  const turn = await inspectWithLoginLock(
    () => inspectCodex({ env, codex, codexHome, apiKey, now: Date.now(), budgetMs }),
    { maxWaitMs: budgetMs, signal, onWait: saidAtOnce(logLoginWait) },
  )
  // The job that had its turn before may have put new tokens into auth.json.
  secrets.add(turn.setup.secrets)
  return turn
}

/** What is said while nothing else happens is not kept until the first probe has begun. */
function saidAtOnce<Said extends unknown[]>(sayIt: (...said: Said) => void): (...said: Said) => void {
  return (...said) => {
    sayIt(...said)
    preloadCore()
  }
}
