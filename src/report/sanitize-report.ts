/** A report that came from elsewhere, with every text in it made safe. */

/**
 * Redacts and cuts every text of a value that came as JSON; its shape and its numbers stay. A report file is written
 * quoted, but whoever uploads one can write another.
 */
export function sanitizeTexts<T>(value: T, quote: (text: string) => string): T
export function sanitizeTexts(value: unknown, quote: (text: string) => string): unknown {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return value.map(item => sanitizeTexts(item, quote))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sanitizeTexts(item, quote)]))
}

/**
 * Whether arrays and objects stand in each other more than so many levels deep. It goes level by level and not down each
 * branch: a megabyte of brackets is deeper than the stack, and this is what protects everything that does recurse.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value].filter(isContainer)
  for (let depth = 0; depth < levels && level.length > 0; depth++) {
    level = level.flatMap(container => Object.values(container).filter(isContainer))
  }
  return level.length > 0
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
