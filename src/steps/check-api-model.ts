/** `check-api`: what the OpenAI API says about the model asked for. It goes into the report and changes no decision. */

import { type Attempt, modelStatus } from '../chain/index.ts'
import { type ApiCheck, checkApi } from '../probe/index.ts'
import type { CodexSetup } from '../route/index.ts'
import type { Job } from './job.ts'

/** The API answers within a second. The job does not depend on the answer. */
const API_TIMEOUT_MS = 10_000

/** The API's answer; undefined when the input does not ask for it, or the route has not refused the model for good. */
export async function checkApiModel(
  { inputs, env }: Job,
  { route, config }: CodexSetup,
  attempts: readonly Attempt[],
  signal: AbortSignal,
): Promise<ApiCheck | undefined> {
  const [model] = inputs.chain
  if (!inputs.checkApi || !isRefusedForGood(model, attempts)) return undefined
  const context = { route, config, env, apiKey: inputs.openaiApiKey }
  return checkApi(context, model, { timeoutMs: API_TIMEOUT_MS, signal })
}

function isRefusedForGood(model: string, attempts: readonly Attempt[]): boolean {
  const status = modelStatus(model, attempts)
  if (!('finding' in status)) return false
  const { scope, lasting } = status.finding
  return scope === 'model' && (lasting === 'permanent' || lasting === 'ambiguous')
}
