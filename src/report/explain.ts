/** The explanation: one sentence that says which model is used and why. */

import { assertNever, dateText, timeText } from '../base/index.ts'
import type { ModelStatus } from '../chain/index.ts'
import type { Route } from '../route/index.ts'
import { factsOf, type Scope } from '../verdict/index.ts'
import { accountRefusalText, isAccountRefusal } from './advice/account-refusal.ts'
import { failureClause } from './advice/failure-texts.ts'
import { leavingModel, retiredText } from './advice/retirement.ts'
import type { ReportContext } from './report-context.ts'
import { describeRoute, routeName } from './route-text.ts'

/**
 * One sentence of plain text: "<what is used>: <why>." The part after the first ": " is a sentence of its own once its
 * first letter is a capital, because the comment shows it alone, under a heading that says the first part.
 */
export function explain(context: ReportContext): string {
  return context.isCancelled
    ? 'The job was cancelled before it was known which model can be used.'
    : `${usedText(context)}: ${whyOfRoutes(context)}.`
}

function usedText(context: ReportContext): string {
  const { decision, requestedModel, statuses, route, otherWalk } = context
  const account = otherWalk?.kind === 'first' ? ` with ${describeRoute(route)}, billed per token` : ''
  const besides = account === '' ? '' : `,${account}`
  switch (decision.kind) {
    case 'preferred':
      return decision.verified
        ? `${requestedModel} is used${account}${servedText(decision)}`
        : `${requestedModel} is used without proof${besides}`
    case 'fallback':
      return `${decision.model} is used instead of ${requestedModel}${besides}${servedText(decision)}`
    case 'none':
      // With `on-unsettled: fail` a later model of the chain can be accepted and still not be used.
      return statuses.some(status => status.kind === 'accepted') ? 'No model is used' : 'No model can be used'
    default:
      return assertNever(decision)
  }
}

function servedText({ servedModel }: { readonly servedModel?: string }): string {
  return servedModel === undefined ? '' : `, but ${servedModel} answered`
}

/** Why the first route is not used comes first: it is the reason for the change of the account. */
function whyOfRoutes(context: ReportContext): string {
  const { otherWalk, decision } = context
  const why = whyText(context)
  if (otherWalk === undefined) return why
  const other = failuresText(otherWalk.context)
  if (otherWalk.kind === 'second') {
    return `${why}; with ${describeRoute(otherWalk.context.route)} no model can be used either: ${other}`
  }
  const isAsAsked = decision.kind === 'preferred' && decision.verified && decision.servedModel === undefined
  return isAsAsked ? other : `${other}; ${why}`
}

function whyText(context: ReportContext): string {
  const { decision, requestedModel, probe } = context
  if (decision.kind !== 'preferred') return failuresText(context)
  if (!decision.verified) return `the last probe failed because ${failuresText(context)}`
  const route = describeRoute(context.route)
  return decision.servedModel === undefined
    ? `${route} ${probe === 'live' ? 'accepts' : 'lists'} it${leavingText(context)}`
    : `${route} accepts ${requestedModel} but answers with another model`
}

/** The end of the model that is used. A date that is past is told in a note. */
function leavingText(context: ReportContext): string {
  const leaving = leavingModel(context)
  if (leaving === undefined || leaving.days < 0) return ''
  return `, until ${leaving.model} leaves ${routeName(context.route)} on ${dateText(leaving.at)}`
}

/** Why the model asked for failed. When no model is used, why each one failed, unless one failure stops them all. */
function failuresText(context: ReportContext): string {
  const { decision, statuses, route } = context
  const failed = statuses.filter(status => 'finding' in status)
  if (isAccountRefusal(context)) return accountRefusalText(context)
  const explainsAll = decision.kind === 'none' && decision.blockedBy !== decision.reason
  const explained = explainsAll ? failed : failed.slice(0, 1)
  // Two models can fail with the same text, such as "the endpoint could not be reached".
  return [
    ...new Set(explained.map(status => retiredText(context, status) ?? failureText(status, route))),
  ].join('; ')
}

type FailedStatus = Extract<ModelStatus, { readonly finding: unknown }>

function failureText(status: FailedStatus, route: Route): string {
  const { reason, detail, retryAt, said } = status.finding
  const isExplained = status.finding.isExplainedByMessage ?? factsOf(reason).isExplainedByMessage
  const clause = clauseOf(status, route)
    .replaceAll('{model}', () => status.model)
    .replaceAll('{route}', () => describeRoute(route))
  // Its message has the time.
  const isTold = retryAt === undefined || detail === 'below-minimum'
  const until = isTold ? '' : ` until ${timeText(retryAt)}`
  const cause = isExplained === true ? ` (${shortened(said.replace(/\.$/, ''))})` : ''
  return `${clause}${until}${cause}`
}

/** Words that nobody has seen are told as what they are: a guess, or nothing at all. */
function clauseOf({ kind, finding }: FailedStatus, route: Route): string {
  const { reason, scope, secondLook } = finding
  const clause = failureClause({ ...finding, isUnsettled: kind === 'unsettled' }, route.kind)
  if (kind !== 'unsettled') return clause
  if (reason === 'unrecognized') return UNRECOGNIZED[scope] ?? clause
  const isGuess = scope === 'model' && secondLook === true
  return isGuess ? `${clause}, as far as the answer can be understood` : clause
}

const UNRECOGNIZED: Partial<Record<Scope, string>> = {
  route: '{route} refused the request in words that this action does not know',
  model: '{route} answered about {model} in words that this action does not know',
}

/** Longer messages are in the table of models. */
const MAX_CAUSE_CHARS = 400

function shortened(text: string): string {
  const points = Array.from(text)
  return points.length <= MAX_CAUSE_CHARS ? text : `${points.slice(0, MAX_CAUSE_CHARS - 1).join('')}…`
}
