/** New identity tokens of the job, which GitHub makes for a job with `permissions: id-token: write`. */

import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from '../base/index.ts'
import { flushCore } from './actions-core.ts'

/** GitHub answers within a second. The probe and its own time limit come after this. */
const TIMEOUT_MS = 15_000

/**
 * A function that asks for a token with an audience, which the runner then masks. It rejects when GitHub makes none.
 * Undefined for a job without the permission, which does not have the two variables.
 */
export function identityTokenRequest(env: Environment): ((audience: string) => Promise<string>) | undefined {
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL'] || !env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']) return undefined
  return async audience => {
    const core = await flushCore()
    const timeout = new AbortController()
    const tooLate = delay(TIMEOUT_MS, undefined, { signal: timeout.signal, ref: false }).then(() => {
      throw new Error('GitHub made no identity token in time.')
    })
    try {
      return await Promise.race([core.getIDToken(audience), tooLate])
    } finally {
      tooLate.catch(() => {})
      timeout.abort()
    }
  }
}
