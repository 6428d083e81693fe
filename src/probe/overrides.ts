/** The syntax of the CLI's `-c path=value`. */

/** Whether a name can stand in a dotted path of `-c`, which knows no quotes. */
export function isBareKey(name: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(name)
}

/** A text as a TOML basic string, whose escapes are JSON's. */
export function toml(text: string): string {
  return JSON.stringify(text)
}
