/** Whether the CLI could store new tokens, for a login whose refresh token works once. */

import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from '../../base/index.ts'
import { isAtLeast } from '../../cli/index.ts'
import { authFilePath } from '../../config/index.ts'
import type { ProbeContext } from '../probe-context.ts'

/** No server listens there, so a refresh fails before the token has been sent. */
const NOWHERE = 'http://127.0.0.1:9/oauth/token'

/**
 * The variables that keep the CLI from refreshing the stored login. It goes on with the access token that it has (0.104
 * to 0.171), after up to five attempts that take 20 to 50 ms each.
 */
export const NO_REFRESH_VARIABLES: Readonly<Record<string, string>> = {
  CODEX_REFRESH_TOKEN_URL_OVERRIDE: NOWHERE,
}

/**
 * The variables that keep the CLI of a probe from a refresh of the stored login that would do harm:
 *
 * - Its result could not be stored. The probe would spend the refresh token, and the job would start with a login that
 *   no server accepts any more. Seen with 0.142 to 0.171 on a read-only file or directory: one to four requests for new
 *   tokens, and auth.json as before.
 * - The route does not use the login. The CLI refreshes one that is due all the same (0.142 to 0.171, with CODEX_API_KEY
 *   and with a provider that has its own key; not 0.104), and no lock is held for it: several probes, or another job of
 *   the machine, would use the same token at once.
 */
export function refreshVariables(context: ProbeContext): Readonly<Record<string, string>> {
  const { route } = context
  const isUnused = route.kind === 'provider' || (route.kind === 'api-key' && route.source !== 'auth.json')
  const isLost = route.kind === 'chatgpt' && storeProblem(context) !== undefined
  return isUnused || isLost ? NO_REFRESH_VARIABLES : {}
}

/**
 * Why the login cannot be probed: it is due for a refresh that could not be stored. A message of a failed probe;
 * undefined where it can be probed. While the access token is valid, the CLI needs no refresh.
 */
export function refreshConflict(context: ProbeContext): string | undefined {
  if (context.route.kind !== 'chatgpt' || context.route.refresh === 'fresh') return undefined
  const problem = storeProblem(context)
  return problem === undefined ? undefined : refreshMessage(problem)
}

/** The same message, where the server refused a token that is still valid; undefined for any other message of the CLI. */
export function preventedRefresh(context: ProbeContext, message: string): string | undefined {
  return message.includes(NOWHERE) ? refreshMessage(storeProblem(context) ?? 'unknown') : undefined
}

function refreshMessage(problem: string): string {
  return `The stored login needs a refresh whose result could not be stored: ${problem}. A probe would use up its refresh token, which works once, and sign the job out, so it does not refresh the login.`
}

/**
 * A clause that says why auth.json cannot be written; undefined where it can. 0.169 and later replace the file in one
 * step (0.104 to 0.165 write into it), which the directory must allow. They refuse a file with several hard links, and
 * the system refuses to replace a file that is mounted on its own, as a container does with a single file.
 */
function storeProblem({ home, version }: ProbeContext): string | undefined {
  const file = tryRealPath(authFilePath(home))
  if (file === undefined) return undefined
  if (!isWritable(file)) return 'auth.json is read-only'
  if (!isWritable(home.dir)) return 'CODEX_HOME is read-only'
  if (version !== undefined && !isAtLeast(version, '0.166.0')) return undefined
  if (!isWritable(dirname(file))) return 'the directory of auth.json is read-only'
  if ((statSync(file, { throwIfNoEntry: false })?.nlink ?? 1) > 1) return 'auth.json has several hard links'
  return isMountPoint(file) ? 'auth.json is mounted on its own' : undefined
}

function tryRealPath(file: string): string | undefined {
  try {
    return realpathSync(file)
  } catch {
    return undefined
  }
}

/** Another error, such as a missing file, is no proof that the file is read-only. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch (error) {
    return !['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')
  }
}

/** Linux only: the fifth field of a line is the mount point, with white space as octal numbers. */
function isMountPoint(file: string): boolean {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .some(line => line.split(' ')[4]?.replace(/\\040/g, ' ') === file)
  } catch {
    return false
  }
}
