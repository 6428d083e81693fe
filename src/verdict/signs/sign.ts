/** The type of a row in the table of signs. */

import type { RouteKind } from '../../route/index.ts'
import type { Detail } from '../detail.ts'
import type { Lasting, Reason, Scope } from '../reason.ts'
import type { Words } from '../words/words.ts'

/** What a message must look like. With both `codes` and `text` one of the two is enough; all else must hold. */
export type Condition = {
  /** HTTP statuses. `none`: the message has no status, as in a stream. */
  readonly status?: readonly number[] | '4xx' | '5xx' | 'none'
  /** Error codes or types of the server, lower case. Words of a pattern must be the whole code, or a part of it. */
  readonly codes?: readonly string[] | RegExp
  /** Matches the text in which `<model>` replaces the model's name. */
  readonly text?: Words
  /** The parameter of the request that the server refused. */
  readonly param?: RegExp
  /** The answer is a web page, or is none. */
  readonly page?: boolean
  /** The answer had begun as a stream. */
  readonly inStream?: true
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
  /** Which of the causes of the reason it is. */
  readonly detail?: Detail
  /** On the ChatGPT backend this answer is also known from outages. There a refusal is ambiguous. */
  readonly ambiguousOnChatgpt?: true
  /**
   * The row knows a kind of answer and not this very answer, so a second probe has to have the same one before it
   * counts. `behind-gateway`: only on a configured provider, which may have several accounts or servers behind it.
   */
  readonly secondLook?: 'always' | 'behind-gateway'
  /** Never a refusal, although the reason usually is one. */
  readonly unsettled?: true
  /**
   * Why a retry notice with this sign is enough to stop the probe, where its status is not enough by itself. Absent if
   * the CLI's own next try may still succeed.
   */
  readonly early?: string
  /** The row also classifies what the CLI wrote to stderr before it ended without an event. */
  readonly onStderr?: true
  /** Only the message says what happened, so the explanation has it too. */
  readonly isExplainedByMessage?: true
  /** Where the message was seen, or why the rule holds. */
  readonly source: string
}
