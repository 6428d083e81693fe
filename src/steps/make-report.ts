/** Makes the report of this run. Everything that is published afterwards is made from it. */

import { optional } from '../base/index.ts'
import { networkPath } from '../probe/index.ts'
import { buildReport, type ConfigEdit, legName, type Report } from '../report/index.ts'
import type { CodexSetup } from '../route/index.ts'
import { currentRun } from '../runner/index.ts'
import type { ApiChecks } from './check-api-model.ts'
import { diagnose } from './diagnose/diagnose.ts'
import type { Job } from './job.ts'
import type { Walk, Walks } from './walk-routes.ts'

/** Maximum length of a text from outside in the report, in characters. */
const MAX_TEXT_CHARS = 300

export type RunResult = {
  readonly walks: Walks
  readonly apiChecks: ApiChecks
  readonly configEdit: ConfigEdit | undefined
  readonly loginRotated: boolean
  /** Milliseconds since the epoch. */
  readonly startedAt: number
}

export function makeReport(job: Job, result: RunResult): Report {
  const { inputs, env, secrets } = job
  const { walks, apiChecks, configEdit, loginRotated, startedAt } = result
  const { setup } = walks.used
  const first = walks.first ?? walks.used
  const other = otherWalkOf(walks)
  const ignoresKey = first.setup.route.kind === 'provider' || first.setup.route.kind === 'workload-identity'
  const isKeyUnused = inputs.openaiApiKey !== undefined && ignoresKey
  const used = walkOf(walks.used, job)
  const models = [walks.used, walks.first, walks.second].flatMap(walk => walk?.chain.policy.chain ?? [])
  return buildReport({
    ...used,
    facts: {
      ...used.facts,
      loginRotated,
      // The plan is that of the first route, also where the second one is used.
      ...optional('usage', first.chain.usage),
      ...(isKeyUnused ? { apiKeyUnused: true } : {}),
      ...optional('endpointUnused', endpointUnusedBecause(inputs, first.setup)),
      ...optional('apiCheck', apiChecks.asked),
      ...optional('apiUsed', apiChecks.used),
      ...optional('configEdit', configEdit),
      ...optional('secondRouteSkipped', walks.skipped),
      ...optional('keyRule', keyRuleOf(setup)),
    },
    ...optional('otherWalk', other && { ...walkOf(other.walk, job), kind: other.kind }),
    leg: inputs.leg ?? legName(env['GITHUB_JOB'] ?? '', inputs.matrixContext),
    run: currentRun(env),
    codexVersion: setup.version,
    diagnostics: diagnose(job, setup, walks.used.chain.commands),
    startedAt,
    finishedAt: Date.now(),
    sanitize: (text, source) =>
      source === 'answer'
        ? secrets.sanitizeAnswer(text, MAX_TEXT_CHARS, models)
        : secrets.sanitize(text, MAX_TEXT_CHARS),
  })
}

function endpointUnusedBecause(
  { endpoint, openaiApiKey }: Job['inputs'],
  { route }: CodexSetup,
): 'no-key' | 'arguments' | undefined {
  if (endpoint === undefined) return undefined
  if (openaiApiKey === undefined) return 'no-key'
  return route.kind === 'api-key' && route.isEndpoint === true ? undefined : 'arguments'
}

/** A walk, as the report needs it. */
function walkOf({ setup, chain }: Walk, { inputs, env }: Job) {
  const { policy, attempts, ...list } = chain
  const hasSecondKey = inputs.fallbackApiKey === undefined ? undefined : (true as const)
  const network = networkPath({ ...setup, env })?.facts
  return {
    policy,
    route: setup.route,
    attempts,
    facts: {
      loginRotated: false,
      ...list,
      ...optional('network', network),
      ...optional('hasSecondKey', hasSecondKey),
    },
  }
}

function otherWalkOf({ first, second }: Walks) {
  if (first !== undefined) return { kind: 'first', walk: first } as const
  return second && ({ kind: 'second', walk: second } as const)
}

/** The setting with which the job's Codex would sign out when it is given a key in its environment. */
function keyRuleOf({ config: { loginRules } }: CodexSetup): string | undefined {
  const method = loginRules?.method
  return method?.value === 'chatgpt' ? `forced_login_method (${method.source})` : undefined
}
