/** What the evidence of one probe means. */

import type { Detail } from './detail.ts'
import type { Usage } from './evidence.ts'
import type { NetworkProblem } from './network/problem.ts'
import type { Lasting, Reason, Scope } from './reason.ts'

/** A setting of the request that the server refused. */
export type SettingRefusal = {
  readonly parameter: 'effort' | 'verbosity'
  /** The values that the server offers instead, in its order. Empty where it only refuses an effort. */
  readonly offered: readonly string[]
}

/** Why a probe did not succeed. */
export type Finding = {
  readonly reason: Reason
  readonly scope: Scope
  readonly lasting: Lasting
  /** Which of the causes of the reason it is, where that is known. */
  readonly detail?: Detail
  /**
   * The answer is known by its kind and not by its text, so it counts once a second probe, in the other form, has the
   * same one.
   */
  readonly secondLook?: true
  /** The words of the endpoint without the CLI's wrappers. Untrusted: redact, truncate and escape before showing. */
  readonly said: string
  /** HTTP status, if one was seen. */
  readonly status?: number
  /** The server's error code, if one was seen. */
  readonly code?: string
  /** When a limit resets, ISO 8601 UTC. */
  readonly retryAt?: string
  /** How long the server asks to wait, milliseconds. */
  readonly retryAfterMs?: number
  readonly setting?: SettingRefusal
  /** Only `said` tells what happened, so the explanation has it too, although that is not so for every such reason. */
  readonly isExplainedByMessage?: true
  /** What an own connection of this action found out, where the CLI had none. */
  readonly network?: NetworkProblem
}

/**
 * How a verdict came about, for whoever looks into it later. Nothing is decided by it, and it holds no words of an
 * endpoint.
 */
export type Trace = {
  /** The row of the table of signs that decided, such as "known/model, row 3", or the kind of the evidence. */
  readonly rule: string
  /** How the CLI's process ended, such as "ended with exit code 1". Absent where none was started. */
  readonly ended?: string
  /** The types of the CLI's events, such as "thread.started, error ×3, turn.failed". */
  readonly events?: string
}

/**
 * - `accepted`: the route ran the model. `servedModel` only if the CLI reported that another model answered.
 * - `refused`: another try would give the same answer. `lasting: 'ambiguous'` needs one confirmation. `usage` only if the
 *   model answered, and too little of the plan is left for the job.
 * - `unsettled`: temporary, ambiguous or not recognized. Never proof against the model.
 * - `cancelled`: the job was cancelled during the probe.
 */
export type Verdict = { readonly trace?: Trace } & (
  | { readonly kind: 'accepted'; readonly servedModel?: string; readonly usage?: Usage }
  | { readonly kind: 'refused'; readonly finding: Finding; readonly usage?: Usage }
  | { readonly kind: 'unsettled'; readonly finding: Finding }
  | { readonly kind: 'cancelled' }
)

export type VerdictKind = Verdict['kind']
