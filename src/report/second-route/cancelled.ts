import { wasCancelledEarly } from '../../chain/index.ts'
import type { Report } from '../report.ts'

/** Whether the job was cancelled before it was known which model can be used, on the first or on the second route. */
export function isCancelled({ outcome, attempts, secondRoute }: Report): boolean {
  return [attempts, secondRoute?.attempts ?? attempts].some(walk =>
    wasCancelledEarly(
      outcome,
      walk.map(attempt => attempt.verdict),
    ),
  )
}
