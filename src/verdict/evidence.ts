/** What one probe observed: facts without a verdict. All text in it is untrusted. */

/** Tokens that a completed turn used, from `turn.completed.usage`. */
export type Usage = {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
}

/**
 * - `completed`: a `turn.completed` event. Only this is an acceptance.
 * - `failed`: the CLI gave a reason. `message` is the raw text of `turn.failed`, of the last `error` event, or of the
 *   retry notice that ended the probe early; `stage` says which.
 * - `silent`: the process ended without an event about the turn. `stderr` is the end of what it wrote there.
 *   `probeSettings` are the names that only the probe's own settings have, as an error of the CLI would name them.
 *   `jobOptions` are the names of the options that the job gives to the CLI.
 *   `machineFiles` are the files of the machine's administrator, and `unreadableFiles` the settings that name a file
 *   which cannot be read.
 * - `timed-out`: the deadline ended the probe. `lastMessage` is the last `error` event, if there was one.
 * - `cancelled`: the job was cancelled during the probe.
 * - `withheld`: nothing was asked, because the probe would have spent the job's identity token.
 * - `not-started`: the process could not be started. `missing`: there is no CLI.
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
      readonly probeSettings?: readonly string[]
      readonly jobOptions?: readonly string[]
      readonly machineFiles?: readonly string[]
      readonly unreadableFiles?: readonly string[]
    }
  | { readonly kind: 'timed-out'; readonly afterMs: number; readonly lastMessage?: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'withheld'; readonly message: string }
  | { readonly kind: 'not-started'; readonly missing: boolean; readonly message: string }
