/** What to do about a failure whose words have a cure of their own. */

import type { Reason } from './reason.ts'
import { SIGNS } from './signs/index.ts'

/**
 * The advice of the sign that the words of a failure match; undefined where the recovery of the reason is right.
 *
 * @param said the words of the failure without the CLI's wrappers, as a finding has them
 */
export function adviceOfSign(reason: Reason, said = ''): string | undefined {
  return SIGNS.find(sign => sign.reason === reason && sign.advice !== undefined && sign.text?.test(said))
    ?.advice
}
