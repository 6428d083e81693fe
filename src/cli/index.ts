/** The Codex CLI as a program: find it, install it, read its version, run it to its end. */

export {
  IDENTITY_VARIABLES,
  jobEnvironment,
  PROBE_TIME_ZONE,
  probeEnvironment,
} from './child-environment.ts'
export { type CodexCli, ensureCodex } from './install/ensure-codex.ts'
export type { InstallProgress } from './install/install-codex.ts'
export {
  type ArgumentProblem,
  type JobArguments,
  NO_JOB_ARGUMENTS,
  readJobArguments,
} from './job-arguments.ts'
export { type Executable, findOnPath, locateCodex } from './locate.ts'
export {
  type Command,
  type KillDelay,
  type ProcessResult,
  type RunningProcess,
  runProcess,
} from './run-process.ts'
export { isAtLeast, isCodexVersion, versionOf } from './version.ts'
export { parseVersionRequest, VERSION_REQUEST_RULE, type VersionRequest } from './version-request.ts'
