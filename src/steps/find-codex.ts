/** Finds or installs the Codex CLI, and finds out which auth route it has here. */

import { type CodexCli, ensureCodex } from '../cli/index.ts'
import { inspectCodex, inspectWithLoginLock, type LockedSetup, storedSecrets } from '../route/index.ts'
import { preloadCore, temporaryDirectory, withCore } from '../runner/index.ts'
import type { Job } from './job.ts'
import { whileWaiting } from './log/lines.ts'
import { describeInstallWait, logInstall, logLoginWait } from './log/plan.ts'

/**
 * The CLI, the route and the login. When a probe may refresh the stored login, this job holds a lock on it until
 * `release` is called. The secrets of the login and the configuration are masked before anything is printed.
 */
export async function findCodex(job: Job, signal: AbortSignal): Promise<LockedSetup> {
  const { inputs, env, secrets } = job
  const { codexHome, codexArgs, openaiApiKey: apiKey, endpoint, budgetMs } = inputs
  secrets.add(storedSecrets({ env, codexHome, codexArgs }))
  const codex = await ensureCli(job, signal)
  const addedPath = codex.kind === 'found' ? codex.addedPath : undefined
  if (addedPath !== undefined) withCore(core => core.addPath(addedPath))
  const limit = budgetMs / 1000
  const locked = await whileWaiting(
    seconds => `for another job, which uses the stored login (${seconds} s of at most ${limit} s)`,
    () =>
      inspectWithLoginLock(
        () => inspectCodex({ env, codex, codexHome, codexArgs, apiKey, endpoint, now: Date.now(), budgetMs }),
        {
          maxWaitMs: budgetMs,
          signal,
          onWait: () => {
            logLoginWait()
            preloadCore()
          },
        },
      ),
  )
  // The job that held the lock before may have stored new tokens in auth.json.
  secrets.add(locked.setup.secrets)
  return locked
}

async function ensureCli({ inputs, env }: Job, signal: AbortSignal): Promise<CodexCli> {
  let doing = 'for the Codex CLI, which tells its version'
  return whileWaiting(
    seconds => `${doing} (${seconds} s)`,
    () =>
      ensureCodex({
        requested: inputs.codexVersion,
        env,
        temporary: temporaryDirectory(env),
        signal,
        onProgress: progress => {
          doing = describeInstallWait(progress)
          logInstall(progress)
          // Prints the queued lines now. The next chance would be the start of the first probe.
          preloadCore()
        },
      }),
  )
}
