/** Turns the evidence of one probe into a verdict: unwraps the message and classifies it by the table of signs. */

export { type ClassifyContext, classify, earlyVerdict, signOf } from './classify.ts'
export type { Detail } from './detail.ts'
export type { Evidence, Usage } from './evidence.ts'
export {
  type ConnectFailure,
  describeProblem,
  type NetworkProblem,
  unknownAuthority,
} from './network/problem.ts'
export { isTransportFailure, problemVerdict } from './network/verdict.ts'
export {
  factsOf,
  isReason,
  type Lasting,
  type OutputReason,
  REASON_CODES,
  REASONS,
  type Reason,
  type Scope,
} from './reason.ts'
export { ruleName } from './rule-name.ts'
export { EFFORTS, type Effort } from './setting-refusal.ts'
export { SIGNS } from './signs/index.ts'
export type { Sign } from './signs/sign.ts'
export {
  type Credits,
  GENERAL_LIMIT,
  type PlanUsage,
  parsePlanUsage,
  type UsageLimit,
  type UsageWindow,
} from './usage/plan-usage.ts'
export { isSameModel, tightestWindow, usageVerdict, windowsFor } from './usage/verdict.ts'
export { wholePercent, windowName, windowsText } from './usage/window-text.ts'
export type { Finding, SettingRefusal, Trace, Verdict, VerdictKind } from './verdict.ts'
