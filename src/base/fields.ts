/** Reads values of unknown shape, as parsed from JSON and TOML. */

/** An object with unknown fields. */
export type Fields = Readonly<Record<string, unknown>>

/** The value as an object; an empty one when it is not an object. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

/** Whether a value is an object and not an array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a text; undefined when it is empty or not a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** One field, or none when its value is undefined. For types whose optional fields are never present and undefined. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V })
}
