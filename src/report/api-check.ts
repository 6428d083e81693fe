import { assertNever } from '../base/index.ts'
import type { ApiCheck } from '../probe/index.ts'

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
