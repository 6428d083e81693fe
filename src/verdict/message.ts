/** The core of a message. Everything in it is untrusted. */
export type UnwrappedMessage = {
  /** The server's or the CLI's own words: one line, straight apostrophes, no wrapper. */
  readonly text: string
  /** HTTP status, 100 to 599. */
  readonly status?: number
  /** The server's error code, lower case. */
  readonly code?: string
  /** The server's error type, lower case. */
  readonly type?: string
  /** The request parameter that the server complains about. */
  readonly param?: string
  /** How long the server asks to wait. */
  readonly retryAfterSeconds?: number
  /** When a limit resets, seconds since the epoch. */
  readonly resetsAt?: number
  /** The CLI dressed it as a broken stream; it does that with refusals too (openai/codex#12143). */
  readonly asStreamError?: true
  /** The CLI waits for a network that it could not reach at all (0.155 and later). */
  readonly waitingForNetwork?: true
}
