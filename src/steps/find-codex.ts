/** The CLI and the login to ask with: installed where there is none, masked, and this job's turn at the login. */

import type { Environment } from '../base/environment.ts'
import { ensureCodex } from '../cli/install/install.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { storedSecrets, surveyCodex } from '../route/inspect.ts'
import { surveyInTurn, type Turn } from '../route/login-lock.ts'
import { expectTelling, say } from '../runner/core.ts'
import { temporaryDirectory } from '../runner/job-context.ts'
import type { Secrets } from '../runner/secrets.ts'
import { sayInstall, sayWait } from './log.ts'

/** What is needed to look. */
export type Finding = {
  readonly inputs: Inputs
  readonly env: Environment
  readonly secrets: Secrets
  readonly signal: AbortSignal
}

/** Finds them. What is stored is masked before anything is said. */
export async function findCodex({ inputs, env, secrets, signal }: Finding): Promise<Turn> {
  const { codexHome, openaiApiKey: apiKey, budgetMs } = inputs
  secrets.add(storedSecrets({ env, codexHome }))
  const codex = await ensureCodex({
    wanted: inputs.codexVersion,
    env,
    toolCache: env['RUNNER_TOOL_CACHE'],
    temporary: temporaryDirectory(env),
    signal,
    onInstall: saidAtOnce(sayInstall),
  })
  const added = codex.kind === 'found' ? codex.addedPath : undefined
  if (added !== undefined) say(core => core.addPath(added))
  const turn = await surveyInTurn(
    () => surveyCodex({ env, codex, codexHome, apiKey, now: Date.now(), budgetMs }),
    { patienceMs: budgetMs, signal, onWait: saidAtOnce(sayWait) },
  )
  // The job that had its turn before may have put new tokens into auth.json.
  secrets.add(turn.survey.secrets)
  return turn
}

/** What is said while nothing else happens is not kept until the first probe has begun. */
function saidAtOnce<Said extends unknown[]>(sayIt: (...said: Said) => void): (...said: Said) => void {
  return (...said) => {
    sayIt(...said)
    expectTelling()
  }
}
