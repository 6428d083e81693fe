/** The type of a row in the table of texts. */

import type { RouteKind } from '../../../route/index.ts'
import type { Detail, Reason } from '../../../verdict/index.ts'

/**
 * Texts for a failure that meets all conditions of the row. A text that a row does not have is that of the next row that
 * matches, and at the end that of the reason.
 *
 * Clause and recovery may hold `{model}`. A recovery may also hold the words of the route in route-words.ts, such as
 * `{who}` and `{credential}`.
 */
export type TextRow = {
  readonly reasons?: readonly Reason[]
  readonly details?: readonly Detail[]
  readonly routes?: readonly RouteKind[]
  /** A few words for a table cell, lower case, no full stop. */
  readonly label?: string
  /** A clause for the middle of a sentence. `{route}` is the route. */
  readonly clause?: string
  /** What to do first, one or two sentences in the imperative. */
  readonly recovery?: string
}

/** The routes that use the ChatGPT backend. */
export const CHATGPT: readonly RouteKind[] = ['chatgpt', 'access-token', 'workload-identity']

/** Why a secret can be empty although it is set. */
export const FORK_SECRETS = 'Secrets are empty in workflows that a fork’s pull request starts.'

/** The lines of a workflow that give this action a key. The name of the secret is the usual one. */
export const KEY_LINE = `\`openai-api-key: $\{{ secrets.OPENAI_API_KEY }}\``
export const FALLBACK_KEY_LINE = `\`fallback-openai-api-key: $\{{ secrets.OPENAI_API_KEY }}\``
