/** What one probe saw: facts alone, before any judgement. All text in it is untrusted. */

/** Tokens that a completed turn used, as `turn.completed.usage` gives them. */
export type Usage = {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
}

/**
 * - `completed`: a `turn.completed` event came. Nothing else is an acceptance.
 * - `failed`: the CLI said why. `message` is the raw text of `turn.failed`, of the last `error` event, or of a retry
 *   notice on which the probe was stopped early; `stage` tells which.
 * - `silent`: the process ended without a word of the turn; `stderr` is the tail of what it wrote there.
 * - `timed-out`: the deadline ended it; `lastMessage` is the last `error` event, if one came.
 * - `cancelled`: the job was cancelled while the probe ran.
 * - `not-started`: the process could not be started.
 */
export type Evidence =
  | { readonly kind: 'completed'; readonly reroutedTo?: string; readonly usage?: Usage }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly stage: 'turn.failed' | 'error' | 'retry-notice'
      readonly reroutedTo?: string
    }
  | {
      readonly kind: 'silent'
      readonly exitCode: number | null
      readonly signal: string | null
      readonly stderr: string
    }
  | { readonly kind: 'timed-out'; readonly afterMs: number; readonly lastMessage?: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly missing: boolean; readonly message: string }
