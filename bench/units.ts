/** Milliseconds, or seconds from 10 s on. */
export function ms(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value)} ms`
}

/** Bytes in kB, rounded. */
export function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
