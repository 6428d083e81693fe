/** What a configuration says about the request itself, and a server may refuse. */

import { type Fields, optional, textOf } from '../base/index.ts'

/** Settings of the request, as texts of the configuration: a CLI may refuse one, or send another value for it. */
export type RequestSettings = {
  readonly effort?: string
  readonly summary?: string
  readonly verbosity?: string
  readonly serviceTier?: string
}

/** The settings of the request in a layer, or in all of them merged. */
export function requestSettings(config: Fields): RequestSettings {
  return {
    ...optional('effort', textOf(config['model_reasoning_effort'])),
    ...optional('summary', textOf(config['model_reasoning_summary'])),
    ...optional('verbosity', textOf(config['model_verbosity'])),
    ...optional('serviceTier', textOf(config['service_tier'])),
  }
}
