/** The old kind of profile: a table of config.toml. */

import { type Fields, isFields, textOf } from '../../base/index.ts'
import { isAtLeast } from '../../cli/index.ts'

/** A profile that is a table, with its name. */
export type ProfileTable = { readonly name: string; readonly fields: Fields }

/**
 * The table of the profile in use. CLIs before 0.134 put it over all settings outside of it, those of `-c` too. Later
 * ones read the table of `profile` alone, and 0.169 refuses to start with that.
 *
 * @param profile the name in the job's arguments
 */
export function profileTable(
  config: Fields,
  profile: string | undefined,
  codexVersion: string | undefined,
): ProfileTable | undefined {
  const ofArguments = isAtLeast(codexVersion, '0.134.0') ? undefined : profile
  const name = ofArguments ?? textOf(config['profile'])
  const { profiles } = config
  const fields = name === undefined || !isFields(profiles) ? undefined : profiles[name]
  return name === undefined || !isFields(fields) ? undefined : { name, fields }
}
