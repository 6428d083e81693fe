/** What to do, where the general advice of a reason would mislead. */

import type { ReportContext } from '../report-context.ts'
import { accountAdvice, isAccountRefusal } from './account-refusal.ts'
import { networkAdvice } from './network.ts'
import { isRetired, suggestedModel } from './retirement.ts'

/**
 * One or two sentences, in which backticks mark a line to copy. Undefined where the advice of the reason fits. Nobody is
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
      ? `${requestedModel} will not come back to this route.`
      : 'This route has the model under another name.'
    return `Change the workflow to \`model: ${suggested}\`. ${why}`
  }
  return isGone
    ? `${requestedModel} will not come back to this route. Name another model in \`model\`, or \`auto\` in \`fallback-models\`.`
    : undefined
}
