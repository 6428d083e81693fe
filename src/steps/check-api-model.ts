/** `check-api`: what the OpenAI API says about the models of a run. It goes into the report and changes no decision. */

import { optional } from '../base/index.ts'
import { type Attempt, type Decision, modelStatus } from '../chain/index.ts'
import { type ApiCheck, checkApi } from '../probe/index.ts'
import type { CodexSetup } from '../route/index.ts'
import { inputKeyOf, type Job } from './job.ts'
import { whileWaiting } from './log/lines.ts'
import type { ChainResult } from './probe-chain/run-chain.ts'

/** The API answers within a second. The job does not depend on the answer. */
const API_TIMEOUT_MS = 10_000

/** The API's answers. A field is missing where the input does not ask, or where nothing depends on the answer. */
export type ApiChecks = {
  /** About the model asked for, where the route has refused it for good. */
  readonly asked?: ApiCheck
  /** About the model used, on the API-key route: the API knows when it shuts the model down. */
  readonly used?: ApiCheck
}

/** Asks the API with one free request for each model. */
export async function checkApiModel(
  { inputs, env }: Job,
  { route, config }: CodexSetup,
  { policy, attempts }: ChainResult,
  decision: Decision,
  signal: AbortSignal,
): Promise<ApiChecks> {
  if (!inputs.checkApi) return {}
  const check = (model: string | undefined): Promise<ApiCheck> | undefined =>
    model === undefined
      ? undefined
      : whileWaiting(
          seconds => `for the OpenAI API (${seconds} s of at most ${API_TIMEOUT_MS / 1000} s)`,
          () =>
            checkApi({ route, config, env, apiKey: inputKeyOf(inputs, route) }, model, {
              timeoutMs: API_TIMEOUT_MS,
              signal,
            }),
        )
  const [requested] = policy.chain
  const used = decision.kind === 'none' || route.kind !== 'api-key' ? undefined : decision.model
  const [asked, ofUsed] = await Promise.all([
    check(isRefusedForGood(requested, attempts) ? requested : undefined),
    check(used),
  ])
  return { ...optional('asked', asked), ...optional('used', ofUsed) }
}

function isRefusedForGood(model: string, attempts: readonly Attempt[]): boolean {
  const status = modelStatus(model, attempts)
  if (!('finding' in status)) return false
  const { scope, lasting } = status.finding
  return scope === 'model' && (lasting === 'permanent' || lasting === 'ambiguous')
}
