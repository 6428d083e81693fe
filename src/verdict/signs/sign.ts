import type { RouteKind } from '../../route/index.ts'
import type { Lasting, Reason, Scope } from '../reason.ts'

/** What an answer may look like. All of it must hold. */
export type Condition = {
  /** HTTP statuses. */
  readonly status?: readonly number[] | 'any-5xx'
  /** The server's error code or type, lower case. */
  readonly codes?: readonly string[]
  /** Tried on the text in which the model's name is replaced by `<model>`, without regard to case. */
  readonly text?: RegExp
}

/** One row. All of its conditions must hold. */
export type Sign = Condition & {
  readonly reason: Reason
  /** Where one of these holds, the row does not fit. */
  readonly unless?: readonly Condition[]
  readonly routes?: readonly RouteKind[]
  /** The CLI said that it waits for a network it cannot reach. */
  readonly waitingForNetwork?: true
  /** Where it differs from what REASONS says. */
  readonly scope?: Scope
  /** Where it differs from what REASONS says. */
  readonly lasting?: Lasting
  /** The same answer is known as an outage of the ChatGPT backend, so there one look is not enough. */
  readonly flapsOnChatgpt?: true
  /** Never a refusal, whatever the reason says. */
  readonly unsettled?: true
  /**
   * Why a retry notice with this sign settles the matter, so that the probe may be stopped; absent where the CLI's own
   * next try may still succeed, say over HTTPS after a WebSocket handshake that was answered 403, 404 or 500.
   */
  readonly early?: string
  /** Holds also for what the CLI wrote to stderr before it ended without an event. */
  readonly onStderr?: true
  /** Where it was seen. */
  readonly source: string
}
