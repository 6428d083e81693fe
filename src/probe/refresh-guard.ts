/** Keeping a probe's end away from the refresh of a stored login. */

import { statSync } from 'node:fs'
import type { KillDelay } from '../cli/index.ts'
import { authFilePath } from '../config/index.ts'
import { watchLogin } from '../route/index.ts'
import type { ProbeContext } from './context.ts'

/** How long a refresh that is to be expected is waited for. */
const EXPECTED_MS = 10_000

/** How long one is waited for that only a 401 to a token of good standing can cause; it takes a round trip or two. */
const UNEXPECTED_MS = 3_000

/**
 * How long auth.json must have been left alone after a rotation. 0.169 asks for its turn, the models and the account
 * side by side, and each 401 among them may start a refresh of its own: two in a row were seen.
 */
const QUIET_MS = 1_000

/**
 * The CLI may be in the middle of refreshing a single-use login: the server has then rotated the refresh token, and a
 * CLI that is ended before it has written the new one leaves a login that no job can use any more.
 *
 * The refresh cannot be seen from outside. The danger is over when `hasAnswer` tells that an event spoke of a request's
 * end, since the CLI refreshes before a request (0.169: up to four times when it is denied) or after its 401, before it
 * says anything; or when auth.json holds another refresh token and has not been written to for a while. Where neither
 * comes, patience ends it all the same. The file is rewritten in place (0.77 to 0.169); one that is half written is no
 * login yet, so it is waited for.
 */
export function refreshGuard(ground: ProbeContext, hasAnswer: () => boolean): KillDelay | undefined {
  const patienceMs = patienceFor(ground)
  if (patienceMs === undefined) return undefined
  const file = authFilePath(ground.home)
  const watch = watchLogin(file)
  return {
    isBusy: () => !hasAnswer() && !(watch.rotated() && unwrittenForMs(file) > QUIET_MS),
    maxDelayMs: patienceMs,
  }
}

function unwrittenForMs(file: string): number {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  return written === undefined ? 0 : Date.now() - written
}

function patienceFor({ route, config }: ProbeContext): number | undefined {
  if (route.kind === 'chatgpt') return route.refresh === 'fresh' ? UNEXPECTED_MS : EXPECTED_MS
  // A login in the system's keyring is not seen from here, so `none` may be a ChatGPT sign-in of any age.
  const elsewhere = config.loginStore !== undefined && config.loginStore !== 'file'
  return route.kind === 'none' && elsewhere ? EXPECTED_MS : undefined
}
