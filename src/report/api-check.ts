/** What the OpenAI API itself says of a model that Codex refuses: evidence of where the boundary is, never a verdict. */

import { assertNever } from '../base/assert-never.ts'
import type { Attempt } from '../chain/attempt.ts'
import { standingOf } from '../chain/model-status.ts'

/**
 * - `known`, `unknown`: the API's model list has the model for this key, or has not.
 * - `unclear`: neither came out; `why` is a sentence of our own, without its full stop.
 * - `no-key`: there was no key to ask with.
 */
export type ApiCheck =
  | { readonly kind: 'known' | 'unknown' | 'no-key'; readonly model: string }
  | { readonly kind: 'unclear'; readonly model: string; readonly why: string }

/** Whether there is something to ask: the route does not offer the model, and that is not about to pass. */
export function isWorthAsking(model: string, attempts: readonly Attempt[]): boolean {
  const standing = standingOf(model, attempts)
  if (!('finding' in standing)) return false
  const { scope, lasting } = standing.finding
  return scope === 'model' && (lasting === 'permanent' || lasting === 'ambiguous')
}

const CONTRACTS =
  'What the API offers a key and what Codex offers a sign-in are separate contracts, so neither proves the other.'

/** The check in words, plain text. */
export function apiCheckText(check: ApiCheck): string {
  const { model } = check
  switch (check.kind) {
    case 'known':
      return `The OpenAI API knows ${model}, and this Codex route does not offer it all the same. ${CONTRACTS}`
    case 'unknown':
      return `The OpenAI API does not know ${model} with this key either. ${CONTRACTS}`
    case 'unclear':
      return `Whether the OpenAI API knows ${model} could not be found out: ${check.why}. The decision does not depend on it.`
    case 'no-key':
      return `Whether the OpenAI API knows ${model} was not asked: check-api needs an API key, given as openai-api-key, CODEX_API_KEY or OPENAI_API_KEY.`
    default:
      return assertNever(check)
  }
}
