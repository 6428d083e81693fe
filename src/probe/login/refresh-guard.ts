/** Delays the end of a probe's process while the CLI may be refreshing the stored login. */

import { statSync } from 'node:fs'
import type { KillDelay } from '../../cli/index.ts'
import { authFilePath } from '../../config/index.ts'
import { watchLogin } from '../../route/index.ts'
import type { ProbeContext } from '../probe-context.ts'

/** The longest delay where a refresh is expected. */
const EXPECTED_REFRESH_MS = 10_000

/** The longest delay where only a 401 for a valid token can cause a refresh. It takes one or two round trips. */
const UNEXPECTED_REFRESH_MS = 3_000

/**
 * How long auth.json must be unchanged after a rotation. 0.169 requests its turn, the models and the account in
 * parallel, and each 401 may start a refresh of its own: two in a row were seen.
 */
const QUIET_MS = 1_000

/**
 * The CLI may be in the middle of a refresh with a token that works once. The server has then rotated the token, and if
 * the CLI ends before it writes the new one, no job can use the login any more.
 *
 * The refresh cannot be observed directly. It is over in one of these cases:
 *
 * - `hasAnswer` returns true: an event reported the end of a request. The CLI refreshes before a request (0.169: up to
 *   four times when the refresh is refused) or after its 401, and prints no event before that.
 * - auth.json holds another refresh token and was not written to for a while. The CLI rewrites the file in place (0.77
 *   to 0.169). A half-written file does not parse, so `rotated` is false until the file is complete.
 *
 * After `maxDelayMs` the process ends in any case. Undefined where no refresh can happen.
 */
export function refreshGuard(context: ProbeContext, hasAnswer: () => boolean): KillDelay | undefined {
  const maxDelayMs = maxDelayOf(context)
  if (maxDelayMs === undefined) return undefined
  const file = authFilePath(context.home)
  const login = watchLogin(file)
  return {
    isBusy: () => !hasAnswer() && !(login.rotated() && msSinceWrite(file) > QUIET_MS),
    maxDelayMs,
  }
}

function msSinceWrite(file: string): number {
  const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  return writtenAt === undefined ? 0 : Date.now() - writtenAt
}

function maxDelayOf({ route, config }: ProbeContext): number | undefined {
  if (route.kind === 'chatgpt') return route.refresh === 'fresh' ? UNEXPECTED_REFRESH_MS : EXPECTED_REFRESH_MS
  // This action cannot read a login in the system's keyring, so `none` may be a ChatGPT sign-in of any age.
  const isStoredElsewhere = config.loginStore !== undefined && config.loginStore !== 'file'
  return route.kind === 'none' && isStoredElsewhere ? EXPECTED_REFRESH_MS : undefined
}
