/** The few numbers that the benchmark makes of its samples. */

/** The middle of the values; the mean of the two middle ones where their count is even. NaN where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper
}

/** Half of the values lie between these two: the first and the third quartile, by the nearest rank. */
export function quartiles(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
  return [at(0.25), at(0.75)]
}
