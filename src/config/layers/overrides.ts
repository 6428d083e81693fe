/** The values of `-c` as a layer of the configuration. */

import { type Fields, isFields } from '../../base/index.ts'
import { parseToml } from './parse-toml.ts'

/** One value of `-c`. `path` has the parts of the key. */
export type Override = { readonly path: readonly string[]; readonly value: unknown }

/**
 * Reads `key=value` as the CLI does (0.77 to 0.171): the key is split at each dot, also where it has quotes, and a value
 * that is not TOML is a text, without the quotes around it.
 */
export function parseOverride(setting: string): Override {
  const at = setting.indexOf('=')
  const raw = setting.slice(at + 1).trim()
  const parsed = parseToml(`value = ${raw}`)
  const value = parsed === undefined ? raw.replace(/^["']+|["']+$/g, '') : parsed['value']
  return { path: setting.slice(0, at).trim().split('.'), value }
}

/** All values of `-c` as one table. A later one replaces what an earlier one has set, also a whole table. */
export function overridesLayer(settings: readonly string[]): Fields {
  return settings.map(parseOverride).reduce<Fields>((fields, { path, value }) => set(fields, path, value), {})
}

function set(fields: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields {
  const inner = fields[key]
  const before = isFields(inner) ? inner : {}
  return { ...fields, [key]: rest.length === 0 ? value : set(before, rest, value) }
}

/** A value as TOML on one line, as `-c` takes it. */
export function inlineToml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineToml).join(',')}]`
  if (isFields(value) && !(value instanceof Date)) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}=${inlineToml(inner)}`)
      .join(',')}}`
  }
  // JSON uses the same escapes as TOML. A date of TOML prints itself as it was written.
  return typeof value === 'string'
    ? JSON.stringify(value)
    : String(value instanceof Date ? value.toISOString() : value)
}
