import type { VerdictKind } from '../verdict/index.ts'
import type { Outcome } from './decision.ts'

/**
 * That no model can be used would then be untrue, and most often a newer run of the same pull request took the place of
 * this one and has its own to say.
 */
export function wasCancelledEarly(outcome: Outcome, verdicts: readonly VerdictKind[]): boolean {
  return outcome === 'none' && (verdicts.length === 0 || verdicts.includes('cancelled'))
}
