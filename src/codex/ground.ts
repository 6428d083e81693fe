/** What all probes of a run stand on. */

import type { Route } from '../core/route.ts'
import type { ConfigFacts } from './config-file.ts'
import type { CodexHome } from './home.ts'
import type { Environment } from './locate.ts'

/** What all probes of a run have in common. */
export type ProbeGround = {
  readonly route: Route
  readonly config: ConfigFacts
  readonly version?: string
  readonly env: Environment
  readonly home: CodexHome
  /** The key of the input; it reaches the probe's process alone. */
  readonly apiKey?: string
}
