/** Runs npm, and turns its failures into sentences. */

import { assertNever, type Environment } from '../../base/index.ts'
import { type NpmPatience, npmEnvironment } from '../child-environment.ts'
import { findOnPath } from '../locate.ts'
import { type CommandResult, runCommand } from '../run-command.ts'

/**
 * How npm is run. `cwd` must have no `.npmrc`: the checkout's settings must not apply. `signal` is the job's, and
 * `deadline` ends the wait for npm.
 */
export type NpmOptions = {
  readonly env: Environment
  readonly cwd: string
  readonly signal: AbortSignal
  readonly deadline: AbortSignal
  readonly patience?: NpmPatience
}

/**
 * Why there is no installation. `why` is a clause and `cure` a sentence; both contain nothing that npm printed.
 * `isExcluded` is true when the registry does not have the version, or npm's settings do not allow it.
 */
export type InstallFailure = {
  readonly kind: 'failed'
  readonly why: string
  readonly cure: string
  readonly isExcluded?: boolean
}

/** How npm ended. */
export type NpmResult = { readonly kind: 'done'; readonly stdout: string } | InstallFailure

/**
 * These override the user's configuration, which may leave out optional packages, the links in `.bin` or the lock file.
 * `--prefix .` keeps npm from searching a project in the parent directories.
 */
const FLAGS = [
  '--prefix',
  '.',
  '--ignore-scripts',
  '--include=optional',
  '--bin-links',
  '--package-lock',
  '--location=project',
  '--install-strategy=hoisted',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--no-update-notifier',
  '--loglevel=error',
]

/**
 * Maximum time of all npm commands of a step together, milliseconds; `npmEnvironment` makes npm end earlier when a
 * registry hangs.
 */
export const NPM_TIMEOUT_MS = 180_000

const DEFAULT_CURE = 'Run the job again, or put `codex` on PATH in a step before this one.'

/** What helps when the registry does not have what the workflow asks for. */
export const CHECK_VERSION = 'Check the input `codex-version`, or leave it empty.'

type KnownError = {
  readonly codes: string
  readonly why: string
  readonly cure?: string
  readonly isExcluded?: boolean
}

/** npm's error codes: `npm error code …`, `npm ERR! code …` up to npm 10.7. */
const KNOWN_ERRORS: readonly KnownError[] = [
  {
    codes: `ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH ENETUNREACH ERR_SOCKET_TIMEOUT
      EIDLETIMEOUT FETCH_ERROR`,
    why: 'the npm registry cannot be reached; check the network, the proxy and npm’s registry setting',
  },
  {
    codes: 'E401 E403 ENEEDAUTH',
    why: 'the npm registry refuses this runner; check the login that npm’s configuration gives for it',
  },
  {
    codes: 'E404',
    why: 'the npm registry has no such version',
    cure: CHECK_VERSION,
    isExcluded: true,
  },
  {
    // `npm view` names a version that is newer than the settings allow, and `npm install` refuses it (npm 11.19).
    codes: 'ETARGET',
    why: 'the npm registry has no such version, or npm’s setting `min-release-age` or `before` excludes it',
    cure: CHECK_VERSION,
    isExcluded: true,
  },
  {
    codes: 'EINTEGRITY',
    why: 'the package from the npm registry is not the expected one (its sha512 checksum differs)',
  },
  { codes: 'EBADPLATFORM', why: 'there is no such version for this system' },
  { codes: 'ENOSPC', why: 'the disk is full' },
  { codes: 'EACCES EPERM EROFS', why: 'npm has no permission to write to a directory that it needs' },
]

/** A failure; by default the cure is to run the job again. */
export function installFailure(why: string, cure = DEFAULT_CURE): InstallFailure {
  return { kind: 'failed', why, cure }
}

/** Runs the npm on PATH to its end. */
export async function runNpm(args: readonly string[], options: NpmOptions): Promise<NpmResult> {
  const { cwd, env, signal, deadline, patience } = options
  const file = findOnPath(process.platform === 'win32' ? ['npm.exe', 'npm.cmd'] : ['npm'], env)
  if (file === undefined) {
    const cure = 'Set up Node.js (actions/setup-node) before this step, or put `codex` on PATH.'
    return installFailure('there is no npm on PATH', cure)
  }
  const command = { file, args: [...args, ...FLAGS], cwd, env: npmEnvironment(env, patience) }
  const result = await runCommand(command, AbortSignal.any([signal, deadline]))
  if (result.kind === 'exited' && result.code === 0) return { kind: 'done', stdout: result.stdout }
  return explainFailure(result, signal)
}

/** npm's own messages are not quoted: they contain addresses, paths and sometimes logins. */
function explainFailure(result: CommandResult, signal: AbortSignal): InstallFailure {
  switch (result.kind) {
    case 'exited': {
      const code = /^npm (?:error|ERR!) code ([A-Z][A-Z0-9_]{2,40})\s*$/m.exec(result.stderr)?.[1]
      const known = KNOWN_ERRORS.find(({ codes }) => code !== undefined && codes.split(/\s+/).includes(code))
      if (known !== undefined) {
        const { why, cure, isExcluded = false } = known
        return { ...installFailure(`${why} (npm: ${code})`, cure), isExcluded }
      }
      const ending = result.code === null ? 'ended by a signal' : `exit code ${result.code}`
      return installFailure(`npm failed (${code === undefined ? '' : `${code}, `}${ending})`)
    }
    case 'aborted':
      if (signal.aborted) return installFailure('the job was cancelled')
      return installFailure(`npm did not finish within ${NPM_TIMEOUT_MS / 1000} s`)
    case 'not-started':
      return installFailure('npm could not be started')
    default:
      return assertNever(result)
  }
}
