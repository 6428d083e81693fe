/** What to do about a failure. */

import { REASONS, type Reason } from './reason.ts'
import { SIGNS } from './signs/index.ts'

/**
 * What to do first: the advice of the sign that the words of the failure match, else that of the reason. `{model}`
 * stands for the model asked for.
 *
 * @param said the words of the failure without the CLI's wrappers, as a finding has them
 */
export function recoveryFor(reason: Reason, said = ''): string {
  const sign = SIGNS.find(
    sign => sign.reason === reason && sign.advice !== undefined && sign.text?.test(said),
  )
  return sign?.advice ?? REASONS[reason].recovery
}
