/** A stored login whose access token is past its end. */

import { authFilePath } from '../../config/index.ts'
import { readAuthFile } from '../../route/index.ts'
import type { ProbeContext } from '../probe-context.ts'

/** An access token that is past its end. */
type EndedToken = {
  /** Milliseconds since the epoch. */
  readonly endedAt: number
  /** Whether there is a refresh token to get a new one with. */
  readonly hasRefreshToken: boolean
}

/**
 * The access token of the stored login, where no server that a probe asks would accept it any more. Undefined where it
 * is still valid, where its end is unknown, and where the probe may ask another server than OpenAI's own: a configured
 * provider with `requires_openai_auth` gets the token too, and may accept it for longer.
 *
 * Read anew for each probe: a login is replaced or comes to its end while the chain is asked.
 */
export function endedToken({ route, config, home }: ProbeContext): EndedToken | undefined {
  if (route.kind !== 'chatgpt' || config.provider !== undefined || config.isIncomplete) return undefined
  // A keyring may hold another login than the file.
  if (config.loginStore !== undefined && config.loginStore !== 'file') return undefined
  const { facts, refreshTokenHash } = readAuthFile(authFilePath(home))
  if (facts.kind !== 'chatgpt' || facts.expiresAt === undefined || facts.expiresAt > Date.now()) {
    return undefined
  }
  return { endedAt: facts.expiresAt, hasRefreshToken: refreshTokenHash !== undefined }
}

/**
 * Why a login cannot be used at all: its access token is past its end, and there is nothing to get a new one with. A
 * message of a failed probe; undefined for any other login. The CLI would ask all the same. With an empty refresh token,
 * 0.142 to 0.171 send it 13 to 19 times to the token endpoint, and 0.104 once; all of them then send the old access
 * token. Without the field, 0.171 asks without a sign-in, and 0.104 and 0.142 end at their start. While the access token
 * is valid, every version works with an empty refresh token.
 */
export function endedTokenConflict(context: ProbeContext): string | undefined {
  const token = endedToken(context)
  if (token === undefined || token.hasRefreshToken) return undefined
  return `The stored login has no refresh token, and its access token ${endedAt(token)}. A probe could not get a new one, so nothing was asked.`
}

/**
 * What a CLI that ended at its start does not say: the login could not be refreshed. A message of a failed probe;
 * undefined for any other end. With a business, enterprise or edu plan the CLI (0.125 to 0.171) first loads the policies
 * of the workspace, and tries it six times, each time with a request for new tokens. It then reports only the policies,
 * whatever the token endpoint has said, except for the refusals that it has a sentence for.
 */
export function unrefreshedLogin(context: ProbeContext, stderr: string): string | undefined {
  if (!/\bfailed to load cloud (?:config bundle|requirements)\b/i.test(stderr)) return undefined
  // After a refresh the file holds a valid token.
  const token = endedToken(context)
  return token === undefined
    ? undefined
    : `The stored login was not refreshed: its access token ${endedAt(token)}, and the CLI got no new one. It only says that it failed to load the policies of the workspace.`
}

/** A claim may hold any number. */
function endedAt({ endedAt }: EndedToken): string {
  const end = new Date(endedAt)
  return Number.isNaN(end.getTime()) ? 'ended' : `ended on ${end.toISOString().replace(/\.\d+Z$/, 'Z')}`
}
