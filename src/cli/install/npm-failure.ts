/** What npm's failures mean. Its own text is never shown: it holds addresses, paths and sometimes logins. */

import type { ProcessResult } from '../process.ts'

const UNREACHABLE =
  'the npm registry cannot be reached; check the network, the proxy and npm’s registry setting'
const DENIED = 'the npm registry refuses this runner; check the login that npm’s configuration gives for it'
const UNKNOWN = 'the npm registry has no such version'

/**
 * Why there is no installation: `why` is a clause for people, of known words only, and `cause` tells the cure.
 *
 * - `no-npm`: npm is not there. `no-version`: the registry does not have the version. `other`: all else.
 */
export type InstallFailure = {
  readonly kind: 'failed'
  readonly why: string
  readonly cause: 'no-npm' | 'no-version' | 'other'
}

/** npm's error codes (npm 11, `npm error code …`), as clauses. */
const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ERR_SOCKET_TIMEOUT: UNREACHABLE,
  E401: DENIED,
  E403: DENIED,
  ENEEDAUTH: DENIED,
  ETARGET: UNKNOWN,
  E404: UNKNOWN,
  EINTEGRITY: 'what the npm registry sent is not the package that it should be (its sha512 checksum differs)',
  EBADPLATFORM: 'there is no such version for this system',
  ENOSPC: 'the disk is full',
  EACCES: 'npm may not write where it has to',
  EPERM: 'npm may not write where it has to',
  EROFS: 'npm may not write where it has to',
}

/** What an ending of npm other than success means. */
export function npmFailure(ending: ProcessResult, timeoutMs: number): InstallFailure {
  const why = clauseOf(ending, timeoutMs)
  return { kind: 'failed', why, cause: why.startsWith(UNKNOWN) ? 'no-version' : 'other' }
}

/** A failure of a kind of its own. */
export function otherFailure(why: string): InstallFailure {
  return { kind: 'failed', why, cause: 'other' }
}

function clauseOf(ending: ProcessResult, timeoutMs: number): string {
  switch (ending.kind) {
    case 'exited': {
      const code = codeIn(ending.stderr)
      if (code !== undefined && CODES[code] !== undefined) return `${CODES[code]} (npm: ${code})`
      const how = ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`
      return `npm failed (${[...(code === undefined ? [] : [code]), how].join(', ')})`
    }
    case 'timed-out':
      return `npm did not finish within ${Math.round(timeoutMs / 1000)} s`
    case 'cancelled':
    case 'stopped':
      return 'the job was cancelled'
    case 'not-started':
      return 'npm could not be started'
  }
}

/** `npm error code X`, and `npm ERR! code X` up to npm 10.7. */
function codeIn(stderr: string): string | undefined {
  return /^npm (?:error|ERR!) code ([A-Z][A-Z0-9_]{2,40})\s*$/m.exec(stderr)?.[1]
}
