/** What the `codex-version` input may be. */

/** semver.org's grammar without build metadata, which npm does not tell apart. */
const VERSION =
  /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?$/

/** A version such as 0.169.0-linux-x64 is one platform's binary, without the command. */
const PLATFORM = /-(?:linux|darwin|win32)-(?:x64|arm64)$/

/** Longer ones are no version, and would be a long path. */
const LIMIT = 64

/** Whether a text is the exact version of a Codex CLI: `x.y.z` or a pre-release of one, such as `0.142.0-alpha.3`. */
export function isCodexVersion(text: string): boolean {
  return text.length <= LIMIT && VERSION.test(text) && !PLATFORM.test(text)
}
