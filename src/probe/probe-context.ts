/** What all probes of a run share. */

import type { Environment } from '../base/index.ts'
import type { Executable } from '../cli/index.ts'
import type { CodexConfig, CodexHome } from '../config/index.ts'
import type { Route } from '../route/index.ts'

/** What all commands of the CLI in one run have in common. */
export type ProbeContext = {
  readonly route: Route
  readonly config: CodexConfig
  readonly home: CodexHome
  /** The environment of the step. Only some of its variables reach the CLI. */
  readonly env: Environment
  /** The `effort` input. */
  readonly effort?: string | undefined
  /** The key of the input that the route uses. Only the CLI's process receives it. */
  readonly apiKey?: string | undefined
  readonly executable: Executable
  readonly version?: string | undefined
  /** Asks the runner for a new identity token with an audience; undefined where the job has no permission to. */
  readonly requestIdentityToken?: ((audience: string) => Promise<string>) | undefined
  /** A directory outside the checkout, such as RUNNER_TEMP. */
  readonly temporary: string
  /** Called with the secrets that the configuration's commands print, before anything of the CLI that may hold them. */
  readonly onSecrets?: (secrets: readonly string[]) => void
}
