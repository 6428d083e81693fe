/** The notes about the key of `fallback-openai-api-key`. */

import { assertNever } from '../../base/index.ts'
import type { Route } from '../../route/index.ts'
import { isOfPlan, priceText } from '../cost.ts'
import type { ReportContext } from '../report-context.ts'
import { describeRoute } from '../route-text.ts'

/** The change of the account, what it costs, and what the job must do besides giving Codex the key. */
export function secondRouteText(context: ReportContext): string | undefined {
  const { otherWalk, route, facts } = context
  if (otherWalk?.kind !== 'first') return undefined
  const first = otherWalk.context.route
  const isOpenai = route.kind === 'api-key' && route.host === undefined
  return [
    `Codex has to use the key of fallback-openai-api-key in this job (the output route is api-key). Its tokens are billed to the account of that key${isOfPlan(first.kind) ? `, and not to ${describeRoute(first)}` : ''}.`,
    isOpenai ? priceText(context) : undefined,
    firstRouteHint(first),
    facts.keyRule === undefined
      ? undefined
      : `With the key in CODEX_API_KEY, Codex would delete the stored login, because of ${facts.keyRule}: give the key to codex-action, or change the setting.`,
  ]
    .filter(text => text !== undefined)
    .join(' ')
}

/** What the job's Codex would use instead of the key (0.104 to 0.171). */
function firstRouteHint(first: Route): string | undefined {
  switch (first.kind) {
    case 'provider':
      return `The configuration of the job still names the provider ${first.id}: pass -c model_provider=openai to codex exec, and no --oss.`
    case 'access-token':
      return 'Codex takes CODEX_ACCESS_TOKEN before the key, so leave it out of that step.'
    case 'workload-identity':
      return 'Codex takes workload identity before every key, so unset OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE for that step.'
    case 'chatgpt':
    case 'api-key':
    case 'none':
      return undefined
    default:
      return assertNever(first)
  }
}

/** Why the key was not tried, although the first route failed in a way that is meant for it. */
export function skippedRouteText({ facts: { secondRouteSkipped: skipped } }: ReportContext) {
  if (skipped === undefined) return undefined
  const why =
    skipped.kind === 'same-key'
      ? `it is the same key as in ${skipped.keySource}, which has failed`
      : 'CODEX_HOME/.env sets variables of workload identity, and Codex then uses no key'
  return `The key of fallback-openai-api-key was not tried: ${why}.`
}
