import type { Page } from './page.ts'

/** A message without the CLI's wrappers, and what the wrappers and the server's JSON held. All of it is untrusted. */
export type UnwrappedMessage = {
  /** The words of the server or the CLI: one line, straight quotation marks. */
  readonly text: string
  /** HTTP status. */
  readonly status?: number
  /** The server's error code, lower case. */
  readonly code?: string
  /** The server's error type, lower case. */
  readonly type?: string
  /** The request parameter that the server refused. */
  readonly param?: string
  /** How long the server asks to wait. */
  readonly retryAfterSeconds?: number
  /** When a limit resets, seconds since the epoch. A few gateways send milliseconds. */
  readonly resetsAt?: number
  /** The body is a web page. `text` then describes it, after the words before it. */
  readonly page?: Page
  /**
   * The answer to the handshake of a WebSocket. The CLI then asks over HTTPS (0.118 to 0.171), which may succeed, and
   * the server does not know the model yet.
   */
  readonly ofHandshake?: true
  /** The answer had begun, and its stream broke off or ended in an error. The CLI then drops status and code. */
  readonly inStream?: true
  /** The CLI waits for a network that it could not reach (0.155 and later). */
  readonly waitingForNetwork?: true
}
