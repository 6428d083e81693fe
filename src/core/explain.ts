/** The sentence for people: what is used and why. */

import { assertNever } from './assert-never.ts'
import type { Decision } from './decision.ts'
import { REASONS, type Reason } from './reason.ts'
import { describeRoute, type Route } from './route.ts'
import type { Standing } from './standing.ts'

export type Explained = {
  readonly decision: Decision
  readonly requestedModel: string
  readonly route: Route
  readonly standings: readonly Standing[]
  /** ISO 8601 UTC, when the limit that matters resets. */
  readonly retryAt: string | null
}

/** One sentence, plain text, ending in a full stop. */
export function explain(explained: Explained): string {
  const { decision, requestedModel, route } = explained
  switch (decision.kind) {
    case 'preferred':
      return decision.reason === 'accepted'
        ? `${requestedModel} is used: ${describeRoute(route)} accepts it.`
        : `${requestedModel} is used without proof: ${clauseOf(decision.reason, requestedModel, route)}.`
    case 'fallback':
      return `${decision.model} is used instead of ${requestedModel}: ${clauseOf(decision.reason, requestedModel, route)}${until(explained)}.`
    case 'none':
      return `No model can be used: ${whyNone(explained, decision)}${until(explained)}.`
    default:
      return assertNever(decision)
  }
}

/** The reason as a clause, with the model and the route in place. */
export function clauseOf(reason: Reason, model: string, route: Route): string {
  return REASONS[reason].clause
    .replaceAll('{model}', () => model)
    .replaceAll('{route}', () => describeRoute(route))
}

function whyNone(explained: Explained, decision: Extract<Decision, { kind: 'none' }>): string {
  const { requestedModel, route, standings } = explained
  if (decision.blockedBy === decision.reason) return clauseOf(decision.reason, requestedModel, route)
  const clauses = standings.flatMap(standing =>
    'finding' in standing ? [clauseOf(standing.finding.reason, standing.model, route)] : [],
  )
  return clauses.length === 0 ? clauseOf(decision.reason, requestedModel, route) : clauses.join('; ')
}

function until({ retryAt }: Explained): string {
  return retryAt === null ? '' : ` until ${retryAt}`
}
