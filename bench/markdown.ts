/** Markdown of numbers. */

/** A table of cells that hold no pipe. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** Milliseconds, or seconds from ten on. */
export function ms(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value)} ms`
}

/** Thousands, without a fraction. */
export function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
