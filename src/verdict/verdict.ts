/** What the evidence of one probe amounts to. */

import type { Usage } from './evidence.ts'
import type { Lasting, Reason, Scope } from './reason.ts'

/** A setting of the request that the server refused, and what it offers instead. */
export type SettingRefusal = {
  readonly parameter: 'effort' | 'verbosity'
  /** Values that the server offers, in its order; never empty. */
  readonly offered: readonly string[]
}

/** Why a probe did not succeed. */
export type Finding = {
  readonly reason: Reason
  readonly scope: Scope
  readonly lasting: Lasting
  /** The endpoint's words, peeled of the CLI's wrappers. Untrusted: redact, cut and escape before showing. */
  readonly said: string
  /** HTTP status, where one was seen. */
  readonly status?: number
  /** The server's error code, where one was seen. */
  readonly code?: string
  /** When a limit resets, ISO 8601 UTC. */
  readonly retryAt?: string
  /** How long the server asks to wait, milliseconds. */
  readonly retryAfterMs?: number
  readonly setting?: SettingRefusal
}

/**
 * - `accepted`: the route ran the model. `servedModel` only where the CLI revealed that another one answered.
 * - `refused`: settled; another try would say the same. `lasting: 'ambiguous'` asks for one confirmation.
 * - `unsettled`: temporary, ambiguous or not recognised; never a proof against the model.
 */
export type Verdict =
  | { readonly kind: 'accepted'; readonly servedModel?: string; readonly usage?: Usage }
  | { readonly kind: 'refused'; readonly finding: Finding }
  | { readonly kind: 'unsettled'; readonly finding: Finding }
  | { readonly kind: 'cancelled' }

export type VerdictKind = Verdict['kind']
