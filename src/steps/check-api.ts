import type { Environment } from '../base/index.ts'
import { type Attempt, modelStatus } from '../chain/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { type ApiCheck, checkApi } from '../probe/index.ts'
import type { CodexSetup } from '../route/index.ts'

/** The API's list answers within a second; who waits longer waits for nothing that the job depends on. */
const API_TIMEOUT_MS = 10_000

/** Asks, where that is wanted and the route does not offer the model; undefined elsewhere. */
export async function checkApiModel(given: {
  readonly inputs: Inputs
  readonly survey: CodexSetup
  readonly env: Environment
  readonly signal: AbortSignal
  readonly attempts: readonly Attempt[]
}): Promise<ApiCheck | undefined> {
  const { inputs, survey, env, signal, attempts } = given
  const [model] = inputs.chain
  if (!inputs.checkApi || !isWorthAsking(model, attempts)) return undefined
  const ground = { route: survey.route, config: survey.config, env, apiKey: inputs.openaiApiKey }
  return checkApi(ground, model, { timeoutMs: API_TIMEOUT_MS, signal })
}
/** Whether there is something to ask: the route does not offer the model, and that is not about to pass. */
function isWorthAsking(model: string, attempts: readonly Attempt[]): boolean {
  const standing = modelStatus(model, attempts)
  if (!('finding' in standing)) return false
  const { scope, lasting } = standing.finding
  return scope === 'model' && (lasting === 'permanent' || lasting === 'ambiguous')
}
