import type { Environment } from '../base/index.ts'
import type { CodexConfig, CodexHome } from '../config/index.ts'
import type { Route } from '../route/index.ts'

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
