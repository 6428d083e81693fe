/** A report that came from elsewhere, with every text in it made safe. */

/**
 * Redacts and cuts every text of a value that came as JSON; its shape and its numbers stay. A report file is written
 * quoted, but whoever uploads one can write another.
 */
export function quoteTexts<T>(value: T, quote: (text: string) => string): T
export function quoteTexts(value: unknown, quote: (text: string) => string): unknown {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return value.map(item => quoteTexts(item, quote))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, quoteTexts(item, quote)]))
}
