/** Makes the report of this run. Everything that is published afterwards is made from it. */

import { optional } from '../base/index.ts'
import { networkPath } from '../probe/index.ts'
import { buildReport, type ConfigEdit, legName, type Report } from '../report/index.ts'
import type { CodexSetup } from '../route/index.ts'
import { currentRun } from '../runner/index.ts'
import type { ApiChecks } from './check-api-model.ts'
import type { Job } from './job.ts'
import type { ChainResult } from './probe-chain/run-chain.ts'

/** Maximum length of a text from outside in the report, in characters. */
const MAX_TEXT_CHARS = 300

export type RunResult = {
  readonly setup: CodexSetup
  readonly chain: ChainResult
  readonly apiChecks: ApiChecks
  readonly configEdit: ConfigEdit | undefined
  readonly loginRotated: boolean
  /** Milliseconds since the epoch. */
  readonly startedAt: number
}

export function makeReport({ inputs, env, secrets }: Job, result: RunResult): Report {
  const { setup, chain, apiChecks, configEdit, loginRotated, startedAt } = result
  const { policy, attempts, ...list } = chain
  const ignoresKey = setup.route.kind === 'provider' || setup.route.kind === 'workload-identity'
  const endpointUnused = endpointUnusedBecause(inputs, setup)
  const isKeyUnused = inputs.openaiApiKey !== undefined && ignoresKey
  return buildReport({
    policy,
    route: setup.route,
    attempts,
    facts: {
      loginRotated,
      ...(isKeyUnused ? { apiKeyUnused: true } : {}),
      ...optional('endpointUnused', endpointUnused),
      ...list,
      ...optional('apiCheck', apiChecks.asked),
      ...optional('apiUsed', apiChecks.used),
      ...optional('configEdit', configEdit),
      ...optional('network', networkPath({ ...setup, env })?.facts),
    },
    leg: inputs.leg ?? legName(env['GITHUB_JOB'] ?? '', inputs.matrixContext),
    run: currentRun(env),
    codexVersion: setup.version,
    startedAt,
    finishedAt: Date.now(),
    sanitize: (text, source) =>
      source === 'answer'
        ? secrets.sanitizeAnswer(text, MAX_TEXT_CHARS, policy.chain)
        : secrets.sanitize(text, MAX_TEXT_CHARS),
  })
}

function endpointUnusedBecause({ endpoint, openaiApiKey }: Job['inputs'], { route }: CodexSetup) {
  if (endpoint === undefined) return undefined
  if (openaiApiKey === undefined) return 'no-key'
  const isUsed = route.kind === 'api-key' && (route.isEndpoint === true || route.source === 'fallback')
  return isUsed ? undefined : 'arguments'
}
