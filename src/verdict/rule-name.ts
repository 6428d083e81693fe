/** Names what decided a verdict, for the record of it. */

import { type ClassifyContext, signOf } from './classify.ts'
import type { Evidence } from './evidence.ts'
import { signName } from './signs/index.ts'

/** The row of the table of signs that the evidence is judged by, or the kind of evidence that needs no row. */
export function ruleName(evidence: Evidence, context: ClassifyContext): string {
  switch (evidence.kind) {
    case 'failed':
      return `${evidence.stage}: ${rowOf(evidence.message, context)}`
    case 'timed-out':
      return evidence.lastMessage === undefined
        ? 'timed-out'
        : `timed-out after: ${rowOf(evidence.lastMessage, context)}`
    default:
      return evidence.kind
  }
}

function rowOf(message: string, context: ClassifyContext): string {
  const sign = signOf(message, context)
  return sign === undefined ? 'no row' : signName(sign)
}
