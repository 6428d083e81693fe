/** Finds or installs the Codex CLI, and finds out which auth route it has here. */

import { ensureCodex } from '../cli/index.ts'
import { inspectCodex, inspectWithLoginLock, type LockedSetup, storedSecrets } from '../route/index.ts'
import { preloadCore, temporaryDirectory, withCore } from '../runner/index.ts'
import type { Job } from './job.ts'
import { logInstall, logLoginWait } from './log.ts'

/**
 * The CLI, the route and the login. When a probe may refresh the stored login, this job holds a lock on it until
 * `release` is called. The secrets of the login and the configuration are masked before anything is printed.
 */
export async function findCodex(job: Job, signal: AbortSignal): Promise<LockedSetup> {
  const { inputs, env, secrets } = job
  const { codexHome, codexArgs, openaiApiKey: apiKey, endpoint, budgetMs } = inputs
  secrets.add(storedSecrets({ env, codexHome, codexArgs }))
  const codex = await ensureCodex({
    requested: inputs.codexVersion,
    env,
    temporary: temporaryDirectory(env),
    signal,
    onProgress: progress => {
      logInstall(progress)
      // Prints the queued lines now. The next chance would be the start of the first probe.
      preloadCore()
    },
  })
  const addedPath = codex.kind === 'found' ? codex.addedPath : undefined
  if (addedPath !== undefined) withCore(core => core.addPath(addedPath))
  const locked = await inspectWithLoginLock(
    () => inspectCodex({ env, codex, codexHome, codexArgs, apiKey, endpoint, now: Date.now(), budgetMs }),
    {
      maxWaitMs: budgetMs,
      signal,
      onWait: () => {
        logLoginWait()
        preloadCore()
      },
    },
  )
  // The job that held the lock before may have stored new tokens in auth.json.
  secrets.add(locked.setup.secrets)
  return locked
}
