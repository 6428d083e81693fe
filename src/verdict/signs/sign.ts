/** The type of a row in the table of signs. */

import type { RouteKind } from '../../route/index.ts'
import type { Detail } from '../detail.ts'
import type { Lasting, Reason, Scope } from '../reason.ts'

/** What a message must look like. With both `codes` and `text` one of the two is enough; all else must hold. */
export type Condition = {
  /** HTTP statuses. */
  readonly status?: readonly number[] | 'any-5xx'
  /** Error codes or types of the server, lower case. */
  readonly codes?: readonly string[]
  /** Matches the text in which `<model>` replaces the model's name. */
  readonly text?: RegExp
  /** The CLI waits for a network that it could not reach. */
  readonly waitingForNetwork?: true
}

/** One row of the table: a condition, and what a message that meets it means. */
export type Sign = Condition & {
  readonly reason: Reason
  /** The row does not match if one of these conditions holds. */
  readonly unless?: readonly Condition[]
  /** The row matches only on these routes. */
  readonly routes?: readonly RouteKind[]
  /** Replaces the scope in REASONS. */
  readonly scope?: Scope
  /** Replaces the duration in REASONS. */
  readonly lasting?: Lasting
  /** On the ChatGPT backend this answer is also known from outages. There a refusal is ambiguous. */
  readonly ambiguousOnChatgpt?: true
  /** Never a refusal, although the reason usually is one. */
  readonly unsettled?: true
  /**
   * Why a retry notice with this sign is enough to stop the probe. Absent if the CLI's own next try may still succeed,
   * for example over HTTPS after a WebSocket handshake that was answered with 403, 404 or 500.
   */
  readonly early?: string
  /** The row also classifies what the CLI wrote to stderr before it ended without an event. */
  readonly onStderr?: true
  /** What exactly failed, where these words have a cure of their own. */
  readonly detail?: Detail
  /** Only the message says what happened, so the explanation has it too. */
  readonly isExplainedByMessage?: true
  /** Where the message was seen. */
  readonly source: string
}
