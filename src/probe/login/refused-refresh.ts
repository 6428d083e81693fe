/** Notices in the log of the CLI that the server has refused for good to refresh the stored login. */

import { authFilePath } from '../../config/index.ts'
import { watchLogin } from '../../route/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { endedToken } from './ended-token.ts'

/** The refusals of one process of the CLI. */
export type RefusalWatch = {
  /** The CLI's message, if this line of its stderr says that the login cannot be refreshed. The process can end then. */
  readonly messageIn: (line: string) => string | undefined
  /** Whether there was such a line, and another process has replaced the login since. It was about a login that is gone. */
  readonly isOutdated: () => boolean
}

/**
 * A line of the CLI's log, which it writes to stderr (0.125 to 0.171). The rest is the message that the turn would fail
 * with. Up to 0.104 there is no such line before the turn's own event.
 */
const LOG_LINE = /^\d{4}-\d\d-\d\dT\S+\s+ERROR codex_login::auth::manager: Failed to refresh token: (.+)$/

/**
 * Messages after which the same request would be refused again. The CLI (0.142 to 0.171) has the sentence for a 401 and
 * for codes that it knows, and reports any other status. Of the 4xx, these five say to ask later: 408, 409, 423, 425 and
 * 429.
 */
const REFUSED =
  /^Your (?:access token|session) could not be refreshed\b|^Failed to refresh token: 4(?!08|09|23|25|29)\d\d\b/

/**
 * Watches for a refusal that ends the probe. Undefined where the access token may still be accepted: the CLI refreshes
 * it minutes before its end, and after a refusal it asks with the one that it has.
 *
 * Each request of the CLI asks for new tokens again: with an ended access token, 19 times before the turn of the lean
 * form fails, and 56 times in the plain form (0.171; 13 and 97 times with 0.142). A probe that ends at the first line
 * has sent two or three: the CLI's log starts after its first request. No refresh can be interrupted by that end,
 * because a refresh token that was refused is not rotated, unless the file holds another one by then.
 */
export function watchRefusals(context: ProbeContext): RefusalWatch | undefined {
  if (endedToken(context) === undefined) return undefined
  const login = watchLogin(authFilePath(context.home))
  let isRefused = false
  return {
    messageIn: line => {
      const message = LOG_LINE.exec(line)?.[1]
      // With another login in the file, the CLI goes on with that one.
      if (message === undefined || !REFUSED.test(message) || login.rotated()) return undefined
      isRefused = true
      return message
    },
    isOutdated: () => isRefused && login.rotated(),
  }
}
