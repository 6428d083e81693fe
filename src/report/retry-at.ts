import { assertNever } from '../base/index.ts'
import { type Decision, type ModelStatus, stopsChain } from '../chain/index.ts'

/**
 * The reset that matters: of the failure of the model asked for where another one is used or it is kept; where none
 * is, of the failure that blocks everything, else the first that lets any model of the chain be tried again. ISO 8601
 * UTC, or null when no reset is known.
 */
export function retryAtOf(decision: Decision, standings: readonly ModelStatus[]): string | null {
  switch (decision.kind) {
    case 'preferred':
    case 'fallback':
      return resetsOf(standings.slice(0, 1))[0] ?? null
    case 'none': {
      const blockers = standings.filter(stopsChain)
      return resetsOf(blockers.length > 0 ? blockers : standings)[0] ?? null
    }
    default:
      return assertNever(decision)
  }
}

/** The resets that are known, the first one first. */
function resetsOf(standings: readonly ModelStatus[]): readonly string[] {
  return standings
    .flatMap(standing => ('finding' in standing ? (standing.finding.retryAt ?? []) : []))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
}
