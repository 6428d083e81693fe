/** What to do, where the general advice of a reason would mislead. */

import type { ReportContext } from '../report-context.ts'
import { accountAdvice, isAccountRefusal } from './account-refusal.ts'
import { networkAdvice } from './network.ts'
import { isRetired, retiringAdvice, suggestedModel } from './retirement.ts'

/**
 * One to three sentences, in which backticks mark code. An advice that ends in a line to copy has a colon before it. Undefined where the advice of the reason fits. Nobody is
 * told to wait for a model that has left the route, nor to change to the route that the job is on.
 */
export function adviceOf(context: ReportContext): string | undefined {
  const ofNetwork = networkAdvice(context)
  if (ofNetwork !== undefined) return ofNetwork
  if (isAccountRefusal(context)) return accountAdvice(context.route)
  const { requestedModel, statuses } = context
  const suggested = suggestedModel(context)
  const [asked] = statuses
  const isGone = asked !== undefined && isRetired(context, asked)
  if (suggested !== undefined) {
    const why = isGone
      ? `\`${requestedModel}\` will not come back to this route.`
      : 'This route has the model under another name.'
    return `${why} Change the workflow: \`model: ${suggested}\`.`
  }
  if (isGone) {
    return `\`${requestedModel}\` will not come back to this route. Name another model in \`model\`, or let the route's list decide: \`model: auto\`.`
  }
  return retiringAdvice(context)
}
