/** The settings of a probe beside those of the user: which of the two an error of the CLI is about. */

import type { Settings } from '../chain/index.ts'
import type { CodexConfig, SettingType } from '../config/index.ts'
import type { ProbeContext } from './probe-context.ts'

/**
 * The names of all settings and tables in the `-c` arguments that the user's configuration does not have, and the files
 * that they name. A table that both have, such as `features`, counts as the user's, and so does an effort that was not
 * adjusted.
 */
export function probeSettingNames(
  { config, effort }: ProbeContext,
  args: readonly string[],
  files: readonly string[],
  adjusted: Settings = {},
): readonly string[] {
  // Without the user's settings there is nothing to tell them apart by.
  if (config.isIncomplete) return files
  const own = new Set(Object.keys(config.settings ?? {}))
  if (adjusted.effort !== undefined) own.delete('model_reasoning_effort')
  else if (effort !== undefined) own.add('model_reasoning_effort')
  const values = args.filter((_, index) => args[index - 1] === '-c')
  const names = values.flatMap(value => withTables(nameOf(value)))
  return [...new Set(names)].filter(name => !own.has(name)).concat(files)
}

/** `a.b.c` is in the tables `a.b` and `a`. */
function withTables(name: string): readonly string[] {
  const parts = name.split('.')
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}

/**
 * Leaves out each setting of the probe that would hide an error of the user's: the CLI (0.77 to 0.171) refuses a value
 * of a wrong type, but not one that `-c` replaces, so the probe would be accepted and the job would not start. A table
 * in the place of another value stays hidden, since several features are a boolean or a table.
 */
export function withoutHidingErrors(settings: readonly string[], config: CodexConfig): readonly string[] {
  const types = config.settings ?? {}
  return settings.filter(setting => {
    const [name = '', ...tables] = withTables(nameOf(setting)).toReversed()
    const type = types[name]
    const isOfWrongType = type !== undefined && type !== 'table' && type !== typeOfValue(setting)
    return !isOfWrongType && tables.every(table => (types[table] ?? 'table') === 'table')
  })
}

function nameOf(setting: string): string {
  return setting.slice(0, setting.indexOf('='))
}

function typeOfValue(setting: string): SettingType {
  const value = setting.slice(setting.indexOf('=') + 1)
  if (value.startsWith('"')) return 'string'
  if (value.startsWith('[')) return 'array'
  if (value.startsWith('{')) return 'table'
  return value === 'true' || value === 'false' ? 'boolean' : 'number'
}
