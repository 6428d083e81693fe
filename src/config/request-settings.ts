/** What a configuration says about the request itself, and a server may refuse. */

import { type Fields, fieldsOf, optional, textOf } from '../base/index.ts'

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

/** A profile that is a table of config.toml, with its name. */
export type ProfileTable = { readonly name: string; readonly fields: Fields }

/** The table of a profile. CLIs before 0.134 put it over all other settings, those of `-c` too; later ones have none. */
export function profileTable(config: Fields, name: string | undefined): ProfileTable | undefined {
  const used = name ?? textOf(config['profile'])
  const fields = used === undefined ? undefined : fieldsOf(config['profiles'])[used]
  return used === undefined || fields === undefined ? undefined : { name: used, fields: fieldsOf(fields) }
}
