import type { Environment } from '../base/environment.ts'
import type { CodexHome } from '../config/codex-home.ts'
import type { CodexConfig } from '../config/config-file.ts'
import type { Route } from '../route/route.ts'

/** What all probes of a run have in common. */
export type ProbeContext = {
  readonly route: Route
  readonly config: CodexConfig
  readonly version?: string
  readonly env: Environment
  readonly home: CodexHome
  /** The key of the input; it reaches the probe's process alone. */
  readonly apiKey?: string
}
