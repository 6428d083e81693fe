/** When the CLI signs in with workload identity: with a token of the runner, which it exchanges at each start. */

import type { Environment } from '../base/index.ts'
import { isAtLeast } from '../cli/index.ts'
import { readTextFile } from '../config/index.ts'

/**
 * Each of these variables alone is enough, also with an empty value: the CLI then ends with an error and uses no other
 * login. 0.148 knows the first two; 0.147 ignores them all.
 */
const TRIGGERS = ['OPENAI_FEDERATION_RULE_ID', 'OPENAI_IDENTITY_TOKEN_FILE']

/** So are these with 0.171, and not yet with 0.169. */
const LATER_TRIGGERS = ['OPENAI_IDENTITY_TOKEN_SOURCE', 'OPENAI_SPIFFE_ID', 'OPENAI_SPIFFE_AUDIENCE']

/**
 * Whether the CLI signs in with workload identity. It then ignores CODEX_API_KEY, CODEX_ACCESS_TOKEN and auth.json, and
 * it exchanges the token also for a configured model provider (0.148 to 0.171).
 *
 * @param env the variables of the step, replaced by those of CODEX_HOME/.env
 */
export function usesWorkloadIdentity(env: Environment, codexVersion: string | undefined): boolean {
  const isSet = (name: string) => env[name] !== undefined
  if (!isAtLeast(codexVersion, '0.148.0')) return false
  return TRIGGERS.some(isSet) || (isAtLeast(codexVersion, '0.170.0') && LATER_TRIGGERS.some(isSet))
}

/** A shorter text is not a token, and a mask of it would hide ordinary words. */
const MIN_SECRET_CHARS = 8

/** The token of the job and its parts, which a server or the CLI may print. */
export function identitySecrets(env: Environment): readonly string[] {
  const file = env['OPENAI_IDENTITY_TOKEN_FILE']
  const read = file ? readTextFile(file) : undefined
  if (read?.kind !== 'text') return []
  const token = read.text.trim()
  return [token, ...token.split('.')].filter(text => text.length >= MIN_SECRET_CHARS)
}
