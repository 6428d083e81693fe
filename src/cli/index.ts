/** The Codex CLI as a program: find it, install it, read its version, run it to its end. */

export { type CodexCli, ensureCodex } from './install/ensure-codex.ts'
export { isCodexVersion } from './install/version-input.ts'
export { type Executable, locateCodex } from './locate.ts'
export { probeEnvironment } from './probe-environment.ts'
export { type KillDelay, type ProcessResult, type RunningProcess, runProcess } from './process.ts'
export { isAtLeast, versionOf } from './version.ts'
