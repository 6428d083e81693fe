/** Decides what to ask next, and in the end which model to use. */

export { type Attempt, EFFORT_UNSET, type ProbeForm, type Question, type Settings } from './attempt.ts'
export { type Decision, decide, type Outcome, wasCancelledEarly } from './decision.ts'
export { isExhausted } from './exhausted.ts'
export { chainStatus, type ModelStatus, modelStatus, stopsChain } from './model-status.ts'
export { nextStep } from './next-step.ts'
export {
  type GivenEffort,
  MAX_CHAIN_LENGTH,
  type OnNone,
  type OnUnsettled,
  type Policy,
  type ProbeKind,
  type Strategy,
} from './policy.ts'
export { movesToSecondRoute, secondBudgetMs } from './second-route.ts'
