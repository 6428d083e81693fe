import { assertNever, timeText } from '../base/index.ts'
import type { Decision, ModelStatus, ProbeKind } from '../chain/index.ts'
import type { Route } from '../route/index.ts'
import { type Finding, REASONS, type Reason } from '../verdict/index.ts'
import { describeRoute } from './route-text.ts'

export type ExplainSource = {
  /** Whether a cancellation came before the decision. */
  readonly cancelled: boolean
  readonly probe: ProbeKind
  readonly decision: Decision
  readonly requestedModel: string
  readonly route: Route
  readonly statuses: readonly ModelStatus[]
}

/** One sentence, plain text, ending in a full stop. */
export function explain(explained: ExplainSource): string {
  const { decision, requestedModel, route } = explained
  const [asked] = explained.statuses
  switch (decision.kind) {
    case 'preferred':
      if (decision.servedModel !== undefined)
        return `${requestedModel} is used, but ${decision.servedModel} answered: ${describeRoute(route)} accepts ${requestedModel} and lets another model answer.`
      return decision.reason === 'accepted'
        ? `${requestedModel} is used: ${describeRoute(route)} ${explained.probe === 'live' ? 'accepts' : 'lists'} it.`
        : `${requestedModel} is used without proof that ${describeRoute(route)} accepts it (last try: ${failure(asked, decision.reason, explained)}).`
    case 'fallback':
      return `${decision.model} is used instead of ${requestedModel}: ${failure(asked, decision.reason, explained)}${servedText(decision)}.`
    case 'none':
      if (explained.cancelled) return 'The job was cancelled before it was known which model can be used.'
      return `${noneIsUsed(explained)}: ${whyNone(decision, explained)}.`
    default:
      return assertNever(decision)
  }
}

/** That another model answered for the fallback. */
function servedText({ model, servedModel }: Extract<Decision, { kind: 'fallback' }>): string {
  return servedModel === undefined ? '' : `; but ${servedModel} answered when ${model} was asked for`
}

/** The reason as a clause, with the model and the route in place. */
export function clauseOf(reason: Reason, model: string, route: Route): string {
  return REASONS[reason].clause
    .replaceAll('{model}', () => model)
    .replaceAll('{route}', () => describeRoute(route))
}

/** What failed, and until when. `reason` stands in for a model that was never probed to an end. */
function failure(
  standing: ModelStatus | undefined,
  reason: Reason,
  { requestedModel, route }: ExplainSource,
): string {
  if (standing === undefined || !('finding' in standing)) return clauseOf(reason, requestedModel, route)
  const { model, finding } = standing
  const until = finding.retryAt === undefined ? '' : ` until ${timeText(finding.retryAt)}`
  return `${clauseOf(finding.reason, model, route)}${until}${causeOf(finding)}`
}

/** Why there is no CLI, which the clause alone does not tell and the table tells too late. */
function causeOf({ reason, said }: Finding): string {
  return reason === 'codex-missing' ? ` (${said.replace(/\.$/, '')})` : ''
}

/** With `on-unsettled: fail`, or after a cancelled walk, a model can be accepted and still not be used. */
function noneIsUsed({ statuses: standings }: ExplainSource): string {
  return standings.some(standing => standing.kind === 'accepted')
    ? 'No model is used'
    : 'No model can be used'
}

function whyNone(decision: Extract<Decision, { kind: 'none' }>, explained: ExplainSource): string {
  const { statuses: standings } = explained
  const [asked] = standings
  if (decision.blockedBy === decision.reason) return failure(asked, decision.reason, explained)
  const failed = standings.filter(standing => 'finding' in standing)
  if (failed.length === 0) return failure(asked, decision.reason, explained)
  // Two models that fail on the way fail in the same words, which need saying once.
  return [...new Set(failed.map(standing => failure(standing, decision.reason, explained)))].join('; ')
}
